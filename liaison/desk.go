package liaison

import "time"

// Desk is where the use cases happen. One is made for each transaction from
// the open Tx, the time and the Terms; it must not outlive its closure.
type Desk struct {
	tx    Tx
	now   time.Time
	terms Terms
}

// NewDesk opens a desk on a transaction. now is the program's clock.
func NewDesk(tx Tx, now time.Time, terms Terms) *Desk {
	return &Desk{tx: tx, now: now, terms: terms}
}

// Now is the time of the transaction.
func (d *Desk) Now() time.Time { return d.now }

// Terms is what this place has set for itself.
func (d *Desk) Terms() Terms { return d.terms }

// Tx gives the facts to read and to keep.
func (d *Desk) Tx() Tx { return d.tx }
