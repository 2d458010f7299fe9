package liaison

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// keepThoseOnDuty leaves in a plan those whose turn it is: who was on duty longest
// ago comes first, then the order of the list. Who is away that day has his turn
// next time.
func (d *Desk) keepThoseOnDuty(s Series, plan *MeetingPlan) error {
	order, err := d.tx.Rota(s.ID)
	if err != nil {
		return err
	}
	if len(order) == 0 {
		if order, err = d.byCode(plan.Invitations); err != nil {
			return err
		}
	}
	var candidates []Invitation
	for _, id := range order {
		at := slices.IndexFunc(plan.Invitations, func(i Invitation) bool { return i.PersonID == id })
		if at >= 0 {
			candidates = append(candidates, plan.Invitations[at])
		}
	}
	last, err := d.lastOnDuty(s)
	if err != nil {
		return err
	}
	slices.SortStableFunc(candidates, func(a, b Invitation) int { return last[a.PersonID].Compare(last[b.PersonID]) })
	plan.Invitations = nil
	for _, candidate := range candidates {
		away, err := d.awayOn(candidate.PersonID, plan.Meeting.StartsAt)
		if err != nil {
			return err
		}
		if !away && len(plan.Invitations) < s.OnDuty {
			plan.Invitations = append(plan.Invitations, candidate)
		}
	}
	if len(plan.Invitations) == 0 {
		plan.Faults = append(plan.Faults, wording.NobodyOnDuty())
	}
	return nil
}

