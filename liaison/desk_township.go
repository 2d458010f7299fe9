package liaison

import (
	"errors"
	"slices"
)

// One account may serve several townships. A person's township (乡镇) decides his
// office: its clerks and its discipline liaison have charge of what he raises. The
// district's office, which is the one named organization.name, has charge of what
// no bound clerk of the township may have, and joins what goes unanswered there.

// townshipOf is a person's township; without one he belongs to the organization.
func (d *Desk) townshipOf(p Person) string {
	if p.Township == "" {
		return d.terms.Organization.Name
	}
	return p.Township
}

// placesOf are the ways the roster writes one township: the organization's own may
// be left out.
func (d *Desk) placesOf(township string) []string {
	if township == "" || township == d.terms.Organization.Name {
		return []string{d.terms.Organization.Name, ""}
	}
	return []string{township}
}

// district is the office that stands behind the others: the organization's, or
// where nobody is of that one, the only one there is.
func (d *Desk) district(staff []Person) []string {
	own := d.placesOf("")
	var others []string
	for _, p := range staff {
		if slices.Contains(own, p.Township) {
			return own
		}
		if !slices.Contains(others, p.Township) {
			others = append(others, p.Township)
		}
	}
	if len(others) == 1 {
		return others
	}
	return own
}

// both joins two lists of places.
func both(one, other []string) []string {
	joined := slices.Clone(one)
	for _, place := range other {
		if !slices.Contains(joined, place) {
			joined = append(joined, place)
		}
	}
	return joined
}

// rolesInCharge are those who have charge of a matter that nobody holds.
func rolesInCharge(matter Matter) []Role {
	if matter.Level == Sealed {
		return []Role{RoleDisciplineLiaison}
	}
	return []Role{RoleLiaisonOfficer, RoleAdministrator}
}

// staffOf lists everybody who holds one of the roles, active or not.
func (d *Desk) staffOf(roles []Role) ([]Person, error) {
	var staff []Person
	listed := map[string]bool{}
	for _, role := range roles {
		people, err := d.tx.PeopleWithRole(role)
		if err != nil {
			return nil, err
		}
		for _, p := range people {
			if !listed[p.ID] {
				staff = append(staff, p)
			}
			listed[p.ID] = true
		}
	}
	return staff, nil
}

// takeCharge says whose office has charge of a matter, unless somebody who is
// bound there may have it already: the author's own, else the district's. With
// nobody bound in either, both: whoever comes first finds it.
func (d *Desk) takeCharge(matter *Matter) error {
	author, err := d.tx.Person(matter.AuthorID)
	if err != nil {
		return err
	}
	staff, err := d.staffOf(rolesInCharge(*matter))
	if err != nil {
		return err
	}
	own, district := d.placesOf(author.Township), d.district(staff)
	for _, places := range [][]string{matter.Offices, own, district} {
		there, err := d.somebodyMayHave(*matter, places, staff)
		if err != nil {
			return err
		}
		if there {
			matter.Offices = places
			return nil
		}
	}
	matter.Offices = both(own, district)
	return nil
}

// somebodyMayHave tells whether one of the staff of these places is bound and
// could answer the matter if it lay with them.
func (d *Desk) somebodyMayHave(matter Matter, places []string, staff []Person) (bool, error) {
	if len(places) == 0 {
		return false, nil
	}
	matter.State, matter.Offices, matter.WithOffice, matter.HolderID = StateSubmitted, places, true, ""
	for _, p := range staff {
		if !slices.Contains(places, p.Township) {
			continue
		}
		viewer, err := d.viewerOf(p.ID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return false, err
		}
		if MayAnswer(viewer, matter) {
			return true, nil
		}
	}
	return false, nil
}

// joinDistrict brings a matter that the township's office has left unanswered
// before the district's too, unless it is there already.
func (d *Desk) joinDistrict(matter *Matter) error {
	staff, err := d.staffOf(rolesInCharge(*matter))
	if err != nil {
		return err
	}
	joined := both(matter.Offices, d.district(staff))
	if len(matter.Offices) == 0 || len(joined) == len(matter.Offices) {
		return nil
	}
	_, had, err := d.poolOf(*matter)
	if err != nil {
		return err
	}
	matter.Offices = joined
	if err := d.tx.SaveMatter(matter); err != nil {
		return err
	}
	_, all, err := d.poolOf(*matter)
	if err != nil {
		return err
	}
	newcomers := slices.DeleteFunc(all, func(id string) bool { return slices.Contains(had, id) })
	return d.cardsTo(*matter, newcomers, "", &Submitted{})
}

// concerns tells whether what has to do with a township, but with no matter, is
// for the clerk: its own office does it, the district's too while nobody of that
// one is bound. What has to do with none is for everybody.
func (d *Desk) concerns(v Viewer, township string) (bool, error) {
	places := d.placesOf(township)
	if township == "" || slices.Contains(places, v.Township) {
		return true, nil
	}
	staff, err := d.staffOf(rolesInCharge(Matter{}))
	if err != nil || !slices.Contains(d.district(staff), v.Township) {
		return false, err
	}
	bound, err := d.OfficeStaff()
	return !slices.ContainsFunc(bound, func(clerk Viewer) bool { return slices.Contains(places, clerk.Township) }), err
}
