package liaison

import (
	"fmt"
	"time"
)

// MeetingEvent is a meeting as a phone's calendar keeps it: what for, when and
// where, and nothing else.
type MeetingEvent struct {
	UID      string
	Kind     string
	Place    string
	Starts   time.Time
	Ends     time.Time
	Made     time.Time // or last changed
	Sequence int64     // rises with each change
	Off      bool
}

// MeetingEvent is what the calendar file with that token says. ErrNotFound: there
// is none, which tells no more than that.
func (d *Desk) MeetingEvent(token string) (MeetingEvent, error) {
	if len(token) != tokenDigits {
		return MeetingEvent{}, fmt.Errorf("liaison: no such token: %w", ErrNotFound)
	}
	meeting, err := d.tx.MeetingByToken(token)
	if err != nil {
		return MeetingEvent{}, err
	}
	if meeting.State == MeetingStaging {
		return MeetingEvent{}, fmt.Errorf("liaison: no such token: %w", ErrNotFound)
	}
	event := MeetingEvent{UID: token + "@shuanglian", Kind: meeting.Kind.Chinese(), Place: meeting.Place, Starts: meeting.StartsAt,
		Ends: d.endOf(meeting), Made: meeting.MadeAt, Sequence: meeting.Version - 1, Off: meeting.State == MeetingCancelled}
	if meeting.MovedAt.After(event.Made) {
		event.Made = meeting.MovedAt
	}
	if event.Off {
		event.Made, event.Sequence = meeting.CancelledAt, meeting.Version
	}
	return event, nil
}
