package liaison

import (
	"fmt"
	"slices"
	"strings"
)

// Chosen is whom a command is about: those of these names, of this township, or everybody.
type Chosen struct {
	Names    []string
	Township string
}

// includes tells whether somebody is among them.
func (d *Desk) includes(chosen Chosen, p Person) bool {
	return (len(chosen.Names) == 0 || slices.Contains(chosen.Names, p.Name)) && d.ofTownship(p.Township, chosen.Township)
}

// ofTownship tells whether the roster's township is the one that is asked for; nothing asked for is all of them.
func (d *Desk) ofTownship(township, asked string) bool {
	return asked == "" || slices.Contains(d.placesOf(asked), township)
}

// TownshipKnown fails with ErrNotFound and a sentence when nobody on the roster belongs to the township asked for.
func (d *Desk) TownshipKnown(asked string) error {
	if asked == "" {
		return nil
	}
	people, err := d.tx.Roster()
	if err != nil {
		return err
	}
	var known []string
	for _, p := range people {
		if d.ofTownship(p.Township, asked) {
			return nil
		}
		if name := d.townshipOf(p); !slices.Contains(known, name) {
			known = append(known, name)
		}
	}
	return &Fault{Kind: ErrNotFound, Sentence: fmt.Sprintf("名册里没有乡镇%s：有的是 %s", asked, strings.Join(known, "、"))}
}

// IsOf tells whether the office of the township has charge of the matter; no township asked for is any.
func (d *Desk) IsOf(matter Matter, township string) bool {
	return township == "" || len(matter.Offices) == 0 || slices.ContainsFunc(matter.Offices, func(of string) bool { return d.ofTownship(of, township) })
}
