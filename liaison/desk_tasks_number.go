package liaison

import (
	"fmt"
	"slices"

	"github.com/oklog/ulid/v2"
)

// endedByNumber tells the tasks that a clerk ends by saying so. The others end by
// what is done: a call, a request's answer, a binding, an import.
func endedByNumber(kind string) bool {
	return !isRequest(kind) && !slices.Contains([]string{TaskUnreachable, TaskMediaLost, TaskBindDiscipline, TaskCalendar}, kind)
}

// EndedByPerson tells whether a clerk has ended the task, not what happened.
func (t OfficeTask) EndedByPerson() bool {
	_, err := ulid.ParseStrict(t.DoneBy)
	return err == nil
}

// TaskDone ends the task of a number for the whole office (已处理 3); 0 means the
// only one there is. It returns the number and what was to be done. ErrNotFound when this clerk knows of
// none, ErrConflict when several are open and none is named.
func (d *Desk) TaskDone(v Viewer, number int64) (int64, string, error) {
	tasks, err := d.TasksFor(v)
	if err != nil {
		return 0, "", err
	}
	tasks = slices.DeleteFunc(tasks, func(t OfficeTask) bool {
		return t.Number == 0 || !endedByNumber(t.Kind) || number > 0 && t.Number != number
	})
	switch {
	case len(tasks) == 0:
		return 0, "", fmt.Errorf("liaison: no such task: %w", ErrNotFound)
	case len(tasks) > 1:
		return 0, "", fmt.Errorf("liaison: several tasks: %w", ErrConflict)
	}
	task := tasks[0]
	text, err := d.taskText(task)
	if err != nil {
		return 0, "", err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "task_done:" + task.Kind, MatterID: task.MatterID, PersonID: task.PersonID}); err != nil {
		return 0, "", err
	}
	return task.Number, text, d.endedByItself(task, v.ID)
}
