package liaison

import (
	"errors"

	"shuanglian/liaison/wording"
)

// digestComing is what the next days bring somebody besides the limits of matters:
// meetings and contacts that are due. Of what his delegates owe a committee member
// hears totals only.
func (d *Desk) digestComing(v Viewer, kind DigestKind, span DigestSpan) ([]string, error) {
	if kind == DigestOffice {
		return d.officeComing(v, span)
	}
	lines, err := d.meetingsUntil(v, span)
	if err != nil {
		return nil, err
	}
	owed, err := d.VisitLines(v, true)
	if err != nil {
		return nil, err
	}
	lines = append(lines, owed...)
	if kind != DigestCommittee {
		return lines, nil
	}
	totals, err := d.OverdueVisitTotals(v)
	if err == nil && totals.Contacts > 0 {
		lines = append(lines, wording.DigestOverdue(totals.Base, totals.Delegates, totals.Contacts))
	}
	return lines, err
}

// meetingsUntil are the meetings of the next days that somebody is invited to.
func (d *Desk) meetingsUntil(v Viewer, span DigestSpan) ([]string, error) {
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

// officeComing are the meetings of the next days that a clerk has charge of, and once
// a week how many are behind with last quarter's contacts.
func (d *Desk) officeComing(v Viewer, span DigestSpan) ([]string, error) {
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
	calendar := d.terms.Calendar
	today := calendar.DateOf(span.Now)
	if !d.beginsWeek(today) || daysBetween(d.thisQuarter().Before().Until, today) < d.terms.Policy.VisitOverdueDigest {
		return lines, nil
	}
	late, err := d.lateVisitors(v)
	if err == nil && len(late) > 0 {
		lines = append(lines, wording.DigestLate(len(late)))
	}
	return lines, err
}
