package liaison

import (
	"slices"
	"time"
)

// rosterTurned has every open matter looked at again: what the roster says of people, their kin and their townships has
// changed, and with it who may have which. It is long overdue on purpose: the program beside a command may go by a clock of
// its own.
func (d *Desk) rosterTurned() error {
	if err := d.cardsCame(); err != nil {
		return err
	}
	return d.tx.DueOnOpenMatters(DueRoster, time.Unix(0, 0))
}

// lookAgain keeps a matter from those whom its author named before they were on the roster, takes it from a holder who is a
// subject's kin since, and gives it to another office when nobody is left who may have it where it is.
func (d *Desk) lookAgain(matter Matter) error {
	if !matter.Open() {
		return nil
	}
	about, err := d.foundSince(matter)
	if err != nil {
		return err
	}
	if about.known() {
		return d.FoundAbout(Viewer{}, matter, about)
	}
	if err := d.silence(&matter); err != nil {
		return err
	}
	lost, err := d.keptFromHolder(matter)
	if err != nil {
		return err
	}
	gone, err := d.outOfSeat(matter)
	if err != nil {
		return err
	}
	if gone && !lost {
		return d.succeed(matter)
	}
	if !lost {
		stranded, err := d.stranded(matter)
		if err != nil {
			return err
		}
		if !stranded {
			return d.dropUnseen(matter)
		}
	}
	return d.moveOn(matter, Viewer{})
}

// foundSince is whom the author's words for whom it is about mean by now, without those known already.
func (d *Desk) foundSince(matter Matter) (About, error) {
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return About{}, err
	}
	var since About
	for _, entry := range entries {
		if entry.Kind != EntrySubject || entry.Said.Text == "" {
			continue
		}
		people, err := d.tx.Roster()
		if err != nil {
			return About{}, err
		}
		about := WhoIsMeant(people, matter.AuthorID, entry.Said.Text)
		since.People = append(since.People, slices.DeleteFunc(about.People, func(id string) bool { return slices.Contains(matter.Subjects, id) })...)
		since.Units = append(since.Units, slices.DeleteFunc(about.Units, func(unit string) bool { return slices.Contains(matter.Units, unit) })...)
	}
	return since, nil
}

// keptFromHolder tells whether the matter is kept from the one who holds it.
func (d *Desk) keptFromHolder(matter Matter) (bool, error) {
	if matter.HolderID == "" {
		return false, nil
	}
	holder, err := d.tx.Person(matter.HolderID)
	return matter.excludes(holder), err
}

// stranded tells whether a matter lies with an office of which nobody on the roster, bound or not, may have it, while there
// is somewhere else for it to go.
func (d *Desk) stranded(matter Matter) (bool, error) {
	if len(matter.Offices) == 0 || !matter.pooled() {
		return false, nil
	}
	staff, err := d.staffOf(rolesInCharge(matter))
	if err != nil {
		return false, err
	}
	for _, p := range staff {
		if slices.Contains(matter.Offices, p.Township) && !matter.excludes(p) && p.ID != matter.AuthorID {
			return false, nil
		}
	}
	may, err := d.officeMayKnow(matter)
	if err != nil || !may && matter.Level != Sealed {
		return !may, err
	}
	moved := matter
	err = d.takeCharge(&moved)
	return !slices.Equal(moved.Offices, matter.Offices), err
}

// pooled tells whether an office, or the discipline liaisons, have the matter among them.
func (m Matter) pooled() bool { return m.WithOffice || m.Level == Sealed }

// moveOn gives a matter to whoever may have it now: another office, or the discipline liaison when no office may.
func (d *Desk) moveOn(matter Matter, v Viewer) error {
	if err := d.silence(&matter); err != nil {
		return err
	}
	may, err := d.officeMayKnow(matter)
	if err != nil {
		return err
	}
	if !may && matter.Level != Sealed {
		return d.seal(v, matter, RouteOfficeExcluded)
	}
	if err := d.recordReaders(v, matter); err != nil {
		return err
	}
	was := matter.Offices
	if err := d.takeCharge(&matter); err != nil {
		return err
	}
	return d.leaveHolder(matter, matter.pooled() && !slices.Equal(was, matter.Offices), v.ID)
}
