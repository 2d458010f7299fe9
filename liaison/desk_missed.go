package liaison

import (
	"errors"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison/wording"
)

// TaskMissed tells the office what the clock could not do in time.
const TaskMissed = "missed"

// missedBatch bounds the missed reminders told in one transaction.
const missedBatch = 500

// ToTellMissed tells whether something was missed that the office doesn't know yet.
func (d *Desk) ToTellMissed() (bool, error) {
	runs, err := d.tx.JobRunsToTell()
	if err != nil || len(runs) > 0 {
		return len(runs) > 0, err
	}
	reminders, err := d.tx.RemindersToTell(1)
	return len(reminders) > 0, err
}

// TellMissed tells the office, in one message, which runs of jobs were missed or
// have failed, and who could not be reminded; it counts them.
func (d *Desk) TellMissed() (int, error) {
	runs, err := d.tx.JobRunsToTell()
	if err != nil {
		return 0, err
	}
	for _, run := range runs {
		run.ToldAt = d.now
		if err := d.tx.FinishJob(run); err != nil {
			return 0, err
		}
	}
	reminders, err := d.tx.RemindersToTell(missedBatch)
	if err != nil {
		return 0, err
	}
	telling := len(runs) > 0
	for _, r := range reminders {
		r.ToldAt = d.now
		if err := d.tx.SaveReminder(r); err != nil {
			return 0, err
		}
		phone, err := d.officePhones(r)
		if err != nil {
			return 0, err
		}
		telling = telling || phone
	}
	if !telling {
		return len(reminders), nil
	}
	task := OfficeTask{Kind: TaskMissed, Key: TaskMissed + ":" + d.now.UTC().Format(time.RFC3339Nano)}
	return len(runs) + len(reminders), d.raiseTask(task)
}

// concernsOffice tells whether the office is told who could not be reminded.
// Matters without a first answer and leaves come to it by themselves, those not
// finished are reminded of again; a digest, or that the calendar lacks a year, is nothing that
// would have to be phoned.
func (k ReminderKind) concernsOffice() bool {
	return k != RemindFirstAnswer && k != RemindUnfinished && k != RemindPassOn && k != RemindDigest && k != RemindLeave && k != RemindCalendar
}

func (k ReminderKind) ofMeeting() bool {
	return k == RemindInvitation || k == RemindMeeting || k == RemindMeetingOff
}

// officePhones tells whether the office is told that somebody could not be
// reminded. Who is phoned about a meeting is invited to it by that.
func (d *Desk) officePhones(r Reminder) (bool, error) {
	if !r.Kind.ofMeeting() {
		return r.Kind.concernsOffice(), nil
	}
	meeting, phone, err := d.toPhone(r)
	if err != nil || !phone {
		return false, err
	}
	invitation, err := d.tx.Invitation(meeting.ID, r.PersonID)
	if err != nil {
		return false, err
	}
	return true, d.invitedNow(invitation)
}

// missedText is what the office is told of what was missed, as of the task's time.
func (d *Desk) missedText(task OfficeTask) (string, error) {
	runs, err := d.tx.JobRunsTold(task.CreatedAt)
	if err != nil {
		return "", err
	}
	var jobs []wording.MissedJob
	for _, run := range runs {
		name, at := strings.TrimSuffix(run.Job, AgainSuffix), d.local(run.PlannedAt)
		last := len(jobs) - 1
		if last < 0 || jobs[last].Job != name {
			jobs = append(jobs, wording.MissedJob{Job: name, First: at})
			last++
		}
		jobs[last].Count++
		jobs[last].Last = at
	}
	reminders, err := d.tx.RemindersMissed(task.CreatedAt)
	if err != nil {
		return "", err
	}
	var people []wording.Callee
	var meetings []wording.MissedMeeting
	known := map[string]bool{}
	for _, r := range reminders {
		about, calls, err := d.missedAbout(r)
		if err != nil {
			return "", err
		}
		if !calls || known[about+"\n"+r.PersonID] {
			continue
		}
		known[about+"\n"+r.PersonID] = true
		person, err := d.tx.Person(r.PersonID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return "", err
		}
		callee := wording.Callee{Name: person.Name, Phone: person.Phone}
		if about == "" {
			people = append(people, callee)
			continue
		}
		at := slices.IndexFunc(meetings, func(m wording.MissedMeeting) bool { return m.About == about })
		if at < 0 {
			at, meetings = len(meetings), append(meetings, wording.MissedMeeting{About: about})
		}
		meetings[at].People = append(meetings[at].People, callee)
	}
	return wording.Missed(jobs, people, meetings, d.terms.Policy.PassiveReplyRunes), nil
}

// missedAbout tells whether somebody is to be phoned about a reminder that did not
// reach him, and about which meeting, if it was of one.
func (d *Desk) missedAbout(r Reminder) (about string, calls bool, err error) {
	if !r.Kind.ofMeeting() {
		return "", r.Kind.concernsOffice(), nil
	}
	meeting, phone, err := d.toPhone(r)
	if err != nil || !phone {
		return "", false, err
	}
	if meeting.State == MeetingCancelled {
		return wording.CancelledAbout(meeting.Number, d.aboutMeeting(meeting)), true, nil
	}
	return wording.NumberedAbout(meeting.Number, d.aboutMeeting(meeting)), true, nil
}
