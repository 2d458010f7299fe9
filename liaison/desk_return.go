package liaison

import (
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// Returning is what became of a unit's wish to give a matter back (退办).
type Returning struct {
	Until   time.Time // by when it could have done so by itself
	Asked   bool      // the office is asked now
	Pending bool      // the office was asked before and has not decided
	Refused bool      // it has said no
	Nobody  bool      // nobody of the office can be asked through the account
}

// AskReturn asks the office for leave to give a matter back, for a handling unit that
// has had it for longer than Policy.ReturnByUnit; before that it gives it back by
// itself, and nothing is asked.
func (d *Desk) AskReturn(v Viewer, matter Matter, reason Said) (Returning, error) {
	if matter.Recipient != ToUnit || matter.HolderID != v.ID || !MayAnswer(v, matter) {
		return Returning{}, nil
	}
	until, err := d.returnUntil(matter)
	done := Returning{Until: until}
	if err != nil || !d.now.After(until) {
		return done, err
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return done, err
	}
	clerks, err := d.deciders(matter)
	if err != nil {
		return done, err
	}
	last := returningOf(matter, entries)
	pending, err := d.wantsReturn(matter)
	if err != nil {
		return done, err
	}
	done.Pending, done.Refused = pending.ID != "", last.Kind == EntryNotReturned
	if done.Nobody = len(clerks) == 0; done.Pending || done.Refused || done.Nobody {
		return done, d.Refused(v, matter, "return")
	}
	if _, err := d.keep(v, matter, EntryReturn, []Said{reason}); err != nil {
		return done, err
	}
	done.Asked = true
	return done, d.askDeciders(clerks, Question{Kind: AskReturn, ExpiresAt: d.returnDecided()}, matter, d.ReturnAskedAbout)
}

// returnUntil is by when a unit may give back what was handed to it last.
func (d *Desk) returnUntil(matter Matter) (time.Time, error) {
	routings, err := d.tx.Routings(matter.ID)
	for _, step := range slices.Backward(routings) {
		if step.HolderID == matter.HolderID && step.Reason.beginsAnew() {
			return d.local(d.terms.Calendar.Deadline(step.At, d.terms.Policy.ReturnByUnit)), err
		}
	}
	return d.now, err
}

// returnDecided is how long the office may decide: the unit's time goes on meanwhile.
func (d *Desk) returnDecided() time.Time {
	return d.terms.Calendar.Deadline(d.local(d.now), d.terms.Policy.ReturnByUnit)
}

// returningOf is the latest that was said of giving a matter back by the unit that has it.
func returningOf(matter Matter, entries []Entry) Entry {
	asked := latestOf(entries, EntryReturn)
	if asked.PersonID != matter.HolderID {
		return Entry{}
	}
	return latestOf(entries, EntryReturn, EntryNotReturned, EntryHanded, EntryPassed)
}

// wantsReturn is what a unit has asked and nobody has decided; the zero Entry when there
// is none, since it has finished the matter or has it no more.
func (d *Desk) wantsReturn(matter Matter) (Entry, error) {
	if !matter.Open() || matter.State == StateReplied || matter.Recipient != ToUnit || matter.HolderID == "" {
		return Entry{}, nil
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return Entry{}, err
	}
	asked := returningOf(matter, entries)
	if asked.Kind != EntryReturn {
		return Entry{}, nil
	}
	return d.sinceRedone(matter, asked)
}

// DecideReturn takes the office's word on it: yes gives the matter back to the office
// with the unit's reason, no leaves it where it is. ErrForbidden when nobody asks that
// any more.
func (d *Desk) DecideReturn(v Viewer, matter Matter, grant bool, reason string) error {
	asked, err := d.wantsReturn(matter)
	if err != nil {
		return err
	}
	if asked.ID == "" || !d.decides(v, matter) {
		return d.forbid(v, matter, "decide_return", "nobody asks him that")
	}
	holder, err := d.tx.Person(matter.HolderID)
	if err != nil {
		return err
	}
	act := "refuse_return"
	if grant {
		act = "grant_return"
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: act, MatterID: matter.ID, PersonID: holder.ID}); err != nil {
		return err
	}
	about := wording.ReturnOf(matter.Number, holderName(matter, holder))
	if err := d.decidedFor(v.ID, AskReturn, matter.ID, wording.DecidedBy(about, v.Name, grant)); err != nil {
		return err
	}
	if grant {
		if err := d.HandToOffice(Viewer{Person: holder, Strength: Strong}, matter, asked.Said.Text); err != nil {
			return err
		}
		return d.send(&Delivery{Kind: DeliverNotice, PersonID: holder.ID, Key: handedPrefix + matter.ID + ":returned:" + d.tx.NewID(),
			Text: wording.ReturnGranted(matter.Number)})
	}
	refused := Entry{ID: d.tx.NewID(), MatterID: matter.ID, Kind: EntryNotReturned, PersonID: v.ID, Said: Said{Kind: SaidText, Text: reason, At: d.now}}
	if err := d.tx.AddEntry(refused); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: holder.ID, MatterID: matter.ID, Text: wording.ReturnRefused(matter.Number, wording.Framed(reason))})
}
