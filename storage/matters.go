package storage

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// Matter reads one matter.
func (t *tx) Matter(id string) (liaison.Matter, error) {
	row, err := t.q.GetMatter(t.ctx, id)
	return one(t, "read matter", row, err, readMatter)
}

// MatterByNumber reads the matter of a public number.
func (t *tx) MatterByNumber(number string) (liaison.Matter, error) {
	row, err := t.q.GetMatterByNumber(t.ctx, number)
	return one(t, "find matter", row, err, readMatter)
}

// SaveMatter inserts a matter of version 0 or updates the stored one of the
// same version; otherwise ErrConflict. A number that another matter has is
// ErrConflict too, and ends the transaction.
func (t *tx) SaveMatter(matter *liaison.Matter) error {
	const act = "save matter"
	if matter.ID == "" {
		return missing(act, "id")
	}
	subjects, err := listText(matter.Subjects)
	if err != nil {
		return t.failed(act, err)
	}
	units, err := listText(matter.Units)
	if err != nil {
		return t.failed(act, err)
	}
	offices, err := listText(matter.Offices)
	if err != nil {
		return t.failed(act, err)
	}
	changed, err := t.writeMatter(*matter, subjects, units, offices)
	if err != nil {
		return t.failed(act, err)
	}
	if changed == 0 {
		return fmt.Errorf("storage: %s: version %d is not the stored one: %w", act, matter.Version, liaison.ErrConflict)
	}
	matter.Version++
	return nil
}

func (t *tx) writeMatter(m liaison.Matter, subjects, units, offices string) (int64, error) {
	if m.Version == 0 {
		return t.q.AddMatter(t.ctx, db.AddMatterParams{
			ID: m.ID, Number: m.Number, State: string(m.State), AuthorID: m.AuthorID, AuthorFrom: string(m.AuthorFrom),
			Recipient: string(m.Recipient), Level: string(m.Level), DelegateID: m.DelegateID, HolderID: m.HolderID,
			WithOffice: m.WithOffice, Subjects: subjects, Route: string(m.Route), Gist: clean(m.Gist), Urgent: m.Urgent,
			DraftedAt: instant(m.DraftedAt), SubmittedAt: instant(m.SubmittedAt), FirstDueAt: instant(m.FirstDueAt),
			OfficeDueAt: instant(m.OfficeDueAt), FirstAnswerAt: instant(m.FirstAnswerAt), RepliedAt: instant(m.RepliedAt),
			ClosedAt: instant(m.ClosedAt), Rating: string(m.Rating), RatingReason: clean(m.RatingReason),
			Redone: int64(m.Redone), Version: 1, Units: units, Offices: offices,
			ClerkID: m.ClerkID, Reworded: m.Reworded, EnteredBy: m.EnteredBy, RatedBy: m.RatedBy, ProposedID: m.ProposedID, Told: m.Told,
		})
	}
	return t.q.UpdateMatter(t.ctx, db.UpdateMatterParams{
		ID: m.ID, Number: m.Number, State: string(m.State), AuthorID: m.AuthorID, AuthorFrom: string(m.AuthorFrom),
		Recipient: string(m.Recipient), Level: string(m.Level), DelegateID: m.DelegateID, HolderID: m.HolderID,
		WithOffice: m.WithOffice, Subjects: subjects, Route: string(m.Route), Gist: clean(m.Gist), Urgent: m.Urgent,
		DraftedAt: instant(m.DraftedAt), SubmittedAt: instant(m.SubmittedAt), FirstDueAt: instant(m.FirstDueAt),
		OfficeDueAt: instant(m.OfficeDueAt), FirstAnswerAt: instant(m.FirstAnswerAt), RepliedAt: instant(m.RepliedAt),
		ClosedAt: instant(m.ClosedAt), Rating: string(m.Rating), RatingReason: clean(m.RatingReason),
		Redone: int64(m.Redone), Version: m.Version, Units: units, Offices: offices,
		ClerkID: m.ClerkID, Reworded: m.Reworded, EnteredBy: m.EnteredBy, RatedBy: m.RatedBy, ProposedID: m.ProposedID, Told: m.Told,
	})
}

// MattersBy lists what an author has handed in, newest submission first.
func (t *tx) MattersBy(authorID string) ([]liaison.Matter, error) {
	rows, err := t.q.ListMattersBy(t.ctx, authorID)
	return each(t, "list matters by author", rows, err, readMatter)
}

