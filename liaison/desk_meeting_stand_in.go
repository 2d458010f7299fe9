package liaison

import "errors"

// meantInstead finds who is to come for somebody: one delegate of his township who
// is not invited himself. Whom it can't be is told, and leave is asked for all the
// same: nothing hangs on it.
func (d *Desk) meantInstead(asker Person, meeting Meeting, invitation *Invitation, name string, said *LeaveSaid) error {
	invitation.StandInID = ""
	if name == "" {
		return nil
	}
	if !meeting.Kind.takesStandIns() || invitation.Part == PartObserve {
		said.NotThis = true
		return nil
	}
	meant, err := d.delegatesMeant(asker, AwayAsked{StandIn: name})
	if err != nil {
		return err
	}
	said.Unknown = name
	if len(meant) != 1 || meant[0].ID == asker.ID {
		return nil
	}
	other, err := d.tx.Invitation(meeting.ID, meant[0].ID)
	if err == nil && other.State == InvitationInvited || err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	invitation.StandInID, said.StandIn, said.Unknown = meant[0].ID, meant[0].Name, ""
	return nil
}

// inviteStandIn invites whom somebody with leave has named, in his place. Empty
// when there is nobody, or he has lost his seat or been invited since.
func (d *Desk) inviteStandIn(meeting Meeting, invitation *Invitation) (string, error) {
	if invitation.StandInID == "" {
		return "", nil
	}
	person, err := d.tx.Person(invitation.StandInID)
	if err != nil {
		return "", err
	}
	other, err := d.tx.Invitation(meeting.ID, person.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return "", err
	}
	if err == nil && other.State == InvitationInvited || person.Seat != SeatActive {
		invitation.StandInID = ""
		return "", d.tx.SaveInvitation(*invitation)
	}
	place := Invitation{MeetingID: meeting.ID, PersonID: person.ID, Part: invitation.Part, Role: RoleDelegate, Category: invitation.Category,
		Place: PlacedSeat, State: InvitationInvited}
	return person.Name, d.inviteLate(meeting, place)
}

// standInNotNeeded takes the invitation back from who was to come for somebody, and
// tells him why.
func (d *Desk) standInNotNeeded(meeting Meeting, invitation *Invitation, text string) error {
	id := invitation.StandInID
	invitation.StandInID = ""
	if id == "" {
		return nil
	}
	other, err := d.tx.Invitation(meeting.ID, id)
	if errors.Is(err, ErrNotFound) || err == nil && other.State != InvitationInvited {
		return nil
	}
	if err != nil {
		return err
	}
	other.State = InvitationWithdrawn
	if err := d.tx.SaveInvitation(other); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: id, Text: text, Urgent: d.soon(meeting, d.now)})
}

// promote gives a seat that has fallen free to the first on the reserve list.
func (d *Desk) promote(meeting Meeting, category Category) error {
	all, err := d.tx.InvitationsTo(meeting.ID)
	if err != nil {
		return err
	}
	next, found := nextInReserve(all, category)
	if !found || seatsTaken(all, category) >= d.terms.Policy.Meetings.Observers[category] {
		return nil
	}
	next.Place = PlacedSeat // he keeps the number by which he came up
	if err := d.audit(AuditRow{Act: "promote_observer", PersonID: next.PersonID}); err != nil {
		return err
	}
	return d.inviteLate(meeting, next)
}

// inviteLate invites somebody who was not among the first: for another, or from the
// reserve list. Who had been invited before is told that he is again.
func (d *Desk) inviteLate(meeting Meeting, place Invitation) error {
	place.Answer, place.AnswerVersion = "", 0
	if err := d.tx.SaveInvitation(place); err != nil {
		return err
	}
	put, err := d.tx.QuestionsPut(place.PersonID, AskInvitation, meeting.ID)
	if err != nil {
		return err
	}
	if len(put) == 0 {
		return d.PlanInvitation(meeting, place)
	}
	text, err := d.InvitationText(meeting, place)
	if err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: place.PersonID, Text: text, Urgent: d.soon(meeting, d.now)})
}
