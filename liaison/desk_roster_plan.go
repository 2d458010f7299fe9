package liaison

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison/roster"
)

// PlanImport works out what a checked roster file would change, and writes nothing. It fails with ErrConflict and a sentence
// that names every line concerned when 党代表 or 党委委员 is taken from somebody who still holds open matters, or when two
// rows mean one person. What can't be told from the file is a question of the plan.
func (d *Desk) PlanImport(file roster.File, options PlanOptions) (RosterPlan, error) {
	i, err := d.newImport(options)
	if err != nil {
		return RosterPlan{}, err
	}
	i.plan.Import.People, i.plan.Import.Links = len(file.People), len(file.Links)
	if err := i.mergeAll(file.People); err != nil {
		return RosterPlan{}, err
	}
	i.refuseTwins()
	i.nameLinks(file.Links)
	for _, row := range file.Links {
		if err := i.link(row); err != nil {
			return RosterPlan{}, err
		}
	}
	i.refuseLoops()
	i.plan.Contacts = i.links.changes(&i.plan.Done)
	if err := i.planKin(file.Kin); err != nil {
		return RosterPlan{}, err
	}
	i.plan.Names = i.names()
	i.plan.Import.Total = len(i.plan.People) + len(i.plan.Contacts) + len(i.plan.Kin)
	i.warnOfRanges(file, options.Ranges)
	i.plan.Warnings = append(slices.Clone(file.Warnings), i.plan.Warnings...)
	slices.SortStableFunc(i.plan.Warnings, byFile)
	return i.plan, i.conflict()
}

// importing is one plan in the making.
type importing struct {
	*Desk
	handOver bool
	plan     RosterPlan
	answers  map[int]string
	today    time.Time
	known    map[string]Person           // the roster as it was, by every key a row may name somebody with
	before   []Person                    // the roster as it was
	byName   map[string][]Person         // the same
	ends     map[string]Person           // by every key a link may name somebody with, as he will be
	claimed  map[string]roster.PersonRow // by the id of the person a row means beyond doubt
	answered map[string]int              // numbers of questions, by the id of the person they were answered with
	linked   map[linkEnds]bool           // links the file names
	links    *linkBook
	rows     map[string]roster.LinkRow // of the links the file begins, by their id
	faults   []roster.Fault
}

func (d *Desk) newImport(options PlanOptions) (*importing, error) {
	people, err := d.tx.Roster()
	if err != nil {
		return nil, err
	}
	contacts, err := d.tx.AllContacts()
	if err != nil {
		return nil, err
	}
	taken := options.Resume
	if taken.ID == "" {
		taken = Import{ID: d.tx.NewID(), At: d.now, State: ImportStaging, Fingerprint: options.Fingerprint}
	}
	calendar := d.terms.Calendar
	i := &importing{Desk: d, handOver: options.HandOver, plan: RosterPlan{Import: taken}, answers: maps.Clone(options.Answers), before: people,
		today: calendar.At(calendar.DateOf(taken.At), 0), known: map[string]Person{}, byName: map[string][]Person{},
		ends: map[string]Person{}, claimed: map[string]roster.PersonRow{}, answered: map[string]int{}, linked: map[linkEnds]bool{}, links: newLinkBook(contacts),
		rows: map[string]roster.LinkRow{}}
	for _, person := range people {
		for _, key := range keysOf(person) {
			i.known[key], i.ends[key] = person, person
		}
		i.byName[person.Name] = append(i.byName[person.Name], person)
	}
	return i, nil
}

// names are those of everybody, by id, as they will be.
func (i *importing) names() map[string]string {
	names := make(map[string]string, len(i.before))
	for _, person := range i.before {
		names[person.ID] = person.Name
	}
	for _, change := range i.plan.People {
		names[change.After.ID] = change.After.Name
	}
	return names
}

// keysOf are the keys a person can be found by: his 编号, and his name with his phone.
func keysOf(person Person) []string {
	row := roster.PersonRow{Code: person.Code, Township: person.Township, Name: person.Name, Phone: person.Phone}
	keys := []string{row.Key()}
	if row.Code = ""; person.Code != "" && person.Phone != "" {
		keys = append(keys, row.Key())
	}
	return keys
}

func (i *importing) fault(row roster.PersonRow, column, format string, args ...any) {
	i.faults = append(i.faults, roster.Fault{File: row.File, Line: row.Line, Column: column, Text: fmt.Sprintf(format, args...)})
}

func (i *importing) warn(row roster.PersonRow, column, format string, args ...any) {
	i.plan.Warnings = append(i.plan.Warnings, roster.Fault{File: row.File, Line: row.Line, Column: column, Text: fmt.Sprintf(format, args...)})
}

// conflict is everything the import is refused for, or nil.
func (i *importing) conflict() error {
	for number := range i.answers { // those that met a question are gone
		return &Fault{Kind: ErrInvalid, Sentence: fmt.Sprintf("没有问题%d，或者它不能这样答：先用 --dry-run 看有哪些问题、怎么答", number)}
	}
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
		rows = append(rows, rowOf(person))
	}
	return rows, err
}

// rowOf is a person as a line of the roster.
func rowOf(person Person) roster.PersonRow {
	row := roster.PersonRow{Code: person.Code, Township: person.Township, Name: person.Name, Phone: person.Phone,
		Organization: person.Organization, Delegation: person.Delegation, Title: person.Title}
	for _, held := range person.Roles {
		row.Roles = append(row.Roles, roster.Role(held.Role))
	}
	return row
}

var errLinkToNobody = errors.Join(ErrInvalid, ErrNotFound)
