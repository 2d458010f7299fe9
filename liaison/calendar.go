package liaison

import (
	"cmp"
	"slices"
	"time"

	"shuanglian/liaison/workday"
)

// CalendarLayer is which part of the calendar an arrangement is.
type CalendarLayer string

// A national arrangement takes the place of a year's; local days lie on top of it.
const (
	CalendarNational CalendarLayer = "national"
	CalendarLocal    CalendarLayer = "local"
)

// Arrangement is what was imported or typed for one year. The newest of a layer
// and year counts; the older ones stay on record.
type Arrangement struct {
	Version int64
	Year    int
	Layer   CalendarLayer
	Days    []workday.Day // of a national one: all its days off and make-up days
	ActorID string
	At      time.Time
}

// Reckoning is how far the deadlines of open matters follow a calendar and the settings.
type Reckoning struct {
	Version int64  // of the newest arrangement; 0: none was imported
	Basis   string // the calendar and the settings, see Desk.BeginReckoning
	To      string // matters up to this id follow
	Whole   bool
}

// Calendars holds what was imported over the calendar that the program brings.
type Calendars interface {
	CalendarVersion() (int64, error)      // of the newest; 0 for none
	Arrangements() ([]Arrangement, error) // the newest of each layer and year, oldest first
	AddArrangement(*Arrangement) error    // gives it the next Version
	Reckoning() (Reckoning, error)        // a zero one if there was none
	SaveReckoning(Reckoning) error
	OpenMattersAfter(id string, limit int) ([]Matter, error) // by ID
}

// Arranged is a calendar with arrangements on top of it.
func Arranged(base *workday.Calendar, arrangements []Arrangement) *workday.Calendar {
	var years []workday.Year
	var local []workday.Day
	for _, a := range arrangements {
		if a.Layer == CalendarNational {
			years = append(years, workday.YearOf(a.Year, a.Days))
		} else {
			local = append(local, a.Days...)
		}
	}
	slices.SortFunc(years, func(a, b workday.Year) int { return cmp.Compare(a.Year, b.Year) }) // a later year's December counts
	return base.With(years, local)
}
