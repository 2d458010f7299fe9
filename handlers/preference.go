package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

const (
	dayPart = `(晚上|夜里|夜间|晚|下午|傍晚|半夜|凌晨|清晨|早上|早晨|早|上午|中午)?`
	clockAt = `(\d{1,2})(?:[点时:](半|\d{1,2})?分?)?`
)

var (
	// 免打扰 22点到7点, 免打扰晚上十点半到早上七点, 免打扰22:00-7:00
	ownQuiet = regexp.MustCompile(`^(?:免打扰|别打扰|不打扰|勿扰)(?:时间|改成|改为|设为|设成|:|,)*(?:从)?` + dayPart + clockAt + `(?:到|至|-|~|—)+(?:第二天|次日)?` + dayPart + clockAt + `$`)
	// a digest as its reader calls it
	anyDigest  = regexp.MustCompile(`周报|日报|月报`)
	hourFigure = regexp.MustCompile(`([一二两三四五六七八九十]{1,3})([点时])`)
)

// preferenceWord takes the words by which somebody says how he wants to be
// reminded: 提醒设置, 免打扰 22点到7点, 不收周报.
func (t *turn) preferenceWord() (string, bool, error) {
	said := bare(t.plain)
	digest := anyDigest.FindString(said)
	switch anyDigest.ReplaceAllString(said, "周报") {
	case "提醒设置", "设置提醒", "免打扰", "免打扰设置", "免打扰时间", "勿扰":
		reply, err := t.askPreference()
		return reply, true, err
	case "不收周报", "不要周报", "停周报", "关周报", "周报不要了", "别发周报", "退订周报":
		reply, err := t.keepDigest(false, digest)
		return reply, true, err
	case "收周报", "要周报", "开周报", "恢复周报", "订周报":
		reply, err := t.keepDigest(true, digest)
		return reply, true, err
	case "免打扰默认", "免打扰不改", "免打扰取消", "取消免打扰", "默认免打扰":
		reply, err := t.keepQuiet("")
		return reply, true, err
	}
	found := ownQuiet.FindStringSubmatch(hourFigure.ReplaceAllStringFunc(said, func(part string) string {
		hour := hourFigure.FindStringSubmatch(part)
		return figures(hour[1]) + hour[2]
	}))
	if found == nil {
		return "", false, nil
	}
	from, until := clockMeant(found[1], found[2], found[3]), clockMeant(found[4], found[5], found[6])
	reply, err := t.keepQuiet(from + "-" + until)
	return reply, true, err
}

// clockMeant writes a time of day as 22:00; what there is not comes out as it is
// and is refused.
func clockMeant(part, hour, minute string) string {
	h := atoi(hour)
	switch part {
	case "晚上", "夜里", "夜间", "晚", "下午", "傍晚":
		if h < 12 && (h >= 5 || part == "下午") {
			h += 12
		}
	}
	m := 0
	if minute == "半" {
		m = 30
	} else if minute != "" {
		m = atoi(minute)
	}
	if h == 24 {
		h = 0
	}
	if m > 59 || h > 23 {
		return "?"
	}
	return workday.At(h, m).String()
}

// askPreference shows how it is and offers the usual changes by one digit.
func (t *turn) askPreference() (string, error) {
	facts, err := t.desk.Reminding(t.viewer)
	if err != nil {
		return "", err
	}
	options := []liaison.Option{
		{Digit: "1", Words: []string{"早一点"}, Object: "quiet:" + facts.Earlier},
		{Digit: "2", Words: []string{"晚一点"}, Object: "quiet:" + facts.Later},
		{Digit: "3", Words: []string{"默认", "照镇里的"}, Object: "quiet:"},
	}
	switch facts.Digest {
	case wording.DigestOn:
		options = append(options, liaison.Option{Digit: "4", Words: []string{"不收周报"}, Object: "digest:off"})
	case wording.DigestOff:
		options = append(options, liaison.Option{Digit: "4", Words: []string{"收周报"}, Object: "digest:on"})
	}
	options = append(options, liaison.Option{Digit: "0", Words: []string{"不改", "不改了"}})
	return t.ask(liaison.Question{Kind: liaison.AskReminding, Options: options}, t.dialogueLasts())
}

func (t *turn) preferencePrompt() (string, error) {
	facts, err := t.desk.Reminding(t.viewer)
	return wording.RemindingAsked(facts), err
}

func (t *turn) preferenceChosen(option liaison.Option) (string, error) {
	if hours, ok := strings.CutPrefix(option.Object, "quiet:"); ok {
		return t.keepQuiet(hours)
	}
	switch option.Object {
	case "digest:off":
		return t.keepDigest(false, "周报")
	case "digest:on":
		return t.keepDigest(true, "周报")
	}
	return wording.RemindingKept(), nil
}

func (t *turn) keepQuiet(hours string) (string, error) {
	taken, err := t.desk.KeepQuiet(t.viewer, hours)
	if err != nil {
		return "", err
	}
	facts, err := t.desk.Reminding(t.viewer)
	if !taken {
		return wording.QuietOutOfBounds(facts), err
	}
	return wording.QuietTaken(facts), err
}

func (t *turn) keepDigest(wanted bool, called string) (string, error) {
	if len(t.desk.DigestKinds(t.viewer)) == 0 {
		return wording.NoDigest(), nil
	}
	return wording.DigestTaken(wanted, called), t.desk.KeepDigest(t.viewer, wanted)
}
