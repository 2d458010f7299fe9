package liaison

import (
	"errors"

	"shuanglian/liaison/wording"
)

// digestComing is what the next days bring somebody besides the limits of matters:
// the office the meetings it has charge of, anybody else those he is invited to.
func (d *Desk) digestComing(v Viewer, kind DigestKind, span DigestSpan) ([]string, error) {
	if kind == DigestOffice {
		return d.officeMeetingsUntil(v, span)
	}
	meetings, err := d.tx.MeetingsOf(v.ID, span.Now)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, meeting := range meetings {
		if !meeting.StartsAt.Before(span.Ahead) {
			continue
		}
		_, invitation, err := d.Invited(v, meeting.ID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		answer := invitation.AnswerTo(meeting)
		if invitation.InvitedAt.IsZero() || answer == AnswerLeave { // not asked yet, or not coming
			continue
		}
		lines = append(lines, wording.DigestMeeting(d.MeetingFacts(meeting), answer.Chinese()))
	}
	return lines, nil
}

// officeMeetingsUntil are the meetings of the next days that a clerk has charge of.
func (d *Desk) officeMeetingsUntil(v Viewer, span DigestSpan) ([]string, error) {
	meetings, err := d.tx.MeetingsFrom(span.Now, span.Ahead)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, meeting := range meetings {
		if meeting.State != MeetingPlanned {
			continue
		}
		his, err := d.concerns(v, meeting.Township)
		if err != nil {
			return nil, err
		}
		if !his {
			continue
		}
		count, err := d.CountMeeting(meeting, false)
		if err != nil {
			return nil, err
		}
		lines = append(lines, wording.MeetingLine(d.MeetingFacts(meeting), count.Seats, count.Coming, count.Leave))
	}
	return lines, nil
}
