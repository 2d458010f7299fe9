package liaison

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// meetingBatch bounds the people whose reminders of one meeting are planned in one
// transaction.
const meetingBatch = 100

// DueMeeting has the reminders of a meeting planned, some people at a time: its
// object is the meeting and the person behind whom it goes on.
const DueMeeting DueKind = "meeting"

func (d *Desk) meetingChanged(meetingID string) error {
	return d.tx.SaveDue(Due{Kind: DueMeeting, ObjectID: meetingID + "/", At: d.now})
}

// meetingDue plans what the next people are told of a meeting, by its facts of now:
// doing it twice changes nothing.
func (d *Desk) meetingDue(object string) error {
	id, after, _ := strings.Cut(object, "/")
	meeting, err := d.tx.Meeting(id)
	if errors.Is(err, ErrNotFound) || err == nil && meeting.State == MeetingStaging {
		return nil
	}
	if err != nil {
		return err
	}
	invitations, err := d.tx.InvitationsAfter(id, after, meetingBatch)
	if err != nil || len(invitations) == 0 {
		return err
	}
	var plan []Reminder
	for _, invitation := range invitations {
		plan = append(plan, d.meetingSteps(meeting, invitation)...)
	}
	if _, err := d.PlanReminders(plan); err != nil || len(invitations) < meetingBatch {
		return err
	}
	return d.tx.SaveDue(Due{Kind: DueMeeting, ObjectID: id + "/" + invitations[len(invitations)-1].PersonID, At: d.now})
}

// PlanInvitation plans what one person is told of a meeting from now on: he is
// invited later than the others, or a seat has fallen free for him.
func (d *Desk) PlanInvitation(meeting Meeting, invitation Invitation) error {
	_, err := d.PlanReminders(d.meetingSteps(meeting, invitation))
	return err
}

// stepBefore is the last step, some hours before the meeting.
const stepBefore = "before"

// meetingSteps are the times at which one person is to hear of a meeting. Steps
// carry the version, so that those of a moved meeting are told anew.
func (d *Desk) meetingSteps(meeting Meeting, invitation Invitation) []Reminder {
	told := !invitation.InvitedAt.IsZero()
	if meeting.State == MeetingCancelled {
		if !told || !invitation.Stands() {
			return nil
		}
		return []Reminder{{PersonID: invitation.PersonID, ObjectID: meeting.ID, Step: "off", Kind: RemindMeetingOff, At: d.loud(meeting, d.now, d.terms.Policy.Quiet),
			Until: meeting.StartsAt, Urgent: true}}
	}
	if !invitation.Stands() || !meeting.StartsAt.After(d.now) {
		return nil
	}
	policy, calendar := d.terms.Policy.Meetings, d.terms.Calendar
	day, notices := calendar.DateOf(meeting.StartsAt), d.noticeDays(meeting)
	step := func(name string, kind ReminderKind, at time.Time, own bool) Reminder {
		return Reminder{PersonID: invitation.PersonID, ObjectID: meeting.ID, Step: fmt.Sprintf("v%d:%s", meeting.Version, name), Kind: kind, At: at,
			Until: meeting.StartsAt, Urgent: own}
	}
	invite := d.now
	switch {
	case told && invitation.AnswerVersion < meeting.Version && meeting.Version > 1:
		invite = d.now.Add(policy.hold(meeting.StartsAt.Sub(d.now)))
	case !told && len(notices) > 0:
		if hour := calendar.At(d.toldOn(day.AddDays(-notices[0])), d.terms.Policy.RemindAt); hour.After(d.now) {
			invite = hour
		}
	}
	invite = d.loud(meeting, invite, d.terms.Policy.Quiet)
	steps := []Reminder{step("invite", RemindInvitation, invite, true)}
	for i, days := range notices {
		if at := calendar.At(day.AddDays(-days), d.terms.Policy.RemindAt); i > 0 && calendar.DateOf(at).Compare(calendar.DateOf(invite)) > 0 {
			steps = append(steps, step(fmt.Sprintf("%dd", days), RemindMeeting, at, false))
		}
	}
	if before := d.shortlyBefore(meeting); before.After(invite) {
		steps = append(steps, step(stepBefore, RemindMeeting, before, true))
	}
	return steps
}

