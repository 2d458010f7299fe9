package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// DigestSlot is when a digest is for: the slot of its job, or now when somebody
// asks for one.
type DigestSlot struct {
	Kind  DigestKind
	Day   workday.Date
	Month bool // of the month before
}

// Period names the slot: the same one is told at most once.
func (s DigestSlot) Period() string {
	if s.Month {
		return s.Day.String() + monthMark
	}
	return s.Day.String()
}

const monthMark = " month"

// MadeDigest is a digest as it would be told now.
type MadeDigest struct {
	Digest
	Text  string
	Worth bool // there is something to say

	listed []Matter
}

// DigestKinds are those whose digests a person gets by what he may act as now. A
// delegate who has one of the others finds in it what he holds.
func (d *Desk) DigestKinds(v Viewer) []DigestKind {
	var kinds []DigestKind
	if v.ActsAs(RoleCommitteeMember) {
		kinds = append(kinds, DigestCommittee)
	}
	if v.IsOffice() {
		kinds = append(kinds, DigestOffice)
	}
	if len(kinds) == 0 && v.ActsAs(RoleDelegate) {
		kinds = append(kinds, DigestDelegate)
	}
	return kinds
}

// digestRoom is left in a message for what is merged with a digest.
const digestRoom = 40

func digestText(kind DigestKind, facts wording.DigestFacts, most int) string {
	switch kind {
	case DigestCommittee:
		return wording.CommitteeDigest(facts, most)
	case DigestOffice:
		return wording.OfficeDigest(facts, most)
	case DigestDelegate:
	}
	return wording.DelegateDigest(facts, most)
}

// digestSpan begins where the last one that was read ended; a month's is the month before its slot.
func (d *Desk) digestSpan(slot DigestSlot, last Digest) DigestSpan {
	calendar := d.terms.Calendar
	span := DigestSpan{Since: last.At, Ends: d.now, Now: d.now, Soon: calendar.Deadline(d.local(d.now), d.terms.Policy.DigestDueWithin),
		Ahead: calendar.At(calendar.DateOf(d.now).AddDays(d.terms.Policy.DigestAhead.N+1), 0)}
	if span.Ahead.Before(span.Soon) {
		span.Ahead = span.Soon
	}
	switch {
	case slot.Month:
		first := workday.Date{Year: slot.Day.Year, Month: slot.Day.Month, Day: 1}
		span.Since, span.Ends = calendar.At(first.AddMonths(-1), 0), calendar.At(first, 0)
	case last.At.IsZero() && slot.Kind == DigestOffice:
		span.Since = d.now.AddDate(0, 0, -1)
	case last.At.IsZero():
		span.Since = d.now.AddDate(0, 0, -7)
	}
	return span
}

// digestCounts counts until it is enough.
func (d *Desk) digestCounts(v Viewer, kind DigestKind, span DigestSpan, enough func(DigestCounts) bool) (DigestCounts, error) {
	if kind == DigestOffice {
		return d.officeCounts(v, span, enough)
	}
	counts, err := d.tx.CountHeld(v, span)
	if err != nil || enough(counts) {
		return counts, err
	}
	if kind == DigestDelegate {
		raised, err := d.tx.CountRaised(v, span)
		counts.Waiting, counts.Followed, counts.ToRate, counts.Replied = raised.Waiting, raised.Followed, raised.ToRate, raised.Replied
		return counts, err
	}
	links, err := d.tx.ContactsFrom(v.ID, ContactInterview, d.today())
	if err != nil {
		return counts, err
	}
	counts.People = len(links)
	theirs, err := d.tx.CountOfDelegates(v, span)
	counts.Raised, counts.Theirs, counts.FellDue, counts.InTime = theirs.Raised, theirs.Theirs, theirs.FellDue, theirs.InTime
	return counts, err
}

// officeCounts adds what hangs to what the office is to answer: calls and other tasks.
func (d *Desk) officeCounts(v Viewer, span DigestSpan, enough func(DigestCounts) bool) (DigestCounts, error) {
	counts, err := d.tx.CountOffice(v, span)
	if err != nil || enough(counts) {
		return counts, err
	}
	work, err := d.ToDo(v)
	if err != nil {
		return counts, err
	}
	tasks, err := d.TasksFor(v)
	if err != nil {
		return counts, err
	}
	counts.Calls, counts.Others = len(work.Calls), len(work.Replies)
	for _, task := range tasks {
		if !slices.Contains([]string{TaskUnreachable, TaskBindDiscipline, TaskTellDiscipline}, task.Kind) { // of the sealed way nothing is counted
			counts.Others++
		}
	}
	return counts, nil
}

