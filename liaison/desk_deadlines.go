package liaison

import "time"

// eventsOf reads the events of a matter.
func (d *Desk) eventsOf(matter Matter) (Events, error) {
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return Events{}, err
	}
	entries, err := d.tx.Entries(matter.ID)
	return EventsOf(matter, routings, entries, d.terms), err
}

// histories are what was said on matters and where they went, by matter, all read at once.
type histories struct {
	said   map[string][]Entry
	routed map[string][]Routing
}

// historiesBefore are those of each of MattersFirstDueBefore.
func (d *Desk) historiesBefore(at time.Time) (histories, error) {
	entries, err := d.tx.EntriesFirstDueBefore(at)
	if err != nil {
		return histories{}, err
	}
	routings, err := d.tx.RoutingsFirstDueBefore(at)
	return byMatter(entries, routings), err
}

// historiesUnfinished are those of each of MattersUnfinished.
func (d *Desk) historiesUnfinished() (histories, error) {
	entries, err := d.tx.EntriesUnfinished()
	if err != nil {
		return histories{}, err
	}
	routings, err := d.tx.RoutingsUnfinished()
	return byMatter(entries, routings), err
}

func byMatter(entries []Entry, routings []Routing) histories {
	all := histories{said: map[string][]Entry{}, routed: map[string][]Routing{}}
	for _, entry := range entries {
		all.said[entry.MatterID] = append(all.said[entry.MatterID], entry)
	}
	for _, routing := range routings {
		all.routed[routing.MatterID] = append(all.routed[routing.MatterID], routing)
	}
	return all
}

// StandsStill is until when at the latest the clock of a first answer waits for
// the author's reply; zero when it runs, has run out, or is not needed any more.
func (d *Desk) StandsStill(matter Matter) (time.Time, error) {
	if !matter.FirstAnswerAt.IsZero() {
		return time.Time{}, nil
	}
	events, err := d.eventsOf(matter)
	if err != nil {
		return time.Time{}, err
	}
	until, paused := events.PausedAt(d.now)
	if !paused || d.now.After(events.FirstDue(d.terms)) {
		return time.Time{}, nil
	}
	return d.local(until), nil
}

// recount sets a matter's deadlines anew after something that may have moved
// them, and with them what the clock will bring.
func (d *Desk) recount(matter *Matter) error {
	events, err := d.eventsOf(*matter)
	if err != nil {
		return err
	}
	first, office := events.FirstDue(d.terms), events.OfficeDue(d.terms)
	if !first.Equal(matter.FirstDueAt) || !office.Equal(matter.OfficeDueAt) {
		matter.FirstDueAt, matter.OfficeDueAt = first, office
		if err := d.tx.SaveMatter(matter); err != nil {
			return err
		}
	}
	return d.awaitAnswer(*matter)
}

// awaitAnswer has the clock look after a matter until it has a first answer.
func (d *Desk) awaitAnswer(matter Matter) error {
	if !matter.Open() || !matter.FirstAnswerAt.IsZero() || matter.Level == Sealed {
		return d.answerNoMore(matter.ID)
	}
	if d.climbs(matter) && d.now.Before(matter.FirstDueAt) {
		if err := d.tx.SaveDue(Due{Kind: DueRung, ObjectID: matter.ID, At: matter.FirstDueAt}); err != nil {
			return err
		}
	}
	if d.now.Before(matter.OfficeDueAt) || !matter.WithOffice {
		return d.tx.SaveDue(Due{Kind: DueFirstAnswer, ObjectID: matter.ID, At: matter.OfficeDueAt})
	}
	return nil
}

// answerNoMore ends what awaitAnswer began.
func (d *Desk) answerNoMore(matterID string) error {
	if err := d.tx.DropDue(DueRung, matterID); err != nil {
		return err
	}
	return d.tx.DropDue(DueFirstAnswer, matterID)
}
