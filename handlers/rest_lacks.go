package handlers

import (
	"regexp"
	"slices"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

var (
	// what a command begins with that may lack its end
	restVerb = regexp.MustCompile(`^(?:转|问|改写|对象|改类|代录|代回|会议任务|改会|更正不办|导出不办|换班|外出|[2-9]\d{5} 不同意)`)
	handsOn  = regexp.MustCompile(`^转 ([2-9]\d{5}) 给 (.+)$`)
	handsTo  = regexp.MustCompile(`^转 ([2-9]\d{5}) 给$`)
	// a name alone: 周秀英, 和周秀英代表
	nameAlone = regexp.MustCompile(`^(?:和|跟|与|找)?\p{Han}{2,4}?(?:代表)?$`)
)

// restLacks says what a command lacks, line being as much of it as there is.
func restLacks(line string) string {
	verb := restVerb.FindString(line)
	said := append(strings.Fields(strings.TrimPrefix(line, verb)), "")
	switch verb {
	case "转":
		if found := handsOn.FindStringSubmatch(line); found != nil {
			return wording.HandWhy(found[1], found[2])
		}
		if handsTo.MatchString(line) {
			return wording.HandHow(said[0])
		}
		return wording.PassOnWhy(said[0])
	case "问":
		return wording.AskWhat(said[0])
	case "改写":
		return wording.RewordHow(said[0])
	case "对象":
		return wording.SubjectWho(said[0])
	case "改类":
		return wording.ReclassifyHow()
	case "代录":
		return wording.EnterHow()
	case "代回":
		return wording.AnswerByPhoneHow(said[0])
	case "会议任务":
		return wording.MeetingTaskHow(said[0])
	case "改会":
		return wording.MoveHow(said[0])
	case "换班":
		return wording.SwapHow()
	case "外出":
		return wording.AwayHow()
	}
	if what, ends := strings.CutSuffix(verb, "不办"); ends {
		return wording.WhyNot(said[0], what)
	}
	return wording.DecideWhy(strings.TrimSuffix(verb, " 不同意"))
}

// mayAnswerToo tells the commands that are done at once with any words, so that an answer
// could be taken for their end.
func mayAnswerToo(verb string) bool {
	switch verb {
	case "改写", "对象", "改类", "代回", "改会", "换班", "外出":
		return false
	}
	return true
}

// mayBeRest tells whether words can be the end of a command. What 外出 and 换班 lack is known
// by its form; anything else said there is said elsewhere.
func mayBeRest(verb, said string) bool {
	switch verb {
	case "换班":
		return nameAlone.MatchString(bare(said))
	case "外出":
		return goesAway.MatchString(withFigures(bare(verb + said)))
	}
	return true
}

// answersAsked tells words that answer a pushed question and are not asked for here.
func (t *turn) answersAsked(verb string) (bool, error) {
	if verb == "代回" || strings.HasSuffix(verb, "不同意") { // these words are just what it may lack
		return false, nil
	}
	asked, err := t.desk.AskedOf(t.viewer)
	return slices.ContainsFunc(slices.Concat(asked.Open, asked.Renewed, asked.Answered), func(one liaison.Asked) bool {
		_, ok := readAnswer(t.said.Text, one.Question)
		return ok
	}), err
}

// agreesAfterAll turns 不同意 round for who says 同意 where he is asked why not.
func agreesAfterAll(verb, said string) (string, bool) {
	number, refuses := strings.CutSuffix(verb, " 不同意")
	if !refuses {
		return "", false
	}
	read, ok := readAnswer(said, liaison.Question{Options: liaison.PushedOptions(liaison.AskExtension)})
	return number + " 同意", ok && read.option.Digit == liaison.ExtensionYes && read.reason == ""
}
