package roster

import (
	"slices"
	"strings"
)

// Role is what the roster makes of a person. One person may hold several.
type Role string

// The roles, by the identifiers used everywhere else; the tables use the Chinese words.
const (
	CommitteeMember   Role = "committee_member"
	Delegate          Role = "delegate"
	PartyMember       Role = "party_member"
	Resident          Role = "resident"
	FloatingMember    Role = "floating_member"
	LiaisonOfficer    Role = "liaison_officer"
	Administrator     Role = "administrator"
	DisciplineLiaison Role = "discipline_liaison"
	Secretary         Role = "secretary"
	Handler           Role = "handler"
)

type roleWord struct {
	role Role
	word string
}

func roleWords() []roleWord {
	return []roleWord{
		{CommitteeMember, "党委委员"}, {Delegate, "党代表"}, {PartyMember, "党员"}, {Resident, "群众"},
		{FloatingMember, "流动党员"}, {LiaisonOfficer, "联络员"}, {Administrator, "管理员"},
		{DisciplineLiaison, "纪检专员"}, {Secretary, "书记"}, {Handler, "承办人"},
	}
}

// ParseRole finds the role of a Chinese word; false if there is none.
func ParseRole(word string) (Role, bool) {
	for _, known := range roleWords() {
		if known.word == word {
			return known.role, true
		}
	}
	return "", false
}

// Chinese is the word the tables use, "" for an unknown role.
func (r Role) Chinese() string {
	for _, known := range roleWords() {
		if known.role == r {
			return known.word
		}
	}
	return ""
}

// IsMember tells whether the role is one of those who write to the account: 党员, 群众, 流动党员.
func (r Role) IsMember() bool { return r == PartyMember || r == Resident || r == FloatingMember }

func allRoleWords() string {
	var words []string
	for _, known := range roleWords() {
		words = append(words, known.word)
	}
	return strings.Join(words, " ")
}

func (p PersonRow) holds(role Role) bool { return slices.Contains(p.Roles, role) }
func (p PersonRow) member() bool         { return slices.ContainsFunc(p.Roles, Role.IsMember) }

// onlyMember tells whether the person holds no role besides those of members.
func (p PersonRow) onlyMember() bool {
	return !slices.ContainsFunc(p.Roles, func(r Role) bool { return !r.IsMember() })
}
