package liaison

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"shuanglian/liaison/wording"
)

// MeetingAsked is what somebody wants a meeting to be.
type MeetingAsked struct {
	Kind        MeetingKind
	StartsAt    time.Time
	EndsAt      time.Time // zero: nobody said
	Place       string
	Title       string
	Township    string // whose office makes it: only its people are meant; empty: everybody
	Roles       []Role
	Delegations []string
	Groups      []string // organizations
	Named       []Invitee
	Holiday     bool // the day off is meant
	Again       bool // that there is another one like it is meant
	MadeBy      string
	SeriesID    string
	ReplyBy     time.Time // zero: until it begins
	Quorum      int
}

// Invitee is somebody of a list.
type Invitee struct {
	Where    string // in which line of which list; empty: said by name
	Who      string // a name or a 编号
	Phone    string // tells two of one name apart; may be empty
	Part     Part   // empty: he attends
	Category Category
}

// MeetingPlan is a meeting as it would be made, with everything that is wrong with
// it: nothing is written while there are faults.
type MeetingPlan struct {
	Meeting     Meeting
	Invitations []Invitation
	Faults      []string
	Warnings    []string
	ToPhone     int // of those invited now, who can't be told through the account
	Reserve     int // who is on the reserve list
}

// PlanMeeting looks at everything before the first write.
func (d *Desk) PlanMeeting(asked MeetingAsked) (MeetingPlan, error) {
	plan := MeetingPlan{Meeting: Meeting{Kind: asked.Kind, Title: asked.Title, Place: asked.Place, StartsAt: asked.StartsAt, EndsAt: asked.EndsAt,
		Township: asked.Township, MadeBy: asked.MadeBy, Version: 1, State: MeetingStaging, MadeAt: d.now, SeriesID: asked.SeriesID,
		ReplyBy: asked.ReplyBy, Quorum: asked.Quorum}}
	if len(asked.Delegations)+len(asked.Groups) == 1 && len(asked.Roles)+len(asked.Named) == 0 {
		plan.Meeting.Group = slices.Concat(asked.Delegations, asked.Groups)[0]
	}
	d.checkTime(&plan, asked.Holiday)
	if err := d.checkTwice(&plan, asked.Again); err != nil {
		return plan, err
	}
	if !asked.ReplyBy.IsZero() && (!asked.ReplyBy.After(d.now) || asked.ReplyBy.After(asked.StartsAt)) {
		plan.Faults = append(plan.Faults, wording.ReplyByWrong(d.local(asked.ReplyBy)))
	}
	if asked.Place == "" {
		plan.Faults = append(plan.Faults, wording.MeetingWhere())
	}
	if err := d.choose(asked, &plan); err != nil {
		return plan, err
	}
	if len(plan.Faults) > 0 {
		return plan, nil
	}
	if len(plan.Invitations) == 0 {
		plan.Faults = append(plan.Faults, wording.NobodyInvited())
		return plan, nil
	}
	d.seats(&plan)
	plan.checkQuorum()
	return plan, d.lookAround(&plan)
}

// checkQuorum warns of a quorum that is not reached though everybody comes. Who
// observes is no part of it.
func (p *MeetingPlan) checkQuorum() {
	invited := 0
	for _, invitation := range p.Invitations {
		if invitation.Part != PartObserve {
			invited++
		}
	}
	if p.Meeting.Quorum > invited {
		p.Warnings = append(p.Warnings, wording.QuorumTooLarge(p.Meeting.Quorum, invited))
	}
}

// checkTime refuses what can't be, and a day off that nobody has confirmed.
func (d *Desk) checkTime(plan *MeetingPlan, holiday bool) {
	meeting, calendar := plan.Meeting, d.terms.Calendar
	starts := d.local(meeting.StartsAt)
	switch {
	case meeting.StartsAt.IsZero():
		plan.Faults = append(plan.Faults, wording.MeetingWhen())
		return
	case !meeting.StartsAt.After(d.now):
		plan.Faults = append(plan.Faults, wording.MeetingPast(starts, d.local(d.now)))
		return
	case !meeting.EndsAt.IsZero() && !meeting.EndsAt.After(meeting.StartsAt):
		plan.Faults = append(plan.Faults, wording.MeetingBackwards(starts, d.local(meeting.EndsAt)))
	}
	day := calendar.DayOn(calendar.DateOf(starts))
	switch {
	case day.Working:
	case day.Name != "" && !holiday:
		plan.Faults = append(plan.Faults, wording.MeetingOnHoliday(starts, day.Name))
	case day.Name != "":
		plan.Warnings = append(plan.Warnings, wording.MeetingIsHoliday(starts, day.Name))
	default:
		plan.Warnings = append(plan.Warnings, wording.MeetingIsWeekend(starts))
	}
}

