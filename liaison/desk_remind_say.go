package liaison

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison/wording"
)

// saidReminders is the text of a message, the reminders it holds, and the one
// matter it is about, if it is about one.
type saidReminders struct {
	text     string
	of       []Reminder
	matterID string
}

// telling is how far a message of reminders has come. A digest is long: it is weighed
// when it is planned and again when it is sent, and worded only when its words go out.
type telling int

const (
	tellPlanned telling = iota // the message is made
	tellCounted                // it waits: a notice says how many and no more
	tellFollows                // it follows a message of his, and so does what else waits for one
	tellWorded                 // it is sent
)

// sayReminders words what is left of some reminders of one person: each kind
// looks at the facts of now and keeps what still holds and he may still know.
func (d *Desk) sayReminders(v Viewer, reminders []Reminder, how telling) (saidReminders, error) {
	var all saidReminders
	var digest string
	var texts []string
	others := 0
	for _, kind := range reminderKinds() {
		ofKind := slices.DeleteFunc(slices.Clone(reminders), func(r Reminder) bool { return r.Kind != kind || !r.Until.After(d.now) })
		if len(ofKind) == 0 {
			continue
		}
		said, err := d.sayKind(kind, v, ofKind, how)
		if err != nil {
			return all, err
		}
		if len(said.of) == 0 {
			continue
		}
		counted, err := d.countedAlready(v, kind, said, all.of)
		switch {
		case err != nil:
			return all, err
		case kind == RemindDigest:
			digest = said.text
		case !counted:
			texts = append(texts, said.text)
			others += len(said.of)
		}
		all.of, all.matterID = append(all.of, said.of...), said.matterID
	}
	if len(texts) > 1 || len(all.of) > others {
		all.matterID = ""
	}
	all.text = wording.Reminders(digest, texts, others, d.terms.Policy.PassiveReplyRunes)
	return all, nil
}

// sayKind is the chapter of one kind.
func (d *Desk) sayKind(kind ReminderKind, v Viewer, reminders []Reminder, how telling) (saidReminders, error) {
	switch kind {
	case RemindDigest:
		return d.sayDigest(v, reminders, how)
	case RemindMeeting:
		return d.sayMeetings(v, reminders, how)
	case RemindMeetingOff:
		return d.sayMeetingsOff(v, reminders)
	case RemindInvitation: // always a question of its own
	case RemindFirstAnswer:
		return d.sayUnanswered(v, reminders)
	case RemindUnclaimed:
		return d.sayUnclaimed(v, reminders)
	case RemindUnfinished:
		return d.sayUnfinished(v, reminders)
	case RemindPassOn:
		return d.sayPassOn(v, reminders)
	case RemindVisits:
		return d.sayVisits(v, reminders)
	case RemindVisitsLate:
		return d.sayVisitsLate(v, reminders)
	case RemindLeave:
		return d.sayLeaves(v, reminders)
	case RemindCalendar:
		return d.sayYearMissing(v, reminders)
	}
	return saidReminders{}, fmt.Errorf("liaison: unknown kind of reminder: %w", ErrInvalid)
}

