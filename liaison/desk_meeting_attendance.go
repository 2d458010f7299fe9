package liaison

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"shuanglian/liaison/wording"
)

// Marks is what the office's list says of who came. There is no other way to be
// noted: nobody checks in.
type Marks struct {
	Attended []string // names, with the organization before them where several have one
	Absent   []string
	OnLeave  []string   // as the list says; the office's word on a leave decides
	Others   Attendance // of all who have a seat and are not named: empty leaves them as they are
}

// MarkFaults are names of a list that can't be taken; with any of them nothing is.
type MarkFaults struct {
	Unknown   []string // not invited
	Several   []string // several are called so
	WithLeave []string // absent, but leave was granted
	NoLeave   []string // on leave, but none was granted
	Twice     []string
}

// Any tells whether there is a fault.
func (f MarkFaults) Any() bool {
	return len(f.Unknown)+len(f.Several)+len(f.WithLeave)+len(f.NoLeave)+len(f.Twice) > 0
}

// MarkAttendance notes who came, by the office's list; a later list corrects an
// earlier one. With a fault nothing is noted. check only looks for faults. ErrConflict
// before the meeting begins, and of one that was cancelled.
func (d *Desk) MarkAttendance(actor string, meeting Meeting, marks Marks, check bool) (MarkFaults, error) {
	if d.now.Before(meeting.StartsAt) || meeting.State != MeetingPlanned {
		return MarkFaults{}, fmt.Errorf("liaison: the meeting has not begun: %w", ErrConflict)
	}
	list, err := d.places(meeting)
	if err != nil {
		return MarkFaults{}, err
	}
	changed, faults := list.mark(marks)
	if faults.Any() || check {
		return faults, nil
	}
	for _, place := range changed {
		if err := d.tx.SaveInvitation(place); err != nil {
			return faults, err
		}
	}
	return faults, d.audit(AuditRow{ActorID: actor, Act: "attendance", Reason: fmt.Sprintf("meeting %s: %d noted", meeting.Number, len(changed))})
}

// attendee is somebody's place at a meeting with what is known of him.
type attendee struct {
	Invitation
	Person
	granted bool
	asked   bool // leave on which nobody has decided
}

// invitedTo is everybody who counts for a meeting.
type invitedTo []attendee

// places lists them, those on the reserve list too.
func (d *Desk) places(meeting Meeting) (invitedTo, error) {
	invitations, err := d.tx.InvitationsTo(meeting.ID)
	if err != nil {
		return nil, err
	}
	leaves, err := d.tx.LeavesFrom(meeting.ID)
	if err != nil {
		return nil, err
	}
	var list invitedTo
	for _, invitation := range invitations {
		if invitation.State != InvitationInvited {
			continue
		}
		person, err := d.tx.Person(invitation.PersonID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		has := func(state LeaveState) bool {
			return slices.ContainsFunc(leaves, func(l Leave) bool { return l.PersonID == person.ID && l.State == state })
		}
		granted := has(LeaveGranted)
		list = append(list, attendee{invitation, person, granted, !granted && has(LeaveAsked)})
	}
	return list, nil
}

// mark applies a list to the places; nothing counts when there is a fault.
func (list invitedTo) mark(marks Marks) (changed []Invitation, faults MarkFaults) {
	said := map[string]Attendance{}
	for as, names := range map[Attendance][]string{Attended: marks.Attended, Absent: marks.Absent, OnLeave: marks.OnLeave} {
		for _, name := range names {
			found := list.named(name)
			switch {
			case len(found) == 0:
				faults.Unknown = append(faults.Unknown, name)
			case len(found) > 1:
				faults.Several = append(faults.Several, name)
			case said[found[0].PersonID] != "":
				faults.Twice = append(faults.Twice, name)
			case as == Absent && found[0].granted:
				faults.WithLeave = append(faults.WithLeave, name)
			case as == OnLeave && !found[0].granted && !found[0].asked:
				faults.NoLeave = append(faults.NoLeave, name)
			default:
				said[found[0].PersonID] = as
			}
		}
	}
	for _, one := range list {
		as, named := said[one.PersonID]
		switch {
		case named:
		case marks.Others == "" || one.Place != PlacedSeat:
			continue
		case one.granted || one.asked:
			as = OnLeave
		default:
			as = marks.Others
		}
		one.Attended = as
		changed = append(changed, one.Invitation)
	}
	return changed, faults
}

// named lists whom of the invited a name means: 王建国, 东岸村王建国, or a number of
// the roster.
func (list invitedTo) named(name string) invitedTo {
	name = strings.Join(strings.Fields(name), "")
	return slices.DeleteFunc(slices.Clone(list), func(one attendee) bool {
		return name != one.Name && name != one.Code && name != one.Organization+one.Name
	})
}

// HeadCount adds up who is to come to a meeting, or came.
func (d *Desk) HeadCount(meeting Meeting) (wording.Heads, error) {
	return d.HeadCountWith(meeting, Marks{})
}

// HeadCountWith is HeadCount as it would be with a list that has no fault.
func (d *Desk) HeadCountWith(meeting Meeting, marks Marks) (wording.Heads, error) {
	list, err := d.places(meeting)
	if err != nil {
		return wording.Heads{}, err
	}
	changed, _ := list.mark(marks)
	for _, one := range changed {
		i := slices.IndexFunc(list, func(p attendee) bool { return p.PersonID == one.PersonID })
		list[i].Invitation = one
	}
	heads := list.heads(meeting)
	heads.Quorum, heads.Floor = meeting.Quorum, d.terms.Policy.AttendanceFloor
	return heads, nil
}

// heads counts. Leave never counts as absence, whatever a list says, and neither does
// leave on which nobody has decided; who came all the same has come.
func (list invitedTo) heads(meeting Meeting) (h wording.Heads) {
	for _, one := range list {
		if one.Part == PartObserve {
			switch {
			case one.Place == PlacedReserve:
				h.Reserve++
			case one.Answer != AnswerLeave:
				h.Observers++
			}
			if one.Attended == Attended {
				h.Observing++
			}
			continue
		}
		h.Invited++
		switch one.AnswerTo(meeting) {
		case AnswerComing:
			h.Coming++
		case AnswerUndecided:
			h.Undecided++
		case AnswerLeave:
		default:
			h.Silent++
		}
		switch {
		case one.Attended == Attended:
			h.Attended++
		case one.granted:
			h.Leave++
		case one.asked:
			h.Asked++
		case one.Attended == Absent:
			h.Absent++
		default:
			h.Unmarked++
		}
	}
	return h
}
