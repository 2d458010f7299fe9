package liaison

import (
	"slices"
	"strings"
)

// endedByItself ends a task that needs nobody any more, and what still asks for it.
func (d *Desk) endedByItself(task OfficeTask, why string) error {
	if err := d.endTask(task, why); err != nil {
		return err
	}
	staff, err := d.OfficeStaff()
	if err != nil {
		return err
	}
	for _, clerk := range staff {
		waiting, err := d.tx.WaitingFor(clerk.ID)
		if err != nil {
			return err
		}
		for _, notice := range waiting {
			if notice.Key != taskKey(task.ID, clerk.ID) {
				continue
			}
			notice.State, notice.Outcome = DeliveryDropped, why
			if err := d.tx.SaveDelivery(notice); err != nil {
				return err
			}
		}
	}
	return nil
}

// taskKey is the key of the notice by which a clerk learns of a task that is no call.
func taskKey(taskID, clerkID string) string { return taskPrefix + taskID + ":" + clerkID }

const taskPrefix = "task:"

// taskOver drops the notice of a task that has ended before it went out.
func (d *Desk) taskOver(notice *Delivery) (bool, error) {
	rest, isTask := strings.CutPrefix(notice.Key, taskPrefix)
	if !isTask || notice.Kind != DeliverNotice {
		return false, nil
	}
	id, _, _ := strings.Cut(rest, ":")
	open, err := d.tasksStanding()
	if err != nil {
		return false, err
	}
	if at := slices.IndexFunc(open, func(task OfficeTask) bool { return task.ID == id }); at >= 0 {
		if open[at].Kind != TaskMissed {
			return false, nil
		}
		text, err := d.missedText(open[at]) // since then a meeting may have been called off
		if err != nil || text != "" {
			notice.Text = text
			return false, err
		}
	}
	notice.State, notice.Outcome = DeliveryDropped, "no longer to be done"
	return true, d.tx.SaveDelivery(*notice)
}
