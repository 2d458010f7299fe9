package liaison

import (
	"cmp"
	"slices"
	"time"

	"shuanglian/liaison/workday"
)

// Tally is how often somebody was to be seen in a period, and was.
type Tally struct {
	Period         Period
	Required, Done int
	// MadeUp: after the period was over without it, he was seen once more. That
	// counts for the period it took place in, but nobody is reminded any longer.
	MadeUp bool
}

// Left is what is still to be done.
func (t Tally) Left() int { return max(t.Required-t.Done, 0) }

// Owed is what one link asks for: so many contacts a quarter by any channel, and of
// those so many a year in person.
type Owed struct {
	Contact Contact
	Quarter Tally
	Year    Tally     // in person, or one to one; of the whole year
	Last    time.Time // the last contact of the year so far, zero for none
}

// Open tells whether something of it is missing that the quarter ends without: of
// the quarter itself, or at the end of the year of the year's.
func (o Owed) Open() bool {
	return o.Quarter.Left() > 0 && !o.Quarter.MadeUp || o.Quarter.Period.EndsYear() && o.Year.Left() > 0 && !o.Year.MadeUp
}

// Book is everything the ledger is counted from, besides the policy and the calendar.
type Book struct {
	Links    []KnownContact
	Visits   []Visit // of the year, and after it; none withdrawn or corrected
	Absences []Absence
}

// Ledger counts what every link owes in a quarter, by the ids of both ends. It is a
// pure function of (links, visits, absences, policy, calendar):
//
//   - A link that began within the period, or was put on record only then, owes the
//     share of the days it lasts, rounded: half a quarter or more is one contact,
//     less is none. What was done before the record began is on paper.
//   - The days the delegate or committee member was away (外出) count as days
//     without the link. Nobody is asked to visit from afar.
//   - A link that ended before the period did owes nothing for it: whoever contacts
//     the person now does. What his predecessor has done in the period counts for
//     him, so that nobody is called upon twice because the names have changed.
//   - Two contacts of one pair on one day are one.
//   - A contact after the end counts for its own period. It only ends the reminders
//     of the one before (Tally.MadeUp).
func Ledger(book Book, quarter Period, policy Policy, calendar *workday.Calendar) []Owed {
	l := ledger{policy: policy, calendar: calendar, to: map[string][]Visit{}, ended: map[string][]Contact{}, absences: map[string][]Absence{}}
	for _, visit := range book.Visits {
		l.to[visit.ToID] = append(l.to[visit.ToID], visit)
	}
	for _, absence := range book.Absences {
		l.absences[absence.PersonID] = append(l.absences[absence.PersonID], absence)
	}
	for _, link := range book.Links {
		if !link.Until.IsZero() {
			l.ended[link.ToID] = append(l.ended[link.ToID], link.Contact)
		}
	}
	var owed []Owed
	for _, link := range book.Links {
		if l.lasts(link.Contact, quarter) {
			owed = append(owed, l.of(link, quarter))
		}
	}
	slices.SortFunc(owed, func(a, b Owed) int {
		return cmp.Or(cmp.Compare(a.Contact.FromID, b.Contact.FromID), cmp.Compare(a.Contact.ToID, b.Contact.ToID), cmp.Compare(a.Contact.ID, b.Contact.ID))
	})
	return owed
}

type ledger struct {
	policy   Policy
	calendar *workday.Calendar
	to       map[string][]Visit   // by whom they went to
	ended    map[string][]Contact // links with a last day, likewise
	absences map[string][]Absence // by person
}

// lasts tells whether a link is alive on the last day of a period.
func (l ledger) lasts(link Contact, period Period) bool {
	end := period.Until
	return l.calendar.DateOf(link.Since).Compare(end) <= 0 && (link.Until.IsZero() || l.calendar.DateOf(link.Until).Compare(end) >= 0)
}

func (l ledger) of(link KnownContact, quarter Period) Owed {
	perQuarter, perYear := l.policy.ContactsPerQuarter, l.policy.VisitsInPerson
	if link.Kind == ContactInterview {
		perQuarter, perYear = l.policy.InterviewsPerQuarter, l.policy.OneToOne
	}
	visits := l.ofLink(link.Contact)
	owed := Owed{Contact: link.Contact, Quarter: l.tally(link, quarter, perQuarter, visits)}
	inPerson := slices.DeleteFunc(slices.Clone(visits), func(v Visit) bool { return v.Channel != InPerson })
	year := YearOf(quarter.Until)
	owed.Year = l.tally(link, year, perYear, inPerson)
	for _, visit := range visits {
		if visit.Day.After(owed.Last) && year.Has(l.calendar.DateOf(visit.Day)) {
			owed.Last = visit.Day
		}
	}
	return owed
}

// ofLink are the visits that count for a link: its own, and those of links of its
// kind to the same person that have ended.
func (l ledger) ofLink(link Contact) []Visit {
	var counted []Visit
	for _, visit := range l.to[link.ToID] {
		if visit.Kind == link.Kind && (visit.FromID == link.FromID || l.followed(link, visit.FromID)) {
			counted = append(counted, visit)
		}
	}
	return counted
}

func (l ledger) followed(link Contact, fromID string) bool {
	return slices.ContainsFunc(l.ended[link.ToID], func(other Contact) bool {
		return other.FromID == fromID && other.Kind == link.Kind && (link.Until.IsZero() || other.Until.Before(link.Until))
	})
}

func (l ledger) tally(link KnownContact, period Period, often int, visits []Visit) Tally {
	tally := Tally{Period: period}
	days := map[workday.Date]bool{}
	for _, visit := range visits {
		day := l.calendar.DateOf(visit.Day)
		tally.MadeUp = tally.MadeUp || day.Compare(period.Until) > 0
		if period.Has(day) {
			days[day] = true
		}
	}
	tally.Done = len(days)
	tally.Required = (2*often*l.counted(link, period) + period.Days()) / (2 * period.Days()) // rounded
	return tally
}

// counted are the days of a period on which the link asked for something.
func (l ledger) counted(link KnownContact, period Period) int {
	first, last := l.calendar.DateOf(link.Since), period.Until
	for _, from := range []workday.Date{period.From, l.known(link)} {
		if first.Compare(from) < 0 {
			first = from
		}
	}
	if !link.Until.IsZero() && l.calendar.DateOf(link.Until).Compare(last) < 0 {
		last = l.calendar.DateOf(link.Until)
	}
	if first.Compare(last) > 0 {
		return 0
	}
	n := daysBetween(first, last) + 1
	if len(l.absences[link.FromID]) > 0 {
		for day := first; day.Compare(last) <= 0; day = day.AddDays(1) {
			if l.away(link.FromID, day) {
				n--
			}
		}
	}
	return n
}

func (l ledger) known(link KnownContact) workday.Date {
	if link.KnownFrom.IsZero() {
		return workday.Date{}
	}
	return l.calendar.DateOf(link.KnownFrom)
}

// away tells whether somebody had said that he is away on the day.
func (l ledger) away(personID string, day workday.Date) bool {
	return slices.ContainsFunc(l.absences[personID], func(a Absence) bool {
		last := l.calendar.DateOf(a.Until)
		if back := l.calendar.DateOf(a.EndedAt); !a.EndedAt.IsZero() && back.Compare(last) <= 0 {
			last = back.AddDays(-1) // the day he came back he is here
		}
		return l.calendar.DateOf(a.Since).Compare(day) <= 0 && day.Compare(last) <= 0
	})
}