// checkTwice refuses a meeting that there is already, unless another one like it is
// meant: whoever sends it again by mistake invites people twice.
func (d *Desk) checkTwice(plan *MeetingPlan, again bool) error {
	meeting := plan.Meeting
	if meeting.SeriesID != "" || meeting.StartsAt.IsZero() {
		return nil
	}
	others, err := d.tx.MeetingsFrom(meeting.StartsAt, meeting.StartsAt.Add(time.Second))
	if err != nil {
		return err
	}
	at := slices.IndexFunc(others, func(m Meeting) bool {
		return m.State == MeetingPlanned && m.StartsAt.Equal(meeting.StartsAt) && m.Kind == meeting.Kind && m.Place == meeting.Place && m.Township == meeting.Township
	})
	switch {
	case at < 0:
	case again:
		plan.Warnings = append(plan.Warnings, wording.MeetingIsTwice(others[at].Number, d.local(meeting.StartsAt), meeting.Kind.Chinese(), meeting.Place))
	default:
		plan.Faults = append(plan.Faults, wording.MeetingTwice(others[at].Number, d.local(meeting.StartsAt), meeting.Kind.Chinese(), meeting.Place))
	}
	return nil
}

// seats gives observers the seats of their categories, in the order of the list;
// who comes after them is on the reserve list.
func (d *Desk) seats(plan *MeetingPlan) {
	taken, waiting := map[Category]int{}, map[Category]int{}
	sitting := 0
	for i := range plan.Invitations {
		invitation := &plan.Invitations[i]
		if invitation.Part == PartSitIn || plan.Meeting.Kind == SitIn && invitation.Role == RoleDelegate {
			sitting++
		}
		if invitation.Part != PartObserve {
			continue
		}
		category := invitation.Category
		if taken[category] < d.terms.Policy.Meetings.Observers[category] {
			taken[category]++
			continue
		}
		waiting[category]++
		invitation.Place, invitation.ReserveNo = PlacedReserve, waiting[category]
		plan.Reserve++
	}
	for _, category := range []Category{CategoryVillage, CategoryEnterprise, CategoryOther} {
		if waiting[category] > 0 {
			plan.Warnings = append(plan.Warnings, wording.ReserveList(category.Chinese(), d.terms.Policy.Meetings.Observers[category], waiting[category]))
		}
	}
	if least := d.terms.Policy.Meetings.SitInLeast; plan.Meeting.Kind == SitIn && sitting < least {
		plan.Warnings = append(plan.Warnings, wording.FewSitIn(sitting, least))
	}
}

// lookAround counts who has to be phoned and warns of those who are invited
// elsewhere at that hour.
func (d *Desk) lookAround(plan *MeetingPlan) error {
	invited := map[string]bool{}
	for _, invitation := range plan.Invitations {
		invited[invitation.PersonID] = true
		if invitation.Place != PlacedSeat {
			continue
		}
		viewer, err := d.viewerOf(invitation.PersonID)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		binding, bound := Binding{}, err == nil
		if bound {
			if binding, err = d.tx.BindingOf(invitation.PersonID); err != nil {
				return err
			}
		}
		if !bound || !binding.Following || !invitation.mayBeTold(viewer) {
			plan.ToPhone++
		}
	}
	return d.elsewhere(plan, invited)
}

