package liaison

import "fmt"

// reckonBatch is how many matters are reckoned anew in one transaction.
const reckonBatch = 200

// basis is what deadlines are made of besides the events: two settings with the
// same basis give the same deadlines.
func (d *Desk) basis() string {
	policy := d.terms.Policy
	return fmt.Sprintf("%s %s %s %s %s %s", policy.FirstAnswer, policy.Opinion, policy.FirstAnswerStandIn, policy.FirstAnswerOffice, policy.AskedBackPause,
		d.terms.Calendar.Fingerprint())
}

// BeginReckoning has all deadlines reckoned anew if the settings or the program's
// own calendar are not those they were reckoned by. It is asked once, when the
// program starts: two processes with different settings must not take turns.
func (d *Desk) BeginReckoning() error {
	at, err := d.tx.Reckoning()
	if err != nil || at.Basis == d.basis() {
		return err
	}
	version, err := d.tx.CalendarVersion()
	if err != nil {
		return err
	}
	return d.tx.SaveReckoning(Reckoning{Version: version, Basis: d.basis()})
}

// ToReckon tells whether deadlines are to be reckoned anew: the calendar has
// changed since, or a reckoning was cut off.
func (d *Desk) ToReckon() (bool, error) {
	at, err := d.tx.Reckoning()
	if err != nil {
		return false, err
	}
	version, err := d.tx.CalendarVersion()
	return at.Version != version || at.Basis != "" && !at.Whole, err
}

// Reckon reckons the deadlines of the next open matters anew and counts those it
// has moved; over when there are no more. Several may do it at once: each goes on
// where the others have come to.
func (d *Desk) Reckon() (moved int, over bool, err error) {
	if due, err := d.ToReckon(); err != nil || !due {
		return 0, true, err
	}
	at, err := d.tx.Reckoning()
	if err != nil {
		return 0, false, err
	}
	version, err := d.tx.CalendarVersion()
	if err != nil {
		return 0, false, err
	}
	if at.Version != version {
		at = Reckoning{Version: version, Basis: d.basis()}
	}
	matters, err := d.tx.OpenMattersAfter(at.To, reckonBatch)
	if err != nil {
		return 0, false, err
	}
	for _, matter := range matters {
		wrong, err := d.wrong(matter)
		if err != nil {
			return 0, false, err
		}
		if wrong {
			if err := d.recount(&matter); err != nil {
				return 0, false, err
			}
			moved++
		}
		at.To = matter.ID
	}
	at.Whole = len(matters) < reckonBatch
	return moved, at.Whole, d.tx.SaveReckoning(at)
}

// wrong tells whether the deadlines of a matter are not what its events, the
// policy and the calendar of now make.
func (d *Desk) wrong(matter Matter) (bool, error) {
	events, err := d.eventsOf(matter)
	return !events.FirstDue(d.terms).Equal(matter.FirstDueAt) || !events.OfficeDue(d.terms).Equal(matter.OfficeDueAt), err
}

// WrongDeadlines lists the open matters whose deadlines are not what their
// events, the policy and the calendar make: none, once all are reckoned.
func (d *Desk) WrongDeadlines() ([]string, error) {
	matters, err := d.tx.OpenMattersAfter("", 0)
	if err != nil {
		return nil, err
	}
	var wrong []string
	for _, matter := range matters {
		is, err := d.wrong(matter)
		if err != nil {
			return nil, err
		}
		if is {
			wrong = append(wrong, matter.Number)
		}
	}
	return wrong, nil
}
