package liaison

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"time"

	"shuanglian/liaison/roster"
)

// ImportState is how far a roster file has come.
type ImportState string

// A file comes in piece by piece, takes effect as a whole, and may be undone or dropped as a whole.
const (
	ImportStaging ImportState = "staging"
	ImportTaken   ImportState = "taken"
	ImportUndone  ImportState = "undone"
	ImportDropped ImportState = "dropped"
)

// Import is one accepted roster file.
type Import struct {
	ID          string
	At          time.Time // the day its links begin that name no other
	People      int       // rows of the file
	Links       int
	State       ImportState
	Fingerprint string // of the file and the answers, so that only the same one is gone on with
	Total       int    // changes it makes
	Staged      int    // of which are laid ready
}

// Imports holds roster files on their way into the roster, and the last one, so that it can be undone.
type Imports interface {
	SaveImport(Import) error // insert or replace by ID; a second one in state staging is ErrConflict
	// LastImport is the newest import in that state.
	LastImport(ImportState) (Import, error)
	AllContacts() ([]Contact, error) // with those that have ended, by ID
	// StagePerson and StageContact lay one change ready; nothing is seen of it before SaveImport with state taken.
	StagePerson(importID string, change PersonChange) error
	StageContact(importID string, change ContactChange) error
	// StagedLosses lists the people who lose 党代表 or 党委委员 by a staged import.
	StagedLosses(importID string) ([]RoleLoss, error)
	// TakeStaged puts what is changed in force. Roles woken and seats changed since it was staged stay as they are.
	TakeStaged(importID string, now time.Time) error
	// AddedInUse lists people added by an import who have bound, raised or received anything since, are on a rota or away, or
	// have visited somebody or been visited.
	AddedInUse(importID string) ([]Person, error)
	// MeetingsOfAdded lists the numbers of the meetings to which people added by an import are invited, but for cancelled ones.
	MeetingsOfAdded(importID string) ([]string, error)
	UndoTaken(importID string) error  // puts back what TakeStaged changed
	DropStaged(importID string) error // forgets what was there before
	// SweepImports deletes at most so many of those whom imports undone or dropped had added, and counts them.
	SweepImports(most int) (int, error)
}

// RoleLoss is a role that an import takes from somebody.
type RoleLoss struct {
	Person Person
	Role   Role
}

// PersonChange is what a file does to one person; Before is zero for somebody new.
type PersonChange struct {
	Row           roster.PersonRow
	Before, After Person
}

// RolesGiven lists the roles the change adds, in the order of the file.
func (c PersonChange) RolesGiven() []Role { return rolesMissing(c.After, c.Before) }

// RolesTaken lists the roles the change takes away.
func (c PersonChange) RolesTaken() []Role { return rolesMissing(c.Before, c.After) }

// Wakes tells whether a role is given that a code issued before must not wake.
func (c PersonChange) Wakes() bool {
	for _, role := range c.RolesGiven() {
		if !role.IsMember() {
			return true
		}
	}
	return false
}

func rolesMissing(of, in Person) []Role {
	var roles []Role
	for _, held := range of.Roles {
		if !in.Holds(held.Role) {
			roles = append(roles, held.Role)
		}
	}
	return roles
}

// ContactChange is a link begun (Before is zero) or given another last day.
type ContactChange struct{ Before, After Contact }

// RosterPlan is everything a file would do to the roster. Nothing is done yet.
type RosterPlan struct {
	Import    Import
	People    []PersonChange
	Contacts  []ContactChange
	Kin       []KinChange
	Questions []RosterQuestion
	Warnings  []roster.Fault
	Done      Imported          // the numbers, as they will be
	Names     map[string]string // of everybody, by id
}

// Open lists the questions without an answer.
func (p RosterPlan) Open() []RosterQuestion {
	var open []RosterQuestion
	for _, question := range p.Questions {
		if question.Answer == "" {
			open = append(open, question)
		}
	}
	return open
}

// RosterQuestion asks whether a row without 编号 means somebody known by the same name and organization, whose phone has
// changed, or somebody else.
type RosterQuestion struct {
	Number int // from 1, in the order of the file
	Row    roster.PersonRow
	Known  []Person // one, or namesakes
	Answer string
}

// Answers to a question: the one known has a new phone; somebody new. Namesakes are told apart as same1, same2, ….
const (
	AnswerSame = "same"
	AnswerNew  = "new"
)

// choice is the person an answer means; the zero one for somebody new; false if it is no answer to this question.
func (q RosterQuestion) choice(answer string) (Person, bool) {
	if answer == AnswerNew {
		return Person{}, true
	}
	if answer == AnswerSame && len(q.Known) == 1 {
		return q.Known[0], true
	}
	for n, person := range q.Known {
		if answer == fmt.Sprintf("%s%d", AnswerSame, n+1) {
			return person, true
		}
	}
	return Person{}, false
}

// Choices are the answers the question takes.
func (q RosterQuestion) Choices() []string {
	if len(q.Known) == 1 {
		return []string{AnswerSame, AnswerNew}
	}
	var choices []string
	for n := range q.Known {
		choices = append(choices, fmt.Sprintf("%s%d", AnswerSame, n+1))
	}
	return append(choices, AnswerNew)
}

// PlanOptions are what a plan depends on besides the file and the roster.
type PlanOptions struct {
	Answers     map[int]string // by the number of the question
	Ranges      roster.Ranges
	Fingerprint string
	HandOver    bool   // the open matters of those who lose 党代表 or 党委委员 are handed over
	Resume      Import // go on with this one: the same ids and days; zero for a new one
}

// idOf derives the id of the n-th thing an import makes, in the shape of a ULID of the import's time: an import gone on
// with after a crash gives the same ids again.
func idOf(importID, kind string, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d", importID, kind, n))
	crockford := base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)
	const timePart = 10
	return importID[:min(timePart, len(importID))] + crockford.EncodeToString(sum[:10])
}

func byFile(a, b roster.Fault) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
}
