package handlers

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"shuanglian/liaison"
	"shuanglian/liaison/names"
	"shuanglian/liaison/workday"
)

// visitLine is a contact as it was told in one line: 张三 昨天 电话 了解低保, with
// gaps between the parts or without.
type visitLine struct {
	typed   string // the name, as it was typed
	who     []int  // whom of the people it can mean
	sure    bool   // it is one of them, whatever the number
	day     workday.Date
	dayText string // a day that does not exist; empty when all is well
	ahead   bool   // a time to come, without saying which day
	channel liaison.Channel
	gist    string
	opinion string // what he raised: 反映：路灯坏了
	apart   bool   // a gap, a day or a channel shows that a name was meant to stand here
}

// gaps are what may stand between the parts.
const gaps = behindNumber

// readVisit reads a line against the names of the people who can be meant. A day
// stands before the channel; behind it it begins what was talked about.
func readVisit(text string, people []liaison.Person, today workday.Date) visitLine {
	line := visitLine{day: today}
	rest := strings.TrimLeft(text, gaps)
	line.apart = rest != text
	rest = line.takeDay(rest, today)
	rest = line.takeName(rest, people)
	rest = line.takeDay(strings.TrimLeft(rest, gaps), today)
	rest = line.takeChannel(strings.TrimLeft(rest, gaps))
	rest = strings.TrimSpace(strings.TrimLeft(rest, gaps))
	line.gist, line.opinion = withOpinion(rest)
	return line
}

// backDays are the ways people write a day that was: 昨天, 11-8, 11月8日, 8号, 上周三.
var backDays = regexp.MustCompile(`^(?:今天|今日|昨天|昨日|前天|前日|大前天|(?:\d{4}[-年/.])?\d{1,2}[-月/.]\d{1,2}[日号]?|\d{1,2}[日号]|` +
	`[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号]|(?:上个?|本|这|下下?个?)?(?:周|星期|礼拜)[1-6一二三四五六日天]|大后[天日]|后[天日]|[明后]天|明[日早晚])`)

// toCome are times that have not come and name no day: 下周, 过两天.
var toCome = regexp.MustCompile(`^(?:下下?个?(?:周|星期|礼拜|月|季度?|旬)|明年|过(?:几|两|一|些)[天日]|改[天日]|回头|以后|等下)`)

func (l *visitLine) takeDay(rest string, today workday.Date) string {
	found := backDays.FindString(rest)
	if later := toCome.FindString(rest); found == "" && later != "" {
		l.apart, l.ahead = true, true
		return rest[len(later):]
	}
	if found == "" || l.day != today || l.dayText != "" {
		return rest
	}
	l.apart = true
	day, ok := dayBack(found, today)
	if !ok {
		l.dayText = found
		return rest[len(found):]
	}
	l.day = day
	return rest[len(found):]
}

// channelWords are what people say for the ways to meet, the longer ones first.
var channelWords = []struct {
	word    string
	channel liaison.Channel
}{
	{"一对一", liaison.InPerson}, {"面对面", liaison.InPerson}, {"上门走访", liaison.InPerson}, {"当面", liaison.InPerson}, {"上门", liaison.InPerson},
	{"入户", liaison.InPerson}, {"见面", liaison.InPerson}, {"當面", liaison.InPerson},
	{"打电话", liaison.ByPhone}, {"打電話", liaison.ByPhone}, {"电话", liaison.ByPhone}, {"電話", liaison.ByPhone}, {"通话", liaison.ByPhone},
	{"微信", liaison.ByWeChat}, {"视频", liaison.ByWeChat},
	{"座谈会上", liaison.AtMeeting}, {"座谈会", liaison.AtMeeting}, {"会议上", liaison.AtMeeting}, {"开会", liaison.AtMeeting}, {"会上", liaison.AtMeeting},
	{"會上", liaison.AtMeeting}, {"座谈", liaison.AtMeeting}, {"集体", liaison.AtMeeting},
}

func channelAt(text string) (word string, channel liaison.Channel) {
	for _, known := range channelWords {
		if strings.HasPrefix(text, known.word) {
			return known.word, known.channel
		}
	}
	return "", ""
}

var channelDigit = regexp.MustCompile(`^([1-4])(?:[\s,，、.。:：]|$)`)

