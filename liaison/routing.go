package liaison

import "time"

// RouteReason is why a matter went where it went. It is kept as a code and told
// in words by wording.Why.
type RouteReason string

// The reasons. What the author chose, what the rules did in his place, and what
// happened afterwards.
const (
	RouteChoseDelegate   RouteReason = "chose_delegate"
	RouteChoseCommittee  RouteReason = "chose_committee_member"
	RouteChoseOffice     RouteReason = "chose_office"
	RouteChoseAnonymous  RouteReason = "chose_anonymous"
	RouteChoseDiscipline RouteReason = "chose_discipline"
	RouteComplained      RouteReason = "complained"         // about somebody's conduct of work: the office without him
	RouteEntered         RouteReason = "entered"            // the office wrote it down for somebody on the telephone
	RouteHeard           RouteReason = "heard"              // who contacts him wrote it down on a visit
	RouteOpinion         RouteReason = "opinion"            // the same at an interview: an opinion
	RouteNoChoice        RouteReason = "no_choice"          // silence: the office, confidential
	RouteDayFull         RouteReason = "day_full"           // today's limit to the delegate was reached
	RouteMayNotHold      RouteReason = "may_not_hold"       // the one chosen has lost his seat, the link, or is kept from it
	RouteUnreachable     RouteReason = "unreachable"        // the holder can't be reached through the account
	RouteExcluded        RouteReason = "excluded"           // the holder was found to be a subject; told like RouteUnreachable
	RouteHandedOn        RouteReason = "handed_on"          // the holder passed it to the office
	RouteStandIn         RouteReason = "stand_in"           // the delegate is away: his stand-in
	RouteConvenor        RouteReason = "convenor"           // the delegate is away and nobody stands in: the convenor
	RouteAway            RouteReason = "away"               // the delegate is away and nobody may stand in: the office
	RouteStandInLate     RouteReason = "stand_in_late"      // no first answer in time: the delegate's stand-in
	RouteConvenorLate    RouteReason = "convenor_late"      // no first answer in time: the convenor of his group
	RouteSuccessor       RouteReason = "successor"          // the holder's seat has ended: who contacts the author now
	RouteSeatEnded       RouteReason = "seat_ended"         // the holder's seat has ended: the office
	RouteUnanswered      RouteReason = "unanswered"         // no first answer in time: the office follows it up
	RouteDissatisfied    RouteReason = "dissatisfied_twice" // a second 不满意: the office
	RouteByOffice        RouteReason = "by_office"          // the office handed it to somebody
	RouteAgreed          RouteReason = "agreed"             // the same, with the author's agreement that he learns his name
	RouteTakenBack       RouteReason = "taken_back"         // that was taken back at once
	RouteAccusation      RouteReason = "accusation"         // the office found an accusation
	RouteMeetingTask     RouteReason = "meeting_task"       // the minutes of a meeting give it to him
	RouteSitInTask       RouteReason = "sit_in_task"        // the same at a sit-in: an opinion
	RouteOfficeExcluded  RouteReason = "office_excluded"    // the office is kept from it
)

// isOpinion tells whether a matter was raised at an interview or a sit-in: it has
// the time of an opinion (信访工作条例, the nearest rule). What other meetings bring
// has the usual time.
func (r RouteReason) isOpinion() bool { return r == RouteOpinion || r == RouteSitInTask }

// isTask tells whether the minutes of a meeting have brought it.
func (r RouteReason) isTask() bool { return r == RouteMeetingTask || r == RouteSitInTask }

// beginsRung tells whether by this step somebody else is to give the first
// answer, with a clock of his own.
func (r RouteReason) beginsRung() bool { return r == RouteStandInLate || r == RouteConvenorLate }

// chosen tells whether the matter went where its author wanted it.
func (r RouteReason) chosen() bool {
	return r == RouteChoseDelegate || r == RouteChoseCommittee || r == RouteChoseOffice
}

// heard tells whether the matter was raised on a visit or at an interview.
func (r RouteReason) heard() bool { return r == RouteHeard || r == RouteOpinion }

// beginsAnew tells whether by this step the whole time for a first answer counts
// from the beginning, since the office has given the matter to somebody.
func (r RouteReason) beginsAnew() bool { return r == RouteByOffice || r == RouteAgreed }

// inPlaceOf tells whether by this step somebody answers in another's place.
func (r RouteReason) inPlaceOf() bool {
	return r == RouteStandIn || r == RouteConvenor || r.beginsRung()
}

// Routing is one step of the way a matter has gone, kept for as long as it is.
type Routing struct {
	ID        string
	MatterID  string
	Reason    RouteReason
	Recipient Recipient // as what it is held from here on
	HolderID  string    // by whom; empty: the office, or the discipline liaison
	ActorID   string    // who caused it; empty: the clock, or the outbox
	At        time.Time
}

// ofDelegate tells whether by this step a matter is where its author has sent it
// with his name: at his delegate, or at who stands in while he is away. What the
// office wrote down for a caller goes the same way as what came by WeChat.
func (r Routing) ofDelegate() bool {
	switch r.Reason {
	case RouteChoseDelegate, RouteStandIn, RouteConvenor:
		return true
	case RouteEntered:
		return r.Recipient == ToDelegate
	default:
		return false
	}
}
