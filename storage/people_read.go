package storage

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// peopleRead remembers whom a transaction has read: a desk asks for the same few
// people again and again, and each is three queries.
type peopleRead struct {
	byID   map[string]liaison.Person
	byRole map[liaison.Role][]liaison.Person
}

func (p *peopleRead) forget() { *p = peopleRead{} }

// person is one who was read already, else he is read.
func (p *peopleRead) person(id string, read func() (liaison.Person, error)) (liaison.Person, error) {
	if known, ok := p.byID[id]; ok {
		return lent(known), nil
	}
	person, err := read()
	if err != nil {
		return person, err
	}
	if p.byID == nil {
		p.byID = map[string]liaison.Person{}
	}
	p.byID[id] = person
	return lent(person), nil
}

// withRole are those of a role who were read already, else they are read.
func (p *peopleRead) withRole(role liaison.Role, read func() ([]liaison.Person, error)) ([]liaison.Person, error) {
	people, ok := p.byRole[role]
	if !ok {
		var err error
		if people, err = read(); err != nil {
			return nil, err
		}
		if p.byRole == nil {
			p.byRole = map[liaison.Role][]liaison.Person{}
		}
		p.byRole[role] = people
	}
	copies := make([]liaison.Person, len(people))
	for i, person := range people {
		copies[i] = lent(person)
	}
	return copies, nil
}

// lent is a person whose lists the reader may change.
func lent(person liaison.Person) liaison.Person {
	person.Roles, person.Kin = slices.Clone(person.Roles), slices.Clone(person.Kin)
	return person
}

// watched forgets the people read as soon as a statement may have changed one.
type watched struct {
	db.DBTX
	people *peopleRead
}

// ExecContext is db.DBTX's.
func (w watched) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if slices.ContainsFunc([]string{" people ", " person_roles ", " kin ", " imports "}, func(table string) bool { return strings.Contains(query, table) }) {
		defer w.people.forget()
	}
	return w.DBTX.ExecContext(ctx, query, args...)
}
