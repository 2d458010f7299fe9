package liaison

import (
	"slices"

	"shuanglian/liaison/wording"
)

// sayUnanswered is the text of a reminder.
func (d *Desk) sayUnanswered(reminder *Delivery, viewer Viewer, matters []Matter) error {
	if len(matters) > 1 {
		reminder.Text = wording.UnansweredSeveral(len(matters), d.local(matters[0].FirstDueAt))
		return nil
	}
	rows, err := d.Rows(viewer, matters)
	reminder.MatterID, reminder.Text = matters[0].ID, wording.Unanswered(rows)
	return err
}

// stale drops a question that is void, and a reminder whose reason is gone: its
// day is over, or what it speaks of has been answered meanwhile. One of several matters counts those that are left.
func (d *Desk) stale(reminder *Delivery) (bool, error) {
	void, err := d.voided(*reminder)
	if err != nil {
		return false, err
	}
	if void {
		reminder.State, reminder.Outcome = DeliveryDropped, "no longer asked"
		return true, d.tx.SaveDelivery(*reminder)
	}
	if reminder.Kind != DeliverReminder {
		return false, nil
	}
	viewer, err := d.viewerOf(reminder.PersonID)
	if err != nil {
		return false, err
	}
	left, err := d.leftOf(viewer, *reminder)
	if err != nil {
		return false, err
	}
	several := reminder.MatterID == ""
	if len(left) == 0 || several && reminder.CreatedAt.Before(d.today()) {
		reminder.State, reminder.Outcome = DeliveryDropped, "no longer due"
		return true, d.tx.SaveDelivery(*reminder)
	}
	if several {
		return false, d.sayUnanswered(reminder, viewer, left)
	}
	return false, nil
}

// leftOf lists the matters of a reminder that still lack a first answer, soonest
// deadline first; of several those that its reader may still answer.
func (d *Desk) leftOf(viewer Viewer, reminder Delivery) ([]Matter, error) {
	ids := []string{reminder.MatterID}
	if reminder.MatterID == "" {
		var err error
		if ids, err = d.tx.RemindedAt(reminder.PersonID, reminder.CreatedAt); err != nil {
			return nil, err
		}
	}
	var left []Matter
	for _, id := range ids {
		matter, err := d.tx.Matter(id)
		if err != nil {
			return nil, err
		}
		sees := reminder.MatterID != "" || MayAnswer(viewer, matter) // of one it is asked when sending
		if matter.Open() && matter.FirstAnswerAt.IsZero() && sees {
			left = append(left, matter)
		}
	}
	slices.SortStableFunc(left, func(a, b Matter) int { return a.FirstDueAt.Compare(b.FirstDueAt) })
	return left, nil
}