// shortlyBefore is when those who are coming are reminded for the last time: some
// hours before, or the evening before when that is too early in the day.
func (d *Desk) shortlyBefore(meeting Meeting) time.Time {
	policy, calendar := d.terms.Policy.Meetings, d.terms.Calendar
	if policy.NoticeBefore <= 0 {
		return time.Time{}
	}
	at, day := meeting.StartsAt.Add(-policy.NoticeBefore), calendar.DateOf(meeting.StartsAt)
	if at.Before(calendar.At(day, policy.NotBefore)) {
		return calendar.At(day.AddDays(-1), policy.EveningBefore)
	}
	return at
}

// loud is when somebody may be told of a meeting that he is to hear of at a time:
// at once when it is near, else after the quiet hours, as long as these leave the
// time that the last reminder leaves.
func (d *Desk) loud(meeting Meeting, at time.Time, quiet workday.QuietHours) time.Time {
	if d.soon(meeting, at) {
		return at
	}
	policy := d.terms.Policy.Meetings
	if after := d.terms.Calendar.AfterQuiet(d.local(at), quiet); meeting.StartsAt.Sub(after) >= policy.NoticeBefore {
		return after
	}
	return meeting.StartsAt.Add(-policy.QuietWithin)
}

// reminds tells whether a step of a meeting still has to be told to whoever it is
// for: those who have answered are asked no more, those on leave hear nothing.
func (d *Desk) reminds(r Reminder, meeting Meeting, invitation Invitation) bool {
	if r.Kind == RemindMeetingOff {
		return meeting.State == MeetingCancelled && invitation.Stands()
	}
	step, its := strings.CutPrefix(r.Step, fmt.Sprintf("v%d:", meeting.Version))
	if !its || meeting.State != MeetingPlanned || !meeting.StartsAt.After(d.now) || !invitation.Stands() {
		return false
	}
	days := d.noticeDays(meeting)
	last := step == stepBefore || len(days) > 0 && step == fmt.Sprintf("%dd", days[len(days)-1])
	switch invitation.AnswerTo(meeting) {
	case AnswerLeave:
		return false
	case AnswerComing:
		return last
	case AnswerUndecided:
		return last && step != stepBefore
	}
	return step != stepBefore && (r.Kind == RemindInvitation || invitation.InvitedAt.Before(d.today())) // not twice a day
}

