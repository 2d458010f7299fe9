package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// CountHeld counts what the viewer holds and how what he held was rated.
func (t *tx) CountHeld(v liaison.Viewer, span liaison.DigestSpan) (liaison.DigestCounts, error) {
	held, err := t.q.CountHeldInSight(t.ctx, db.CountHeldInSightParams{Begun: instant(span.Since), Now: instant(span.Now),
		Soon: instant(span.Soon), Ahead: instant(span.Ahead), PersonID: v.ID, SeenBy: string(v.OpenID)})
	if err != nil {
		return liaison.DigestCounts{}, t.failed("count what is held", err)
	}
	rated, err := t.q.CountRatedInSight(t.ctx, db.CountRatedInSightParams{PersonID: v.ID, Begun: instant(span.Since), Ended: instant(span.Ends),
		SeenBy: string(v.OpenID)})
	return liaison.DigestCounts{Open: int(held.Open), Fresh: int(held.Fresh), Unanswered: int(held.Unanswered), Overdue: int(held.Overdue),
		DueSoon: int(held.DueSoon), DueAhead: int(held.DueAhead), Satisfied: int(rated.Satisfied), Rated: int(rated.Rated),
		Unrated: int(rated.Unrated)}, t.failed("count ratings", err)
}

// CountRaised counts what the viewer has raised.
func (t *tx) CountRaised(v liaison.Viewer, span liaison.DigestSpan) (liaison.DigestCounts, error) {
	row, err := t.q.CountRaisedInSight(t.ctx, db.CountRaisedInSightParams{PersonID: v.ID, Begun: instant(span.Since), Ended: instant(span.Ends),
		SeenBy: string(v.OpenID)})
	return liaison.DigestCounts{Waiting: int(row.Waiting), Followed: int(row.Followed), ToRate: int(row.ToRate), Replied: int(row.Replied)}, t.failed("count what is raised", err)
}

// CountOfDelegates counts what the delegates whom the viewer interviews have raised.
func (t *tx) CountOfDelegates(v liaison.Viewer, span liaison.DigestSpan) (liaison.DigestCounts, error) {
	row, err := t.q.CountOfDelegatesInSight(t.ctx, db.CountOfDelegatesInSightParams{Begun: instant(span.Since), Ended: instant(span.Ends), Now: instant(span.Now),
		PersonID: v.ID, DayBefore: instant(span.Now.Add(-aDay)), SeenBy: string(v.OpenID)})
	return liaison.DigestCounts{Raised: int(row.Raised), Theirs: int(row.Open), FellDue: int(row.FellDue), InTime: int(row.InTime)},
		t.failed("count what delegates raise", err)
}

// CountOffice counts what the viewer's office has to answer.
func (t *tx) CountOffice(v liaison.Viewer, span liaison.DigestSpan) (liaison.DigestCounts, error) {
	row, err := t.q.CountOfficeInSight(t.ctx, db.CountOfficeInSightParams{Begun: instant(span.Since), Now: instant(span.Now),
		Soon: instant(span.Soon), Ahead: instant(span.Ahead), PersonID: v.ID, SeenBy: string(v.OpenID)})
	return liaison.DigestCounts{Open: int(row.Open), Fresh: int(row.Fresh), Unclaimed: int(row.Unclaimed), Unanswered: int(row.Unanswered),
		Overdue: int(row.Overdue), DueSoon: int(row.DueSoon), DueAhead: int(row.DueAhead)}, t.failed("count what the office has", err)
}

// CountRoster counts the delegates and committee members of a township.
func (t *tx) CountRoster(township, orSo string) (people, reached int, err error) {
	row, err := t.q.CountUnreached(t.ctx, township, orSo)
	return int(row.People), int(row.Reached), t.failed("count the roster", err)
}

// Pressing lists what somebody, or the office, is to answer soon.
func (t *tx) Pressing(v liaison.Viewer, office bool, span liaison.DigestSpan, limit int) ([]liaison.Matter, error) {
	var rows []db.Matter
	var err error
	if office {
		rows, err = t.q.ListPressingOffice(t.ctx, db.ListPressingOfficeParams{PersonID: v.ID, Soon: instant(span.Soon), Now: instant(span.Now),
			SeenBy: string(v.OpenID), Most: most(limit)})
	} else {
		rows, err = t.q.ListPressing(t.ctx, db.ListPressingParams{PersonID: v.ID, Soon: instant(span.Soon), Now: instant(span.Now),
			SeenBy: string(v.OpenID), Most: most(limit)})
	}
	return each(t, "list what is pressing", rows, err, readMatter)
}

// DelegatesConcerned lists the delegates of whom a digest could speak.
func (t *tx) DelegatesConcerned(now time.Time) ([]string, error) {
	ids, err := t.q.ListDelegatesConcerned(t.ctx, instant(now))
	return ids, t.failed("list delegates concerned", err)
}
