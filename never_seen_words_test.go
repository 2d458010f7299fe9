package main

import (
	"slices"
	"strings"
	"time"

	"shuanglian/liaison"
)

// Words of visits, meetings, leave and reminding: talk says them at random.

// visitWord is something said about a visit, or an interview, by who makes them.
func (k *talk) visitWord() (who, said string) {
	who = k.pick("王建国", "周秀英", "李敏", "张宁", "王建国")
	whom := k.pick("李大山", "赵小梅", "陈玉兰", "钱进")
	if who == "李敏" {
		whom = k.pick("王建国", "周秀英")
	}
	if who == "张宁" {
		return who, k.pick("走访 代 王建国 李大山 当面 "+k.token(), "走访 撤 王建国", "走访 记录 王建国", "走访", "走访 代 周秀英 钱进 电话 反映 "+k.token())
	}
	switch k.dice.IntN(6) {
	case 0, 1:
		k.then = who + ":" + k.pick("0", "没有", k.token())
		return who, "走访 " + whom + " 电话 " + k.token()
	case 2, 3:
		k.then = who + ":" + k.pick("1", "2", "3", "0", "撤回")
		return who, "走访 " + whom + " 当面 反映：" + k.token()
	case 4:
		k.then = who + ":" + k.pick("1", "2", "3")
		return who, k.pick("走访", "走访 "+whom, "走访 改")
	}
	return who, k.pick("撤", "走访 撤", "改 "+k.token(), "走访 记录")
}

// meetingWord is something said about a meeting: by the office, or by who is invited.
func (k *talk) meetingWord() (who, said string) {
	if k.dice.IntN(3) == 0 {
		who = k.pick("张宁", "周敏")
		day := k.clock.Now().In(k.config.Organization.Location()).AddDate(0, 0, 2+k.dice.IntN(8)).Format("2006-01-02")
		k.then = who + ":" + k.pick("1", "1", "1", "0")
		if number := k.meeting(); number != "" && k.dice.IntN(3) > 0 {
			return who, k.pick("改会 "+number+" "+day+" 9:00", "改会 "+number+" "+day+" 15:00", "取消会议 "+number+" 停电", "会议 "+number)
		}
		return who, "开会 " + k.pick("培训", "小组活动", "年会") + " " + day + " 14:30 镇会堂 " + k.pick("全体党代表", "王建国、周敏", "周秀英、王建国、李敏")
	}
	who = k.pick("王建国", "周秀英", "周敏", "李敏", "张宁")
	if number := k.meeting(); number != "" && k.dice.IntN(3) == 0 {
		return who, number + k.pick(" 参加", " 请假 "+k.token(), " 同意", " 不同意 "+k.token(), "")
	}
	return who, k.pick("参加", "请假 "+k.token(), "请假", "待定", "同意", "不同意 "+k.token(), "会议", "21", "22")
}

// meeting is the number of some meeting to come, empty if there is none.
func (k *talk) meeting() string {
	number := ""
	k.do(func(d *liaison.Desk) error {
		coming, err := d.Tx().MeetingsFrom(d.Now(), time.Time{})
		if len(coming) > 0 {
			number = coming[k.dice.IntN(len(coming))].Number
		}
		return err
	})
	return number
}

// remindingWord is how somebody wants to be reminded; nobody is to be woken for it.
func (k *talk) remindingWord() (who, said string) {
	who = k.people[k.dice.IntN(len(k.people))]
	said = k.pick("提醒设置", "免打扰 20点到8点", "免打扰 默认", "不收周报", "收周报")
	if said == "提醒设置" {
		k.then = who + ":" + k.pick("1", "3", "4", "0")
	}
	return who, said
}

// soonMeets tells whether a meeting, called off or not, begins within the time in which
// its changes are told at night too.
func (k *talk) soonMeets(at time.Time) bool {
	soon := false
	k.do(func(d *liaison.Desk) error {
		near, err := d.Tx().MeetingsFrom(at, at.Add(12*time.Hour))
		soon = len(near) > 0
		return err
	})
	return soon
}

// record takes down which words stand in the record of visits now.
func (k *talk) record() {
	k.do(func(d *liaison.Desk) error {
		people, err := d.Tx().Roster()
		if err != nil {
			return err
		}
		for _, person := range people {
			visits, err := d.Tx().VisitsOf(person.ID, 0)
			if err != nil {
				return err
			}
			for _, visit := range visits {
				for _, word := range tokens.FindAllString(visit.Gist, -1) {
					k.kept[word] = true
				}
			}
		}
		return nil
	})
}

// sealedUp are the words on sealed matters that nobody of these people may read: they
// wait for somebody who may.
func (k *talk) sealedUp() map[string]bool {
	words := map[string]bool{}
	for _, matter := range k.seen {
		if matter.Level != liaison.Sealed || slices.ContainsFunc(k.people, func(name string) bool { return name != k.authors[matter.ID] && k.sight[name][matter.ID] }) {
			continue
		}
		for _, word := range k.texts[matter.ID] {
			words[word] = true
		}
	}
	return words
}

// ofMeeting tells whether a bubble speaks of a meeting, or only says that something is there.
func ofMeeting(text string) bool {
	return strings.HasPrefix(text, "〔会议") || strings.HasPrefix(text, "待办任务提醒") || strings.HasPrefix(text, "〔开会提醒〕") || strings.Contains(text, "会议通知")
}

// entered tells whether somebody has put a matter down for its author: he was told its
// number, to tell him.
func (k *talk) entered(name string, matter liaison.Matter) bool {
	for _, word := range k.texts[matter.ID] {
		if k.raised[word] && k.saidBy[word] == name {
			return true
		}
	}
	return false
}
