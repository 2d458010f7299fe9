package liaison

import (
	"fmt"
	"slices"
)

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

// LeavesToShow are the leaves that wait for somebody's word and that nothing is about
// to show him: he was not there when they were asked for, or it was night. Who reads
// them can answer.
func (d *Desk) LeavesToShow(v Viewer) ([]string, error) {
	leaves, err := d.tx.LeavesToDecide(v.ID)
	if err == nil && v.IsOffice() {
		var pool []Leave
		pool, err = d.tx.LeavesToDecide("")
		leaves = append(leaves, pool...)
	}
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, leave := range leaves {
		text, err := d.leaveToShow(v, leave)
		if err != nil {
			return nil, err
		}
		if text != "" {
			texts = append(texts, text)
		}
	}
	return texts, nil
}

func (d *Desk) leaveToShow(v Viewer, leave Leave) (string, error) {
	meeting, err := d.tx.Meeting(leave.MeetingID)
	if err != nil {
		return "", err
	}
	may, err := d.mayDecide(v, leave)
	if err != nil || !may || !d.now.Before(d.decidedUntil(meeting, leave)) {
		return "", err
	}
	question, unseen, err := d.unseenLeave(v, meeting, leave)
	if err != nil || !unseen {
		return "", err
	}
	if err := d.ShownAgain(Asked{Question: question, Standing: Standing{Version: question.ObjectVersion}}); err != nil {
		return "", err
	}
	asker, err := d.tx.Person(leave.PersonID)
	if err != nil {
		return "", err
	}
	return d.leaveText(meeting, leave, asker)
}

// unseenLeave is the question about a leave that somebody has never been put, or
// whose message waits for the morning.
func (d *Desk) unseenLeave(v Viewer, meeting Meeting, leave Leave) (Question, bool, error) {
	put, err := d.tx.QuestionsPut(v.ID, AskLeave, leave.ID)
	if err != nil {
		return Question{}, false, err
	}
	if len(put) == 0 {
		question, err := d.put(Question{PersonID: v.ID, Kind: AskLeave, ObjectID: leave.ID, ObjectVersion: 1,
			ExpiresAt: d.decidedUntil(meeting, leave)})
		return question, true, err
	}
	if !put[0].ShownAt.IsZero() || !put[0].OpenAt(d.now) {
		return Question{}, false, nil
	}
	onItsWay, err := d.tx.Asking(v.ID)
	later := slices.ContainsFunc(onItsWay, func(message Delivery) bool {
		return message.QuestionID == put[0].ID && message.State == DeliveryQueued && message.ReadyAt.After(d.now)
	})
	return put[0], later, err
}
