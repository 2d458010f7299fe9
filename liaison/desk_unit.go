package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

// HandlersOf lists those who take matters for a unit (承办人) of that name.
func (d *Desk) HandlersOf(unit string) ([]Person, error) {
	people, err := d.tx.PeopleWithRole(RoleHandler)
	return slices.DeleteFunc(people, func(p Person) bool { return unit == "" || p.unit() != unit }), err
}

// Units are the names of the handling units that somebody takes matters for, the
// longest first.
func (d *Desk) Units() ([]string, error) {
	people, err := d.tx.PeopleWithRole(RoleHandler)
	var units []string
	for _, p := range people {
		units = append(units, p.unit())
	}
	slices.SortFunc(units, func(a, b string) int { return len(b) - len(a) })
	return slices.Compact(units), err
}

// unit is how a handling unit is named to others: by what the roster says of who
// takes its matters.
func (p Person) unit() string {
	if p.Organization == "" {
		return p.Name
	}
	return p.Organization
}

// passedBy is who has passed a matter on, with what he is.
func passedBy(p Person) string {
	switch {
	case p.Holds(RoleDelegate):
		return p.Name + "代表"
	case p.Holds(RoleCommitteeMember):
		return p.Name + "委员"
	case p.Holds(RoleHandler):
		return p.unit()
	}
	return p.Name
}

// unknownTo tells whether the reader holds the matter without knowing who its
// author is: a unit knows a number until he agrees.
func (m Matter) unknownTo(readerID string) bool {
	return m.Recipient == ToUnit && m.HolderID == readerID && !m.Told
}

// unitAsks tells whether the unit that holds the matter has asked who its author is.
func (m Matter) unitAsks() bool { return m.unknownTo(m.ProposedID) && m.ProposedID != "" }

// AskToVisit asks the author of a matter, for the unit that holds it and has to come
// to his door, whether it may know his name and phone: in the chat, or of somebody
// who has no WeChat by the office on the telephone. No answer is no. ErrForbidden
// when the matter is not with his unit, ErrInvalid when its author gave no name at
// all, ErrConflict when it knows him already.
func (d *Desk) AskToVisit(v Viewer, matter Matter, reason []Said) error {
	switch {
	case !MayAnswer(v, matter) || matter.Recipient != ToUnit || matter.HolderID != v.ID || matter.State == StateReplied:
		return d.forbid(v, matter, actAskToReveal, "not with his unit")
	case matter.hidden():
		return fmt.Errorf("liaison: its author gave no name: %w", ErrInvalid)
	case matter.Told:
		return fmt.Errorf("liaison: he knows its author: %w", ErrConflict)
	}
	matter.ProposedID = v.ID
	if err := d.tx.SaveMatter(&matter); err != nil {
		return err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: actAskToReveal, MatterID: matter.ID, PersonID: v.ID}); err != nil {
		return err
	}
	question := Question{PersonID: matter.AuthorID, Kind: AskReveal, ObjectID: matter.ID, Words: reason,
		ExpiresAt: d.terms.Calendar.Deadline(d.local(d.now), d.terms.Policy.FirstAnswer)}
	author, err := d.viewerOf(matter.AuthorID)
	if unseen := err == nil && !CanSee(author, matter); errors.Is(err, ErrNotFound) || unseen {
		if _, err := d.put(question); err != nil {
			return err
		}
		return d.officeAsks(matter, wording.AskForUnitByPhone(matter.Number, v.unit(), unseen))
	}
	if err != nil {
		return err
	}
	return d.Push(question, &Delivery{Kind: DeliverQuestion, MatterID: matter.ID,
		Text: wording.MayUnitKnow(matter.Number, matter.Gist, v.unit())})
}

// RevealText is the question about his name as its author is asked it now.
// ErrNotFound when nobody asks any more.
func (d *Desk) RevealText(matter Matter) (string, error) {
	to, err := d.Proposed(matter)
	if err != nil {
		return "", err
	}
	if matter.unitAsks() {
		return wording.MayUnitKnow(matter.Number, matter.Gist, to), nil
	}
	person, err := d.tx.Person(matter.ProposedID)
	if err != nil {
		return "", err
	}
	return d.mayHeKnow(matter, person, to)
}

// toldToUnit takes the author's word on whether the unit may know his name and phone,
// and brings it to who asked.
func (d *Desk) toldToUnit(matter Matter, yes bool) (Handed, error) {
	holder, err := d.tx.Person(matter.HolderID)
	if err != nil {
		return Handed{}, err
	}
	handed := Handed{To: holder.unit(), Told: yes}
	matter.ProposedID, matter.Told = "", yes
	if err := d.tx.SaveMatter(&matter); err != nil {
		return Handed{}, err
	}
	text := wording.UnitMayNotKnow(matter.Number)
	if yes {
		author, err := d.tx.Person(matter.AuthorID)
		if err != nil {
			return Handed{}, err
		}
		text = wording.UnitMayKnow(matter.Number, wording.NameAndPhone(author.Called(), author.Phone))
	}
	return handed, d.send(&Delivery{Kind: DeliverNotice, PersonID: holder.ID, MatterID: matter.ID, Text: text})
}

// officeAsks has the office ask the author on the telephone: who has the matter, or
// everybody there.
func (d *Desk) officeAsks(matter Matter, text string) error {
	clerks, err := d.answerers(matter)
	if err != nil {
		return err
	}
	for _, clerk := range clerks {
		if err := d.send(&Delivery{Kind: DeliverNotice, PersonID: clerk, MatterID: matter.ID, Text: text}); err != nil {
			return err
		}
	}
	return nil
}
