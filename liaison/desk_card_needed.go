package liaison

import (
	"errors"
	"slices"

	"shuanglian/liaison/wording"
)

// TaskNeedsCard asks the office to give a binding card to somebody whose four
// digits have opened none of his roles: he comes back to no work of his own without it.
const TaskNeedsCard = "needs_card"

// waitsForCard tells whether the person holds a role that four digits can't open.
func (p Person) waitsForCard() bool {
	return slices.ContainsFunc(p.Roles, func(h RoleHeld) bool {
		return !h.Role.IsMember() && (h.Role != RoleDelegate || p.Seat == SeatActive)
	})
}

// needsCard tells whether the person is bound, by four digits, and holds such a role.
func (d *Desk) needsCard(personID string) (bool, error) {
	person, err := d.tx.Person(personID)
	if errors.Is(err, ErrNotFound) || err == nil && !person.waitsForCard() {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	binding, err := d.tx.BindingOf(personID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return binding.Strength == Weak, err
}

// askForCard tells the office, once for a binding, who needs a card.
func (d *Desk) askForCard(personID string) error {
	needs, err := d.needsCard(personID)
	if err != nil || !needs {
		return err
	}
	return d.raiseTask(OfficeTask{Kind: TaskNeedsCard, PersonID: personID, Key: TaskNeedsCard + ":" + d.tx.NewID()})
}

// cardsCame ends what asked for the card of those who don't need one any more:
// they have it, are not bound, or hold no such role.
func (d *Desk) cardsCame() error {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.Kind != TaskNeedsCard {
			continue
		}
		needs, err := d.needsCard(task.PersonID)
		if err != nil {
			return err
		}
		if needs {
			continue
		}
		if err := d.endedByItself(task, "needs no card"); err != nil {
			return err
		}
	}
	return nil
}

// needsCardText says whose card it is, and nothing else of him.
func (d *Desk) needsCardText(task OfficeTask) (string, error) {
	person, err := d.tx.Person(task.PersonID)
	if err != nil {
		return "", err
	}
	again := slices.ContainsFunc(person.Roles, func(h RoleHeld) bool { return h.Active && !h.Role.IsMember() })
	elected := person.Holds(RoleDelegate) || person.Holds(RoleCommitteeMember)
	return wording.EndByNumber(wording.NeedsCard(person.Name, again, elected), task.Number), nil
}
