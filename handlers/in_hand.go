package handlers

import "shuanglian/liaison/wording"

// wholeParts is how many messages a list holds that is asked for as a whole: what the
// window of this message lets through.
func (t *turn) wholeParts() int {
	policy := t.desk.Terms().Policy
	return max(1, policy.ServiceQuota-policy.ServiceReserve)
}

// inHand is 待办; whole: all of it, in several messages if one can't hold it.
func (t *turn) inHand(whole bool) (string, error) {
	t.listed = true
	following := wording.Following(t.held.Following, t.held.Left)
	leaves, err := t.desk.LeavesToShow(t.viewer)
	if err != nil {
		return "", err
	}
	asked, err := t.desk.AskedOf(t.viewer)
	if err != nil {
		return "", err
	}
	most := t.desk.Terms().Policy.PassiveReplyRunes - len([]rune(following)) - 1
	waiting := wording.WaitingWithin(t.waitingOf(asked.Open), most/2)
	most -= len([]rune(waiting)) + 1
	if whole {
		most = t.wholeParts() * t.desk.Terms().Policy.PassiveReplyRunes
	}
	away, err := t.desk.AwayLines(t.viewer)
	if err != nil {
		return "", err
	}
	visits, err := t.desk.VisitLines(t.viewer, true)
	if err != nil {
		return "", err
	}
	if t.held.Following == 0 { // else what is asked follows
		meetings, err := t.desk.MeetingsUnanswered(t.viewer, asked.Open)
		if err != nil {
			return "", err
		}
		leaves = append(leaves, meetings...)
	}
	away = append(away, visits...)
	away = append(away, leaves...)
	quiet := len(visits)+len(leaves) > 0 || waiting != "" // "nothing" would be wrong above what waits for his word
	if t.viewer.IsOffice() {
		list, err := t.desk.OfficeList(t.viewer)
		t.listedToHim(len(list.Mine))
		list.Whole = whole
		if quiet && list.Empty() {
			return wording.Lines(append(away, waiting, following)...), err
		}
		return wording.Lines(append(away, wording.OfficeToDo(list, most), waiting, following)...), err
	}
	held, err := t.desk.InHand(t.viewer)
	if err != nil {
		return "", err
	}
	if quiet && len(held) == 0 {
		return wording.Lines(append(away, waiting, following)...), nil
	}
	t.listedToHim(len(held))
	rows, err := t.desk.Rows(t.viewer, held)
	return wording.Lines(append(away, wording.InHand(rows, most), waiting, following)...), err
}
