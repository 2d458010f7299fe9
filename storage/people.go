package storage

import (
	"cmp"
	"database/sql"
	"slices"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// Person reads one row of the roster.
func (t *tx) Person(id string) (liaison.Person, error) {
	person, err := recall(t, question{what: "person", of: id}, func() (liaison.Person, error) {
		rows, err := t.q.ListPerson(t.ctx, id)
		if err == nil && len(rows) == 0 {
			err = sql.ErrNoRows
		}
		return one(t, "read person", rows, err, readPerson)
	})
	return lent(person), err
}

func (t *tx) personOn(row db.Person) (liaison.Person, error) { return t.Person(row.ID) }

// PeopleNamed lists those of exactly this name.
func (t *tx) PeopleNamed(name string) ([]liaison.Person, error) {
	rows, err := t.q.ListPeopleNamed(t.ctx, name)
	return each(t, "list people by name", rows, err, t.personOn)
}

// PeopleWithRole lists those who hold the role, active or not.
func (t *tx) PeopleWithRole(role liaison.Role) ([]liaison.Person, error) {
	people, err := recallList(t, question{what: "role", of: string(role)}, func() ([]liaison.Person, error) { return t.readPeopleWithRole(role) })
	for i, person := range people {
		people[i] = lent(person)
	}
	return people, err
}

func (t *tx) readPeopleWithRole(role liaison.Role) ([]liaison.Person, error) {
	const act = "list people by role"
	rows, err := t.q.ListPeopleWithRole(t.ctx, string(role))
	if err != nil || len(rows) <= fewPeople {
		return each(t, act, rows, err, t.personOn)
	}
	roles, err := t.q.ListRolesBeside(t.ctx, string(role))
	if err != nil {
		return nil, t.failed(act, err)
	}
	kin, err := t.allKin()
	if err != nil {
		return nil, t.failed(act, err)
	}
	held := rolesByPerson(roles)
	return each(t, act, rows, nil, func(row db.Person) (liaison.Person, error) {
		person := personOf(row)
		person.Roles, person.Kin = held[row.ID], kin[row.ID]
		return person, nil
	})
}

// fewPeople are asked for their roles and kin one by one; of more, all come in one
// query each.
const fewPeople = 10

func rolesByPerson(rows []db.PersonRole) map[string][]liaison.RoleHeld {
	held := make(map[string][]liaison.RoleHeld)
	for _, row := range rows {
		held[row.PersonID] = append(held[row.PersonID], roleHeld(row))
	}
	return held
}

func (t *tx) allKin() (map[string][]string, error) {
	declared, err := t.q.ListAllKin(t.ctx)
	kin := make(map[string][]string)
	for _, row := range declared {
		kin[row.PersonID] = append(kin[row.PersonID], row.KinID)
		kin[row.KinID] = append(kin[row.KinID], row.PersonID)
	}
	return kin, err
}

// Unverified lists those who gave their names themselves, oldest first.
func (t *tx) Unverified() ([]liaison.Person, error) {
	rows, err := t.q.ListUnverified(t.ctx)
	return each(t, "list unverified people", rows, err, t.personOn)
}

// DelegatesTitled lists the delegates of a township, active or not, whose title
// has the part in it.
func (t *tx) DelegatesTitled(township, part string) ([]liaison.Person, error) {
	rows, err := t.q.ListDelegatesTitled(t.ctx, township, part)
	return each(t, "list delegates by title", rows, err, t.personOn)
}

// Roster lists everybody by township, name, id; all roles and all kin come in
// one query each.
// It is sorted here because the databases' collations differ.
func (t *tx) Roster() ([]liaison.Person, error) {
	const act = "list roster"
	roles, err := t.q.ListAllRoles(t.ctx)
	if err != nil {
		return nil, t.failed(act, err)
	}
	held := rolesByPerson(roles)
	kin, err := t.allKin()
	if err != nil {
		return nil, t.failed(act, err)
	}
	rows, err := t.q.ListPeople(t.ctx)
	people, err := each(t, act, rows, err, func(row db.Person) (liaison.Person, error) {
		person := personOf(row)
		person.Roles, person.Kin = held[row.ID], kin[row.ID]
		return person, nil
	})
	slices.SortFunc(people, func(a, b liaison.Person) int {
		return cmp.Or(cmp.Compare(a.Township, b.Township), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return people, err
}

// SavePerson inserts or replaces a person with all roles; his kin are no part of it.
func (t *tx) SavePerson(person liaison.Person) error {
	const act = "save person"
	if person.ID == "" {
		return missing(act, "id")
	}
	err := t.q.SavePerson(t.ctx, db.SavePersonParams{
		ID: person.ID, Code: person.Code, Township: person.Township, Name: person.Name, Phone: person.Phone,
		Organization: person.Organization, Delegation: person.Delegation, Title: person.Title, Seat: string(person.Seat),
		Standing: string(person.Standing), Caller: person.Caller,
	})
	if err == nil {
		err = t.q.DropRoles(t.ctx, person.ID)
	}
	for place, held := range person.Roles {
		if err != nil {
			break
		}
		err = t.q.AddRole(t.ctx, db.AddRoleParams{
			PersonID: person.ID, Role: string(held.Role), Active: held.Active, Place: int64(place),
		})
	}
	if err == nil {
		err = t.q.TouchTags(t.ctx)
	}
	return t.failed(act, err)
}

// readPerson puts together the rows of one person: there is one at least.
func readPerson(rows []db.ListPersonRow) (liaison.Person, error) {
	r := rows[0]
	person := personOf(db.Person{ID: r.ID, Code: r.Code, Township: r.Township, Name: r.Name, Phone: r.Phone, Organization: r.Organization,
		Delegation: r.Delegation, Title: r.Title, Seat: r.Seat, ImportID: r.ImportID, Standing: r.Standing, Caller: r.Caller})
	for _, row := range rows {
		switch row.Held {
		case "role":
			person.Roles = append(person.Roles, liaison.RoleHeld{Role: liaison.Role(row.HeldName), Active: row.HeldActive})
		case "kin":
			person.Kin = append(person.Kin, row.HeldName)
		}
	}
	return person, nil
}

func personOf(row db.Person) liaison.Person {
	return liaison.Person{
		ID: row.ID, Code: row.Code, Township: row.Township, Name: row.Name, Phone: row.Phone,
		Organization: row.Organization, Delegation: row.Delegation, Title: row.Title, Seat: liaison.Seat(row.Seat),
		Standing: liaison.PersonStanding(row.Standing), Caller: row.Caller,
	}
}

func roleHeld(row db.PersonRole) liaison.RoleHeld {
	return liaison.RoleHeld{Role: liaison.Role(row.Role), Active: row.Active}
}
