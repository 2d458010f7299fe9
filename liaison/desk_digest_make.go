package liaison

import (
	"errors"
	"time"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// MakeDigest counts and words for one person, as of now and by what he may see now.
func (d *Desk) MakeDigest(v Viewer, slot DigestSlot) (MadeDigest, error) {
	weighed, err := d.weighDigest(v, slot, countAll)
	if err != nil {
		return MadeDigest{}, err
	}
	return d.wordDigest(v, slot, weighed)
}

// weighedDigest is what a digest counts, before a word of it is made.
type weighedDigest struct {
	Digest
	last  Digest
	span  DigestSpan
	worth bool

	ahead  bool // whether coming is known already
	coming []string
}

// weighing is how far a digest is counted.
type weighing bool

const (
	countAll     weighing = false
	countToWorth weighing = true // until there is something to say
)

// weighDigest tells whether there is something to say; most people have nothing on most days.
func (d *Desk) weighDigest(v Viewer, slot DigestSlot, how weighing) (weighedDigest, error) {
	last, err := d.tx.LastDigest(v.ID, slot.Kind, slot.Period())
	if err != nil && !errors.Is(err, ErrNotFound) {
		return weighedDigest{}, err
	}
	span := d.digestSpan(slot, last)
	weighed := weighedDigest{Digest: Digest{PersonID: v.ID, Kind: slot.Kind, Period: slot.Period(), At: d.now, Since: span.Since}, last: last, span: span}
	enough := func(c DigestCounts) bool { return how == countToWorth && worthBefore(slot, c, last) }
	if weighed.Counts, err = d.digestCounts(v, slot.Kind, span, enough); err != nil {
		return weighed, err
	}
	if weighed.worth = worthBefore(slot, weighed.Counts, last); weighed.worth || slot.Kind == DigestDelegate && !d.beginsWeek(slot.Day) {
		return weighed, nil
	}
	err = d.lookAhead(v, slot, &weighed)
	weighed.worth = weighed.Counts.standing() || len(weighed.coming) > 0
	return weighed, err
}

// lookAhead adds what the next days bring.
func (d *Desk) lookAhead(v Viewer, slot DigestSlot, weighed *weighedDigest) (err error) {
	if !weighed.ahead {
		weighed.coming, err = d.digestComing(v, slot.Kind, weighed.span)
	}
	weighed.ahead = true
	return err
}

func (d *Desk) wordDigest(v Viewer, slot DigestSlot, weighed weighedDigest) (MadeDigest, error) {
	made := MadeDigest{Digest: weighed.Digest, Worth: weighed.worth}
	if err := d.lookAhead(v, slot, &weighed); err != nil {
		return made, err
	}
	if slot.Kind == DigestOffice {
		var err error
		places := d.placesOf(v.Township)
		if made.Counts.Roster, made.Counts.Reached, err = d.tx.CountRoster(places[0], places[len(places)-1]); err != nil {
			return made, err
		}
	}
	facts := wording.DigestFacts{Since: d.local(weighed.span.Since), Ends: d.local(weighed.span.Ends), Month: slot.Month,
		Counts: wording.DigestCounts(made.Counts), Coming: weighed.coming,
		Least: d.terms.Policy.LeastCell, Soon: d.local(weighed.span.Soon), AheadDays: d.terms.Policy.DigestAhead.N}
	if !weighed.last.At.IsZero() {
		before := wording.DigestCounts(weighed.last.Counts)
		facts.Before = &before
	}
	if made.Counts.Open > 0 {
		var err error
		if facts.Pressing, made.listed, err = d.digestPressing(v, slot.Kind, weighed.span); err != nil {
			return made, err
		}
	}
	made.Text = digestText(slot.Kind, facts, d.terms.Policy.PassiveReplyRunes-digestRoom)
	return made, nil
}

// worthBefore: nothing to say, nothing sent. A delegate hears of what has changed or is due soon, and on the week's first
// working day, like the others at any time, of whatever stands or comes.
func worthBefore(slot DigestSlot, c DigestCounts, last Digest) bool {
	switch slot.Kind {
	case DigestOffice:
		return c.Open+c.Fresh+c.Calls+c.Others > 0
	case DigestCommittee:
		return c.Open+c.Raised+c.Theirs+c.FellDue+c.Rated+c.Unrated > 0 || c.Open != last.Counts.Open
	case DigestDelegate:
	}
	return c.Fresh+c.Replied+c.DueSoon > 0
}

// standing tells whether a delegate holds or waits for something.
func (c DigestCounts) standing() bool { return c.Open+c.Waiting+c.Followed+c.ToRate > 0 }

// beginsWeek tells Monday, or the first working day behind it.
func (d *Desk) beginsWeek(day workday.Date) bool {
	monday := day
	for monday.Weekday() != time.Monday {
		monday = monday.AddDays(-1)
	}
	calendar := d.terms.Calendar
	return calendar.DateOf(calendar.WorkingDayFrom(calendar.At(monday, 0))) == day
}
