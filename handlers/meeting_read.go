package handlers

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

// meetingWanted is what a clerk has said so far of a meeting he wants to make, in
// his own words but for the day and the hour.
type meetingWanted struct {
	kind  string
	day   string // 2026-11-10
	hour  string // 14:30
	place string
	who   string
}

func (w meetingWanted) said() []liaison.Said {
	var said []liaison.Said
	for _, text := range []string{w.kind, w.day, w.hour, w.place, w.who} {
		said = append(said, liaison.Said{Kind: liaison.SaidText, Text: text})
	}
	return said
}

func wantedIn(question liaison.Question) meetingWanted {
	texts := make([]string, 5)
	for i := range min(len(texts), len(question.Words)) {
		texts[i] = question.Words[i].Text
	}
	return meetingWanted{texts[0], texts[1], texts[2], texts[3], texts[4]}
}

// starts is when it begins, if that has been said.
func (w meetingWanted) starts(location *time.Location) (time.Time, bool) {
	at, err := time.ParseInLocation(time.DateOnly+" 15:04", w.day+" "+w.hour, location)
	return at, err == nil
}

var (
	dayAndHour = regexp.MustCompile(`^(` + dayForm + `)(?:\(?(?:周|星期)[1-6日天]\)?)?[tT]?(.*)$`)
	hourForm   = regexp.MustCompile(`^(上午|早上|早晨|下午|晚上|中午)?(\d{1,2})(?::|点钟?|时)(\d{1,2}|半|整)?分?$`)
	everybody  = regexp.MustCompile(`^(?:请|邀请|通知)?(?:全体|所有|全部|各)`)
)

// readMeeting takes apart what was said in one line: 培训 11-10 14:30 镇政府三楼
// 全体党代表. What is neither a kind nor a time nor people is the place.
func (t *turn) readMeeting(text string) (meetingWanted, error) {
	var w meetingWanted
	var places, people []string
	for _, word := range strings.FieldsFunc(plain(text), func(r rune) bool { return strings.ContainsRune(" \t\n　,，;；。", r) }) {
		if t.readWhen(word, &w) {
			continue
		}
		if _, ok := liaison.MeetingKindNamed(word); ok && w.kind == "" {
			w.kind = word
			continue
		}
		persons, err := t.meansPeople(word)
		if err != nil {
			return w, err
		}
		if persons {
			people = append(people, word)
		} else {
			places = append(places, word)
		}
	}
	if last := len(places) - 1; len(people) == 0 && last > 0 { // 村部 东岸村: where, and whose delegates
		var asked liaison.MeetingAsked
		asked.Township = t.desk.OwnTownship(t.viewer)
		if err := t.desk.WhoIsMeant(places[last], &asked); err != nil {
			return w, err
		}
		if len(asked.Groups)+len(asked.Delegations) > 0 {
			places, people = places[:last], places[last:]
		}
	}
	w.place, w.who = strings.Join(places, " "), strings.Join(people, "、")
	return w, nil
}

// readWhen takes a day, an hour, or both in one word.
func (t *turn) readWhen(word string, w *meetingWanted) bool {
	word = hoursInFigures(withFigures(word))
	rest := word
	var day workday.Date
	found := dayAndHour.FindStringSubmatch(word)
	if found != nil {
		var ok bool
		if day, ok = dayMeant(found[1], t.desk.Terms().Calendar.DateOf(t.desk.Now()), nearDays); !ok {
			return false
		}
		if rest = found[2]; rest == "" {
			w.day = day.String()
			return true
		}
	}
	hour := hourForm.FindStringSubmatch(rest)
	if hour == nil {
		return false
	}
	h, m := atoi(hour[2]), 0
	switch hour[3] {
	case "半":
		m = 30
	case "", "整":
	default:
		m = atoi(hour[3])
	}
	if (hour[1] == "下午" || hour[1] == "晚上" || hour[1] == "中午" && h < 11) && h < 12 {
		h += 12
	}
	if h > 23 || m > 59 {
		return false
	}
	if found != nil {
		w.day = day.String()
	}
	w.hour = fmt.Sprintf("%02d:%02d", h, m)
	return true
}

// hourNumerals are hours and their minutes in signs: 两点半, 十点, 九点二十, 三点一刻.
var hourNumerals = regexp.MustCompile(`(十[一二]?|二十[一二三]?|[一二两三四五六七八九])(点钟?|时)|(点|时)([一三])刻|(点|时)([一二三四五]?十[一二三四五六七八九]?|[二三四五]十|零[一二三四五六七八九])(分|$)`)

func hoursInFigures(word string) string {
	for range 2 { // the hour, and the minutes behind it
		word = hourNumerals.ReplaceAllStringFunc(word, func(part string) string {
			found := hourNumerals.FindStringSubmatch(part)
			switch {
			case found[1] != "":
				return figures(found[1]) + found[2]
			case found[4] != "":
				return found[3] + strconv.Itoa(atoi(written[found[4]])*quarter)
			}
			return found[5] + figures(strings.TrimPrefix(found[6], "零")) + found[7]
		})
	}
	return word
}

const quarter = 15

// nearDays is how far ahead a day without its year may be meant.
const nearDays = 300

// meansPeople tells whether a word says who is invited.
func (t *turn) meansPeople(word string) (bool, error) {
	if everybody.MatchString(word) || strings.Contains(word, "、") || strings.HasSuffix(word, "代表团") || strings.HasSuffix(word, "代表") ||
		strings.HasSuffix(word, "委员") {
		return true, nil
	}
	people, err := t.desk.Tx().PeopleNamed(word)
	return len(people) > 0, err
}
