package liaison

import (
	"fmt"
	"strings"

	"shuanglian/liaison/roster"
)

// Imported is what a roster file changed.
type Imported struct {
	Added, Changed, Same int // people
	Absent               int // on the roster, not in the file: left alone
	Linked, Ended        int // links begun; links that got an end
}

// ImportAnswers settle what a file leaves open: whether somebody of the same
// name and organization with another phone is the one who is known, or not.
type ImportAnswers struct {
	NewPhone  []string // names of people known, with a new phone
	NewPerson []string // names of people not known before
}

// Import is ImportAnswered where nothing was asked.
func (d *Desk) Import(file roster.File, actor string) (Imported, error) {
	return d.ImportAnswered(file, ImportAnswers{}, actor)
}

// ImportAnswered takes a checked roster file into the store. Nobody is deleted;
// a role the file adds waits for a code issued after it; a link that a new one
// replaces is ended, never overwritten. It fails with ErrConflict and a sentence
// that names every line concerned, and does nothing, when 党代表 or 党委委员 is
// taken from somebody who still holds open matters, or when it can't be told
// whether a row means somebody who is known.
func (d *Desk) ImportAnswered(file roster.File, answers ImportAnswers, actor string) (Imported, error) {
	i, err := d.newImport(answers)
	if err != nil {
		return Imported{}, err
	}
	merged, err := i.mergeAll(file.People)
	if err != nil {
		return Imported{}, err
	}
	for _, person := range merged {
		if err := d.tx.SavePerson(person); err != nil {
			return Imported{}, err
		}
	}
	i.nameLinks(file.Links)
	for _, row := range file.Links {
		if err := i.link(row); err != nil {
			return Imported{}, err
		}
	}
	if err := d.tx.AddImport(Import{ID: i.id, At: d.now, People: len(file.People), Links: len(file.Links)}); err != nil {
		return Imported{}, err
	}
	return i.done, d.audit(AuditRow{ActorID: actor, Act: "import"})
}

// importing is one import under way.
type importing struct {
	*Desk
	id      string
	answers ImportAnswers
	known   map[string]Person // by every key a row or a link may name them with
	before  []Person          // the roster as it was
	met     map[string]bool   // ids of people the file names
	linked  map[linkEnds]bool // links the file names
	faults  []roster.Fault
	done    Imported
}

func (d *Desk) newImport(answers ImportAnswers) (*importing, error) {
	people, err := d.tx.Roster()
	i := &importing{Desk: d, id: d.tx.NewID(), answers: answers, known: map[string]Person{}, before: people,
		met: map[string]bool{}, linked: map[linkEnds]bool{}}
	for _, person := range people {
		i.know(person)
	}
	return i, err
}

// know lets a person be found by his 编号 and by his name with his phone.
func (i *importing) know(person Person) {
	row := roster.PersonRow{Code: person.Code, Name: person.Name, Phone: person.Phone}
	i.known[row.Key()] = person
	if row.Code = ""; person.Phone != "" {
		i.known[row.Key()] = person
	}
}

func (i *importing) fault(row roster.PersonRow, column, format string, args ...any) {
	i.faults = append(i.faults, roster.Fault{File: row.File, Line: row.Line, Column: column, Text: fmt.Sprintf(format, args...)})
}

// conflict is everything the import was refused for, or nil.
func (i *importing) conflict() error {
	if len(i.faults) == 0 {
		return nil
	}
	lines := make([]string, 0, len(i.faults)+1)
	for _, fault := range i.faults {
		lines = append(lines, fault.String())
	}
	lines = append(lines, fmt.Sprintf("共%d处要先办，一行也没有导入", len(i.faults)))
	return &Fault{Kind: ErrConflict, Sentence: strings.Join(lines, "\n")}
}

// KnownRows lists the roster as rows, for links of a file that end at people
// who are not in it.
func (d *Desk) KnownRows() ([]roster.PersonRow, error) {
	people, err := d.tx.Roster()
	rows := make([]roster.PersonRow, 0, len(people))
	for _, person := range people {
		row := roster.PersonRow{Code: person.Code, Township: person.Township, Name: person.Name, Phone: person.Phone,
			Organization: person.Organization, Delegation: person.Delegation, Title: person.Title}
		for _, held := range person.Roles {
			row.Roles = append(row.Roles, roster.Role(held.Role))
		}
		rows = append(rows, row)
	}
	return rows, err
}
