package liaison

import (
	"time"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// NoExtension is why more time can't be asked for; it is told in words by
// wording.NotExtendable.
type NoExtension string

// The reasons. There is one extension to a matter, asked for in time.
const (
	ExtensionNone       NoExtension = "none"       // the place grants none
	ExtensionUnanswered NoExtension = "unanswered" // nobody has given a first answer yet
	ExtensionAnswered   NoExtension = "answered"   // its final answer waits for a rating
	ExtensionUrgent     NoExtension = "urgent"
	ExtensionRedo       NoExtension = "redo" // it is being done for the second time
	ExtensionSealed     NoExtension = "sealed"
	ExtensionOffice     NoExtension = "office" // it is the office's own to finish
	ExtensionLate       NoExtension = "late"
	ExtensionAsked      NoExtension = "asked"   // the office has still to decide
	ExtensionGranted    NoExtension = "granted" // it was extended once
	ExtensionRefused    NoExtension = "refused"
	ExtensionNobody     NoExtension = "nobody" // nobody of the office can be asked through the account
)

// Extension is what became of asking for more time.
type Extension struct {
	Due, Until time.Time   // as it is, and as it would be, or is now
	Why        NoExtension // not empty: it was not asked for
	Author     wording.AuthorTold
}

// AskExtension asks the office, for who has a matter outside it and can't finish it in
// time, for more of it (延期): once, before the time is over, with a reason. ErrForbidden
// when he has it not.
func (d *Desk) AskExtension(v Viewer, matter Matter, reason Said) (Extension, error) {
	if !MayAnswer(v, matter) || matter.HolderID != v.ID && !(matter.Level == Sealed || matter.WithOffice && v.IsOffice()) {
		return Extension{}, d.forbid(v, matter, "extend", "not his to finish")
	}
	asked, err := d.extendable(v, matter)
	if err != nil {
		return asked, err
	}
	var clerks []Viewer
	if asked.Why == "" {
		if clerks, err = d.deciders(matter); err != nil {
			return asked, err
		}
		if len(clerks) == 0 {
			asked.Why = ExtensionNobody
		}
	}
	if asked.Why != "" {
		return asked, d.Refused(v, matter, "extend")
	}
	if _, err := d.keep(v, matter, EntryExtend, []Said{reason}); err != nil {
		return asked, err
	}
	return asked, d.askDeciders(clerks, Question{Kind: AskExtension, ExpiresAt: asked.Until}, matter, d.ExtensionAskedAbout)
}

// extendable tells whether who holds the matter may ask for more time now, and from
// when until when.
func (d *Desk) extendable(v Viewer, matter Matter) (Extension, error) {
	limit := d.terms.Policy.HandleExtension
	switch {
	case matter.Level == Sealed:
		return Extension{Why: ExtensionSealed}, nil
	case matter.HolderID != v.ID || !matter.outside():
		return Extension{Why: ExtensionOffice}, nil
	case matter.State == StateReplied:
		return Extension{Why: ExtensionAnswered}, nil
	case !matter.unfinished() && matter.Redone == 0:
		return Extension{Why: ExtensionUnanswered}, nil
	case matter.Redone > 0:
		return Extension{Why: ExtensionRedo}, nil
	case matter.Urgent:
		return Extension{Why: ExtensionUrgent}, nil
	case limit.N == 0:
		return Extension{Why: ExtensionNone}, nil
	}
	due, err := d.finishDue(matter)
	if err != nil {
		return Extension{}, err
	}
	asked := Extension{Due: due, Until: d.local(d.terms.Calendar.Deadline(due, limit))}
	entries, err := d.tx.Entries(matter.ID)
	switch state := latestOf(entries, EntryExtend, EntryExtended, EntryNotExtended); {
	case err != nil:
	case state.Kind == EntryExtended:
		asked.Why = ExtensionGranted
	case state.Kind == EntryNotExtended:
		asked.Why = ExtensionRefused
	case wantedBy(matter, entries).ID != "":
		asked.Why = ExtensionAsked
	case d.now.After(due):
		asked.Why = ExtensionLate
	}
	return asked, err
}

// wantsExtension is what a holder has asked and nobody has decided; the zero Entry when
// there is none, since the matter was finished or has gone to somebody else.
func (d *Desk) wantsExtension(matter Matter) (Entry, error) {
	if !matter.unfinished() || !matter.outside() {
		return Entry{}, nil
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return Entry{}, err
	}
	return d.sinceRedone(matter, wantedBy(matter, entries))
}

// wantedBy is what the holder has asked since he has the matter; what went before a
// hand-over asks nothing any more, though it should come back to him.
func wantedBy(matter Matter, entries []Entry) Entry {
	asked := latestOf(entries, EntryExtend, EntryExtended, EntryNotExtended, EntryHanded, EntryPassed)
	if asked.Kind != EntryExtend || asked.PersonID != matter.HolderID {
		return Entry{}
	}
	return asked
}

// DecideExtension takes the office's word on more time for a matter, and tells who has
// asked; where it is yes its author too: until when, and why. ErrConflict when nobody
// asks that any more.
func (d *Desk) DecideExtension(v Viewer, matter Matter, grant bool, reason string) (Extension, error) {
	asked, err := d.wantsExtension(matter)
	if err != nil {
		return Extension{}, err
	}
	if asked.ID == "" || !d.decides(v, matter) {
		return Extension{}, d.forbid(v, matter, "decide_extension", "nobody asks him that")
	}
	done := Extension{}
	if done.Due, err = d.finishDue(matter); err != nil {
		return done, err
	}
	done.Until = d.local(d.terms.Calendar.Deadline(done.Due, d.terms.Policy.HandleExtension))
	kind, act := EntryNotExtended, "refuse_extension"
	if grant {
		kind, act = EntryExtended, "grant_extension"
	}
	decided := Entry{ID: d.tx.NewID(), MatterID: matter.ID, Kind: kind, PersonID: v.ID, Said: Said{Kind: SaidText, Text: reason, At: d.now}}
	if err := d.tx.AddEntry(decided); err != nil {
		return done, err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: act, MatterID: matter.ID, PersonID: matter.HolderID}); err != nil {
		return done, err
	}
	holder, err := d.tx.Person(matter.HolderID)
	if err != nil {
		return done, err
	}
	by := holderName(matter, holder)
	if err := d.decidedFor(v.ID, AskExtension, matter.ID, wording.DecidedBy(wording.ExtensionOf(matter.Number, by), v.Name, grant)); err != nil {
		return done, err
	}
	text := wording.ExtensionRefused(matter.Number, wording.Framed(reason), done.Due, d.now)
	if grant {
		if done.Author, err = d.tellExtended(matter, asked, by, done.Until); err != nil {
			return done, err
		}
		text = wording.ExtensionGranted(matter.Number, done.Until, done.Author)
	}
	return done, d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.HolderID, MatterID: matter.ID, Text: text})
}

// extended tells whether the time to finish was extended.
func (e Events) extended() bool { return e.Extension != workday.Limit{} }

// unextended is when the time to finish would have been over.
func (e Events) unextended(terms Terms) time.Time {
	e.Extension = workday.Limit{}
	return e.FirstDue(terms)
}
