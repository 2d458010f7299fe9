package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

// remindOffice adds what the office is to be reminded of: the clerk who has taken
// a matter on, of its first answer and of finishing it like any holder; everybody who may, of what
// nobody has taken on. Who is alone there has everything.
func (d *Desk) remindOffice(plan map[string][]stepped, asked func(personID string) bool) error {
	staff, err := d.OfficeStaff()
	if err != nil || !slices.ContainsFunc(staff, func(v Viewer) bool { return asked(v.ID) }) {
		return err
	}
	pool, err := d.tx.MattersWithOffice()
	if err != nil {
		return err
	}
	for _, matter := range pool {
		if !d.officeTurn(matter) || matter.State == StateReplied {
			continue
		}
		clerk, claimed, err := d.clerkOf(matter)
		if err != nil {
			return err
		}
		clerks := slices.DeleteFunc(slices.Clone(staff), func(v Viewer) bool { return !canTakeOn(v, matter) })
		if claimed {
			clerks = []Viewer{clerk}
		}
		var step string
		kind := RemindUnclaimed
		switch {
		case len(clerks) == 0:
			continue
		case len(clerks) > 1:
			step, err = d.unclaimedStep(matter)
		case matter.FirstAnswerAt.IsZero():
			kind = RemindFirstAnswer
			step, err = d.stepOf(matter)
		default:
			kind, step, err = d.restingStep(matter)
		}
		if err != nil {
			return err
		}
		if step == "" {
			continue
		}
		for _, one := range clerks {
			plan[one.ID] = append(plan[one.ID], stepped{matter, step, kind})
		}
	}
	return nil
}

// restingStep is what somebody of the office is reminded of who has a matter that is
// answered and not finished: that its time is going, or that it may belong to a unit.
func (d *Desk) restingStep(matter Matter) (ReminderKind, string, error) {
	step, err := d.finishStep(matter)
	if err != nil || step != "" {
		return RemindUnfinished, step, err
	}
	step, err = d.passOnStep(matter)
	return RemindPassOn, step, err
}

// unclaimedStep counts how often a matter has waited the time after which the
// office is reminded that nobody has taken it on; empty before the first.
func (d *Desk) unclaimedStep(matter Matter) (string, error) {
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return "", err
	}
	since := matter.SubmittedAt
	if len(routings) > 0 {
		since = routings[len(routings)-1].At
	}
	waited := d.terms.Calendar.WorkingDaysBetween(d.local(since), d.local(d.now)) / max(d.terms.Policy.RemindUnclaimedEvery.N, 1)
	if waited == 0 {
		return "", nil
	}
	return fmt.Sprintf("unclaimed since %s:%d", d.local(since).Format("01-02 15:04"), waited), nil
}

// sayUnclaimed is the chapter of what nobody in the office has taken on.
func (d *Desk) sayUnclaimed(v Viewer, reminders []Reminder) (saidReminders, error) {
	matters, of, err := d.remindedOf(reminders, func(matter Matter) (bool, error) {
		_, claimed, err := d.clerkOf(matter)
		return !claimed && canTakeOn(v, matter) && d.officeTurn(matter) && matter.State != StateReplied, err
	})
	if err != nil {
		return saidReminders{}, err
	}
	return d.sayMatters(v, matters, of, wording.Unclaimed, wording.UnclaimedSeveral)
}

// countedAlready tells whether the office's digest in the same message has said how
// many nobody has taken on: of what waits less than a day a reminder knows nothing,
// and two numbers for one thing are worse than one.
func (d *Desk) countedAlready(v Viewer, kind ReminderKind, said saidReminders, told []Reminder) (bool, error) {
	if kind != RemindUnclaimed || said.matterID != "" {
		return false, nil
	}
	for _, r := range told {
		if r.ObjectID != digestObject(DigestOffice) {
			continue
		}
		slot, err := slotOf(r)
		if err != nil {
			return false, err
		}
		digest, err := d.tx.Digest(v.ID, DigestOffice, slot.Period())
		if errors.Is(err, ErrNotFound) || err == nil && digest.Unread {
			continue
		}
		if err != nil || digest.Counts.Unclaimed > 0 {
			return err == nil, err
		}
	}
	return false, nil
}
