package liaison

import (
	"cmp"
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

// Held is what had waited for somebody's next message: how much of it follows
// now, and how much still waits.
type Held struct {
	Following int
	Left      int
}

// Heard renews the window of an openid after an act of its owner. After words
// of a bound person it lets what waits for him go out, soonest deadline first,
// as far as the window allows with its reserve.
func (d *Desk) Heard(openID OpenID, personID string, act Act) (Held, error) {
	if act == ActOther {
		return Held{}, nil
	}
	window, err := d.tx.Window(openID)
	if err != nil {
		return Held{}, err
	}
	window.ClosedAt = time.Time{}
	if act == ActTap {
		window.TapAt, window.TapSpent = d.now, 0
		return Held{}, d.tx.SaveWindow(window)
	}
	window.MessageAt, window.MessageSpent = d.now, 0
	if err := d.tx.SaveWindow(window); err != nil || personID == "" {
		return Held{}, err
	}
	return d.release(personID)
}

// release lets held items follow a message, in the order of their deadlines: of
// what he is to answer some at a time, and of everything no more than leaves the
// reserve, which is for answers.
func (d *Desk) release(personID string) (held Held, err error) {
	waiting, err := d.tx.WaitingFor(personID)
	if err != nil || len(waiting) == 0 {
		return Held{}, err
	}
	if err := d.byDeadline(waiting); err != nil {
		return Held{}, err
	}
	policy := d.terms.Policy
	cards, room, most := policy.CardsPerPull, policy.ServiceQuota-policy.ServiceReserve, policy.ServiceQuota
	for _, delivery := range waiting {
		stale, err := d.stale(&delivery, tellFollows)
		if err != nil && !errors.Is(err, ErrNotFound) { // who may not be told now: the outbox will find out
			return Held{}, err
		}
		if stale { // over by now: promised to nobody
			continue
		}
		reserved := delivery.fromReserve()
		pulled := delivery.Kind == DeliverCard || delivery.Kind == DeliverAddition || delivery.Kind == DeliverReminder
		if held.Following == most || !reserved && room <= 0 || pulled && cards <= 0 {
			held.Left++
			continue
		}
		if !reserved {
			room--
		}
		if pulled {
			cards--
		}
		held.Following++
		if err := d.tx.MoveToEnd(&delivery); err != nil {
			return Held{}, err
		}
		delivery.Attempts = 0
		if err := d.queueAt(delivery, d.now); err != nil {
			return Held{}, err
		}
	}
	return held, nil
}

// fromReserve tells what the reserve of a window is for.
func (d Delivery) fromReserve() bool { return d.Kind == DeliverAnswer || d.Kind == DeliverAsk }

// byDeadline sorts what waits by the deadlines of its matters, what is urgent before
// the rest; what may take from the reserve comes last, since nothing else may.
func (d *Desk) byDeadline(waiting []Delivery) error {
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
			return err
		}
		due[delivery.ID] = matter.FirstDueAt
	}
	slices.SortStableFunc(waiting, func(a, b Delivery) int {
		return cmp.Or(first(b.fromReserve(), a.fromReserve()), first(a.Urgent, b.Urgent), due[a.ID].Compare(due[b.ID]))
	})
	return nil
}

// MostMessages is how many messages of somebody are taken within the policy's
// window: of those whose post it is to answer, more.
func (d *Desk) MostMessages(v Viewer) int {
	policy := d.terms.Policy
	if v.ActsAs(RoleDelegate) || v.ActsAs(RoleCommitteeMember) || v.ActsAs(RoleHandler) || v.ActsAs(RoleDisciplineLiaison) {
		return max(policy.MessagesAtWork, policy.MessagesPerWindow)
	}
	return policy.MessagesPerWindow
}

// TooFast tells whether so many messages of an openid have been answered lately that
// the current one is not taken. What was passed over in silence doesn't count: who
// keeps trying is not shut out for it.
func (d *Desk) TooFast(v Viewer, openID OpenID) (bool, error) {
	count, err := d.tx.AnsweredSince(openID, d.now.Add(-d.terms.Policy.MessagesWindow))
	return count >= d.MostMessages(v), err
}
