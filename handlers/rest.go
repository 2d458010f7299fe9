package handlers

import (
	"regexp"
	"slices"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

var (
	// what may be said once more before the rest: 给周秀英, 原因：归他管
	toWhom = regexp.MustCompile(`^[转轉]?交?[给給][\s:：,，]*`)
	// 等一下, 错了, 不转给她: he thinks again
	thinksAgain = regexp.MustCompile(`^(?:等[等一]?下?|慢着|先等等|我?[搞弄写打说]?错了|不对|先?不(?:转|给|问|改|录|交|是)(?:给)?(?:[他她]们?|\p{Han}{2,4})?了?$|别(?:转|给|问|改))`)
	because     = regexp.MustCompile(`^原因[\s:：,，]+`)
)

// askRest asks for what a command lacks: the words that come next complete it, and are
// an answer to nobody. line is the command so far, lacks says what is missing.
func (t *turn) askRest(line, matterID, lacks string) (string, error) {
	verb := restVerb.FindString(line)
	question := liaison.Question{Kind: liaison.AskRest, ObjectID: matterID, Words: t.words(line), Options: []liaison.Option{
		{Digit: "0", Words: []string{"不" + verb, "不" + verb + "了", "不办", "不办了", "不用了", "算了", "算了吧"}}}}
	if _, err := t.ask(question, t.dialogueLasts()); err != nil {
		return "", err
	}
	return wording.JustTheRest(lacks, verb), nil
}

// restPrompt says once more what a command lacks.
func restPrompt(question liaison.Question) string {
	line := question.Words[0].Text
	return wording.JustTheRest(restLacks(line), restVerb.FindString(line))
}

// asksRest is the command that waits for its end, empty if none does.
func (t *turn) asksRest() (line, verb string) {
	if t.dialogue == nil || t.dialogue.Kind != liaison.AskRest {
		return "", ""
	}
	line = t.dialogue.Words[0].Text
	return line, restVerb.FindString(line)
}

// restWithVerb takes the rest of a command that begins with its verb once more, or is a
// word of its own elsewhere: 转 归他管, 给周秀英, 检举.
func (t *turn) restWithVerb() (string, bool, error) {
	line, verb := t.asksRest()
	if line == "" || !t.isText() || len(possibleNumbers(t.said.Text)) > 0 {
		return "", false, nil
	}
	said := strings.TrimSpace(t.said.Text)
	behind, again := strings.CutPrefix(t.plain, verb)
	again = again && behindVerb.MatchString(behind) && strings.Trim(behind, behindNumber) != ""
	switch {
	case again && verb != "代录": // which is whole in itself
		said = strings.TrimLeft(string([]rune(said)[len([]rune(verb)):]), behindNumber)
	case verb == "转" && strings.HasSuffix(line, "给") && toWhom.MatchString(said):
	case verb == "改类" && accusation.MatchString(t.plain):
	default:
		return "", false, nil
	}
	return t.restSaid(said)
}

// restOfCommand takes words for what a command lacks, and anything else for nothing.
func (t *turn) restOfCommand() (string, bool, error) {
	line, verb := t.asksRest()
	if liaison.IsEmergency(t.plain) {
		return "", false, nil
	}
	if line != "" && t.isText() && (gaveUp(t.plain) || thinksAgain.MatchString(signsOnly(t.plain))) {
		reply, err := t.leave()
		return reply, true, err
	}
	if line == "" || !mayBeRest(verb, t.plain) {
		return "", false, nil
	}
	if !t.isText() {
		return wording.RestInWords(verb), true, nil
	}
	_, option := t.optionSaid()
	_, digit := digits(t.plain)
	if option || digit || isCourtesy(t.plain) {
		return "", false, nil
	}
	if answers, err := t.answersAsked(verb); answers || err != nil {
		return "", err != nil, err
	}
	return t.restSaid(strings.TrimSpace(t.said.Text))
}

// restOn takes words behind the number of the matter that a command lacks them for.
func (t *turn) restOn(matter liaison.Matter, rest string) (string, bool, error) {
	line, verb := t.asksRest()
	if line == "" || t.dialogue.ObjectID != matter.ID {
		return "", false, nil
	}
	if mayAnswerToo(verb) {
		return wording.RestOrAnswer(line, verb), true, nil
	}
	return t.completed(rest)
}

// restSaid completes the command, unless another matter, or a list of several, has come
// before his eyes meanwhile: then he may mean that.
func (t *turn) restSaid(said string) (string, bool, error) {
	line, verb := t.asksRest()
	if mayAnswerToo(verb) {
		question := *t.dialogue
		seen, at, err := t.desk.ShownLast(t.viewer, t.conversation.Shown)
		if err != nil {
			return "", true, err
		}
		if seen.ID != question.ObjectID && at.After(question.ShownAt) || t.conversation.Listed.After(question.ShownAt) {
			if err := t.settle(""); err != nil {
				return "", true, err
			}
			_, err := t.askRest(line, question.ObjectID, "")
			return wording.RestOrAnswer(line, verb), true, err
		}
	}
	return t.completed(said)
}

// completed runs the command with its end, as if both had come in one message.
func (t *turn) completed(said string) (string, bool, error) {
	line, verb := t.asksRest()
	if err := t.settle(""); err != nil {
		return "", true, err
	}
	said = because.ReplaceAllString(said, "")
	whole := line + " " + said
	if agrees, ok := agreesAfterAll(verb, said); ok {
		whole = agrees
	}
	if handsTo.MatchString(line) {
		whole = line + " " + toWhom.ReplaceAllString(said, "")
	}
	reply, taken, err := t.saidAs(whole, (*turn).command)
	if err == nil && !taken { // 482913 不同意 is said of a number
		reply, taken, err = t.saidAs(whole, (*turn).ownNumber)
	}
	if err == nil && !taken { // it is no command of his any more
		reply = wording.RestLeft(line)
	}
	return reply, true, err
}

// restAnew closes the question for the end of a command that is said anew.
func (t *turn) restAnew() error {
	line, verb := t.asksRest()
	if line == "" || !strings.HasPrefix(t.plain, verb) {
		return nil
	}
	for _, number := range possibleNumbers(line) {
		if !slices.Contains(possibleNumbers(t.plain), number) {
			return nil
		}
	}
	return t.settle("")
}

// leaveRest tells that the command which waited for its end is not done, since another
// question has taken its place.
func (t *turn) leaveRest() error {
	line, _ := t.asksRest()
	if line == "" {
		return nil
	}
	t.before = append(t.before, wording.RestLeft(line))
	return t.settle("")
}
