package liaison

import (
	"slices"
	"time"

	"shuanglian/liaison/workday"
)

// MeetingPolicy is what a place may set about meetings.
type MeetingPolicy struct {
	// NoticeDays are the days before a meeting on which people hear of it, most
	// first: the first is the invitation, the others remind those who have not
	// answered, the last one those who are coming too.
	NoticeDays    []int
	NoticeBefore  time.Duration // those who are coming are reminded once more so long before …
	NotBefore     workday.Clock // … but not before this hour:
	EveningBefore workday.Clock // then at this one, the evening before
	QuietWithin   time.Duration // a meeting as near as this is told in quiet hours too
	ChangeHold    time.Duration // a change is told after this, for it may be changed again
	Lasts         time.Duration // how long a meeting takes of which nobody has said
	SitInLeast    int           // so many delegates sit in at a meeting
	Observers     map[Category]int
}

// hold is how long a change waits until it is told: less when the meeting is near.
func (p MeetingPolicy) hold(left time.Duration) time.Duration {
	return max(0, min(p.ChangeHold, left/10))
}

// noticeDays are those of a meeting: a reception day is announced later than others.
func (d *Desk) noticeDays(meeting Meeting) []int {
	all := d.terms.Policy.Meetings.NoticeDays
	if meeting.Kind != ReceptionDay {
		return all
	}
	announced := d.terms.Policy.ReceptionAnnounced
	return append([]int{announced}, slices.DeleteFunc(slices.Clone(all), func(days int) bool { return days >= announced })...)
}

// toldOn is the day on which people first hear of a meeting that is announced on a
// day: of one behind holidays before these, since nobody is told then.
func (d *Desk) toldOn(day workday.Date) workday.Date {
	calendar := d.terms.Calendar
	for range longestHoliday {
		if !d.terms.Policy.Quiet.Holidays || calendar.Holiday(calendar.At(day, 0)) == "" {
			break
		}
		day = day.AddDays(-1)
	}
	return day
}

// longestHoliday bounds the steps back.
const longestHoliday = 15