// digestPressing lists what needs a hand first, as in a list to do: numbers and
// days; a name only of who has given his to the reader, and nobody's words.
func (d *Desk) digestPressing(v Viewer, kind DigestKind, span DigestSpan) ([]wording.Row, []Matter, error) {
	matters, err := d.tx.Pressing(v, kind == DigestOffice, span, d.terms.Policy.DigestNeeding)
	if err != nil {
		return nil, nil, err
	}
	matters = slices.DeleteFunc(matters, func(m Matter) bool { return !CanSee(v, m) }) // the view says so too; once more costs nothing
	rows := make([]wording.Row, 0, len(matters))
	for _, matter := range matters {
		row := wording.Row{Number: matter.Number, Due: d.local(matter.FirstDueAt)}
		switch {
		case matter.unknownTo(v.ID):
			row.Who = wording.NotTold()
		case matter.Level == Named:
			author, err := d.tx.Person(matter.AuthorID)
			if err != nil {
				return nil, nil, err
			}
			row.Who = author.Called()
		}
		rows = append(rows, row)
	}
	return rows, matters, nil
}

// PullDigest is 周报: what there is to say now, to whoever gets digests. Empty: he
// gets none. One that waits to be sent needs no sending any more.
func (d *Desk) PullDigest(v Viewer) (string, error) {
	today := d.terms.Calendar.DateOf(d.now)
	var texts []string
	for _, kind := range d.DigestKinds(v) {
		made, err := d.pullDigest(v, DigestSlot{Kind: kind, Day: today.AddDays(1)}) // behind every one that was told
		if err != nil {
			return "", err
		}
		texts = append(texts, made.Text)
		if err := d.Listed(v, made.listed); err != nil {
			return "", err
		}
	}
	return wording.Lines(texts...), d.dropPlannedDigests(v.ID)
}

// pullDigest makes the digest of one kind and notes that it was read. The newest one told,
// if it was only announced, is what he comes for: it is read with this, a month's as
// the month's, and the next begins where this ends.
func (d *Desk) pullDigest(v Viewer, slot DigestSlot) (MadeDigest, error) {
	newest, err := d.tx.NewestDigest(v.ID, slot.Kind, slot.Period())
	if errors.Is(err, ErrNotFound) {
		return d.MakeDigest(v, slot)
	}
	if err != nil {
		return MadeDigest{}, err
	}
	announced, err := slotOf(Reminder{ObjectID: digestObject(slot.Kind), Step: newest.Period})
	if err != nil {
		return MadeDigest{}, err
	}
	if newest.Unread && announced.Month {
		slot = announced
	}
	made, err := d.MakeDigest(v, slot)
	if err != nil {
		return made, err
	}
	if newest.Unread {
		newest.Unread, newest.At, newest.Since, newest.Counts = false, d.digestSpan(slot, Digest{}).Ends, made.Since, made.Counts
	}
	newest.PulledAt = d.now
	return made, d.tx.SaveDigest(newest)
}

// dropPlannedDigests leaves out what would come with tomorrow's reminders, now that
// he has read it.
func (d *Desk) dropPlannedDigests(personID string) error {
	planned, err := d.tx.RemindersFor(personID, d.tomorrow().AddDate(0, 0, 1))
	if err != nil {
		return err
	}
	today := d.terms.Calendar.DateOf(d.now)
	for _, r := range planned {
		if r.Kind != RemindDigest || slotRank(r).Compare(today) > 0 {
			continue
		}
		r.State = ReminderCancelled
		if err := d.tx.SaveReminder(r); err != nil {
			return err
		}
	}
	return nil
}

// digestObject is what the reminders of a kind of digest are about.
func digestObject(kind DigestKind) string { return "digest:" + string(kind) }

// slotOf reads back the slot of a reminder.
func slotOf(r Reminder) (DigestSlot, error) {
	var slot DigestSlot
	for _, kind := range []DigestKind{DigestCommittee, DigestOffice, DigestDelegate} {
		if r.ObjectID == digestObject(kind) {
			slot.Kind = kind
		}
	}
	day := r.Step
	if cut, month := len(day)-len(monthMark), len(day) > len(monthMark); month && day[cut:] == monthMark {
		day, slot.Month = day[:cut], true
	}
	var err error
	if slot.Day, err = workday.ParseDate(day); err != nil || slot.Kind == "" {
		return slot, fmt.Errorf("liaison: no slot of a digest: %w", ErrInvalid)
	}
	return slot, nil
}
