package liaison

import (
	"time"

	"shuanglian/liaison/wording"
)

// KeepScrap keeps something said before binding, until its time is over. What is
// not words is kept as the platform's handle only: nothing is fetched.
func (d *Desk) KeepScrap(openID OpenID, said Said) error {
	scrap := Scrap{ID: d.tx.NewID(), OpenID: openID, Said: said, At: d.now}
	if err := d.tx.AddScrap(scrap); err != nil {
		return err
	}
	return d.tx.SaveDue(Due{Kind: DueScrap, ObjectID: scrap.ID, At: d.now.Add(d.terms.Policy.ScrapsKept)})
}

// Scraps lists what was said before binding and is still kept.
func (d *Desk) Scraps(openID OpenID) ([]Said, error) {
	scraps, err := d.tx.Scraps(openID)
	said := make([]Said, 0, len(scraps))
	for _, scrap := range scraps {
		if d.now.Sub(scrap.At) < d.terms.Policy.ScrapsKept {
			said = append(said, scrap.Said)
		}
	}
	return said, err
}

// ScrapsSince is the day of the first of them, if that is not today.
func (d *Desk) ScrapsSince(said []Said) time.Time {
	for _, one := range said {
		if at := d.local(one.At); !at.IsZero() && d.terms.Calendar.DateOf(at) != d.terms.Calendar.DateOf(d.now) {
			return at
		}
	}
	return time.Time{}
}

// DropScraps forgets what was said before binding.
func (d *Desk) DropScraps(openID OpenID) error { return d.tx.DropScraps(openID) }

// Counted tells what was said, kind by kind.
func (d *Desk) Counted(said []Said) wording.Counts { return counts(said) }

// Words are the beginnings of what was typed, in frames; at most so many.
func (d *Desk) Words(said []Said, most int) []string {
	var framed []string
	for _, one := range said {
		if one.Kind == SaidText && len(framed) < most {
			framed = append(framed, wording.Framed(gist([]Said{one})))
		}
	}
	return framed
}

// DelegateOf is the delegate in contact with a person today; the zero Person if
// there is none.
func (d *Desk) DelegateOf(v Viewer) (Person, error) { return d.partner(v, ContactVisit) }
