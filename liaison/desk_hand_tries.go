package liaison

import (
	"errors"
	"fmt"
)

// NotToHim notes that somebody of the office has named one to hand a matter to whom
// nobody knows.
func (d *Desk) NotToHim(v Viewer, matter Matter) error {
	if err := d.notToHim(v, matter, ""); !errors.Is(err, ErrNotFound) {
		return err
	}
	return nil
}

func (d *Desk) notToHim(v Viewer, matter Matter, personID string) error {
	refused := d.audit(AuditRow{ActorID: v.ID, Act: "hand_to", MatterID: matter.ID, PersonID: personID, Refused: true})
	return errors.Join(fmt.Errorf("liaison: not to be handed to him: %w", ErrNotFound), refused)
}

// triedTooMany tells whether a matter without a name was refused so often today that
// it goes to nobody outside the office: whoever tries one delegate after the other
// must not learn by the one refused whose his author is.
func (d *Desk) triedTooMany(matter Matter) (bool, error) {
	if matter.Level != Anonymous {
		return false, nil
	}
	trail, err := d.tx.AuditOf(matter.ID)
	tries := 0
	for _, row := range trail {
		if row.Act == "hand_to" && row.Refused && !row.At.Before(d.today()) {
			tries++
		}
	}
	return tries >= d.terms.Policy.HandTries, err
}
