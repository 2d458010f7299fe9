package liaison

import (
	"errors"

	"shuanglian/liaison/wording"
)

// cardNow words the deadline of a card anew when it goes out: it may have waited longer.
func (d *Desk) cardNow(delivery *Delivery) error {
	matter, err := d.tx.Matter(delivery.MatterID)
	if errors.Is(err, ErrNotFound) || err == nil && !matter.FirstAnswerAt.IsZero() {
		return nil
	}
	if err == nil {
		delivery.Text = wording.CardNow(delivery.Text, d.local(matter.FirstDueAt), d.now)
	}
	return err
}
