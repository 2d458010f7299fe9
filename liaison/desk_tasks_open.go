package liaison

import (
	"errors"
	"slices"

	"shuanglian/liaison/wording"
)

// OpenTask is an office task for whoever keeps the server: Call is filled only
// when it was asked for with a reason.
type OpenTask struct {
	OfficeTask
	Number string // of its matter, may be empty
	Call   wording.CallFacts
}

// OpenTasks lists what the office has to do, oldest first: metadata only, and
// nothing that names a sealed matter. With a township those that are for its office.
func (d *Desk) OpenTasks(township string) ([]OpenTask, error) {
	tasks, err := d.tasksStanding()
	if err != nil {
		return nil, err
	}
	open, err := d.tasksOf(tasks, township)
	if err != nil {
		return nil, err
	}
	asks, err := d.openAsks(township)
	open = append(open, asks...)
	slices.SortStableFunc(open, func(a, b OpenTask) int { return a.CreatedAt.Compare(b.CreatedAt) })
	return open, err
}

// LatestTasks lists in the same way what the office had to do, done or not, newest
// first, so many at most.
func (d *Desk) LatestTasks(township string, most int) ([]OpenTask, error) {
	tasks, err := d.tx.LatestTasks(most)
	if err != nil {
		return nil, err
	}
	return d.tasksOf(tasks, township)
}

func (d *Desk) tasksOf(tasks []OfficeTask, township string) ([]OpenTask, error) {
	if err := d.TownshipKnown(township); err != nil {
		return nil, err
	}
	var open []OpenTask
	for _, task := range tasks {
		if his, err := d.taskIsOf(task, township); err != nil || !his {
			if err != nil {
				return nil, err
			}
			continue
		}
		row := OpenTask{OfficeTask: task}
		if task.MatterID != "" {
			matter, err := d.tx.Matter(task.MatterID)
			if err != nil && !errors.Is(err, ErrNotFound) {
				return nil, err
			}
			if matter.Level == Sealed {
				continue
			}
			row.Number = matter.Number
		}
		open = append(open, row)
	}
	return open, nil
}

// taskIsOf tells whether a task is for the office of the township: by its matter,
// its person, or what is noted on it. What is for every office is for this one too.
func (d *Desk) taskIsOf(task OfficeTask, township string) (bool, error) {
	switch {
	case township == "":
		return true, nil
	case task.MatterID != "":
		matter, err := d.tx.Matter(task.MatterID)
		if errors.Is(err, ErrNotFound) {
			return true, nil
		}
		return d.IsOf(matter, township), err
	case task.PersonID != "":
		person, err := d.tx.Person(task.PersonID)
		return d.ofTownship(person.Township, township), err
	}
	return task.Township == "" || d.ofTownship(task.Township, township), nil
}

// RevealTasks is OpenTasks with whom to phone and what to tell him. Each of them
// is audited with the reason; an author without his name stays unnamed.
// ErrInvalid without a reason.
func (d *Desk) RevealTasks(township, reason, actor string) ([]OpenTask, error) {
	if reason == "" {
		return nil, &Fault{Kind: ErrInvalid, Sentence: "请写原因：--reason 联络员不在，由我打电话"}
	}
	open, err := d.OpenTasks(township)
	if err != nil {
		return nil, err
	}
	for i, task := range open {
		if task.Number == "" || task.Kind != TaskUnreachable && task.Kind != TaskAskAuthor {
			continue
		}
		matter, err := d.tx.Matter(task.MatterID)
		if err != nil {
			return nil, err
		}
		if matter.hidden() && task.PersonID == matter.AuthorID {
			continue
		}
		if task.Kind == TaskAskAuthor {
			open[i].Call, err = d.revealedAsk(task)
		} else {
			open[i].Call, err = d.callOf(task.OfficeTask)
		}
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		row := AuditRow{ActorID: actor, Act: "reveal_call", MatterID: task.MatterID, PersonID: task.PersonID, Reason: reason}
		if err := d.audit(row); err != nil {
			return nil, err
		}
	}
	return open, nil
}
