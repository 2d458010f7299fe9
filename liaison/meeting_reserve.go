package liaison

// nextInReserve is the first on the reserve list of a category. False when there
// is nobody left: seats of one category are never given to another.
func nextInReserve(all []Invitation, category Category) (Invitation, bool) {
	var next Invitation
	for _, one := range all {
		if one.Place != PlacedReserve || one.State != InvitationInvited || one.Category != category {
			continue
		}
		if next.PersonID == "" || one.ReserveNo < next.ReserveNo {
			next = one
		}
	}
	return next, next.PersonID != ""
}

// lastInReserve is the number behind the last one that was given.
func lastInReserve(all []Invitation) int {
	last := 0
	for _, one := range all {
		last = max(last, one.ReserveNo)
	}
	return last
}

// seatsTaken counts the seats of a category that somebody means to use.
func seatsTaken(all []Invitation, category Category) int {
	taken := 0
	for _, one := range all {
		if one.Part == PartObserve && one.Category == category && one.holdsSeat() {
			taken++
		}
	}
	return taken
}

// holdsSeat tells whether an invitation keeps its seat: nobody has said that he
// does not come.
func (i Invitation) holdsSeat() bool {
	return i.Place == PlacedSeat && i.State == InvitationInvited && i.Answer != AnswerLeave
}
