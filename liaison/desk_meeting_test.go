package liaison_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

// meetingTerms are the pilot's numbers about meetings.
func meetingTerms(terms *liaison.Terms) {
	terms.Policy.Meetings = liaison.MeetingPolicy{NoticeDays: []int{7, 3, 1}, NoticeBefore: 2 * time.Hour, NotBefore: workday.At(7, 0), EveningBefore: workday.At(20, 0),
		QuietWithin: 12 * time.Hour, ChangeHold: 10 * time.Minute, Lasts: 2 * time.Hour, SitInLeast: 3,
		Observers: map[liaison.Category]int{liaison.CategoryVillage: 1}}
}

// meets makes a training that 王建国 is invited to.
func (p *place) meets(starts time.Time) liaison.Meeting {
	p.t.Helper()
	return ask(p, func(d *liaison.Desk) (liaison.Meeting, error) {
		plan, err := d.PlanMeeting(liaison.MeetingAsked{Kind: liaison.Training, StartsAt: starts, Place: "镇政府三楼", Holiday: true, Named: []liaison.Invitee{{Who: "王建国"}}})
		if err != nil || len(plan.Faults) > 0 {
			p.t.Fatal(err, plan.Faults)
		}
		return d.AddMeeting(plan, "test")
	})
}

// steps lets the clock plan what people hear of meetings, and lists it.
func (p *place) steps(meeting liaison.Meeting) string {
	p.t.Helper()
	p.do(func(d *liaison.Desk) error {
		_, err := d.RunDues()
		return err
	})
	var said []string
	for _, r := range ask(p, func(d *liaison.Desk) ([]liaison.Reminder, error) { return d.Tx().RemindersAbout(meeting.ID) }) {
		said = append(said, r.Step+" "+r.At.In(beijing()).Format("01-02 15:04"))
	}
	return strings.Join(said, ", ")
}

func TestWhenPeopleHearOfAMeeting(t *testing.T) {
	for name, test := range map[string]struct {
		now, starts time.Time
		steps       string
	}{
		"in good time": {at(time.November, 9, 10, 0), at(time.November, 20, 14, 30),
			"v1:invite 11-13 09:00, v1:3d 11-17 09:00, v1:1d 11-19 09:00, v1:before 11-20 12:30"},
		"early in the day: the evening before": {at(time.November, 9, 10, 0), at(time.November, 20, 8, 30),
			"v1:invite 11-13 09:00, v1:3d 11-17 09:00, v1:1d 11-19 09:00, v1:before 11-19 20:00"},
		"at nine: not before seven": {at(time.November, 9, 10, 0), at(time.November, 20, 9, 0),
			"v1:invite 11-13 09:00, v1:3d 11-17 09:00, v1:1d 11-19 09:00, v1:before 11-20 07:00"},
		"less than a week": {at(time.November, 9, 10, 0), at(time.November, 12, 14, 30),
			"v1:invite 11-09 10:00, v1:1d 11-11 09:00, v1:before 11-12 12:30"},
		"tomorrow":                             {at(time.November, 9, 10, 0), at(time.November, 10, 14, 30), "v1:invite 11-09 10:00, v1:before 11-10 12:30"},
		"today, in an hour":                    {at(time.November, 9, 10, 0), at(time.November, 9, 11, 0), "v1:invite 11-09 10:00"},
		"at night for tomorrow afternoon":      {at(time.November, 9, 22, 0), at(time.November, 10, 14, 30), "v1:invite 11-10 08:00, v1:before 11-10 12:30"},
		"at night for the morning":             {at(time.November, 9, 22, 0), at(time.November, 10, 8, 30), "v1:invite 11-09 22:00"},
		"at night, the morning leaves no time": {at(time.November, 9, 20, 59), at(time.November, 10, 9, 15), "v1:invite 11-09 20:59, v1:before 11-10 07:15"},
		"a week before lies in the holidays: before them": {at(time.September, 20, 10, 0), at(time.October, 10, 14, 30),
			"v1:invite 09-30 09:00, v1:3d 10-08 08:00, v1:1d 10-09 09:00, v1:before 10-10 12:30"},
		"in the holidays: before the quiet days end it is soon enough": {at(time.September, 30, 10, 0), at(time.October, 3, 14, 30),
			"v1:1d 09-30 10:00, v1:invite 09-30 10:00, v1:before 10-03 12:30"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t, meetingTerms)
			p.imports(township, townshipLinks)
			p.now = test.now
			if got := p.steps(p.meets(test.starts)); got != test.steps {
				t.Errorf("got  %s\nwant %s", got, test.steps)
			}
		})
	}
}

