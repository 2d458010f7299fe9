package liaison

import (
	"slices"

	"shuanglian/liaison/roster"
)

// mergeAll makes people of the rows; it returns those to be saved, or one error
// for everything that stands against the import.
func (i *importing) mergeAll(rows []roster.PersonRow) ([]Person, error) {
	named := map[string]bool{} // ids of people the rows name by their keys
	for _, row := range rows {
		named[i.known[row.Key()].ID] = true
	}
	var changed []Person
	for _, row := range rows {
		old := i.oldOf(row, named)
		person := i.merge(old, row)
		i.met[person.ID] = true
		switch {
		case old.ID == "":
			i.done.Added++
		case samePerson(old, person):
			i.done.Same++
			continue
		default:
			i.done.Changed++
			if err := i.roleChanges(old, person, row); err != nil {
				return nil, err
			}
		}
		i.know(person)
		changed = append(changed, person)
	}
	for _, person := range i.before {
		if !i.met[person.ID] {
			i.done.Absent++
		}
	}
	return changed, i.conflict()
}

// oldOf finds who a row means: by its key, or by name and phone when only one
// side has a 编号. Whether a new phone means a new person is asked, not guessed.
func (i *importing) oldOf(row roster.PersonRow, named map[string]bool) Person {
	if old, ok := i.known[row.Key()]; ok {
		return old
	}
	keyless := roster.PersonRow{Name: row.Name, Phone: row.Phone}
	if old, ok := i.known[keyless.Key()]; ok && row.Phone != "" && !i.met[old.ID] {
		if old.Code != "" && row.Code != "" {
			i.fault(row, "编号", "名册里%s（手机相同）的编号是%s：请照名册写", row.Name, old.Code)
		}
		return old
	}
	for _, person := range i.before {
		if row.Code != "" || person.Name != row.Name || person.Organization != row.Organization || named[person.ID] {
			continue
		}
		switch {
		case slices.Contains(i.answers.NewPhone, row.Name) && !i.met[person.ID]:
			return person
		case !slices.Contains(i.answers.NewPerson, row.Name) && !slices.Contains(i.answers.NewPhone, row.Name):
			i.fault(row, "手机", "名册里已有同名同组织的%s，手机不同。换了号，加 --new-phone %s；是另一个人，加 --new-person %s",
				row.Name, row.Name, row.Name)
			return Person{}
		}
	}
	return Person{}
}

// merge makes the person a row describes from the one that is known, if any.
func (i *importing) merge(old Person, row roster.PersonRow) Person {
	person := Person{ID: old.ID, Code: row.Code, Township: row.Township, Name: row.Name, Phone: row.Phone,
		Organization: row.Organization, Delegation: row.Delegation, Title: row.Title, Seat: old.Seat}
	if person.ID == "" {
		person.ID, person.Seat = i.tx.NewID(), SeatActive
	}
	if person.Code == "" {
		person.Code = old.Code
	}
	if person.Township == "" {
		person.Township = i.terms.Organization.Name
	}
	for _, role := range row.Roles {
		active := slices.Contains(old.Roles, RoleHeld{Role: Role(role), Active: true})
		person.Roles = append(person.Roles, RoleHeld{Role: Role(role), Active: active})
	}
	return person
}

func samePerson(a, b Person) bool {
	if len(a.Roles) != len(b.Roles) {
		return false
	}
	for _, held := range b.Roles {
		if !a.Holds(held.Role) {
			return false
		}
	}
	return a.cells() == b.cells()
}

// cells are what a roster's line says of a person besides his roles.
func (p Person) cells() [7]string {
	return [...]string{p.Code, p.Township, p.Name, p.Phone, p.Organization, p.Delegation, p.Title}
}

// roleChanges does what a role given or taken brings with it: a code issued
// before a role was given must not wake it, and who is no longer delegate or
// committee member has no links as one.
func (i *importing) roleChanges(old, person Person, row roster.PersonRow) error {
	if len(person.InactiveRoles()) > len(old.InactiveRoles()) {
		if err := i.voidCodes(person.ID); err != nil {
			return err
		}
	}
	for _, role := range []Role{RoleDelegate, RoleCommitteeMember} {
		if !old.Holds(role) || person.Holds(role) {
			continue
		}
		open, err := i.openMatters(person.ID, role)
		if err != nil {
			return err
		}
		if open > 0 {
			i.fault(row, "身份", "%s还有%d件在办，不能去掉%s身份：请他先回“转编号 原因”交给联络办公室，再导入", person.Name, open, role.Chinese())
			continue
		}
		if err := i.endLinks(person.ID, role); err != nil {
			return err
		}
	}
	return nil
}

// openMatters counts what a person has in hand as a delegate or committee member.
func (i *importing) openMatters(personID string, role Role) (int, error) {
	as := ToCommitteeMember
	if role == RoleDelegate {
		as = ToDelegate
	}
	held, err := i.tx.MattersHeldBy(personID)
	count := 0
	for _, matter := range held {
		if matter.Recipient == as {
			count++
		}
	}
	return count, err
}
