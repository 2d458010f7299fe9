package liaison

import (
	"errors"
	"fmt"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// AwayAsked is what a delegate says of an absence to come.
type AwayAsked struct {
	From      workday.Date // zero: from now on
	Until     workday.Date // the last day
	StandIn   string       // a name, perhaps behind an organization; empty: nobody is named
	StandInID string       // chosen from a list of one name
}

// AwayRefusal is why an absence was not taken down.
type AwayRefusal string

// The refusals. AwaySeveral is a question: which of them? AwayMayNot stands for
// all that nobody may learn of a colleague, such as that he never bound.
const (
	AwayPast      AwayRefusal = "past"
	AwayBackwards AwayRefusal = "backwards"
	AwayTooLong   AwayRefusal = "too_long"
	AwaySelf      AwayRefusal = "self"
	AwayUnknown   AwayRefusal = "unknown"
	AwaySeveral   AwayRefusal = "several"
	AwayAlso      AwayRefusal = "also_away"
	AwayMayNot    AwayRefusal = "may_not"
)

// AwaySaid is what became of it.
type AwaySaid struct {
	Refusal AwayRefusal // empty: taken down
	Absence Absence
	StandIn Person   // named, or the convenor who takes his place; zero: the office has what comes
	Named   bool     // StandIn was named
	Choices []Person // AwaySeveral
	Until   workday.Date
}

// GoAway takes down that a delegate is away: what is new goes to his stand-in,
// what he has he keeps. It takes the place of what he has said before.
func (d *Desk) GoAway(v Viewer, asked AwayAsked) (AwaySaid, error) {
	if !v.ActsAs(RoleDelegate) {
		return AwaySaid{}, fmt.Errorf("liaison: no delegate: %w", ErrForbidden)
	}
	said, err := d.checkAway(v, asked)
	if err != nil {
		return said, err
	}
	row := AuditRow{ActorID: v.ID, Role: RoleDelegate, Act: "away", PersonID: said.StandIn.ID}
	if said.Refusal != "" {
		row.Refused, row.Reason, row.PersonID = true, string(said.Refusal), ""
		return said, d.audit(row)
	}
	before, err := d.endAbsences(v.ID)
	if err != nil {
		return said, err
	}
	if err := d.tx.SaveAbsence(said.Absence); err != nil {
		return said, err
	}
	if err := d.tx.SaveDue(Due{Kind: DueAwayEnds, ObjectID: said.Absence.ID, At: said.Absence.over(d.terms.Calendar)}); err != nil {
		return said, err
	}
	if err := d.audit(row); err != nil {
		return said, err
	}
	if err := d.tellStandIns(v, before, said); err != nil {
		return said, err
	}
	if err := d.warnThoseLeftAlone(v, said.Absence); err != nil {
		return said, err
	}
	return said, d.LookAtDuties()
}

// checkAway finds whom he means and whether the days and the person will do.
func (d *Desk) checkAway(v Viewer, asked AwayAsked) (AwaySaid, error) {
	calendar := d.terms.Calendar
	today := calendar.DateOf(d.now)
	absence := Absence{ID: d.tx.NewID(), PersonID: v.ID, Since: d.now, Until: calendar.At(asked.Until, 0), SaidAt: d.now}
	if asked.From.Compare(today) > 0 {
		absence.Since = calendar.At(asked.From, 0)
	}
	said := AwaySaid{Absence: absence, Until: asked.Until}
	longest := calendar.Deadline(absence.Since, d.terms.Policy.AwayLongest)
	switch {
	case asked.Until.Compare(today) < 0:
		said.Refusal = AwayPast
	case asked.Until.Compare(asked.From) < 0:
		said.Refusal = AwayBackwards
	case absence.Until.After(longest):
		said.Refusal = AwayTooLong
	}
	if said.Refusal != "" {
		return said, nil
	}
	if asked.StandIn == "" && asked.StandInID == "" {
		convenor, _, err := d.coverOf(absence, Matter{DelegateID: v.ID, HolderID: v.ID})
		said.StandIn = convenor
		return said, err
	}
	said.Named = true
	return d.checkStandIn(v, asked, said)
}

func (d *Desk) checkStandIn(v Viewer, asked AwayAsked, said AwaySaid) (AwaySaid, error) {
	meant, err := d.delegatesMeant(v.Person, asked)
	if err != nil {
		return said, err
	}
	switch len(meant) {
	case 0:
		said.Refusal = AwayUnknown
		return said, nil
	case 1:
		said.StandIn = meant[0]
	default:
		said.Refusal, said.Choices = AwaySeveral, meant
		return said, nil
	}
	if said.StandIn.ID == v.ID {
		said.Refusal = AwaySelf
		return said, nil
	}
	others, err := d.tx.AbsencesOf(said.StandIn.ID)
	if err != nil {
		return said, err
	}
	for _, other := range others {
		if other.overlaps(said.Absence, d.terms.Calendar) { // also A for B while B is for A
			said.Refusal, said.Until = AwayAlso, d.terms.Calendar.DateOf(other.Until)
			return said, nil
		}
	}
	may, err := d.mayStandIn(said.StandIn, Matter{DelegateID: v.ID, HolderID: v.ID})
	if err != nil {
		return said, err
	}
	if said.Absence.StandInID = said.StandIn.ID; !may {
		said.Refusal = AwayMayNot
	}
	return said, nil
}

// delegatesMeant are the delegates of his township that a name means: those of
// his group alone if there are any. An organization may stand before the name.
func (d *Desk) delegatesMeant(v Person, asked AwayAsked) ([]Person, error) {
	if asked.StandInID != "" {
		person, err := d.tx.Person(asked.StandInID)
		return []Person{person}, err
	}
	signs := []rune(asked.StandIn)
	var all, group []Person
	for cut := 0; cut+1 < len(signs) && len(all) == 0; cut++ {
		named, err := d.tx.PeopleNamed(string(signs[cut:]))
		if err != nil {
			return nil, err
		}
		for _, person := range named {
			if !person.Holds(RoleDelegate) || person.Seat != SeatActive || person.Township != v.Township ||
				cut > 0 && !related(person.Organization, string(signs[:cut])) {
				continue
			}
			all = append(all, person)
			if SameGroup(person, v) {
				group = append(group, person)
			}
		}
	}
	if len(group) > 0 {
		return group, nil
	}
	return all, nil
}

// ComeBack ends a delegate's absence before its time; false when he has none.
func (d *Desk) ComeBack(v Viewer) (bool, error) {
	ended, err := d.endAbsences(v.ID)
	if err != nil || len(ended) == 0 {
		return false, err
	}
	if err := d.tellStandIns(v, ended, AwaySaid{}); err != nil {
		return false, err
	}
	if _, err := d.dutiesOpen(); err != nil {
		return false, err
	}
	return true, d.audit(AuditRow{ActorID: v.ID, Role: RoleDelegate, Act: "back"})
}

// endAbsences ends what he has said so far, and lists it.
func (d *Desk) endAbsences(personID string) ([]Absence, error) {
	absences, err := d.tx.AbsencesOf(personID)
	if err != nil {
		return nil, err
	}
	for _, absence := range absences {
		absence.EndedAt = d.now
		if err := d.tx.SaveAbsence(absence); err != nil {
			return nil, err
		}
		if err := d.tx.DropDue(DueAwayEnds, absence.ID); err != nil {
			return nil, err
		}
	}
	return absences, nil
}

// awayEnds: an absence has run out. Both are told with their next message.
func (d *Desk) awayEnds(absenceID string) error {
	absence, err := d.tx.Absence(absenceID)
	if errors.Is(err, ErrNotFound) || err == nil && !absence.EndedAt.IsZero() {
		return nil
	}
	if err != nil {
		return err
	}
	absence.EndedAt = absence.over(d.terms.Calendar)
	if err := d.tx.SaveAbsence(absence); err != nil {
		return err
	}
	person, err := d.tx.Person(absence.PersonID)
	if err != nil {
		return err
	}
	if absence.StandInID != "" {
		if err := d.tellLater(absence.StandInID, wording.StandInOver(person.Name)); err != nil {
			return err
		}
	}
	return d.tellLater(absence.PersonID, wording.AwayOver())
}

// tellLater leaves a notice for somebody's next message.
func (d *Desk) tellLater(personID, text string) error {
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: personID, State: DeliveryWaiting, Text: text})
}