// byCode is the order of a rota without a list: by 编号, then by name.
func (d *Desk) byCode(invitations []Invitation) ([]string, error) {
	people := make([]Person, len(invitations))
	var err error
	for i, invitation := range invitations {
		if people[i], err = d.tx.Person(invitation.PersonID); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(people, func(a, b Person) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	ids := make([]string, len(people))
	for i, person := range people {
		ids[i] = person.ID
	}
	return ids, nil
}

// lastOnDuty is when each person's latest turn is, of those had and those to come.
func (d *Desk) lastOnDuty(s Series) (map[string]time.Time, error) {
	meetings, err := d.tx.MeetingsOfSeries(s.ID)
	if err != nil {
		return nil, err
	}
	last := map[string]time.Time{}
	for _, meeting := range meetings {
		if meeting.State == MeetingCancelled {
			continue
		}
		invitations, err := d.tx.InvitationsTo(meeting.ID)
		if err != nil {
			return nil, err
		}
		for _, invitation := range invitations {
			if invitation.State == InvitationInvited {
				last[invitation.PersonID] = meeting.StartsAt
			}
		}
	}
	return last, nil
}

func (d *Desk) awayOn(personID string, at time.Time) (bool, error) {
	absences, err := d.tx.AbsencesOf(personID)
	return slices.ContainsFunc(absences, func(a Absence) bool { return a.AwayAt(at, d.terms.Calendar) }), err
}

// onDuty are those of a rota who receive people on the day of a meeting.
func (d *Desk) onDuty(s Series, meeting Meeting) ([]Person, error) {
	if s.OnDuty == 0 {
		return nil, nil
	}
	invitations, err := d.tx.InvitationsTo(meeting.ID)
	if err != nil {
		return nil, err
	}
	var people []Person
	for _, invitation := range invitations {
		if !invitation.Stands() || invitation.AnswerTo(meeting) == AnswerLeave {
			continue
		}
		person, err := d.tx.Person(invitation.PersonID)
		if err != nil {
			return nil, err
		}
		people = append(people, person)
	}
	return people, nil
}

// rotas are the series whose people take turns.
func (d *Desk) rotas() (map[string]Series, error) {
	all, err := d.tx.ListSeries()
	turns := map[string]Series{}
	for _, s := range all {
		if s.OnDuty > 0 {
			turns[s.ID] = s
		}
	}
	return turns, err
}

// DutiesOf lists the days to come on which a person receives people, soonest first.
func (d *Desk) DutiesOf(personID string) ([]Meeting, error) {
	turns, err := d.rotas()
	if err != nil {
		return nil, err
	}
	meetings, err := d.tx.MeetingsOf(personID, d.now)
	return slices.DeleteFunc(meetings, func(m Meeting) bool {
		_, rota := turns[m.SeriesID]
		return !rota || m.State != MeetingPlanned
	}), err
}

// MyDuties is what a delegate reads of the days on which he receives people.
func (d *Desk) MyDuties(v Viewer) (string, error) {
	meetings, err := d.DutiesOf(v.ID)
	if err != nil {
		return "", err
	}
	var list []wording.Duty
	for _, meeting := range meetings {
		list = append(list, d.dutyFacts(meeting))
	}
	return wording.MyDuties(list), nil
}

func (d *Desk) dutyFacts(meeting Meeting) wording.Duty {
	facts := wording.Duty{Number: meeting.Number, Kind: meeting.Kind.Chinese(), Starts: d.local(meeting.StartsAt), Place: meeting.Place}
	if !meeting.EndsAt.IsZero() {
		facts.Ends = d.local(meeting.EndsAt)
	}
	return facts
}

// ReceptionDays is what anybody may read: the next days on which people of his
// township are received, where, and by whom. Who isn't bound reads those of every
// township, without the names.
func (d *Desk) ReceptionDays(v Viewer) (string, error) {
	turns, err := d.rotas()
	if err != nil {
		return "", err
	}
	meetings, err := d.tx.MeetingsFrom(d.now, time.Time{})
	if err != nil {
		return "", err
	}
	var list []wording.Duty
	shown := map[string]int{}
	for _, meeting := range meetings {
		whose := ""
		if v.ID == "" {
			whose = meeting.Township
		}
		theirs := v.ID == "" || meeting.Township == "" || d.ofTownship(v.Township, meeting.Township)
		if meeting.Kind != ReceptionDay || meeting.State != MeetingPlanned || !theirs || shown[whose] == receptionDaysShown {
			continue
		}
		shown[whose]++
		facts := d.dutyFacts(meeting)
		if v.ID == "" {
			facts.Place = whose + facts.Place
			list = append(list, facts)
			continue
		}
		people, err := d.onDuty(turns[meeting.SeriesID], meeting)
		if err != nil {
			return "", err
		}
		for _, person := range people {
			facts.By = append(facts.By, person.Name)
		}
		list = append(list, facts)
	}
	return wording.ReceptionDays(list, d.Office()), nil
}

const receptionDaysShown = 2

// ChangeDuty has one person receive people in place of another on the day of a
// meeting, by the office's word: he is asked like anybody who is invited. A fault
// says what is wrong.
func (d *Desk) ChangeDuty(meeting Meeting, out, in, actor string) (Person, Person, error) {
	turns, err := d.rotas()
	if err != nil {
		return Person{}, Person{}, err
	}
	s, rota := turns[meeting.SeriesID]
	if !rota || meeting.State != MeetingPlanned || !meeting.StartsAt.After(d.now) {
		return Person{}, Person{}, &Fault{Kind: ErrInvalid, Sentence: wording.NoDutyThere(meeting.Number)}
	}
	people, err := d.onDuty(s, meeting)
	if err != nil {
		return Person{}, Person{}, err
	}
	at := slices.IndexFunc(people, func(p Person) bool { return p.Name == out })
	if at < 0 {
		return Person{}, Person{}, &Fault{Kind: ErrNotFound, Sentence: wording.NotOnDuty(out, meeting.Number)}
	}
	found, err := d.mayTakeTurns(s, in)
	if err != nil {
		return Person{}, Person{}, err
	}
	if len(found) != 1 {
		return Person{}, Person{}, &Fault{Kind: ErrNotFound, Sentence: wording.NobodyToTakeDuty(in, len(found))}
	}
	if slices.ContainsFunc(people, func(p Person) bool { return p.ID == found[0].ID }) {
		return Person{}, Person{}, &Fault{Kind: ErrConflict, Sentence: wording.AlsoOnDuty(in)}
	}
	if err := d.giveDuty(meeting, people[at].ID, found[0].ID, actor, ""); err != nil {
		return Person{}, Person{}, err
	}
	if _, err := d.dutiesOpen(); err != nil {
		return Person{}, Person{}, err
	}
	return people[at], found[0], d.send(&Delivery{Kind: DeliverNotice, PersonID: people[at].ID, Text: wording.DutyGiven(d.dutyFacts(meeting), found[0].Name)})
}

// mayTakeTurns lists those of a name who can be on duty in a series.
func (d *Desk) mayTakeTurns(s Series, name string) ([]Person, error) {
	role := RoleDelegate
	if len(s.Roles) > 0 {
		role = s.Roles[0]
	}
	people, err := d.ofRole(s.Township, role)
	return slices.DeleteFunc(people, func(p Person) bool { return p.Name != name }), err
}

// giveDuty takes the day of a meeting from one and gives it to another; answer is
// what he has said to it already.
func (d *Desk) giveDuty(meeting Meeting, out, in, actor string, answer MeetingAnswer) error {
	invitation, err := d.tx.Invitation(meeting.ID, out)
	if err != nil {
		return err
	}
	taken := Invitation{MeetingID: meeting.ID, PersonID: in, Part: invitation.Part, Category: invitation.Category, Role: invitation.Role,
		Place: PlacedSeat, State: InvitationInvited}
	if answer != "" {
		taken.Answer, taken.AnswerVersion, taken.AnsweredAt, taken.InvitedAt = answer, meeting.Version, d.now, d.now
	}
	invitation.State = InvitationWithdrawn
	err = errors.Join(d.tx.SaveInvitation(invitation), d.tx.SaveInvitation(taken),
		d.audit(AuditRow{ActorID: actor, Act: "give_duty", PersonID: in, Reason: meeting.Number}))
	if err != nil {
		return err
	}
	return d.PlanInvitation(meeting, taken)
}

// DutyChanged confirms to the office that one is on duty in another's place.
func (d *Desk) DutyChanged(meeting Meeting, out, in Person) string {
	return wording.DutyChanged(d.dutyFacts(meeting), out.Name, in.Name)
}
