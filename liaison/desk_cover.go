package liaison

import (
	"errors"

	"shuanglian/liaison/wording"
)

// awayNow is the absence that counts for a person at this moment.
func (d *Desk) awayNow(personID string) (Absence, bool, error) {
	absences, err := d.tx.AbsencesOf(personID)
	if err != nil {
		return Absence{}, false, err
	}
	for _, absence := range absences {
		if absence.AwayAt(d.now, d.terms.Calendar) {
			return absence, true, nil
		}
	}
	return Absence{}, false, nil
}

// coverOf is who takes what comes for a delegate who is away: whom he has named,
// else the convenor of his group; the zero Person: the office. The matter says
// whom it must not go to.
func (d *Desk) coverOf(absence Absence, matter Matter) (Person, RouteReason, error) {
	if absence.StandInID != "" {
		standIn, err := d.tx.Person(absence.StandInID)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return Person{}, "", err
		}
		if err == nil {
			if may, err := d.mayStandIn(standIn, matter); err != nil || may {
				return standIn, RouteStandIn, err
			}
		}
	}
	delegate, err := d.tx.Person(absence.PersonID)
	if err != nil {
		return Person{}, "", err
	}
	convenor, err := d.convenorFor(delegate, matter)
	return convenor, RouteConvenor, err
}

// convenorFor is a convenor of the delegate's group who may have the matter.
func (d *Desk) convenorFor(delegate Person, matter Matter) (Person, error) {
	convenors, err := d.convenorsOf(delegate)
	if err != nil {
		return Person{}, err
	}
	for _, convenor := range convenors {
		may, err := d.mayStandIn(convenor, matter)
		if err != nil {
			return Person{}, err
		}
		if may {
			return convenor, nil
		}
	}
	return Person{}, nil
}

// covered puts the one who stands in into the place of a delegate who is away;
// false when nobody does, and the office has to take it.
func (d *Desk) covered(matter *Matter) (bool, error) {
	absence, away, err := d.awayNow(matter.DelegateID)
	if err != nil || !away {
		return true, err
	}
	cover, why, err := d.coverOf(absence, *matter)
	if err != nil || cover.ID == "" {
		matter.Route = RouteAway
		return false, err
	}
	matter.HolderID, matter.Route = cover.ID, why
	return true, nil
}

// wayToDelegate is the menu's way to a member's delegate, and what stands behind
// his name there: to whoever stands in while he is away; no way when nobody does.
func (d *Desk) wayToDelegate(v Viewer, delegate Person) (way wording.Way, offered bool, behind string, err error) {
	behind = place(delegate)
	absence, away, err := d.awayNow(delegate.ID)
	if err != nil || !away {
		return wording.WayDelegate(delegate.Name), true, behind, err
	}
	_, until := d.awayDays(absence)
	if behind != "" {
		behind += "，"
	}
	behind += wording.AwayUntil(until)
	cover, _, err := d.coverOf(absence, Matter{AuthorID: v.ID, DelegateID: delegate.ID, HolderID: delegate.ID})
	if err != nil || cover.ID == "" {
		return wording.Way{}, false, behind, err
	}
	return wording.WayStandIn(cover.Name, delegate.Name), true, behind, nil
}