func (d *Desk) elsewhere(plan *MeetingPlan, invited map[string]bool) error {
	starts, ends := plan.Meeting.StartsAt, d.endOf(plan.Meeting)
	others, err := d.tx.MeetingsFrom(starts.Add(-24*time.Hour), ends)
	if err != nil {
		return err
	}
	for _, other := range others {
		if other.ID == plan.Meeting.ID || other.State != MeetingPlanned || !d.endOf(other).After(starts) {
			continue
		}
		invitations, err := d.tx.InvitationsTo(other.ID)
		if err != nil {
			return err
		}
		var names []string
		for _, invitation := range invitations {
			if !invited[invitation.PersonID] || !invitation.Stands() || invitation.AnswerTo(other) == AnswerLeave {
				continue
			}
			person, err := d.tx.Person(invitation.PersonID)
			if err != nil {
				return err
			}
			names = append(names, person.Name)
		}
		if len(names) > 0 {
			plan.Warnings = append(plan.Warnings, wording.InvitedElsewhere(wording.NumberedAbout(other.Number, d.aboutMeeting(other)), names))
		}
	}
	return nil
}

// endOf is when a meeting is over, by a guess where nobody has said.
func (d *Desk) endOf(meeting Meeting) time.Time {
	if meeting.EndsAt.IsZero() {
		return meeting.StartsAt.Add(d.terms.Policy.Meetings.Lasts)
	}
	return meeting.EndsAt
}

// StageMeeting begins to write a meeting that nobody sees yet. Invite adds some of
// its invitations, a few hundred at a time, and TakeMeeting makes it count.
func (d *Desk) StageMeeting(plan *MeetingPlan) error {
	if len(plan.Faults) > 0 || len(plan.Invitations) == 0 {
		return fmt.Errorf("liaison: a meeting with faults is not made: %w", ErrInvalid)
	}
	number, err := d.meetingNumber(plan.Invitations)
	if err != nil {
		return err
	}
	plan.Meeting.ID, plan.Meeting.Number, plan.Meeting.State = d.tx.NewID(), number, MeetingStaging
	plan.Meeting.Token = ""
	for len(plan.Meeting.Token) < tokenDigits {
		plan.Meeting.Token += strconv.FormatInt(int64(d.terms.Random(36)), 36)
	}
	return d.tx.SaveMeeting(plan.Meeting)
}

// tokenDigits are enough that nobody guesses one: 36 to the power of 26.
const tokenDigits = 26

// Invite writes some invitations of a meeting.
func (d *Desk) Invite(meeting Meeting, invitations []Invitation) error {
	for _, invitation := range invitations {
		invitation.MeetingID = meeting.ID
		if err := d.tx.SaveInvitation(invitation); err != nil {
			return err
		}
	}
	return nil
}

// TakeMeeting makes a meeting count whose invitations are written: the clock then
// invites people.
func (d *Desk) TakeMeeting(meetingID, actor string) (Meeting, error) {
	meeting, err := d.tx.Meeting(meetingID)
	if err != nil {
		return meeting, err
	}
	meeting.State, meeting.MadeAt = MeetingPlanned, d.now
	if err := d.tx.SaveMeeting(meeting); err != nil {
		return meeting, err
	}
	if err := d.audit(AuditRow{ActorID: actor, Act: "add_meeting", Reason: meeting.Number}); err != nil {
		return meeting, err
	}
	return meeting, d.meetingChanged(meeting.ID)
}

// MostAtOnce is how many people are invited in one transaction.
const MostAtOnce = 500

// AddMeeting makes a meeting of not too many people at once.
func (d *Desk) AddMeeting(plan MeetingPlan, actor string) (Meeting, error) {
	if len(plan.Invitations) > MostAtOnce {
		return Meeting{}, fmt.Errorf("liaison: too many at once: %w", ErrInvalid)
	}
	if err := d.StageMeeting(&plan); err != nil {
		return Meeting{}, err
	}
	if err := d.Invite(plan.Meeting, plan.Invitations); err != nil {
		return Meeting{}, err
	}
	return d.TakeMeeting(plan.Meeting.ID, actor)
}

// meetingNumber draws a number away from those that the people see now, as far as
// that can be looked up.
func (d *Desk) meetingNumber(invitations []Invitation) (string, error) {
	var near []Matter
	for _, invitation := range invitations[:min(len(invitations), MostAtOnce)] {
		held, err := d.tx.MattersHeldBy(invitation.PersonID)
		if err != nil {
			return "", err
		}
		near = append(near, held...)
	}
	coming, err := d.tx.MeetingsFrom(d.now, time.Time{})
	if err != nil {
		return "", err
	}
	for _, meeting := range coming {
		near = append(near, Matter{Number: meeting.Number})
	}
	return d.newNumber(near)
}
