package liaison

import (
	"slices"

	"shuanglian/liaison/wording"
)

// tellStandIns tells those who stood in until now that it is over, and the one
// who stands in from now on that he does.
func (d *Desk) tellStandIns(v Viewer, before []Absence, said AwaySaid) error {
	for _, absence := range before {
		if absence.StandInID == "" || absence.StandInID == said.Absence.StandInID {
			continue
		}
		if err := d.send(&Delivery{Kind: DeliverNotice, PersonID: absence.StandInID, Text: wording.StandInOver(v.Name)}); err != nil {
			return err
		}
	}
	if said.Absence.StandInID == "" {
		return nil
	}
	from, until := d.awayDays(said.Absence)
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: said.Absence.StandInID,
		Text: wording.PleaseStandIn(v.Name, from, until, d.OfficeOf(v.Person))})
}

// warnThoseLeftAlone tells the delegates for whom he stands in that he is away
// himself meanwhile.
func (d *Desk) warnThoseLeftAlone(v Viewer, absence Absence) error {
	standing, err := d.tx.StandingIn(v.ID)
	if err != nil {
		return err
	}
	for _, other := range standing {
		if !other.overlaps(absence, d.terms.Calendar) {
			continue
		}
		other.StandInID = ""
		next, _, err := d.coverOf(other, Matter{DelegateID: other.PersonID, HolderID: other.PersonID})
		if err != nil {
			return err
		}
		_, until := d.awayDays(absence)
		if err := d.send(&Delivery{Kind: DeliverNotice, PersonID: other.PersonID, Text: wording.StandInAway(v.Name, until, next.Name)}); err != nil {
			return err
		}
	}
	return nil
}

// awayDays are the first day of an absence, empty when it has begun, and the last.
func (d *Desk) awayDays(absence Absence) (from, until string) {
	if absence.Since.After(d.now) {
		from = wording.FromDay(d.local(absence.Since))
	}
	return from, wording.Day(d.local(absence.Until))
}

// AwayLines say what a delegate has said of his own absence, and for whom he
// stands in: for 我的信息 and 待办.
func (d *Desk) AwayLines(v Viewer) ([]string, error) {
	if !v.ActsAs(RoleDelegate) {
		return nil, nil
	}
	var lines []string
	own, err := d.tx.AbsencesOf(v.ID)
	if err != nil {
		return nil, err
	}
	standing, err := d.tx.StandingIn(v.ID)
	if err != nil {
		return nil, err
	}
	for _, absence := range slices.Concat(own, standing) {
		from, until := d.awayDays(absence)
		other := absence.StandInID
		if absence.PersonID != v.ID {
			other = absence.PersonID
		}
		name := ""
		if other != "" {
			person, err := d.tx.Person(other)
			if err != nil {
				return nil, err
			}
			name = person.Name
		}
		if absence.PersonID == v.ID {
			lines = append(lines, wording.YouAreAway(from, until, name))
		} else {
			lines = append(lines, wording.YouStandIn(name, from, until))
		}
	}
	return lines, nil
}
