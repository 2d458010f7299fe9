package liaison

import (
	"errors"
	"time"

	"shuanglian/liaison/wording"
)

// Office is how the liaison office is named to those of whom no township is known.
func (d *Desk) Office() wording.Office {
	return wording.Office{Name: d.terms.Organization.Name, Phone: d.terms.Organization.Phone}
}

// OfficeOf is the office of a person's township, as it is named to him: with its
// own phone if it has one.
func (d *Desk) OfficeOf(p Person) wording.Office {
	if phone := d.terms.Organization.Townships[p.Township]; phone != "" {
		return wording.Office{Name: p.Township, Phone: phone}
	}
	return d.Office()
}

// officeFor is OfficeOf for an id; somebody unknown is told the general one.
func (d *Desk) officeFor(personID string) (wording.Office, error) {
	person, err := d.tx.Person(personID)
	if errors.Is(err, ErrNotFound) {
		return d.Office(), nil
	}
	return d.OfficeOf(person), err
}

// local is an instant in the place's own time.
func (d *Desk) local(t time.Time) time.Time { return t.In(d.terms.Calendar.Location()) }

// today is the local midnight the day began with.
func (d *Desk) today() time.Time {
	calendar := d.terms.Calendar
	return calendar.At(calendar.DateOf(d.now), 0)
}

// tomorrow is the local midnight the day ends with.
func (d *Desk) tomorrow() time.Time {
	calendar := d.terms.Calendar
	return calendar.At(calendar.DateOf(d.now).AddDays(1), 0)
}

// Binding is how the openid stands; an unknown one is in state none.
func (d *Desk) Binding(openID OpenID) (Binding, error) {
	binding, err := d.tx.Binding(openID)
	if errors.Is(err, ErrNotFound) {
		return Binding{OpenID: openID, State: BindingNone}, nil
	}
	return binding, err
}

// viewerOf is a person as he is bound now; ErrNotFound when he is not.
func (d *Desk) viewerOf(personID string) (Viewer, error) {
	binding, err := d.tx.BindingOf(personID)
	if err != nil {
		return Viewer{}, err
	}
	return d.Viewer(binding)
}

// Viewer is the person a bound openid speaks for.
func (d *Desk) Viewer(binding Binding) (Viewer, error) {
	person, err := d.tx.Person(binding.PersonID)
	return Viewer{Person: person, OpenID: binding.OpenID, Strength: binding.Strength}, err
}

// OfficeStaff lists the people of the liaison office who are bound now.
func (d *Desk) OfficeStaff() ([]Viewer, error) {
	var staff []Viewer
	seen := map[string]bool{}
	for _, role := range []Role{RoleLiaisonOfficer, RoleAdministrator} {
		people, err := d.tx.PeopleWithRole(role)
		if err != nil {
			return nil, err
		}
		for _, person := range people {
			viewer, err := d.viewerOf(person.ID)
			if errors.Is(err, ErrNotFound) || seen[person.ID] {
				continue
			}
			if err != nil {
				return nil, err
			}
			if seen[person.ID] = true; viewer.IsOffice() {
				staff = append(staff, viewer)
			}
		}
	}
	return staff, nil
}

// partner is the one a person's words can go to by the links of today: his
// delegate, or a delegate's committee member. The zero Person if there is none.
func (d *Desk) partner(v Viewer, kind ContactKind) (Person, error) {
	links, err := d.tx.ContactsTo(v.ID, kind, d.today())
	if err != nil {
		return Person{}, err
	}
	for _, link := range links {
		person, err := d.tx.Person(link.FromID)
		if err != nil {
			return Person{}, err
		}
		if person.contacts(kind) {
			return person, nil
		}
	}
	return Person{}, nil
}

// contacts tells whether the person is what a link of this kind comes from: the
// link itself may outlive his seat by a day.
func (p Person) contacts(kind ContactKind) bool {
	if kind == ContactInterview {
		return p.Holds(RoleCommitteeMember)
	}
	return p.Holds(RoleDelegate) && p.Seat == SeatActive
}
