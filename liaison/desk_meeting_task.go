package liaison

import (
	"errors"
	"fmt"

	"shuanglian/liaison/wording"
)

// GiveTask opens a matter out of a meeting's minutes (会议任务): the office gives it
// to a delegate or a committee member, by name. said is the role he was called by,
// if any. From a sit-in it has the time of an opinion; it goes the way of every
// matter otherwise, and the office keeps sight of it. ErrNotFound when this person can't be given it, ErrUnavailable when he
// can't be reached.
func (d *Desk) GiveTask(v Viewer, meeting Meeting, to Person, called Role, said Said) (Submitted, error) {
	if !v.IsOffice() {
		return Submitted{}, fmt.Errorf("liaison: not of the office: %w", ErrForbidden)
	}
	matter := Matter{ID: d.tx.NewID(), State: StateDraft, AuthorID: v.ID, AuthorFrom: v.OpenID, Level: Named, Rating: Unrated, DraftedAt: d.now}
	as, may, err := d.mayBeHanded(matter.submitted(), to, called)
	if err != nil {
		return Submitted{}, err
	}
	if !may || as == ToOffice {
		return Submitted{}, fmt.Errorf("liaison: not to be given to him: %w", ErrNotFound)
	}
	viewer, err := d.viewerOf(to.ID)
	if errors.Is(err, ErrNotFound) || err == nil && !viewer.ActsAs(roleOf(as)) {
		return Submitted{}, fmt.Errorf("liaison: not bound: %w", ErrUnavailable)
	}
	if err != nil {
		return Submitted{}, err
	}
	if err := d.tx.SaveMatter(&matter); err != nil {
		return Submitted{}, err
	}
	said.Text = wording.TaskOfMeeting(said.Text, d.aboutMeeting(meeting))
	if err := d.JoinDraft(matter, []Said{said}); err != nil {
		return Submitted{}, err
	}
	if matter, err = d.tx.Matter(matter.ID); err != nil {
		return Submitted{}, err
	}
	matter.Recipient, matter.HolderID, matter.Route = as, to.ID, RouteMeetingTask
	if meeting.Kind == SitIn {
		matter.Route = RouteSitInTask
	}
	done, err := d.handIn(matter, ActorAuthor, Submitted{})
	if err != nil {
		return done, err
	}
	if err := d.tx.AddMeetingTask(meeting.ID, matter.ID); err != nil {
		return done, err
	}
	absence, away, err := d.awayNow(to.ID)
	if err != nil {
		return done, err
	}
	if away && as == ToDelegate {
		done.Away = d.local(absence.Until)
		standIn, err := d.tx.Person(absence.StandInID)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return done, err
		}
		done.StandIn = standIn.Name
	}
	return done, d.audit(AuditRow{ActorID: v.ID, Act: "meeting_task", MatterID: matter.ID, PersonID: to.ID, Reason: "meeting " + meeting.Number})
}

// submitted is the matter as it will be once it is handed in.
func (m Matter) submitted() Matter {
	m.State = StateSubmitted
	return m
}

// TasksOf lists what the minutes of a meeting have brought, oldest first.
func (d *Desk) TasksOf(meeting Meeting) ([]Matter, error) {
	ids, err := d.tx.MeetingTasks(meeting.ID)
	if err != nil {
		return nil, err
	}
	var tasks []Matter
	for _, id := range ids {
		matter, err := d.tx.Matter(id)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		tasks = append(tasks, matter)
	}
	return tasks, nil
}

// TaskGiver is who of the meeting's office gives a task: the one named, else who made
// the meeting, else the only one bound. ErrNotFound when there is none, ErrConflict
// when several are bound and none is named.
func (d *Desk) TaskGiver(meeting Meeting, name string) (Viewer, error) {
	staff, err := d.OfficeStaff()
	if err != nil {
		return Viewer{}, err
	}
	var clerks []Viewer
	for _, clerk := range staff {
		his, err := d.concerns(clerk, meeting.Township)
		if err != nil {
			return Viewer{}, err
		}
		switch {
		case !his || name != "" && name != clerk.Name && name != clerk.Code:
		case name == "" && clerk.ID == meeting.MadeBy:
			return clerk, nil
		default:
			clerks = append(clerks, clerk)
		}
	}
	switch len(clerks) {
	case 0:
		return Viewer{}, fmt.Errorf("liaison: nobody of the office: %w", ErrNotFound)
	case 1:
		return clerks[0], nil
	}
	return Viewer{}, fmt.Errorf("liaison: several of the office: %w", ErrConflict)
}