func TestAMoveIsToldOnceAfterAHold(t *testing.T) {
	p := newPlace(t, meetingTerms)
	p.imports(township, townshipLinks)
	p.join("王建国")
	meeting := p.meets(at(time.November, 13, 14, 30))
	p.steps(meeting)
	p.do(func(d *liaison.Desk) error {
		_, err := d.TellReminders()
		return err
	})
	for i, hour := range []int{15, 16} {
		p.now = p.now.Add(time.Minute)
		meeting = ask(p, func(d *liaison.Desk) (liaison.Meeting, error) {
			plan, err := d.PlanMove(meeting, liaison.MeetingMove{StartsAt: at(time.November, 13, hour, 30)})
			if err != nil {
				return meeting, err
			}
			return d.MoveMeeting(plan, "test")
		})
		want := fmt.Sprintf("v%[1]d:invite 11-09 10:1%[2]d, v%[1]d:3d 11-10 09:00, v%[1]d:1d 11-12 09:00, v%[1]d:before 11-13 1%[3]d:30", i+2, i+1, i+3)
		if got := p.steps(meeting); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	p.now = p.now.Add(10 * time.Minute)
	p.do(func(d *liaison.Desk) error {
		_, err := d.TellReminders()
		return err
	})
	questions := p.queued(liaison.DeliverQuestion)
	var told []string
	for _, one := range questions {
		if strings.Contains(one.Text, "会议改了") {
			told = append(told, one.Text)
		}
	}
	if len(told) != 1 || !strings.Contains(told[0], "改为：11月13日（周五）16:30") {
		t.Errorf("told %q", told)
	}
}

// TestHalfAMeetingIsNone: until all its invitations are written nobody sees a
// meeting, and one that was never finished goes away.
func TestHalfAMeetingIsNone(t *testing.T) {
	p := newPlace(t, meetingTerms)
	p.imports(township, townshipLinks)
	wang, zhang := p.join("王建国"), p.join("张宁")
	plan := ask(p, func(d *liaison.Desk) (liaison.MeetingPlan, error) {
		plan, err := d.PlanMeeting(liaison.MeetingAsked{Kind: liaison.Training, StartsAt: at(time.November, 20, 9, 0), Place: "镇政府", Roles: []liaison.Role{liaison.RoleDelegate}})
		if err == nil {
			err = d.StageMeeting(&plan)
		}
		if err == nil {
			err = d.Invite(plan.Meeting, plan.Invitations[:1])
		}
		return plan, err
	})
	for _, v := range []liaison.Viewer{wang, zhang, {}} {
		if err := p.try(func(d *liaison.Desk) error {
			_, err := d.MeetingFor(v, plan.Meeting.Number)
			return err
		}); err == nil {
			t.Errorf("%s sees it", v.Name)
		}
	}
	if got := p.steps(plan.Meeting); got != "" {
		t.Errorf("planned %s", got)
	}
	p.now = p.now.Add(25 * time.Hour)
	p.do(func(d *liaison.Desk) error {
		_, err := d.Tidy()
		return err
	})
	if err := p.try(func(d *liaison.Desk) error {
		_, err := d.Tx().Meeting(plan.Meeting.ID)
		return err
	}); err == nil {
		t.Error("it is still there")
	}
}
