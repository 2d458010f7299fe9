package liaison

import (
	"errors"
	"slices"
	"time"
)

// Act is what a person did, as far as the windows of the platform care.
type Act string

// Words open five customer messages for two days; a tap, a follow and a scan
// open three for a minute.
const (
	ActMessage Act = "message"
	ActTap     Act = "tap"
	ActOther   Act = "other" // opens nothing
)

// Heard renews the window of an openid after an act of its owner. After words
// of a bound person it lets what waits for him go out, soonest deadline first,
// as far as the window allows with its reserve; it returns how many still wait.
func (d *Desk) Heard(openID OpenID, personID string, act Act) (waiting int, err error) {
	if act == ActOther {
		return 0, nil
	}
	window, err := d.tx.Window(openID)
	if err != nil {
		return 0, err
	}
	window.ClosedAt = time.Time{}
	if act == ActTap {
		window.TapAt, window.TapSpent = d.now, 0
		return 0, d.tx.SaveWindow(window)
	}
	window.MessageAt, window.MessageSpent = d.now, 0
	if err := d.tx.SaveWindow(window); err != nil || personID == "" {
		return 0, err
	}
	return d.release(personID)
}

func (d *Desk) release(personID string) (int, error) {
	waiting, err := d.tx.WaitingFor(personID)
	if err != nil {
		return 0, err
	}
	due := make(map[string]time.Time, len(waiting))
	for _, delivery := range waiting {
		if delivery.MatterID == "" {
			continue
		}
		matter, err := d.tx.Matter(delivery.MatterID)
		if errors.Is(err, ErrNotFound) { // the outbox will find out; his message is taken all the same
			continue
		}
		if err != nil {
			return 0, err
		}
		due[delivery.ID] = matter.FirstDueAt
	}
	slices.SortStableFunc(waiting, func(a, b Delivery) int { return due[a.ID].Compare(due[b.ID]) })
	room := d.terms.Policy.ServiceQuota - d.terms.Policy.ServiceReserve
	for i, delivery := range waiting {
		if i == room {
			return len(waiting) - room, nil
		}
		delivery.State, delivery.NextAt, delivery.Attempts = DeliveryQueued, d.now, 0
		if err := d.tx.SaveDelivery(delivery); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

// Pace is whether a person writes faster than is taken.
type Pace int

// In time; the first message too many, which is told; and the rest, which isn't.
const (
	PaceFine Pace = iota
	PaceTooFast
	PaceQuiet
)

// PaceOf counts the pushes of an openid, the current one included.
func (d *Desk) PaceOf(openID OpenID) (Pace, error) {
	policy := d.terms.Policy
	count, err := d.tx.ArrivalsSince(openID, d.now.Add(-policy.MessagesWindow))
	switch {
	case err != nil || count <= policy.MessagesPerWindow:
		return PaceFine, err
	case count == policy.MessagesPerWindow+1:
		return PaceTooFast, nil
	}
	return PaceQuiet, nil
}
