package storage

import (
	"errors"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// SaveMeeting inserts a meeting or replaces what can change of it.
func (t *tx) SaveMeeting(m liaison.Meeting) error {
	const act = "save meeting"
	if m.ID == "" || m.Number == "" {
		return missing(act, "id or number")
	}
	return t.failed(act, t.q.SaveMeeting(t.ctx, db.SaveMeetingParams{
		ID: m.ID, Number: m.Number, Kind: string(m.Kind), Title: clean(m.Title), Place: clean(m.Place),
		StartsAt: instant(m.StartsAt), EndsAt: instant(m.EndsAt), Township: m.Township, OfGroup: m.Group, MadeBy: m.MadeBy,
		Version: m.Version, State: string(m.State), ReplyBy: instant(m.ReplyBy), Quorum: int64(m.Quorum), MadeAt: instant(m.MadeAt),
		MovedAt: instant(m.MovedAt), CancelledAt: instant(m.CancelledAt), Reason: clean(m.Reason), SeriesID: m.SeriesID, Token: m.Token,
	}))
}

// Meeting reads one meeting.
func (t *tx) Meeting(id string) (liaison.Meeting, error) {
	row, err := t.q.GetMeeting(t.ctx, id)
	return one(t, "read meeting", row, err, readMeeting)
}

// MeetingByNumber reads the meeting of a public number.
func (t *tx) MeetingByNumber(number string) (liaison.Meeting, error) {
	row, err := t.q.GetMeetingByNumber(t.ctx, number)
	return one(t, "find meeting", row, err, readMeeting)
}

// MeetingByToken reads the meeting of a calendar file.
func (t *tx) MeetingByToken(token string) (liaison.Meeting, error) {
	row, err := t.q.GetMeetingByToken(t.ctx, token)
	return one(t, "find meeting by token", row, err, readMeeting)
}

// MeetingsFrom lists the meetings that start within a span; without an end if
// that is zero.
func (t *tx) MeetingsFrom(from, until time.Time) ([]liaison.Meeting, error) {
	rows, err := t.q.ListMeetings(t.ctx, instant(from), instant(until))
	return each(t, "list meetings", rows, err, readMeeting)
}

// MeetingsOf lists the meetings to come that a person is invited to.
func (t *tx) MeetingsOf(personID string, from time.Time) ([]liaison.Meeting, error) {
	rows, err := t.q.ListMeetingsOf(t.ctx, personID, instant(from))
	return each(t, "list meetings of a person", rows, err, readMeeting)
}

// MeetingsOfSeries lists the meetings that a rule has brought.
func (t *tx) MeetingsOfSeries(seriesID string) ([]liaison.Meeting, error) {
	rows, err := t.q.ListMeetingsOfSeries(t.ctx, seriesID)
	return each(t, "list meetings of a series", rows, err, readMeeting)
}

// DropStaging removes meetings whose making was never finished.
func (t *tx) DropStaging(madeBefore time.Time) (int, error) {
	dropped, err := t.q.DropStagingMeetings(t.ctx, instant(madeBefore))
	if err == nil && dropped > 0 {
		err = t.dropLoose()
	}
	return int(dropped), t.failed("drop staging meetings", err)
}

// dropLoose removes what belongs to meetings that are no longer there.
func (t *tx) dropLoose() error {
	return errors.Join(t.q.DropLooseInvitations(t.ctx), t.q.DropLooseLeaves(t.ctx), t.q.DropLooseMeetingTasks(t.ctx))
}

// AddMeetingTask notes that a matter comes of a meeting's minutes.
func (t *tx) AddMeetingTask(meetingID, matterID string) error {
	return t.failed("add meeting task", t.q.AddMeetingTask(t.ctx, matterID, meetingID))
}

// MeetingTasks lists the matters that a meeting's minutes have brought.
func (t *tx) MeetingTasks(meetingID string) ([]string, error) {
	ids, err := t.q.ListMeetingTasks(t.ctx, meetingID)
	return each(t, "list meeting tasks", ids, err, func(id string) (string, error) { return id, nil })
}

func readMeeting(row db.Meeting) (liaison.Meeting, error) {
	m := liaison.Meeting{
		ID: row.ID, Number: row.Number, Kind: liaison.MeetingKind(row.Kind), Title: row.Title, Place: row.Place, Township: row.Township,
		Group: row.OfGroup, MadeBy: row.MadeBy, Version: row.Version, State: liaison.MeetingState(row.State), Quorum: int(row.Quorum),
		Reason: row.Reason, SeriesID: row.SeriesID, Token: row.Token,
	}
	return m, moments(momentPair{row.StartsAt, &m.StartsAt}, momentPair{row.EndsAt, &m.EndsAt}, momentPair{row.ReplyBy, &m.ReplyBy},
		momentPair{row.MadeAt, &m.MadeAt}, momentPair{row.MovedAt, &m.MovedAt}, momentPair{row.CancelledAt, &m.CancelledAt})
}
