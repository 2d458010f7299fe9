package storage

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// PlanReminders inserts reminders or moves those that nobody has been told, and
// counts them; what was told or missed stays as it is. Of two with one key the
// later counts.
func (t *tx) PlanReminders(reminders []liaison.Reminder) (int, error) {
	planned := 0
	for group := range slices.Chunk(lastOfEach(reminders), planGroup) {
		values := make([]any, 0, planColumns*len(group))
		for _, r := range group {
			values = append(values, r.PersonID, r.ObjectID, r.Step, string(r.Kind), instant(r.At), instant(r.Until), r.Urgent)
		}
		result, err := t.raw.ExecContext(t.ctx, planStatement(len(group)), values...)
		if err != nil {
			return planned, t.failed("plan reminders", err)
		}
		n, err := result.RowsAffected()
		if err != nil {
			return planned, t.failed("plan reminders", err)
		}
		planned += int(n)
	}
	return planned, nil
}

// Planning is where very many rows are written at once: a statement for
// ten of them takes a third less time, and no more is won by longer ones.
const (
	planGroup   = 10
	planColumns = 7
)

func planStatement(rows int) string {
	var text strings.Builder
	text.WriteString("INSERT INTO reminders (person_id, object_id, step, kind, at, until_at, urgent, state, told_at, delivery_key) VALUES ")
	for row := range rows {
		if row > 0 {
			text.WriteString(", ")
		}
		at := row * planColumns
		fmt.Fprintf(&text, "($%d, $%d, $%d, $%d, $%d, $%d, $%d, 'planned', '', '')", at+1, at+2, at+3, at+4, at+5, at+6, at+7)
	}
	text.WriteString(` ON CONFLICT (person_id, object_id, step) DO UPDATE SET kind = excluded.kind, at = excluded.at,
		until_at = excluded.until_at, urgent = excluded.urgent, state = 'planned' WHERE reminders.state IN ('planned', 'cancelled')`)
	return text.String()
}

// lastOfEach leaves the last of those with one key: PostgreSQL doesn't change a
// row twice in one statement.
func lastOfEach(reminders []liaison.Reminder) []liaison.Reminder {
	type key struct{ person, object, step string }
	place := make(map[key]int, len(reminders))
	kept := make([]liaison.Reminder, 0, len(reminders))
	for _, r := range reminders {
		k := key{r.PersonID, r.ObjectID, r.Step}
		if at, twice := place[k]; twice {
			kept[at] = r
			continue
		}
		place[k] = len(kept)
		kept = append(kept, r)
	}
	return kept
}

// SaveReminder notes what became of a reminder, or when it is to be told.
func (t *tx) SaveReminder(r liaison.Reminder) error {
	changed, err := t.q.SaveReminder(t.ctx, db.SaveReminderParams{
		PersonID: r.PersonID, ObjectID: r.ObjectID, Step: r.Step,
		At: instant(r.At), State: string(r.State), ToldAt: instant(r.ToldAt), DeliveryKey: r.DeliveryKey,
	})
	return t.changedOne("save reminder", changed, err)
}

// RemindersDue lists what is to be told by now, earliest first; no limit if it is 0.
func (t *tx) RemindersDue(now time.Time, limit int) ([]liaison.Reminder, error) {
	rows, err := t.q.ListRemindersDue(t.ctx, instant(now), most(limit))
	return each(t, "list reminders due", rows, err, readReminder)
}

// RemindersFor lists what one person is to be told before a time.
func (t *tx) RemindersFor(personID string, before time.Time) ([]liaison.Reminder, error) {
	rows, err := t.q.ListRemindersFor(t.ctx, personID, instant(before))
	return each(t, "list reminders of a person", rows, err, readReminder)
}

// RemindersAbout lists the planned reminders of one object.
func (t *tx) RemindersAbout(objectID string) ([]liaison.Reminder, error) {
	rows, err := t.q.ListRemindersAbout(t.ctx, objectID)
	return each(t, "list reminders of an object", rows, err, readReminder)
}

// CancelReminders takes back what is planned about an object and counts it.
func (t *tx) CancelReminders(objectID string) (int, error) {
	cancelled, err := t.q.CancelReminders(t.ctx, objectID)
	return int(cancelled), t.failed("cancel reminders", err)
}

// RemindersToldBy lists what one message tells.
func (t *tx) RemindersToldBy(deliveryKey string) ([]liaison.Reminder, error) {
	rows, err := t.q.ListRemindersToldBy(t.ctx, deliveryKey)
	return each(t, "list reminders of a message", rows, err, readReminder)
}

// WasReminded tells whether a person has had a merged reminder since the time.
func (t *tx) WasReminded(personID string, since time.Time) (bool, error) {
	told, err := t.q.CountRemindersTold(t.ctx, personID, instant(since))
	return told > 0, t.failed("count reminders", err)
}

// DropRemindersBefore removes what was due before the time and is settled.
func (t *tx) DropRemindersBefore(at time.Time) (int, error) {
	dropped, err := t.q.DropRemindersBefore(t.ctx, instant(at))
	return int(dropped), t.failed("drop reminders", err)
}

// RemindersToTell lists missed ones that the office has not been told of.
func (t *tx) RemindersToTell(limit int) ([]liaison.Reminder, error) {
	rows, err := t.q.ListRemindersToTell(t.ctx, most(limit))
	return each(t, "list reminders to tell", rows, err, readReminder)
}

// RemindersMissed lists missed ones that the office was told of at an instant.
func (t *tx) RemindersMissed(at time.Time) ([]liaison.Reminder, error) {
	rows, err := t.q.ListRemindersMissed(t.ctx, instant(at))
	return each(t, "list reminders missed", rows, err, readReminder)
}

func readReminder(row db.Reminder) (liaison.Reminder, error) {
	r := liaison.Reminder{
		PersonID: row.PersonID, ObjectID: row.ObjectID, Step: row.Step, Kind: liaison.ReminderKind(row.Kind),
		Urgent: row.Urgent, State: liaison.ReminderState(row.State), DeliveryKey: row.DeliveryKey,
	}
	return r, moments(momentPair{row.At, &r.At}, momentPair{row.UntilAt, &r.Until}, momentPair{row.ToldAt, &r.ToldAt})
}
