package liaison

import (
	"strings"
	"time"

	"shuanglian/liaison/workday"
)

// leaveCutOff is the hour of the day before a meeting until which others than the
// office decide on leave; what is asked later, or is undecided then, is the
// office's. It is the end of free changes too, unless the meeting names its own.
func leaveCutOff(m Meeting, calendar *workday.Calendar, policy Policy) time.Time {
	return calendar.At(calendar.DateOf(m.StartsAt).AddDays(-1), policy.LeaveDecidedBy)
}

// replyCutOff is until when somebody may leave it open whether he comes.
func replyCutOff(m Meeting, calendar *workday.Calendar, policy Policy) time.Time {
	if !m.ReplyBy.IsZero() {
		return m.ReplyBy
	}
	return leaveCutOff(m, calendar, policy)
}

// takesStandIns tells the kinds at which somebody may come for another. A
// delegate's own vote and learning are nobody else's; a seat at the table of a
// meeting he sits in on, a place in a bus and a day of reception are.
func (k MeetingKind) takesStandIns() bool {
	return k == SitIn || k == StudyVisit || k == ReceptionDay
}

// approverTitle is the post of who decides on leave from this meeting: for a
// group's activity its convenor, for one sitting of a delegation its head. Empty:
// the office, which presides over all the rest.
func (m Meeting) approverTitle() string {
	switch {
	case m.Kind == GroupActivity:
		return convenorTitle
	case m.Kind == AnnualSession && m.Group != "":
		return headTitle
	}
	return ""
}

// headTitle is by what the roster marks the head of a delegation (团长) in his
// post; a deputy's holds it too, and he comes second.
const headTitle = "团长"

// titledDeputy tells whether a post holds a title as somebody's deputy: 副团长.
func titledDeputy(post, title string) bool { return strings.Contains(post, "副"+title) }