// stale drops a question that is void, a notice of a task that is over and a
// reminder whose reason is gone, and words the other reminders anew when they go out.
func (d *Desk) stale(delivery *Delivery, how telling) (bool, error) {
	void, err := d.voided(*delivery)
	if err != nil {
		return false, err
	}
	if void {
		delivery.State, delivery.Outcome = DeliveryDropped, "no longer asked"
		return true, d.tx.SaveDelivery(*delivery)
	}
	if over, err := d.taskOver(delivery); err != nil || over {
		return over, err
	}
	if delivery.asksHowItWas() {
		return false, d.ratedNoMore(delivery)
	}
	if strings.HasPrefix(delivery.Key, linkPrefix) || strings.HasPrefix(delivery.Key, linksPrefix) {
		return d.linkOver(delivery)
	}
	if strings.HasPrefix(delivery.Key, unansweredPrefix) {
		return d.answeredSince(delivery)
	}
	if strings.HasPrefix(delivery.Key, undecidedPrefix) {
		return d.askedStill(delivery)
	}
	if strings.HasPrefix(delivery.Key, heardPrefix) {
		return d.heardNoMore(delivery)
	}
	if delivery.Kind == DeliverQuestion {
		return false, d.askAnew(delivery)
	}
	if delivery.Kind == DeliverCard {
		return false, d.cardNow(delivery)
	}
	if delivery.Kind != DeliverReminder {
		return false, nil
	}
	reminders, err := d.tx.RemindersToldBy(delivery.Key)
	if err != nil {
		return false, err
	}
	viewer, err := d.viewerOf(delivery.PersonID)
	if err != nil {
		return false, err
	}
	said, err := d.sayReminders(viewer, reminders, how)
	if err != nil {
		return false, err
	}
	if len(said.of) == 0 {
		delivery.State, delivery.Outcome = DeliveryDropped, "no longer due"
		return true, errors.Join(d.notTold(reminders), d.tx.SaveDelivery(*delivery))
	}
	if delivery.MatterID = said.matterID; how == tellWorded {
		delivery.Text = said.text
	}
	return false, nil
}

// notTold notes of reminders that there was nothing left to tell: no message of the day
// was made of them.
func (d *Desk) notTold(reminders []Reminder) error {
	for _, r := range reminders {
		r.State, r.ToldAt = ReminderCancelled, time.Time{}
		if err := d.tx.SaveReminder(r); err != nil {
			return err
		}
	}
	return nil
}

// sayUnanswered is the chapter of the matters that still lack a first answer,
// soonest deadline first.
func (d *Desk) sayUnanswered(v Viewer, reminders []Reminder) (saidReminders, error) {
	matters, of, err := d.remindedOf(reminders, d.stillHis(v, func(m Matter) bool { return m.Open() && m.FirstAnswerAt.IsZero() }))
	if err != nil {
		return saidReminders{}, err
	}
	return d.sayMatters(v, matters, of, func(row wording.Row) string { return wording.Unanswered([]wording.Row{row}) },
		func(several int) string {
			return wording.UnansweredSeveral(several, d.local(matters[0].FirstDueAt), matters[0].FirstDueAt.Before(d.now))
		})
}

// stillHis keeps what still waits for somebody who may answer it still; a try to tell
// who may not is on record.
func (d *Desk) stillHis(v Viewer, waits func(Matter) bool) func(Matter) (bool, error) {
	return func(matter Matter) (bool, error) {
		switch {
		case !waits(matter):
			return false, nil
		case !MayAnswer(v, matter):
			return false, d.audit(AuditRow{Act: "send", MatterID: matter.ID, PersonID: v.ID, Refused: true})
		}
		return true, nil
	}
}

// sayMatters words the matters of a chapter: one is shown, of several it says no more
// than how many.
func (d *Desk) sayMatters(v Viewer, matters []Matter, of []Reminder, one func(wording.Row) string, several func(int) string) (saidReminders, error) {
	said := saidReminders{of: of}
	switch {
	case len(matters) > 1:
		said.text = several(len(matters))
	case len(matters) == 1:
		row, err := d.Row(v, matters[0])
		if err != nil {
			return said, err
		}
		said.text, said.matterID = one(row), matters[0].ID
	}
	return said, nil
}

// remindedOf are the matters of reminders that there is still to remind of, each once,
// soonest deadline first, and the reminders of them.
func (d *Desk) remindedOf(reminders []Reminder, still func(Matter) (bool, error)) (matters []Matter, of []Reminder, err error) {
	for _, r := range reminders {
		matter, err := d.tx.Matter(r.ObjectID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		keep, err := still(matter)
		if err != nil {
			return nil, nil, err
		}
		if !keep {
			continue
		}
		of = append(of, r)
		if !slices.ContainsFunc(matters, func(other Matter) bool { return other.ID == matter.ID }) {
			matters = append(matters, matter)
		}
	}
	slices.SortStableFunc(matters, func(a, b Matter) int { return a.FirstDueAt.Compare(b.FirstDueAt) })
	return matters, of, nil
}
