package handlers

import (
	"slices"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// wholeParts is how many messages a list holds that is asked for as a whole: what the
// window of this message lets through.
func (t *turn) wholeParts() int {
	policy := t.desk.Terms().Policy
	return max(1, policy.ServiceQuota-policy.ServiceReserve)
}

// inHand is 待办; whole: all of it, in several messages if one can't hold it.
func (t *turn) inHand(whole bool) (string, error) {
	t.listed = true
	asked, err := t.desk.AskedOf(t.viewer)
	if err != nil {
		return "", err
	}
	above, quiet, err := t.aboveInHand(asked.Open)
	if err != nil {
		return "", err
	}
	following := wording.Following(t.held.Following, t.held.Left)
	most := t.desk.Terms().Policy.PassiveReplyRunes - len([]rune(following)) - 1
	waiting := wording.WaitingWithin(t.waitingOf(asked.Open), most/2)
	most -= len([]rune(waiting)) + 1
	if whole {
		most = t.wholeParts() * t.desk.Terms().Policy.PassiveReplyRunes
	}
	matters, err := t.mattersInHand(quiet && waiting == "", whole, most)
	return wording.Lines(append(above, matters, waiting, following)...), err
}

// aboveInHand is what stands above the matters, and whether nothing of it waits for his
// word: who is away, whom he is to see, which leave and which meeting.
func (t *turn) aboveInHand(open []liaison.Asked) (lines []string, quiet bool, err error) {
	away, err := t.desk.AwayLines(t.viewer)
	if err != nil {
		return nil, false, err
	}
	visits, err := t.desk.VisitLines(t.viewer, true)
	if err != nil {
		return nil, false, err
	}
	leaves, err := t.desk.LeavesToShow(t.viewer)
	if err != nil {
		return nil, false, err
	}
	var meetings []string
	if t.held.Following == 0 { // else what is asked follows
		if meetings, err = t.desk.MeetingsUnanswered(t.viewer, open); err != nil {
			return nil, false, err
		}
	}
	return slices.Concat(away, visits, leaves, meetings), len(visits)+len(leaves)+len(meetings) == 0, nil
}

// mattersInHand lists the matters; that there are none is said only where nothing else
// waits.
func (t *turn) mattersInHand(sayNone, whole bool, most int) (string, error) {
	if t.viewer.IsOffice() {
		list, err := t.desk.OfficeList(t.viewer)
		t.listedToHim(len(list.Mine))
		list.Whole = whole
		if list.Empty() && !sayNone {
			return "", err
		}
		return wording.OfficeToDo(list, most), err
	}
	held, err := t.desk.InHand(t.viewer)
	if err != nil || len(held) == 0 && !sayNone {
		return "", err
	}
	t.listedToHim(len(held))
	rows, err := t.desk.Rows(t.viewer, held)
	return wording.InHand(rows, most), err
}
