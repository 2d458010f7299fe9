package liaison

import "fmt"

// AskLeave is pushed: may somebody stay away from a meeting?
const AskLeave QuestionKind = "leave"

// leaveKind asks who decides on a leave. A refusal needs its reason; who says
// nothing leaves it to the office.
func leaveKind() pushedKind {
	return pushedKind{options: leaveOptions, standing: (*Desk).leaveStands}
}

// LeaveYes is the option by which leave is granted.
const LeaveYes = "1"

func leaveOptions() []Option {
	return []Option{
		{Digit: LeaveYes, Words: []string{"同意", "准假", "批准", "同意请假", "同意的请假", "同意他请假", "准的假", "批准请假"}},
		{Digit: "2", Words: []string{"不同意", "不准", "不批", "不批准"}, Reason: ReasonNeeded},
	}
}

func (d *Desk) leaveStands(v Viewer, question Question) (Standing, error) {
	leave, err := d.tx.Leave(question.ObjectID)
	if err != nil {
		return Standing{}, err
	}
	may, err := d.mayDecide(v, leave)
	if err == nil && !may {
		err = fmt.Errorf("liaison: nobody asks that of him any more: %w", ErrNotFound)
	}
	if err != nil {
		return Standing{}, err
	}
	about, err := d.leaveNamed(leave)
	if err != nil {
		return Standing{}, err
	}
	asker, err := d.tx.Person(leave.PersonID)
	if err != nil {
		return Standing{}, err
	}
	meeting, err := d.tx.Meeting(leave.MeetingID)
	return Standing{Number: meeting.Number, About: about, Who: asker.Name, Version: question.ObjectVersion}, err
}

// LeaveAskedAbout is the question of a leave in full, as things stand now.
func (d *Desk) LeaveAskedAbout(asked Asked) (string, error) {
	leave, err := d.tx.Leave(asked.ObjectID)
	if err != nil {
		return "", err
	}
	meeting, err := d.tx.Meeting(leave.MeetingID)
	if err != nil {
		return "", err
	}
	asker, err := d.tx.Person(leave.PersonID)
	if err != nil {
		return "", err
	}
	return d.leaveText(meeting, leave, asker)
}

// LeavesWaiting names the leaves that wait for somebody's word, oldest first. Who
// reads them can answer: also a clerk who was not there when they were asked for.
func (d *Desk) LeavesWaiting(v Viewer) ([]string, error) {
	leaves, err := d.tx.LeavesToDecide(v.ID)
	if err == nil && v.IsOffice() {
		var pool []Leave
		pool, err = d.tx.LeavesToDecide("")
		leaves = append(leaves, pool...)
	}
	if err != nil {
		return nil, err
	}
	var named []string
	for _, leave := range leaves {
		may, err := d.mayDecide(v, leave)
		if err != nil {
			return nil, err
		}
		meeting, err := d.tx.Meeting(leave.MeetingID)
		if err != nil {
			return nil, err
		}
		if !may || !d.now.Before(d.decidedUntil(meeting, leave)) {
			continue
		}
		about, err := d.leaveNamed(leave)
		if err != nil {
			return nil, err
		}
		if err := d.askedNow(v, meeting, leave); err != nil {
			return nil, err
		}
		named = append(named, about)
	}
	return named, nil
}

// askedNow puts the question to somebody who has never been asked it, as he reads
// of it now.
func (d *Desk) askedNow(v Viewer, meeting Meeting, leave Leave) error {
	put, err := d.tx.QuestionsPut(v.ID, AskLeave, leave.ID)
	if err != nil || len(put) > 0 {
		return err
	}
	question, err := d.put(Question{PersonID: v.ID, Kind: AskLeave, ObjectID: leave.ID, ObjectVersion: 1, ExpiresAt: d.decidedUntil(meeting, leave)})
	if err != nil {
		return err
	}
	question.ShownAt = d.now
	return d.tx.SaveQuestion(question)
}