func (l *visitLine) takeChannel(rest string) string {
	word, channel := channelAt(rest)
	if found := channelDigit.FindStringSubmatch(rest); word == "" && found != nil {
		word, channel = found[1], liaison.ChannelsOfVisits()[atoi(found[1])-1]
	}
	if word == "" {
		return rest
	}
	l.channel = channel
	return rest[len(word):]
}

// raised is where an opinion begins: at the beginning, behind a gap, or with a colon.
var raised = regexp.MustCompile(`(?:^|[\s,，。;；、:：]+)(?:他|她|对方|群众)?(?:反映|反应|反應)(?:说|的是|：|:)?[\s:：,，]*|(?:他|她)?(?:反映|反应)[:：]\s*`)

func withOpinion(text string) (gist, opinion string) {
	at := raised.FindStringIndex(text)
	if at == nil || strings.TrimSpace(text[at[1]:]) == "" {
		return text, ""
	}
	return strings.TrimSpace(text[:at[0]]), strings.TrimSpace(text[at[1]:])
}

var latinName = regexp.MustCompile(`^[A-Za-z]+(?:['’ -][A-Za-z]+)*`)

// takeName takes the name off the text. Latin letters are a pinyin or initials; the
// longest name that stands there is meant; else what sounds like it, or is a part
// of it, has to be asked about.
func (l *visitLine) takeName(rest string, people []liaison.Person) string {
	for _, title := range []string{"了", "过"} {
		rest = strings.TrimLeft(strings.TrimPrefix(rest, title), gaps)
	}
	if latin := latinName.FindString(rest); latin != "" {
		first, _, _ := strings.Cut(latin, " ")
		for _, typed := range []string{latin, first} {
			if l.fits(typed, people, names.Lettered) {
				l.sure = true
				return rest[len(typed):]
			}
		}
		l.typed = latin
		return rest[len(latin):]
	}
	runes := []rune(rest)
	for length := min(longestName, len(runes)); length >= shortestName; length-- {
		if l.fits(string(runes[:length]), people, names.Same) {
			after := withoutTitle(string(runes[length:]))
			longer := runsOn(after)
			l.sure = longer == ""
			l.typed += longer
			return after[len(longer):]
		}
	}
	for length := min(longestName, len(runes)); length >= shortestName; length-- {
		if l.fits(string(runes[:length]), people, names.Alike) {
			return withoutTitle(string(runes[length:]))
		}
	}
	l.typed = unknownName(runes)
	if after := strings.TrimPrefix(rest, l.typed); l.typed != "" && starts(after) {
		l.apart = true
	}
	return strings.TrimPrefix(rest, l.typed)
}

// fits finds whom a typed name fits at least so well.
func (l *visitLine) fits(typed string, people []liaison.Person, least names.Fit) bool {
	for i, person := range people {
		if names.Of(typed, person.Name) >= least {
			l.who = append(l.who, i)
		}
	}
	if len(l.who) > 0 {
		l.typed = typed
	}
	return len(l.who) > 0
}

func withoutTitle(after string) string {
	for _, title := range []string{"同志", "代表", "家里", "家中", "家"} {
		if rest, ok := strings.CutPrefix(after, title); ok {
			return rest
		}
	}
	return after
}

// starts tells whether a gap, a day, a channel or an opinion begins here, or nothing is left.
func starts(text string) bool {
	word, _ := channelAt(text)
	return text == "" || strings.TrimLeft(text, gaps) != text || word != "" || backDays.MatchString(text) || strings.HasPrefix(text, "反映")
}

// runsOn are the signs by which a name seems to be longer than the one that was
// found in it: another part begins right behind them.
func runsOn(after string) string {
	if starts(after) {
		return ""
	}
	rest := after
	for range 2 {
		_, size := utf8.DecodeRuneInString(rest)
		if rest = rest[size:]; rest == "" || starts(rest) {
			return after[:len(after)-len(rest)]
		}
	}
	return ""
}

// unknownName is the name nobody has: up to where another part begins, if that is near.
func unknownName(runes []rune) string {
	for length := shortestName; length <= min(longestName, len(runes)); length++ {
		if starts(string(runes[length:])) {
			return string(runes[:length])
		}
	}
	return ""
}
