package storage

import (
	"database/sql"
	"errors"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// Window reads the ledger of an openid, a zero one if it is unknown.
func (t *tx) Window(openID liaison.OpenID) (liaison.Window, error) {
	row, err := t.q.GetWindow(t.ctx, string(openID))
	if errors.Is(err, sql.ErrNoRows) {
		return liaison.Window{OpenID: openID}, nil
	}
	return one(t, "read window", row, err, readWindow)
}

// SaveWindow inserts or replaces the ledger of an openid.
func (t *tx) SaveWindow(window liaison.Window) error {
	const act = "save window"
	if window.OpenID == "" {
		return missing(act, "openid")
	}
	return t.failed(act, t.q.SaveWindow(t.ctx, db.SaveWindowParams{
		Openid: string(window.OpenID), MessageAt: instant(window.MessageAt), MessageSpent: int64(window.MessageSpent),
		TapAt: instant(window.TapAt), TapSpent: int64(window.TapSpent), ClosedAt: instant(window.ClosedAt),
		TemplateAt: instant(window.TemplateAt), TemplateDay: window.TemplateDay, TemplateSpent: int64(window.TemplateSpent),
	}))
}

// AddTask raises an office task; false when its key is already there.
func (t *tx) AddTask(task liaison.OfficeTask) (bool, error) {
	const act = "add office task"
	if task.ID == "" || task.Key == "" {
		return false, missing(act, "id or key")
	}
	added, err := t.q.AddTask(t.ctx, db.AddTaskParams{
		ID: task.ID, Key: task.Key, Kind: task.Kind, PersonID: task.PersonID, MatterID: task.MatterID,
		DeliveryID: task.DeliveryID, CreatedAt: instant(task.CreatedAt), DoneAt: instant(task.DoneAt), DoneBy: task.DoneBy,
		Words: clean(task.Words), Township: task.Township, Number: task.Number,
	})
	return added > 0, t.failed(act, err)
}

// OpenTasks lists the tasks that are not done, oldest first.
func (t *tx) OpenTasks() ([]liaison.OfficeTask, error) {
	rows, err := t.q.ListOpenTasks(t.ctx)
	return each(t, "list office tasks", rows, err, readTask)
}

// LatestTasks lists tasks, done or not, newest first; no limit if it is 0.
func (t *tx) LatestTasks(limit int) ([]liaison.OfficeTask, error) {
	rows, err := t.q.ListTasks(t.ctx, most(limit))
	return each(t, "list latest office tasks", rows, err, readTask)
}

// LastTaskNumber is the highest number a task has been given.
func (t *tx) LastTaskNumber() (int64, error) {
	last, err := t.q.LastTaskNumber(t.ctx)
	return last, t.failed("find last task number", err)
}

// SaveTask replaces everything but the key, the number and the township; ErrNotFound if there is none.
func (t *tx) SaveTask(task liaison.OfficeTask) error {
	changed, err := t.q.UpdateTask(t.ctx, db.UpdateTaskParams{
		ID: task.ID, Kind: task.Kind, PersonID: task.PersonID, MatterID: task.MatterID, DeliveryID: task.DeliveryID,
		CreatedAt: instant(task.CreatedAt), DoneAt: instant(task.DoneAt), DoneBy: task.DoneBy,
		Words: clean(task.Words),
	})
	return t.changedOne("save office task", changed, err)
}

func readWindow(row db.Window) (liaison.Window, error) {
	window := liaison.Window{
		OpenID: liaison.OpenID(row.Openid), MessageSpent: int(row.MessageSpent), TapSpent: int(row.TapSpent),
		TemplateDay: row.TemplateDay, TemplateSpent: int(row.TemplateSpent),
	}
	err := moments(
		momentPair{row.MessageAt, &window.MessageAt}, momentPair{row.TapAt, &window.TapAt},
		momentPair{row.ClosedAt, &window.ClosedAt}, momentPair{row.TemplateAt, &window.TemplateAt},
	)
	return window, err
}

func readTask(row db.OfficeTask) (liaison.OfficeTask, error) {
	task := liaison.OfficeTask{
		ID: row.ID, Key: row.Key, Kind: row.Kind, PersonID: row.PersonID, MatterID: row.MatterID,
		DeliveryID: row.DeliveryID, DoneBy: row.DoneBy, Words: row.Words, Township: row.Township, Number: row.Number,
	}
	err := moments(momentPair{row.CreatedAt, &task.CreatedAt}, momentPair{row.DoneAt, &task.DoneAt})
	return task, err
}
