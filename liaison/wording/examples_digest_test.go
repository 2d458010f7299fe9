package wording_test

import (
	"fmt"
	"time"

	"shuanglian/liaison/wording"
)

func digestExamples() []example {
	day := func(n int) time.Time { return wednesday().AddDate(0, 0, n) }
	row := func(n int, who string) wording.Row {
		return wording.Row{Number: fmt.Sprint(482913 + n), Who: who, Due: day(n)}
	}
	week := wording.DigestFacts{Since: day(-7), Ends: day(0), Soon: day(2), AheadDays: 7, Least: 5,
		Counts: wording.DigestCounts{People: 8, Raised: 3, Theirs: 4, FellDue: 7, InTime: 6, Satisfied: 7, Rated: 8, Unrated: 2,
			Open: 5, Fresh: 2, Unanswered: 3, Overdue: 1, DueSoon: 2, DueAhead: 1},
		Before: &wording.DigestCounts{Theirs: 3, Open: 6}, Pressing: []wording.Row{row(-1, "王建国"), row(1, "李大山"), row(2, "")}}
	few := week
	few.Counts = wording.DigestCounts{People: 2, Raised: 1, Theirs: 1, FellDue: 2, InTime: 1, Unrated: 1}
	few.Before, few.Pressing, few.Month = nil, nil, true
	mine := week
	mine.Counts.Waiting, mine.Counts.Followed, mine.Counts.ToRate, mine.Counts.Replied = 1, 2, 1, 1
	calm := wording.DigestFacts{Ends: day(0), Soon: day(2), AheadDays: 7, Counts: wording.DigestCounts{Waiting: 2}}
	office := week
	office.Counts = wording.DigestCounts{Open: 12, Fresh: 2, Unanswered: 4, Overdue: 1, DueSoon: 2, Unclaimed: 3, Calls: 4, Others: 2, Roster: 530, Reached: 503}
	office.Pressing = []wording.Row{row(-1, ""), row(1, "李大山")}
	many := office
	for i := range 60 {
		many.Pressing = append(many.Pressing, row(i, "王建国"))
	}
	what, hint := wording.DigestNotice(wording.DigestCalled(false, false), wording.DigestCounts{Open: 5, Overdue: 1, DueSoon: 2})
	lots, _ := wording.DigestNotice(wording.DigestCalled(true, false), wording.DigestCounts{Open: 12345, Overdue: 12345})
	none, _ := wording.DigestNotice(wording.DigestCalled(false, true), wording.DigestCounts{})
	meeting := wording.MeetingFacts{Number: "482913", Kind: "培训", Starts: day(2).Add(5 * time.Hour), Place: "镇政府三楼"}
	reminding := wording.RemindingFacts{Quiet: "21:00-08:00", Place: "21:00-08:00", Earlier: "20:00-08:00", Later: "22:00-07:00",
		Bounds: "18:00-10:00", Digest: wording.DigestOn}
	plain, own := reminding, reminding
	plain.Digest, own.Digest, own.Own, own.Quiet = "", wording.DigestOff, true, "22:30-07:00"
	return []example{
		{"CommitteeDigest", "委员的周报", wording.CommitteeDigest(week, 560)},
		{"CommitteeDigest", "委员的月报，数目少，不算比例", wording.CommitteeDigest(few, 560)},
		{"DelegateDigest", "代表傍晚的情况", wording.DelegateDigest(mine, 560)},
		{"DelegateDigest", "只有他自己提的", wording.DelegateDigest(calm, 560)},
		{"OfficeDigest", "办公室每天的情况", wording.OfficeDigest(office, 560)},
		{"OfficeDigest", "一条放不下", wording.OfficeDigest(many, 560)},
		{"DigestCalled", "办公室、代表每天的", wording.DigestCalled(true, false)},
		{"DigestNotice", "窗口关了，模板里只有数", what + "；" + hint},
		{"DigestNotice", "数目很大", lots},
		{"DigestNotice", "没有要办的", none},
		{"RemindingAsked", "提醒设置", wording.RemindingAsked(reminding)},
		{"RemindingAsked", "群众也能设免打扰", wording.RemindingAsked(plain)},
		{"RemindingAsked", "停了周报的人", wording.RemindingAsked(own)},
		{"QuietTaken", "设好了", wording.QuietTaken(own)},
		{"QuietTaken", "改回镇里的", wording.QuietTaken(reminding)},
		{"QuietOutOfBounds", "免打扰太长", wording.QuietOutOfBounds(reminding)},
		{"DigestTaken", "不收周报", wording.DigestTaken(false, "周报")},
		{"DigestTaken", "又收", wording.DigestTaken(true, "日报")},
		{"PersonReminding", "写在给本人的资料里", wording.PersonReminding("22:30-07:00", true)},
		{"PersonReminding", "又改回来的", wording.PersonReminding("", false)},
		{"HelpDigest", "帮助里加的一行", wording.HelpDigest(wording.DigestOn)},
		{"HelpDigest", "不收周报的人", wording.HelpDigest(wording.DigestOff)},
		{"RemindingKept", "不改了", wording.RemindingKept()},
		{"RemindingLine", "写在我的信息里", wording.RemindingLine(own)},
		{"RemindingLine", "没有设过的代表", wording.RemindingLine(reminding)},
		{"DigestMeeting", "往后几天有会", wording.DigestMeeting(meeting, "参加")},
		{"DigestMeeting", "还没回话", wording.DigestMeeting(meeting, "")},
		{"DigestOverdue", "代表上季度没走访完", wording.DigestOverdue(8, 2, 5)},
		{"DigestLate", "办公室：没补上的人数", wording.DigestLate(3)},
		{"NoDigest", "群众问周报", wording.NoDigest()},
	}
}
