package liaison

import (
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// AddSeries takes a rule down; the clock makes its meetings. It fails with
// ErrInvalid and a sentence that says what is wrong with it, and with ErrConflict
// when there is one already that makes the same meetings.
func (d *Desk) AddSeries(s Series, actor string) (Series, error) {
	if err := d.checkSeries(s); err != nil {
		return s, err
	}
	all, err := d.tx.ListSeries()
	if err != nil {
		return s, err
	}
	s.Number = 1
	for _, before := range all {
		if before.StoppedAt.IsZero() && before.same(s) {
			return s, &Fault{Kind: ErrConflict, Sentence: wording.SeriesTwice(before.Number, before.Kind.Chinese(), before.Rule(), before.Place)}
		}
		s.Number = max(s.Number, before.Number+1)
	}
	s.ID, s.MadeAt, s.MadeBy, s.StoppedAt = d.tx.NewID(), d.now, actor, time.Time{}
	if err := d.tx.SaveSeries(s); err != nil {
		return s, err
	}
	return s, d.audit(AuditRow{ActorID: actor, Act: "add_series", Reason: fmt.Sprint(s.Number)})
}

func (d *Desk) checkSeries(s Series) error {
	months := map[Every]int{EveryMonth: 1, EveryQuarter: 3, EveryYear: 12}[s.Every]
	switch {
	case !slices.Contains(MeetingKinds(), s.Kind) || months == 0:
		return &Fault{Kind: ErrInvalid, Sentence: wording.SeriesNoRule()}
	case s.Month < 1 || s.Month > months:
		return &Fault{Kind: ErrInvalid, Sentence: wording.SeriesMonth(months)}
	case s.Day < 1 || s.Day > 31:
		return &Fault{Kind: ErrInvalid, Sentence: wording.SeriesDay(s.Day)}
	case s.Place == "":
		return &Fault{Kind: ErrInvalid, Sentence: wording.SeriesWhere()}
	case len(s.Roles)+len(s.Groups) == 0:
		return &Fault{Kind: ErrInvalid, Sentence: wording.SeriesWho()}
	}
	return d.TownshipKnown(s.Township)
}

// SeriesNumbered finds a series that goes on by its number. It fails with
// ErrNotFound and a sentence.
func (d *Desk) SeriesNumbered(number int64) (Series, error) {
	all, err := d.tx.ListSeries()
	for _, s := range all {
		if s.Number == number && s.StoppedAt.IsZero() {
			return s, nil
		}
	}
	if err == nil {
		err = &Fault{Kind: ErrNotFound, Sentence: wording.NoSuchSeries(number)}
	}
	return Series{}, err
}

// StopSeries ends a rule. Meetings that were made of it stay; those to come are
// returned.
func (d *Desk) StopSeries(number int64, actor string) ([]Meeting, error) {
	s, err := d.SeriesNumbered(number)
	if err != nil {
		return nil, err
	}
	s.StoppedAt = d.now
	if err := d.tx.SaveSeries(s); err != nil {
		return nil, err
	}
	if err := d.audit(AuditRow{ActorID: actor, Act: "stop_series", Reason: fmt.Sprint(number)}); err != nil {
		return nil, err
	}
	return d.toCome(s.ID)
}

// toCome lists the planned meetings of a series that have not begun.
func (d *Desk) toCome(seriesID string) ([]Meeting, error) {
	meetings, err := d.tx.MeetingsOfSeries(seriesID)
	return slices.DeleteFunc(meetings, func(m Meeting) bool { return m.State != MeetingPlanned || !m.StartsAt.After(d.now) }), err
}

// ToMake is a period of a series that has no meeting yet.
type ToMake struct {
	Series   Series
	Period   string
	StartsAt time.Time
}

// OccasionsToMake lists what is to be made by now: meetings as far ahead as is set,
// each period once, by series and time.
func (d *Desk) OccasionsToMake() ([]ToMake, error) {
	all, err := d.tx.ListSeries()
	if err != nil {
		return nil, err
	}
	var list []ToMake
	for _, s := range all {
		if !s.StoppedAt.IsZero() {
			continue
		}
		made, err := d.tx.Occasions(s.ID)
		if err != nil {
			return nil, err
		}
		for _, one := range d.ahead(s) {
			if !slices.ContainsFunc(made, func(o Occasion) bool { return o.Period == one.Period }) {
				list = append(list, one)
			}
		}
	}
	return list, nil
}

// ahead are the periods of a series whose meetings begin between now and as far
// ahead as is set.
func (d *Desk) ahead(s Series) []ToMake {
	calendar := d.terms.Calendar
	until := calendar.DateOf(d.now).AddDays(d.terms.Policy.SeriesAhead)
	var list []ToMake
	for date := calendar.DateOf(s.MadeAt); ; date = s.Next(date) {
		at := s.On(date, calendar)
		if calendar.DateOf(at).Compare(until) > 0 {
			return list
		}
		if at.After(d.now) {
			list = append(list, ToMake{Series: s, Period: s.Every.period(date), StartsAt: at})
		}
	}
}

// PlanOccasion is the meeting of a period as it would be made: of a rota those
// whose turn it is are invited, of the others everybody.
func (d *Desk) PlanOccasion(o ToMake) (MeetingPlan, error) {
	s := o.Series
	asked := MeetingAsked{Kind: s.Kind, StartsAt: o.StartsAt, Place: s.Place, Title: s.Title, Township: s.Township, Roles: s.Roles, SeriesID: s.ID}
	if s.Lasts > 0 {
		asked.EndsAt = o.StartsAt.Add(s.Lasts)
	}
	delegates, err := d.ofRole(s.Township, RoleDelegate)
	if err != nil {
		return MeetingPlan{}, err
	}
	for _, group := range s.Groups {
		if slices.ContainsFunc(delegates, func(p Person) bool { return p.Delegation == group }) {
			asked.Delegations = append(asked.Delegations, group)
		} else {
			asked.Groups = append(asked.Groups, group)
		}
	}
	plan, err := d.PlanMeeting(asked)
	if err != nil || len(plan.Faults) > 0 || s.OnDuty == 0 {
		return plan, err
	}
	return plan, d.keepThoseOnDuty(s, &plan)
}

// TakeOccasion makes a staged meeting that of its period. ErrConflict: another
// process was first; the staged one is dropped.
func (d *Desk) TakeOccasion(o ToMake, meetingID string) error {
	added, err := d.tx.AddOccasion(Occasion{SeriesID: o.Series.ID, Period: o.Period, MeetingID: meetingID, MadeAt: d.now})
	if err != nil {
		return err
	}
	if !added {
		return fmt.Errorf("liaison: the period has its meeting: %w", ErrConflict)
	}
	_, err = d.TakeMeeting(meetingID, "")
	return err
}

// TaskSeries tells the office of a rule whose meeting can't be made.
const TaskSeries = "series"

// OccasionFails asks the office to see to a meeting that can't be made of its rule.
func (d *Desk) OccasionFails(o ToMake, fault string) error {
	return d.addTask(OfficeTask{Kind: TaskSeries, Township: o.Series.Township, Key: TaskSeries + ":" + o.Series.ID + ":" + o.Period,
		Words: wording.SeriesFails(o.Series.Number, o.Series.Kind.Chinese(), d.local(o.StartsAt), fault)}, func(Viewer) bool { return true })
}

// FollowCalendar moves meetings made of a rule whose day has since become a day
// off, or is one no longer, unless somebody has moved them already.
func (d *Desk) FollowCalendar() error {
	all, err := d.tx.ListSeries()
	if err != nil {
		return err
	}
	for _, s := range all {
		if !s.StoppedAt.IsZero() {
			continue
		}
		made, err := d.tx.Occasions(s.ID)
		if err != nil {
			return err
		}
		for _, one := range d.ahead(s) {
			at := slices.IndexFunc(made, func(o Occasion) bool { return o.Period == one.Period && o.MeetingID != "" })
			if at < 0 {
				continue
			}
			if err := d.followOne(made[at].MeetingID, one.StartsAt); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *Desk) followOne(meetingID string, at time.Time) error {
	meeting, err := d.tx.Meeting(meetingID)
	if err != nil || meeting.State != MeetingPlanned || !meeting.MovedAt.IsZero() || meeting.StartsAt.Equal(at) {
		return err
	}
	plan, err := d.PlanMove(meeting, MeetingMove{StartsAt: at})
	if err != nil || len(plan.Faults) > 0 {
		return err
	}
	_, err = d.MoveMeeting(plan, "")
	return err
}

// SeriesRow is a series with what is to come of it.
type SeriesRow struct {
	Series
	Next   []Meeting
	OnDuty [][]Person // of each, those whose turn it is; empty without a rota
}

// SeriesRows lists the series that go on, of a township's office or of all.
func (d *Desk) SeriesRows(township string) ([]SeriesRow, error) {
	if err := d.TownshipKnown(township); err != nil {
		return nil, err
	}
	all, err := d.tx.ListSeries()
	if err != nil {
		return nil, err
	}
	var rows []SeriesRow
	for _, s := range all {
		if !s.StoppedAt.IsZero() || township != "" && s.Township != "" && !d.ofTownship(s.Township, township) {
			continue
		}
		row := SeriesRow{Series: s}
		if row.Next, err = d.toCome(s.ID); err != nil {
			return nil, err
		}
		for _, meeting := range row.Next {
			people, err := d.onDuty(s, meeting)
			if err != nil {
				return nil, err
			}
			row.OnDuty = append(row.OnDuty, people)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// Rule is a series in words: 每月15日 09:00.
func (s Series) Rule() string {
	return wording.SeriesRule(string(s.Every), s.Month, s.Day, s.Hour.String())
}
