package handlers

import (
	"regexp"
	"strconv"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// 外出 到 11-20 代班 周秀英, 外出到11月20日，周秀英代班, 外出 11-18到11-20.
var (
	goesAway = regexp.MustCompile(`^我?要?(?:外出|出差|出门)[,:]?(?:(?:从|自)?(` + dayForm + `)(?:起|开始)?(?:到|至|~))?(?:到|至)?(` + dayForm + `)` +
		`(?:为止|止|回来|回)?[,.。;:]?(?:代班(?:的?人)?(?:是|请|由|找)?[:,]?(\p{Han}{2,20})|(?:由|请|找)?(\p{Han}{2,20}?)(?:来|帮忙)?代班)?$`)
	// 外出三天, 出差几天: no day by which he is back
	awayFor     = regexp.MustCompile(`^我?(?:要|去|得)?(?:外出|出差|出门)(?:去)?(?:[几一二两三四五六七八九十\d]{1,3}(?:天|周|个?月|个?星期|个?礼拜)|一阵子?|一段时间)(?:了)?$`)
	perhapsAway = regexp.MustCompile(`^我?要?(?:外出|出差|出门)(?:$|[,:]|从|自|到|至|代班|\d)`)
)

// awayVerb takes 外出 and 回来了 from a delegate; from anybody else they are words.
func (t *turn) awayVerb() (string, bool, error) {
	if !t.viewer.ActsAs(liaison.RoleDelegate) {
		return "", false, nil
	}
	said := bare(t.plain)
	switch said {
	case "回来了", "我回来了", "已回来", "外出回来了", "外出结束", "销假", "回来", "我回来", "已经回来了", "我已经回来了", "出差回来了":
		reply, err := t.back()
		return reply, true, err
	}
	said = withFigures(said)
	if goesAway.MatchString(said) {
		reply, err := t.away(said, "")
		return reply, true, err
	}
	if said == "外出" || awayFor.MatchString(said) || perhapsAway.MatchString(said) && strings.ContainsAny(said, "0123456789") || strings.HasPrefix(said, "外出代班") {
		reply, err := t.askRest("外出", "", wording.AwayHow())
		return reply, true, err
	}
	return "", false, nil
}

func (t *turn) back() (string, error) {
	was, err := t.desk.ComeBack(t.viewer)
	if err != nil || !was {
		return wording.NotAway(), err
	}
	return wording.BackTaken(), nil
}

// away takes an absence down; standInID is whom he has chosen from a list.
func (t *turn) away(said, standInID string) (string, error) {
	found := goesAway.FindStringSubmatch(said)
	calendar := t.desk.Terms().Calendar
	today := calendar.DateOf(t.desk.Now())
	near := t.desk.Terms().Policy.AwayLongest.N
	asked := liaison.AwayAsked{From: today, StandIn: delegateName(found[3] + found[4]), StandInID: standInID}
	var ok bool
	if asked.Until, ok = dayMeant(found[2], today, near); !ok {
		return wording.AwayNoSuchDay(found[2]), nil
	}
	if found[1] != "" {
		if asked.From, ok = dayMeant(found[1], today, near); !ok {
			return wording.AwayNoSuchDay(found[1]), nil
		}
	}
	done, err := t.desk.GoAway(t.viewer, asked)
	if err != nil {
		return "", err
	}
	if done.Refusal == liaison.AwaySeveral {
		return t.whichStandIn(said, done.Choices)
	}
	return t.awayAnswer(asked, done, today), nil
}

// delegateName is a name without 代表 or 同志 behind it.
func delegateName(said string) string {
	for _, tail := range []string{"代表", "同志"} {
		said = strings.TrimSuffix(said, tail)
	}
	return said
}

func (t *turn) awayAnswer(asked liaison.AwayAsked, done liaison.AwaySaid, today workday.Date) string {
	day := func(date workday.Date) string { return wording.Day(t.desk.Terms().Calendar.At(date, 0)) }
	switch done.Refusal {
	case liaison.AwayPast:
		return wording.AwayPast(day(asked.Until))
	case liaison.AwayBackwards:
		return wording.AwayBackwards()
	case liaison.AwayTooLong:
		return wording.AwayTooLong(t.desk.Terms().Policy.AwayLongest.Chinese(), t.office())
	case liaison.AwaySelf:
		return wording.StandInSelf()
	case liaison.AwayUnknown:
		return wording.StandInUnknown(asked.StandIn)
	case liaison.AwayAlso:
		return wording.StandInAlsoAway(done.StandIn.Name, day(done.Until))
	case liaison.AwayMayNot:
		return wording.StandInMayNot(done.StandIn.Name)
	case liaison.AwaySeveral, "":
	}
	from := ""
	if asked.From.Compare(today) > 0 {
		from = wording.FromDay(t.desk.Terms().Calendar.At(asked.From, 0))
	}
	return wording.AwayTaken(from, day(asked.Until), done.StandIn.Name, done.Named)
}

// whichStandIn asks which of several delegates of one name is meant; what was
// said waits in the question.
func (t *turn) whichStandIn(said string, choices []liaison.Person) (string, error) {
	question := liaison.Question{Kind: liaison.AskStandIn, Words: t.words(said)}
	for i, person := range choices {
		question.Options = append(question.Options, liaison.Option{Digit: strconv.Itoa(i + 1), Object: person.ID,
			Label: wording.NameAndPlace(person.Name, person.Organization)})
	}
	question.Options = append(question.Options, liaison.Option{Digit: "0"})
	return t.ask(question, t.dialogueLasts())
}

func standInChoices(question liaison.Question) []wording.Choice {
	var choices []wording.Choice
	for _, option := range question.Options {
		if option.Label != "" {
			choices = append(choices, wording.Choice{Digit: option.Digit, Text: option.Label})
		}
	}
	return choices
}

func (t *turn) standInChosen(question liaison.Question, option liaison.Option) (string, error) {
	if option.Digit == "0" || !t.viewer.ActsAs(liaison.RoleDelegate) {
		return wording.AwayNotTaken(), nil
	}
	return t.away(question.Words[0].Text, option.Object)
}
