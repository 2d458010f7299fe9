package liaison

import (
	"errors"
	"slices"
	"strings"

	"shuanglian/liaison/wording"
)

// TaskDuty asks the office to find somebody for the day of one who can't be there.
const TaskDuty = "duty"

// dutyKey is the key of that task, behind which the absence stands for which it was
// raised: who goes away again is asked for again.
func dutyKey(meetingID, personID string) string { return TaskDuty + ":" + meetingID + ":" + personID }

// LookAtDuties finds the days of those who are away then, or no longer what they
// were chosen as, and tells the office and themselves, once; and ends what needs
// nobody any more.
func (d *Desk) LookAtDuties() error {
	turns, err := d.rotas()
	if err != nil {
		return err
	}
	open, err := d.dutiesOpen()
	if err != nil {
		return err
	}
	for id := range turns {
		meetings, err := d.toCome(id)
		if err != nil {
			return err
		}
		for _, meeting := range meetings {
			if err := d.lookAtDuty(turns[id], meeting, open); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *Desk) lookAtDuty(s Series, meeting Meeting, open []OfficeTask) error {
	people, err := d.onDuty(s, meeting)
	if err != nil {
		return err
	}
	for _, person := range people {
		missing, absence, err := d.missesDuty(meeting, person)
		if err != nil || !missing {
			if err != nil {
				return err
			}
			continue
		}
		key := dutyKey(meeting.ID, person.ID)
		asked := slices.ContainsFunc(open, func(task OfficeTask) bool { return task.PersonID == person.ID && strings.HasPrefix(task.Key, key) })
		if absence != "" {
			key += ":" + absence
		}
		if !asked {
			task := OfficeTask{Kind: TaskDuty, PersonID: person.ID, Key: key, Words: wording.DutyOpen(d.dutyFacts(meeting), person.Name, absence != "")}
			if err := d.addTask(task, func(Viewer) bool { return true }); err != nil {
				return err
			}
		}
		if absence == "" {
			continue
		}
		err = d.send(&Delivery{Kind: DeliverNotice, PersonID: person.ID, Key: key + ":told", Text: wording.DutyWhileAway(d.dutyFacts(meeting))})
		if err != nil {
			return err
		}
	}
	return nil
}

// missesDuty tells whether somebody can't be there on his day: he is away by the
// absence named, or no longer what he was chosen as.
func (d *Desk) missesDuty(meeting Meeting, person Person) (missing bool, absenceID string, err error) {
	absences, err := d.tx.AbsencesOf(person.ID)
	if err != nil {
		return false, "", err
	}
	for _, absence := range absences {
		if absence.AwayAt(meeting.StartsAt, d.terms.Calendar) {
			return true, absence.ID, nil
		}
	}
	invitation, err := d.tx.Invitation(meeting.ID, person.ID)
	return err == nil && !invitation.stillHolds(person), "", err
}

// dutiesOpen lists what asks the office to find somebody for a day, and ends what
// needs nobody any more: another is on duty, who was away is back, or the day is off
// or over.
func (d *Desk) dutiesOpen() ([]OfficeTask, error) {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return nil, err
	}
	var open []OfficeTask
	for _, task := range tasks {
		if task.Kind != TaskDuty {
			continue
		}
		needed, err := d.dutyNeedsSomebody(task)
		if err != nil {
			return nil, err
		}
		if needed {
			open = append(open, task)
			continue
		}
		if err := d.endedByItself(task, "needs nobody"); err != nil {
			return nil, err
		}
	}
	return open, nil
}

func (d *Desk) dutyNeedsSomebody(task OfficeTask) (bool, error) {
	_, rest, _ := strings.Cut(task.Key, ":")
	meetingID, _, _ := strings.Cut(rest, ":")
	meeting, err := d.tx.Meeting(meetingID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil || meeting.State != MeetingPlanned || !meeting.StartsAt.After(d.now) {
		return false, err
	}
	turns, err := d.rotas()
	if err != nil {
		return false, err
	}
	people, err := d.onDuty(turns[meeting.SeriesID], meeting)
	if err != nil {
		return false, err
	}
	at := slices.IndexFunc(people, func(p Person) bool { return p.ID == task.PersonID })
	if at < 0 {
		return false, nil
	}
	missing, _, err := d.missesDuty(meeting, people[at])
	return missing, err
}
