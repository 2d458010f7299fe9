package liaison

import (
	"time"

	"shuanglian/liaison/workday"
)

// Absence says that a delegate is away (外出), from when until the end of which
// day, and whom he has named to stand in for him (代班). It is history: saying
// something else ends the one before and adds another.
type Absence struct {
	ID        string
	PersonID  string
	Since     time.Time
	Until     time.Time // local midnight of the last day
	StandInID string    // empty: nobody was named
	SaidAt    time.Time
	EndedAt   time.Time // back, said anew, or run out; zero while it counts
}

// over is when the absence ends by itself: the midnight after its last day.
func (a Absence) over(calendar *workday.Calendar) time.Time {
	return calendar.At(calendar.DateOf(a.Until).AddDays(1), 0)
}

// AwayAt tells whether the absence counts at the time.
func (a Absence) AwayAt(at time.Time, calendar *workday.Calendar) bool {
	return a.EndedAt.IsZero() && !at.Before(a.Since) && at.Before(a.over(calendar))
}

// overlaps tells whether both leave some day to nobody.
func (a Absence) overlaps(other Absence, calendar *workday.Calendar) bool {
	return a.EndedAt.IsZero() && other.EndedAt.IsZero() && a.Since.Before(other.over(calendar)) && other.Since.Before(a.over(calendar))
}
