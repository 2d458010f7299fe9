package storage

import (
	"database/sql"
	"errors"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// SaveDue inserts a due row or moves it.
func (t *tx) SaveDue(due liaison.Due) error {
	return t.failed("save due", t.q.SaveDue(t.ctx, string(due.Kind), due.ObjectID, instant(due.At)))
}

// DropDue takes a due row away, if it is there.
func (t *tx) DropDue(kind liaison.DueKind, objectID string) error {
	return t.failed("drop due", t.q.DropDue(t.ctx, string(kind), objectID))
}

// DueOnOpenMatters inserts or moves a due row for each open matter.
func (t *tx) DueOnOpenMatters(kind liaison.DueKind, at time.Time) error {
	return t.failed("save dues of open matters", t.q.DueOnOpenMatters(t.ctx, string(kind), instant(at)))
}

// DueOnChangedContacts inserts or moves a due row for each link that an import has
// changed and that concerns somebody who is bound.
func (t *tx) DueOnChangedContacts(kind liaison.DueKind, importID string, at time.Time) error {
	return t.failed("save dues of changed contacts", t.q.DueOnChangedContacts(t.ctx, string(kind), instant(at), importID))
}

// DueBefore lists what is due at the time, earliest first; no limit if it is 0.
func (t *tx) DueBefore(now time.Time, limit int) ([]liaison.Due, error) {
	rows, err := t.q.ListDueBefore(t.ctx, instant(now), most(limit))
	return each(t, "list dues", rows, err, func(row db.Due) (liaison.Due, error) {
		at, err := moment(row.At)
		return liaison.Due{Kind: liaison.DueKind(row.Kind), ObjectID: row.ObjectID, At: at}, err
	})
}

// EarliestDue is the earliest of all due rows, of the deliveries that can come up
// without another one of their recipient ending first, of the planned reminders,
// and of the files to be fetched; zero for none.
func (t *tx) EarliestDue() (time.Time, error) {
	const act = "find earliest due"
	due, err := t.q.EarliestDue(t.ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, t.failed(act, err)
	}
	next, err := t.q.EarliestDelivery(t.ctx, instant(t.now))
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, t.failed(act, err)
	}
	fetch, err := t.q.EarliestMediaFile(t.ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, t.failed(act, err)
	}
	remind, err := t.q.EarliestReminder(t.ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, t.failed(act, err)
	}
	for _, other := range []string{next, fetch, remind} {
		if due == "" || (other != "" && other < due) {
			due = other
		}
	}
	at, err := moment(due)
	return at, t.failed(act, err)
}

// ClaimJob takes a planned run of a job; false when it is taken.
func (t *tx) ClaimJob(run liaison.JobRun) (bool, error) {
	claimed, err := t.q.ClaimJob(t.ctx, db.ClaimJobParams{
		Job: run.Job, PlannedAt: instant(run.PlannedAt), StartedAt: instant(run.StartedAt),
		FinishedAt: instant(run.FinishedAt), Outcome: run.Outcome,
	})
	return claimed > 0, t.failed("claim job", err)
}

// FinishJob notes how a claimed run ended; ErrNotFound if it was not claimed.
func (t *tx) FinishJob(run liaison.JobRun) error {
	changed, err := t.q.FinishJob(t.ctx, db.FinishJobParams{
		Job: run.Job, PlannedAt: instant(run.PlannedAt), FinishedAt: instant(run.FinishedAt), Outcome: run.Outcome,
		Tell: run.Tell, ToldAt: instant(run.ToldAt),
	})
	return t.changedOne("finish job", changed, err)
}

// LastJob reads the run of a job with the latest planned time.
func (t *tx) LastJob(job string) (liaison.JobRun, error) {
	row, err := t.q.LastJob(t.ctx, job)
	return one(t, "read last job", row, err, readJobRun)
}

// JobRuns lists the runs of all jobs, latest planned first.
func (t *tx) JobRuns(limit int) ([]liaison.JobRun, error) {
	rows, err := t.q.ListJobRuns(t.ctx, most(limit))
	return each(t, "list job runs", rows, err, readJobRun)
}

// JobRunsToTell lists those the office is still to be told of.
func (t *tx) JobRunsToTell() ([]liaison.JobRun, error) {
	rows, err := t.q.ListJobRunsToTell(t.ctx)
	return each(t, "list job runs to tell", rows, err, readJobRun)
}

// JobRunsTold lists those the office was told of at an instant.
func (t *tx) JobRunsTold(at time.Time) ([]liaison.JobRun, error) {
	rows, err := t.q.ListJobRunsTold(t.ctx, instant(at))
	return each(t, "list job runs told", rows, err, readJobRun)
}

func readJobRun(row db.JobRun) (liaison.JobRun, error) {
	run := liaison.JobRun{Job: row.Job, Outcome: row.Outcome, Tell: row.Tell}
	return run, moments(
		momentPair{row.PlannedAt, &run.PlannedAt},
		momentPair{row.StartedAt, &run.StartedAt},
		momentPair{row.FinishedAt, &run.FinishedAt},
		momentPair{row.ToldAt, &run.ToldAt},
	)
}
