package liaison

import (
	"slices"
	"strings"
	"time"

	"shuanglian/liaison/wording"
)

// LeaveDecided is the leave that a word on one can mean that comes after the decision:
// the one whose asker it names, else the last that somebody has decided on or was asked
// about, of meetings that the office would still decide on. False: there is none.
func (d *Desk) LeaveDecided(v Viewer, said string) (wording.DecidedLeave, bool, error) {
	var meant wording.DecidedLeave
	if !v.IsOffice() && !v.ActsAs(RoleDelegate) {
		return meant, false, nil
	}
	meetings, err := d.tx.MeetingsFrom(d.now.Add(-d.terms.Policy.LeaveLate), time.Time{})
	if err != nil {
		return meant, false, err
	}
	var all []wording.DecidedLeave
	for _, meeting := range meetings {
		if meeting.State != MeetingPlanned {
			continue
		}
		leaves, err := d.tx.LeavesFrom(meeting.ID)
		if err != nil {
			return meant, false, err
		}
		for i, leave := range leaves {
			if slices.ContainsFunc(leaves[i+1:], func(later Leave) bool { return later.PersonID == leave.PersonID }) {
				continue // he has asked again since
			}
			his, err := d.knowsDecision(v, leave)
			if err != nil {
				return meant, false, err
			}
			if !his {
				continue
			}
			one, err := d.decidedFacts(v, meeting, leave)
			if err != nil {
				return meant, false, err
			}
			all = append(all, one)
		}
	}
	if len(all) == 0 {
		return meant, false, nil
	}
	slices.Reverse(all) // of one moment, the one asked for last
	slices.SortStableFunc(all, func(a, b wording.DecidedLeave) int { return b.At.Compare(a.At) })
	meant = all[0]
	if named := slices.IndexFunc(all, func(l wording.DecidedLeave) bool { return strings.Contains(said, l.Who) }); named >= 0 {
		meant = all[named]
	}
	return meant, true, nil
}

// knowsDecision tells whether a leave was decided by somebody, or by another of the
// office that both were asked in.
func (d *Desk) knowsDecision(v Viewer, leave Leave) (bool, error) {
	switch {
	case leave.State != LeaveGranted && leave.State != LeaveRefused, leave.DecidedBy == "", leave.PersonID == v.ID:
		return false, nil
	case leave.DecidedBy == v.ID:
		return true, nil
	case !v.IsOffice() || leave.ToOfficeAt.IsZero():
		return false, nil
	}
	put, err := d.tx.QuestionsPut(v.ID, AskLeave, leave.ID)
	return len(put) > 0, err
}

func (d *Desk) decidedFacts(v Viewer, meeting Meeting, leave Leave) (wording.DecidedLeave, error) {
	about, err := d.leaveNamed(leave)
	if err != nil {
		return wording.DecidedLeave{}, err
	}
	asker, err := d.tx.Person(leave.PersonID)
	if err != nil {
		return wording.DecidedLeave{}, err
	}
	facts := wording.DecidedLeave{Leave: about, Who: asker.Name, At: d.local(leave.DecidedAt), Granted: leave.State == LeaveGranted}
	if meeting.StartsAt.After(d.now) {
		facts.Number = meeting.Number
	}
	if leave.DecidedBy != v.ID {
		by, err := d.tx.Person(leave.DecidedBy)
		if err != nil {
			return facts, err
		}
		facts.By = by.Name
	}
	return facts, nil
}