// MattersHeldBy lists the open matters of a holder, soonest deadline first.
func (t *tx) MattersHeldBy(personID string) ([]liaison.Matter, error) {
	rows, err := t.q.ListMattersHeldBy(t.ctx, personID)
	return each(t, "list matters by holder", rows, err, readMatter)
}

// MattersWithOffice lists the open matters the office may answer.
func (t *tx) MattersWithOffice() ([]liaison.Matter, error) {
	rows, err := t.q.ListMattersWithOffice(t.ctx)
	return each(t, "list matters with office", rows, err, readMatter)
}

// MattersFirstDueBefore lists the open matters without a first answer whose
// deadline lies before the time.
func (t *tx) MattersFirstDueBefore(at time.Time) ([]liaison.Matter, error) {
	rows, err := t.q.ListMattersFirstDueBefore(t.ctx, instant(at))
	return each(t, "list unanswered matters", rows, err, readMatter)
}

// MattersUnfinished lists what has a first answer and not its last one.
func (t *tx) MattersUnfinished() ([]liaison.Matter, error) {
	rows, err := t.q.ListMattersUnfinished(t.ctx)
	return each(t, "list unfinished matters", rows, err, readMatter)
}

// AllMatters lists what was handed in, newest first; no limit if it is 0.
func (t *tx) AllMatters(limit int) ([]liaison.Matter, error) {
	rows, err := t.q.ListMatters(t.ctx, most(limit))
	return each(t, "list matters", rows, err, readMatter)
}

// MattersUnsealed lists what was handed in and is not sealed, newest first; no
// limit if it is 0.
func (t *tx) MattersUnsealed(limit int) ([]liaison.Matter, error) {
	rows, err := t.q.ListUnsealedMatters(t.ctx, most(limit))
	return each(t, "list unsealed matters", rows, err, readMatter)
}

// MattersSealed lists the open sealed matters, soonest deadline first.
func (t *tx) MattersSealed() ([]liaison.Matter, error) {
	rows, err := t.q.ListMattersSealed(t.ctx)
	return each(t, "list sealed matters", rows, err, readMatter)
}

// CountMattersToDelegate counts an author's matters handed to a delegate since.
func (t *tx) CountMattersToDelegate(authorID string, since time.Time) (int, error) {
	count, err := t.q.CountMattersToDelegate(t.ctx, authorID, instant(since))
	return int(count), t.failed("count matters to delegate", err)
}

// listText is a list as JSON in which every sign stands for itself but " and \,
// as the view sights expects.
func listText(list []string) (string, error) {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(list); err != nil {
		return "", err
	}
	return strings.TrimSpace(text.String()), nil
}

func readMatter(row db.Matter) (liaison.Matter, error) {
	m := liaison.Matter{
		ID: row.ID, Number: row.Number, State: liaison.MatterState(row.State), AuthorID: row.AuthorID,
		AuthorFrom: liaison.OpenID(row.AuthorFrom), Recipient: liaison.Recipient(row.Recipient),
		Level: liaison.Level(row.Level), DelegateID: row.DelegateID, HolderID: row.HolderID, WithOffice: row.WithOffice,
		Route: liaison.RouteReason(row.Route), Gist: row.Gist, Urgent: row.Urgent, Rating: liaison.Rating(row.Rating),
		RatingReason: row.RatingReason, Redone: int(row.Redone), Version: row.Version,
		ClerkID: row.ClerkID, Reworded: row.Reworded, EnteredBy: row.EnteredBy, RatedBy: row.RatedBy, ProposedID: row.ProposedID, Told: row.Told,
	}
	if err := json.Unmarshal([]byte(row.Subjects), &m.Subjects); err != nil {
		return liaison.Matter{}, fmt.Errorf("subjects are damaged: %w", err)
	}
	if err := json.Unmarshal([]byte(row.Units), &m.Units); err != nil {
		return liaison.Matter{}, fmt.Errorf("units are damaged: %w", err)
	}
	if err := json.Unmarshal([]byte(row.Offices), &m.Offices); err != nil {
		return liaison.Matter{}, fmt.Errorf("offices are damaged: %w", err)
	}
	err := moments(
		momentPair{row.DraftedAt, &m.DraftedAt}, momentPair{row.SubmittedAt, &m.SubmittedAt},
		momentPair{row.FirstDueAt, &m.FirstDueAt}, momentPair{row.OfficeDueAt, &m.OfficeDueAt},
		momentPair{row.FirstAnswerAt, &m.FirstAnswerAt}, momentPair{row.RepliedAt, &m.RepliedAt},
		momentPair{row.ClosedAt, &m.ClosedAt},
	)
	return m, err
}
