package liaison

import (
	"errors"
	"slices"
)

// reminderBatch bounds the due reminders looked at in one transaction.
const reminderBatch = 100

// TellReminders tells what is due, person by person, a batch at a time, and
// counts the people dealt with.
func (d *Desk) TellReminders() (int, error) {
	people, err := d.ReminderPeople(reminderBatch)
	if err != nil {
		return 0, err
	}
	for _, id := range people {
		if _, err := d.TellReminded(id); err != nil {
			return 0, err
		}
	}
	return len(people), nil
}

// ReminderPeople lists the people of the first reminders due; no limit if it is 0.
func (d *Desk) ReminderPeople(limit int) ([]string, error) {
	due, err := d.tx.RemindersDue(d.now, limit)
	var people []string
	for _, r := range due {
		if !slices.Contains(people, r.PersonID) {
			people = append(people, r.PersonID)
		}
	}
	return people, err
}

// PostponeReminders puts off what one person is to be told when that fails, so
// that the others are told.
func (d *Desk) PostponeReminders(personID string) error {
	due, err := d.tx.RemindersFor(personID, d.tomorrow())
	for _, r := range due {
		r.At = d.now.Add(setAsideFor)
		err = errors.Join(err, d.tx.SaveReminder(r))
	}
	return err
}

// TellReminded tells one person what is due: the urgent at once, everything else
// in one message a day, together with what would come later that day. It tells
// whether the day's message has been made.
func (d *Desk) TellReminded(personID string) (bool, error) {
	planned, err := d.tx.RemindersFor(personID, d.tomorrow())
	if err != nil {
		return false, err
	}
	_, err = d.addressOf(Delivery{PersonID: personID})
	away := errors.Is(err, ErrNotFound)
	if err != nil && !away {
		return false, err
	}
	var urgent, ordinary []Reminder
	anyDue := false
	for _, r := range planned {
		due, asks := !r.At.After(d.now), false
		if due && !away && r.Until.After(d.now) {
			if asks, err = d.mayAskStill(r); err != nil {
				return false, err
			}
		}
		switch {
		case !r.Until.After(d.now) || away && due:
			r.State = ReminderMissed
			if err := d.tx.SaveReminder(r); err != nil {
				return false, err
			}
		case asks:
			if err := d.tellInvitation(r); err != nil {
				return false, err
			}
		case r.Urgent && due:
			urgent = append(urgent, r)
		case !r.Urgent:
			ordinary = append(ordinary, r)
			anyDue = anyDue || due
		}
	}
	if _, err := d.pushReminders(personID, urgent, true); err != nil || !anyDue {
		return false, err
	}
	if ordinary, err = d.notYet(personID, ordinary); err != nil {
		return false, err
	}
	return d.pushReminders(personID, ordinary, false)
}

// notYet puts off what has to wait for the end of the quiet hours, or for
// tomorrow since today's message is out, and returns what can be told now: all of
// it, or what tomorrow would be too late for. Nobody is woken even for that.
func (d *Desk) notYet(personID string, reminders []Reminder) ([]Reminder, error) {
	quiet, err := d.quietOf(personID)
	if err != nil {
		return nil, err
	}
	reminded, err := d.tx.WasReminded(personID, d.today())
	if err != nil {
		return nil, err
	}
	calendar := d.terms.Calendar
	next, asleep := d.local(d.now), calendar.Quiet(d.local(d.now), quiet)
	if reminded {
		next = d.remindHour(d.tomorrow())
	}
	if next = calendar.AfterQuiet(next, quiet); !next.After(d.now) {
		return reminders, nil
	}
	var now []Reminder
	for _, r := range reminders {
		switch {
		case r.At.After(next): // comes by itself
			continue
		case next.Before(r.Until):
			r.At = next
		case r.Kind == RemindDigest: // the next one says it
			r.State = ReminderCancelled
		case asleep:
			r.State = ReminderMissed
		default:
			now = append(now, r)
			continue
		}
		if err := d.tx.SaveReminder(r); err != nil {
			return nil, err
		}
	}
	return now, nil
}

// pushReminders makes one message of the reminders whose reason still holds.
func (d *Desk) pushReminders(personID string, reminders []Reminder, urgent bool) (bool, error) {
	if len(reminders) == 0 {
		return false, nil
	}
	viewer, err := d.viewerOf(personID)
	if err != nil {
		return false, err
	}
	unread, older, err := d.unread(personID, urgent)
	if err != nil {
		return false, err
	}
	said, err := d.sayReminders(viewer, append(slices.Clone(older), reminders...), tellPlanned)
	if err != nil {
		return false, err
	}
	if !slices.ContainsFunc(reminders, func(r Reminder) bool { return slices.ContainsFunc(said.of, r.same) }) {
		unread, older, said = nil, nil, saidReminders{} // nothing new: what waits goes on waiting
	}
	key := "remind:" + personID + ":" + d.tx.NewID()
	for _, r := range append(older, reminders...) {
		switch {
		case slices.ContainsFunc(said.of, r.same):
			r.State, r.ToldAt, r.DeliveryKey = ReminderTold, d.now, key
		case r.State == ReminderTold:
			continue
		default:
			r.State = ReminderCancelled
		}
		if err := d.tx.SaveReminder(r); err != nil {
			return false, err
		}
	}
	if len(said.of) == 0 {
		return false, nil
	}
	for _, delivery := range unread {
		delivery.State, delivery.Outcome = DeliveryDropped, "merged into a newer one"
		if err := d.tx.SaveDelivery(delivery); err != nil {
			return false, err
		}
	}
	if urgent {
		urgent, err = d.presses(said.of)
	}
	if err != nil {
		return false, err
	}
	return true, d.send(&Delivery{Kind: DeliverReminder, PersonID: personID, MatterID: said.matterID, Key: key, Text: said.text, Urgent: urgent})
}

// presses tells whether what is told at its own time also goes besides the ration of
// notices: all but that a meeting is off that is neither today nor soon.
func (d *Desk) presses(of []Reminder) (bool, error) {
	calendar := d.terms.Calendar
	for _, r := range of {
		if r.Kind != RemindMeetingOff {
			return true, nil
		}
		meeting, err := d.tx.Meeting(r.ObjectID)
		if err != nil {
			return false, err
		}
		if d.soon(meeting, d.now) || calendar.DateOf(meeting.StartsAt) == calendar.DateOf(d.now) {
			return true, nil
		}
	}
	return false, nil
}

// unread lists the merged messages that still wait for a person's next word, and
// what they remind of: a new one takes it along.
func (d *Desk) unread(personID string, urgent bool) (unread []Delivery, of []Reminder, err error) {
	if urgent {
		return nil, nil, nil
	}
	waiting, err := d.tx.WaitingFor(personID)
	if err != nil {
		return nil, nil, err
	}
	for _, delivery := range waiting {
		if delivery.Kind != DeliverReminder || delivery.Urgent {
			continue
		}
		told, err := d.tx.RemindersToldBy(delivery.Key)
		if err != nil {
			return nil, nil, err
		}
		unread, of = append(unread, delivery), append(of, told...)
	}
	return unread, of, nil
}

func (r Reminder) same(other Reminder) bool {
	return r.PersonID == other.PersonID && r.ObjectID == other.ObjectID && r.Step == other.Step
}
