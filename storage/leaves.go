package storage

import (
	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// SaveLeave inserts or replaces a leave.
func (t *tx) SaveLeave(l liaison.Leave) error {
	const act = "save leave"
	if l.ID == "" {
		return missing(act, "id")
	}
	return t.failed(act, t.q.SaveLeave(t.ctx, db.SaveLeaveParams{
		ID: l.ID, MeetingID: l.MeetingID, PersonID: l.PersonID, Reason: clean(l.Reason), AskedAt: instant(l.AskedAt), ApproverID: l.ApproverID,
		ToOfficeAt: instant(l.ToOfficeAt), State: string(l.State), DecidedBy: l.DecidedBy, DecidedAt: instant(l.DecidedAt),
		DecisionReason: clean(l.DecisionReason),
	}))
}

// Leave reads one leave.
func (t *tx) Leave(id string) (liaison.Leave, error) {
	row, err := t.q.GetLeave(t.ctx, id)
	return one(t, "read leave", row, err, readLeave)
}

// LeaveAskedFor reads the open leave of a person for a meeting.
func (t *tx) LeaveAskedFor(meetingID, personID string) (liaison.Leave, error) {
	row, err := t.q.GetOpenLeave(t.ctx, meetingID, personID)
	return one(t, "read open leave", row, err, readLeave)
}

// LeavesFrom lists the leaves asked for from one meeting.
func (t *tx) LeavesFrom(meetingID string) ([]liaison.Leave, error) {
	rows, err := t.q.ListLeaves(t.ctx, meetingID)
	return each(t, "list leaves", rows, err, readLeave)
}

// LeavesOf lists the leaves a person has asked for.
func (t *tx) LeavesOf(personID string) ([]liaison.Leave, error) {
	rows, err := t.q.ListLeavesOf(t.ctx, personID)
	return each(t, "list leaves of a person", rows, err, readLeave)
}

// LeavesToDecide lists the open leaves that wait for one approver.
func (t *tx) LeavesToDecide(approverID string) ([]liaison.Leave, error) {
	rows, err := t.q.ListLeavesToDecide(t.ctx, approverID)
	return each(t, "list leaves to decide", rows, err, readLeave)
}

// ForgetLeaveWordsOf clears the reasons of a person's leaves, but for those that
// somebody still has to decide by them.
func (t *tx) ForgetLeaveWordsOf(personID string) error {
	return t.failed("forget reasons for leave", t.q.ForgetLeaveWordsOf(t.ctx, personID))
}

func readLeave(row db.Leave) (liaison.Leave, error) {
	l := liaison.Leave{
		ID: row.ID, MeetingID: row.MeetingID, PersonID: row.PersonID, Reason: row.Reason, ApproverID: row.ApproverID,
		State: liaison.LeaveState(row.State), DecidedBy: row.DecidedBy, DecisionReason: row.DecisionReason,
	}
	return l, moments(momentPair{row.AskedAt, &l.AskedAt}, momentPair{row.ToOfficeAt, &l.ToOfficeAt}, momentPair{row.DecidedAt, &l.DecidedAt})
}
