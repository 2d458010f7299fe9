package storage

import (
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// AddVisit adds one contact that took place.
func (t *tx) AddVisit(visit liaison.Visit) error {
	const act = "add visit"
	if visit.ID == "" {
		return missing(act, "id")
	}
	return t.failed(act, t.q.AddVisit(t.ctx, db.AddVisitParams{
		ID: visit.ID, Kind: string(visit.Kind), FromID: visit.FromID, ToID: visit.ToID, Day: instant(visit.Day),
		Channel: string(visit.Channel), Gist: clean(visit.Gist), ByID: visit.ByID, MatterID: visit.MatterID,
		ReplacesID: visit.ReplacesID, RecordedAt: instant(visit.RecordedAt),
		WithdrawnAt: instant(visit.WithdrawnAt), WithdrawnBy: visit.WithdrawnBy,
	}))
}

// SaveVisit notes the matter a visit led to, and its withdrawal.
func (t *tx) SaveVisit(visit liaison.Visit) error {
	changed, err := t.q.SaveVisit(t.ctx, db.SaveVisitParams{
		ID: visit.ID, MatterID: visit.MatterID, WithdrawnAt: instant(visit.WithdrawnAt), WithdrawnBy: visit.WithdrawnBy,
	})
	return t.changedOne("save visit", changed, err)
}

// Visit reads one visit.
func (t *tx) Visit(id string) (liaison.Visit, error) {
	row, err := t.q.GetVisit(t.ctx, id)
	return one(t, "read visit", row, err, readVisit)
}

// VisitsAround lists the visits of the days to everybody the people meant are linked to.
func (t *tx) VisitsAround(of liaison.Whose, from, until time.Time) ([]liaison.Visit, error) {
	return recallList(t, around("visits", of, from, until), func() ([]liaison.Visit, error) { return t.readVisitsAround(of, from, until) })
}

func (t *tx) readVisitsAround(of liaison.Whose, from, until time.Time) ([]liaison.Visit, error) {
	const act = "list visits"
	switch {
	case of.PersonID != "":
		rows, err := t.q.ListVisitsAroundPerson(t.ctx, of.PersonID, instant(from), instant(until))
		return each(t, act, rows, err, func(row db.ListVisitsAroundPersonRow) (liaison.Visit, error) {
			return readSeen(db.ListVisitsAroundRow(row))
		})
	case of.InterviewerID != "":
		rows, err := t.q.ListVisitsAroundInterviewed(t.ctx, of.InterviewerID, instant(from), instant(until))
		return each(t, act, rows, err, func(row db.ListVisitsAroundInterviewedRow) (liaison.Visit, error) {
			return readSeen(db.ListVisitsAroundRow(row))
		})
	case len(of.Townships) > 0:
		rows, err := t.q.ListVisitsAroundTownship(t.ctx, db.ListVisitsAroundTownshipParams{Township: of.Townships[0],
			OrSo: of.Townships[len(of.Townships)-1], FirstDay: instant(from), LastDay: instant(until)})
		return each(t, act, rows, err, func(row db.ListVisitsAroundTownshipRow) (liaison.Visit, error) {
			return readSeen(db.ListVisitsAroundRow(row))
		})
	}
	rows, err := t.q.ListVisitsAround(t.ctx, instant(from), instant(until))
	return each(t, act, rows, err, readSeen)
}

// VisitsOf lists the visits from or to a person, newest first.
func (t *tx) VisitsOf(personID string, limit int) ([]liaison.Visit, error) {
	rows, err := t.q.ListVisitsOf(t.ctx, personID, most(limit))
	return each(t, "list visits of a person", rows, err, readVisit)
}

// VisitsBy lists what somebody has recorded since, the latest first, also what was
// withdrawn, but not what was corrected.
func (t *tx) VisitsBy(recorderID string, since time.Time) ([]liaison.Visit, error) {
	rows, err := t.q.ListVisitsBy(t.ctx, recorderID, instant(since))
	return each(t, "list visits by recorder", rows, err, readVisit)
}

// LinksAround lists the links of the days to everybody the people meant are linked to.
func (t *tx) LinksAround(of liaison.Whose, from, until time.Time) ([]liaison.KnownContact, error) {
	return recallList(t, around("links", of, from, until), func() ([]liaison.KnownContact, error) { return t.readLinksAround(of, from, until) })
}

func around(what string, of liaison.Whose, from, until time.Time) question {
	whose := strings.Join(append([]string{of.PersonID, of.InterviewerID}, of.Townships...), "\n")
	return question{what: what, of: whose, from: instant(from), until: instant(until)}
}

func (t *tx) readLinksAround(of liaison.Whose, from, until time.Time) ([]liaison.KnownContact, error) {
	const act = "list links"
	switch {
	case of.PersonID != "":
		rows, err := t.q.ListLinksAroundPerson(t.ctx, of.PersonID, instant(until), instant(from))
		return each(t, act, rows, err, func(row db.ListLinksAroundPersonRow) (liaison.KnownContact, error) {
			return readKnownContact(db.ListLinksAroundRow(row))
		})
	case of.InterviewerID != "":
		rows, err := t.q.ListLinksAroundInterviewed(t.ctx, of.InterviewerID, instant(until), instant(from))
		return each(t, act, rows, err, func(row db.ListLinksAroundInterviewedRow) (liaison.KnownContact, error) {
			return readKnownContact(db.ListLinksAroundRow(row))
		})
	case len(of.Townships) > 0:
		rows, err := t.q.ListLinksAroundTownship(t.ctx, db.ListLinksAroundTownshipParams{Township: of.Townships[0],
			OrSo: of.Townships[len(of.Townships)-1], FirstDay: instant(from), LastDay: instant(until)})
		return each(t, act, rows, err, func(row db.ListLinksAroundTownshipRow) (liaison.KnownContact, error) {
			return readKnownContact(db.ListLinksAroundRow(row))
		})
	}
	rows, err := t.q.ListLinksAround(t.ctx, instant(until), instant(from))
	return each(t, act, rows, err, readKnownContact)
}

func readKnownContact(row db.ListLinksAroundRow) (liaison.KnownContact, error) {
	link, err := readContact(db.Contact{ID: row.ID, Kind: row.Kind, FromID: row.FromID, ToID: row.ToID,
		Since: row.Since, Until: row.Until, Reason: row.Reason, ImportID: row.ImportID})
	if err != nil {
		return liaison.KnownContact{}, err
	}
	known, err := moment(row.KnownFrom)
	return liaison.KnownContact{Contact: link, KnownFrom: known}, err
}

// AbsencesSince lists the absences that last until the day or later.
func (t *tx) AbsencesSince(day time.Time) ([]liaison.Absence, error) {
	return recallList(t, question{what: "absences", from: instant(day)}, func() ([]liaison.Absence, error) {
		rows, err := t.q.ListAbsencesSince(t.ctx, instant(day))
		return each(t, "list absences since", rows, err, readAbsence)
	})
}

// ForgetGistsOf clears what was noted of visits to a person.
func (t *tx) ForgetGistsOf(personID string) error {
	return t.failed("forget gists", t.q.ForgetGistsOf(t.ctx, personID))
}

func readSeen(row db.ListVisitsAroundRow) (liaison.Visit, error) {
	day, err := moment(row.Day)
	return liaison.Visit{ID: row.ID, Kind: liaison.ContactKind(row.Kind), FromID: row.FromID, ToID: row.ToID, Day: day,
		Channel: liaison.Channel(row.Channel)}, err
}

func readVisit(row db.Visit) (liaison.Visit, error) {
	visit := liaison.Visit{ID: row.ID, Kind: liaison.ContactKind(row.Kind), FromID: row.FromID, ToID: row.ToID,
		Channel: liaison.Channel(row.Channel), Gist: row.Gist, ByID: row.ByID, MatterID: row.MatterID,
		ReplacesID: row.ReplacesID, WithdrawnBy: row.WithdrawnBy}
	err := moments(momentPair{row.Day, &visit.Day}, momentPair{row.RecordedAt, &visit.RecordedAt},
		momentPair{row.WithdrawnAt, &visit.WithdrawnAt})
	return visit, err
}
