package liaison

import (
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/workday"
)

// Every is how often a meeting comes again.
type Every string

// The periods.
const (
	EveryMonth   Every = "month"
	EveryQuarter Every = "quarter"
	EveryYear    Every = "year"
)

// Series is a rule by which meetings come again: on a day of every period, or the
// next working day.
type Series struct {
	ID        string
	Number    int64 // by which the office names it
	Kind      MeetingKind
	Every     Every
	Month     int // of the quarter or the year, from 1 on
	Day       int // of the month; a shorter month's last
	Hour      workday.Clock
	Lasts     time.Duration // whole minutes; 0: nobody said
	Place     string
	Title     string // for the office alone
	Township  string
	Roles     []Role
	Groups    []string // delegations or organizations
	OnDuty    int      // so many of those invited, in turn; 0: all of them
	MadeBy    string
	MadeAt    time.Time
	StoppedAt time.Time // zero: it goes on
}

// Occasion is one period of a series, dealt with once.
type Occasion struct {
	SeriesID  string
	Period    string // 2026-11, 2026Q4, 2026
	MeetingID string // empty: its time was over before it could be made
	MadeAt    time.Time
}

// SwapState is where the wish to swap a day stands.
type SwapState string

// The states.
const (
	SwapAsked   SwapState = "asked"
	SwapAgreed  SwapState = "agreed"
	SwapRefused SwapState = "refused"
	SwapOver    SwapState = "over" // nobody answered in time, or it can't be done any more
)

// Swap is that one person asks another to take his day of the rota.
type Swap struct {
	ID        string
	AskerID   string
	AskedID   string
	GivesID   string // the meeting of the one who asks
	TakesID   string // the other's, which he takes instead; empty: none
	State     SwapState
	AskedAt   time.Time
	DecidedAt time.Time
}

// AllSeries holds the rules, what was made of them, and who takes turns.
type AllSeries interface {
	SaveSeries(Series) error                 // insert, or stop the one of its id
	ListSeries() ([]Series, error)           // by Number, stopped ones too
	AddOccasion(o Occasion) (bool, error)    // false when its period was dealt with
	Occasions(id string) ([]Occasion, error) // of a series, by Period
	SaveRota(id string, people []string) error
	Rota(id string) ([]string, error)             // in their turn; empty: the order of the roster
	SaveSwap(Swap) error                          // insert, or decide the one of its id
	Swap(id string) (Swap, error)                 // ErrNotFound when there is none
	SwapsAskedBy(personID string) ([]Swap, error) // open ones, oldest first
}

// period names the period that a date lies in.
func (e Every) period(date workday.Date) string {
	switch e {
	case EveryMonth:
	case EveryYear:
		return fmt.Sprintf("%04d", date.Year)
	case EveryQuarter:
		return fmt.Sprintf("%04dQ%d", date.Year, (int(date.Month)+2)/3)
	}
	return fmt.Sprintf("%04d-%02d", date.Year, int(date.Month))
}

// first is the first day of the period that a date lies in, and months how long it is.
func (e Every) first(date workday.Date) (first workday.Date, months int) {
	first, months = workday.Date{Year: date.Year, Month: date.Month, Day: 1}, 1
	switch e {
	case EveryMonth:
	case EveryQuarter:
		first.Month, months = (date.Month-1)/3*3+1, 3
	case EveryYear:
		first.Month, months = time.January, 12
	}
	return first, months
}

// same tells whether two rules make the same meetings for the same people.
func (s Series) same(other Series) bool {
	return s.Kind == other.Kind && s.Every == other.Every && s.Month == other.Month && s.Day == other.Day && s.Hour == other.Hour &&
		s.Place == other.Place && s.Township == other.Township && slices.Equal(s.Roles, other.Roles) && slices.Equal(s.Groups, other.Groups)
}

// On is when the meeting of the period that a date lies in begins: a day off moves
// it to the next working day (domain: 节假日顺延).
func (s Series) On(date workday.Date, calendar *workday.Calendar) time.Time {
	first, _ := s.Every.first(date)
	month := first.AddMonths(s.Month - 1)
	day := month.AddDays(s.Day - 1)
	if day.Month != month.Month {
		day = month.AddMonths(1).AddDays(-1)
	}
	return calendar.At(calendar.DateOf(calendar.WorkingDayFrom(calendar.At(day, 0))), s.Hour)
}

// Next is the first day of the period behind the one that a date lies in.
func (s Series) Next(date workday.Date) workday.Date {
	first, months := s.Every.first(date)
	return first.AddMonths(months)
}