// mayAskStill tells whether a step is one that asks, of somebody who has not been
// asked about the meeting as it is now.
func (d *Desk) mayAskStill(r Reminder) (bool, error) {
	if r.Kind != RemindMeeting || r.Step == "" {
		return r.Kind == RemindInvitation, nil
	}
	meeting, err := d.tx.Meeting(r.ObjectID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	invitation, err := d.tx.Invitation(meeting.ID, r.PersonID)
	if err != nil || invitation.AnswerTo(meeting) != "" || !d.reminds(r, meeting, invitation) {
		return false, err
	}
	asked, err := d.askedOf(r.PersonID, meeting)
	return !asked, err
}

// tellInvitation asks somebody whether he comes. Whom the account must not tell is
// the office's to phone.
func (d *Desk) tellInvitation(r Reminder) error {
	viewer, err := d.viewerOf(r.PersonID)
	if err != nil {
		return err
	}
	meeting, invitation, err := d.Invited(viewer, r.ObjectID)
	if errors.Is(err, ErrNotFound) {
		r.State = ReminderMissed // the office phones him, if anybody has to
		return d.tx.SaveReminder(r)
	}
	if err != nil {
		return err
	}
	quiet, err := d.quietOf(r.PersonID)
	if err != nil {
		return err
	}
	if at := d.loud(meeting, d.now, quiet); at.After(d.now) {
		r.At = at
		return d.tx.SaveReminder(r)
	}
	r.State, r.ToldAt, r.DeliveryKey = ReminderCancelled, d.now, "invite:"+d.tx.NewID()
	if d.reminds(r, meeting, invitation) {
		asked, err := d.askInvitation(viewer, meeting, invitation, r.DeliveryKey)
		if err != nil {
			return err
		}
		if asked {
			r.State = ReminderTold
		}
		if err := d.invitedNow(invitation); err != nil {
			return err
		}
	}
	return d.tx.SaveReminder(r)
}

func (d *Desk) invitedNow(invitation Invitation) error {
	if !invitation.InvitedAt.IsZero() {
		return nil
	}
	invitation.InvitedAt = d.now
	return d.tx.SaveInvitation(invitation)
}

// toPhone tells whether the office has to phone somebody whom a reminder of a
// meeting did not reach, and notes that he is invited by that.
func (d *Desk) toPhone(r Reminder) (Meeting, bool, error) {
	meeting, err := d.tx.Meeting(r.ObjectID)
	if errors.Is(err, ErrNotFound) {
		return Meeting{}, false, nil
	}
	if err != nil {
		return Meeting{}, false, err
	}
	invitation, err := d.tx.Invitation(meeting.ID, r.PersonID)
	if err != nil || !d.reminds(r, meeting, invitation) || strings.HasSuffix(r.Step, ":"+stepBefore) {
		return meeting, false, err
	}
	person, err := d.tx.Person(r.PersonID)
	if errors.Is(err, ErrNotFound) {
		return meeting, false, nil
	}
	return meeting, err == nil && invitation.stillHolds(person), err
}

// sayMeetings is the chapter of meetings to come, soonest first.
func (d *Desk) sayMeetings(v Viewer, reminders []Reminder, how telling) (said saidReminders, err error) {
	type line struct {
		meeting Meeting
		coming  bool
	}
	var lines []line
	for _, r := range reminders {
		meeting, invitation, err := d.Invited(v, r.ObjectID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return said, err
		}
		if !d.reminds(r, meeting, invitation) {
			continue
		}
		if invitation.AnswerTo(meeting) == "" {
			fresh, err := d.noticeIsFresh(r, how)
			if err != nil {
				return said, err
			}
			if fresh {
				continue
			}
		}
		said.of = append(said.of, r)
		if !slices.ContainsFunc(lines, func(l line) bool { return l.meeting.ID == meeting.ID }) {
			lines = append(lines, line{meeting, invitation.AnswerTo(meeting) == AnswerComing})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.meeting.StartsAt.Compare(b.meeting.StartsAt) })
	var texts []string
	for _, l := range lines {
		texts = append(texts, wording.MeetingReminder(d.MeetingFacts(l.meeting), l.coming, d.local(d.now)))
	}
	said.text = strings.Join(texts, "\n")
	return said, nil
}

// noticeIsFresh tells whether the notice of which a reminder reminds has reached its
// reader no sooner than the reminder would: the same burst would tell him twice. While
// both wait, the reminder is why he is told once more that something waits.
func (d *Desk) noticeIsFresh(r Reminder, how telling) (bool, error) {
	put, err := d.tx.QuestionsPut(r.PersonID, AskInvitation, r.ObjectID)
	if err != nil || len(put) == 0 {
		return false, err
	}
	notice := put[0]
	if !notice.ShownAt.IsZero() {
		return !r.ToldAt.IsZero() && !r.ToldAt.After(notice.ShownAt), nil
	}
	if how != tellFollows && how != tellWorded {
		return false, nil
	}
	onItsWay, err := d.tx.Asking(r.PersonID)
	return slices.ContainsFunc(onItsWay, func(message Delivery) bool { return message.QuestionID == notice.ID }), err
}

// sayMeetingsOff is the chapter of meetings that are cancelled: for those who had
// heard of them.
func (d *Desk) sayMeetingsOff(v Viewer, reminders []Reminder) (said saidReminders, err error) {
	var texts []string
	for _, r := range reminders {
		meeting, err := d.tx.Meeting(r.ObjectID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return said, err
		}
		invitation, err := d.tx.Invitation(meeting.ID, v.ID)
		if err != nil {
			return said, err
		}
		if !d.reminds(r, meeting, invitation) || !invitation.mayBeTold(v) {
			continue
		}
		facts := d.MeetingFacts(meeting)
		if err := d.asHeard(v.ID, meeting, &facts); err != nil {
			return said, err
		}
		said.of = append(said.of, r)
		texts = append(texts, wording.MeetingOff(facts))
	}
	said.text = strings.Join(texts, "\n")
	return said, nil
}

// asHeard gives a meeting the time that somebody was last shown: one that was moved
// and taken off before he was told would else be off at a time he never heard of.
func (d *Desk) asHeard(personID string, meeting Meeting, facts *wording.MeetingFacts) error {
	put, err := d.tx.QuestionsPut(personID, AskInvitation, meeting.ID) // newest first
	if err != nil {
		return err
	}
	for _, question := range put {
		if question.ShownAt.IsZero() {
			continue
		}
		if at := question.ExpiresAt; !at.IsZero() && !at.Equal(meeting.StartsAt) {
			facts.Starts, facts.Ends = d.local(at), time.Time{} // until when it would have lasted isn't kept
		}
		return nil
	}
	return nil
}
