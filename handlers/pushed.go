package handlers

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// pushedKind is what the chat does with one kind of pushed question. What the
// desk has to know of it stands in liaison; CONTRIBUTING.md tells how to add one.
type pushedKind struct {
	// take does what an answer means. It returns the echo: what was taken, for
	// which object, and the way back.
	take func(*turn, liaison.Asked, answer) (string, error)
	// ask is the question in full, with the facts as they are now.
	ask func(*turn, liaison.Asked) (string, error)
	// nothing answers a word of this kind on its own while nothing waits for it.
	nothing func(*turn) (string, error)
	// inWords: it decides for others, whom its digit, shown nowhere, must not touch by chance.
	inWords bool
}

// pushedKinds are all kinds of pushed questions.
func pushedKinds() map[liaison.QuestionKind]pushedKind {
	return map[liaison.QuestionKind]pushedKind{
		liaison.AskRating:       {take: (*turn).rated, ask: (*turn).finalAnswer, nothing: (*turn).nothingToRate},
		liaison.AskReveal:       {take: (*turn).revealed, ask: (*turn).mayHeKnow, nothing: says(wording.NothingAsked)},
		liaison.AskInvitation:   {take: (*turn).invitationAnswered, ask: (*turn).invitationAsked, nothing: says(wording.NoMeetingAsked)},
		liaison.AskConsentAgain: {take: (*turn).consentAgain, ask: (*turn).newTerms, nothing: says(wording.NothingAsked)},
		liaison.AskLeave:        {take: (*turn).leaveDecided, ask: (*turn).leaveAsked, nothing: says(wording.NoLeaveAsked)},
		liaison.AskSwap:         {take: (*turn).swapAnswered, ask: (*turn).swapAsked, nothing: says(wording.NothingAsked)},
		liaison.AskExtension:    {take: (*turn).extensionDecided, ask: decisionAsked((*liaison.Desk).ExtensionAskedAbout), nothing: says(wording.NothingAsked), inWords: true},
		liaison.AskReturn:       {take: (*turn).returnDecided, ask: decisionAsked((*liaison.Desk).ReturnAskedAbout), nothing: says(wording.NothingAsked), inWords: true},
	}
}

// says is one sentence, whoever it is said to.
func says(sentence func() string) func(*turn) (string, error) {
	return func(*turn) (string, error) { return sentence(), nil }
}

// pushedQuestion takes the answer word or two-digit code of a pushed question;
// when several fit it asks which. Words beside an answer word that nothing waits
// for are no answer.
func (t *turn) pushedQuestion() (string, bool, error) {
	if !t.isText() {
		return "", false, nil
	}
	if ratesAnew.MatchString(signsOnly(t.plain)) {
		return t.ratedAnew()
	}
	if !t.couldAnswer() {
		return "", false, nil
	}
	asked, err := t.desk.AskedOf(t.viewer)
	if err != nil {
		return "", true, err
	}
	for _, list := range [][]liaison.Asked{asked.Open, asked.Renewed, asked.Waiting, asked.Answered} {
		fits := t.fitting(list)
		if reply, unclear, err := t.cardOrMeeting(fits); unclear || err != nil {
			return reply, true, err
		}
		switch len(fits) {
		case 0:
		case 1:
			reply, err := t.answered(fits[0].asked, fits[0].answer)
			return reply, true, err
		default:
			reply, err := t.askPushed(fits, t.pieces())
			return reply, true, err
		}
	}
	if reply, late, err := t.revealedLate("", t.said.Text); late {
		return reply, true, err
	}
	if vague[letters(withoutCourtesy(t.plain))] {
		return t.ratedVaguely(asked.Open)
	}
	if reply, taken, err := t.leaveHasResult(); taken || err != nil {
		return reply, taken, err
	}
	return t.nothingWaits(asked.Open)
}

// fit is an answer and the question it fits.
type fit struct {
	asked  liaison.Asked
	answer answer
}

// fitting are the questions of a list that this message can answer. A digit can't
// answer what its sender had not seen.
func (t *turn) fitting(list []liaison.Asked) []fit {
	var fits []fit
	for _, asked := range list {
		said, ok := readNamed(t.said.Text, asked)
		if !ok {
			said, ok = readLoosely(t.said.Text, asked)
		}
		if !ok {
			if said, ok = readCode(t.said.Text, asked.Question); ok && t.unseen(asked) {
				ok = false
			}
		}
		if ok {
			fits = append(fits, fit{asked, said})
		}
	}
	return named(fits)
}

// readNamed reads words that may name whom the question is about: 同意王建国请假.
func readNamed(text string, asked liaison.Asked) (answer, bool) {
	if asked.Who != "" {
		if said, ok := readAnswer(strings.Replace(text, asked.Who, "", 1), asked.Question); ok {
			said.named = strings.Contains(text, asked.Who)
			return said, true
		}
	}
	if said, ok := readAnswer(text, asked.Question); ok || asked.Kind != liaison.AskRating {
		return said, ok
	}
	return ratedBehind(text, asked.Question)
}

var (
	// 参加吧, 满意了
	particle = regexp.MustCompile(`(?:吧|了|啊|呀|哦|嘛|啦|咯|喽|的)+[\s。.!！~～]*$`)
	// 可以，你们看着办
	upToYou = regexp.MustCompile(`[\s,，.。!！、]+(?:你们?|您)?(?:看着办|安排|决定|做主|定)(?:吧|就行|就好|好了)?[\s。.!！]*$`)
)

// readLoosely reads an answer word with nothing behind it but a particle, or that the
// rest is left to others.
func readLoosely(text string, asked liaison.Asked) (answer, bool) {
	for _, tail := range []*regexp.Regexp{particle, upToYou} {
		rest := tail.ReplaceAllString(text, "")
		if rest == text {
			continue
		}
		if said, ok := readNamed(rest, asked); ok && said.reason == "" {
			return said, true
		}
	}
	return answer{}, false
}

// named keeps, of several fits, those whose people were named.
func named(fits []fit) []fit {
	if !slices.ContainsFunc(fits, func(one fit) bool { return one.answer.named }) {
		return fits
	}
	return slices.DeleteFunc(fits, func(one fit) bool { return !one.answer.named })
}

// unseen tells whether a question came up so shortly before this was said that it
// had not been seen.
func (t *turn) unseen(asked liaison.Asked) bool {
	return asked.Unseen(t.said.At, t.desk.Terms().Policy.QuestionUnseen)
}

// answered takes an answer, unless it is an answer to older facts: then the new
// ones are shown, and it is asked again.
func (t *turn) answered(asked liaison.Asked, said answer) (string, error) {
	said.older = said.older || asked.Supersedes != "" && t.tap == "" && t.unseen(asked)
	switch {
	case asked.Held:
		return wording.NewOneComes(asked.About), nil
	case asked.Kind == liaison.AskRating && asked.ShownAt.IsZero() && asked.Supersedes == "":
		if heard, err := t.desk.HeardFinal(asked); err != nil || !heard {
			return t.showFinal(asked, err)
		}
	case asked.ShownAt.IsZero() || asked.Stale() || said.older:
		again, err := pushedKinds()[asked.Kind].ask(t, asked)
		if err != nil {
			return "", err
		}
		return wording.ChangedSince(again), t.desk.ShownAgain(asked)
	}
	if said.wantsReason() {
		return t.askReason(asked, said)
	}
	return t.takeAnswer(asked, said)
}

func (t *turn) takeAnswer(asked liaison.Asked, said answer) (string, error) {
	if err := t.desk.Taken(asked.Question, said.option); err != nil {
		return "", err
	}
	return pushedKinds()[asked.Kind].take(t, asked, said)
}

// nothingWaits answers what reads like an answer and fits nothing: codes get the
// list of what is open, a word on its own is told that nothing waits for it.
func (t *turn) nothingWaits(open []liaison.Asked) (string, bool, error) {
	if isCode(t.said.Text) {
		if len(open) == 0 {
			return "", false, nil
		}
		return t.waitingForYou(open), true, nil
	}
	if isCourtesy(t.plain) { // 可以 is one too
		return "", false, nil
	}
	kinds := pushedKinds()
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		said, ok := readAnswer(t.said.Text, liaison.Question{Options: liaison.PushedOptions(kind)})
		if ok && said.reason != "" && kind == liaison.AskRating {
			return t.tooEarlyToRate()
		}
		if ok && said.reason == "" {
			if answers, err := t.saysToSomebody(kind); answers || err != nil {
				return "", err != nil, err
			}
			t.conversation.Listed = t.desk.Now() // what he says next may be why: no answer to anybody without asking
			reply, err := kinds[kind].nothing(t)
			return reply, true, err
		}
	}
	return "", false, nil
}

// waitingForYou lists what is open with the codes of its answers.
func (t *turn) waitingForYou(open []liaison.Asked) string {
	return wording.WaitingForYou(t.waitingOf(open))
}

// waitingOf is what is open with what to type for each answer: a code, or where
// there are too many questions for that, the number with the word.
func (t *turn) waitingOf(open []liaison.Asked) []wording.Waiting {
	var list []wording.Waiting
	for _, asked := range open {
		codes := liaison.Codes(asked.Question)
		for i := range codes {
			if codes[i].Digit == "" {
				codes[i].Digit = asked.Number
			}
		}
		list = append(list, wording.Waiting{About: asked.About, Codes: codes})
	}
	return list
}

// askPushed lists the questions that a word could answer; the word waits.
func (t *turn) askPushed(fits []fit, words []liaison.Said) (string, error) {
	question := liaison.Question{Kind: liaison.AskPushed, Words: words}
	for _, one := range fits {
		question.Options = append(question.Options, liaison.Option{Digit: one.asked.Code(one.answer.option), Object: one.asked.ID,
			Label: wording.ToThat(one.answer.option.Words[0], one.asked.About)})
	}
	return t.ask(question, t.dialogueLasts())
}

// pickOne is the list of questions that the waiting word could answer, without
// those that are no longer asked.
func (t *turn) pickOne(question liaison.Question) (string, error) {
	asked, err := t.desk.AskedOf(t.viewer)
	if err != nil {
		return "", err
	}
	var choices []wording.Choice
	for _, option := range question.Options {
		for _, one := range append(asked.Open, asked.Answered...) {
			if one.ID == option.Object {
				choices = append(choices, wording.Choice{Digit: option.Digit, Text: option.Label})
			}
		}
	}
	return wording.PickOne(choices), nil
}

// pushedChosen gives the word that waited to the question it was meant for.
func (t *turn) pushedChosen(question liaison.Question, option liaison.Option) (string, error) {
	asked, err := t.desk.AskedOf(t.viewer)
	if err != nil {
		return "", err
	}
	for _, one := range slices.Concat(asked.Open, asked.Renewed, asked.Answered) {
		if said, ok := readNamed(question.Words[0].Text, one); ok && one.Follows(option.Object) {
			said.byDigit, said.older = true, one.ID != option.Object
			return t.answered(one, said)
		}
	}
	return noLongerAsked(question.Words[0].Text), nil
}

// digitForPushed takes a bare digit for the one question that is open. Several, or
// one that had not been seen, are listed, and where the digit was among the answers
// of a later question that has run out.
func (t *turn) digitForPushed(digit string) (string, error) {
	asked, err := t.desk.AskedOf(t.viewer)
	if err != nil {
		return "", err
	}
	if len(asked.Open) == 0 {
		return wording.NothingAsked(), nil
	}
	if only := asked.Open[0]; len(asked.Open) == 1 && !t.unseen(only) && !pushedKinds()[only.Kind].inWords {
		for _, option := range only.Options {
			if option.Digit != digit {
				continue
			}
			lapsed, err := t.desk.MeantForLapsed(t.viewer, digit, only)
			if err != nil {
				return "", err
			}
			if lapsed {
				return wording.DigitTooLate(t.waitingForYou(asked.Open)), nil
			}
			return t.answered(only, answer{option: option, byDigit: true})
		}
	}
	return t.waitingForYou(asked.Open), nil
}

// pushedOn is an answer behind the number of what is asked about: 482913 满意,
// 482913 1.
func (t *turn) pushedOn(said numbered) (string, bool, error) {
	asked, err := t.desk.AskedOf(t.viewer)
	if err != nil {
		return "", true, err
	}
	for _, list := range [][]liaison.Asked{asked.Open, asked.Renewed, asked.Answered} {
		var fits []fit
		for _, one := range list {
			if one.Number != said.digits {
				continue
			}
			read, ok := readNamed(said.rest, one)
			if !ok {
				if read, ok = readDigit(said.rest, one.Question); ok && t.unseen(one) {
					return t.waitingForYou([]liaison.Asked{one}), true, nil
				}
			}
			if ok {
				fits = append(fits, fit{one, read})
			}
		}
		switch fits = named(fits); len(fits) {
		case 0:
		case 1:
			reply, err := t.answered(fits[0].asked, fits[0].answer)
			return reply, true, err
		default: // two who ask for leave from one meeting
			if _, digit := digits(plain(said.rest)); digit {
				return t.waitingForYou(theAsked(fits)), true, nil
			}
			reply, err := t.askPushed(fits, t.words(said.rest))
			return reply, true, err
		}
	}
	return t.revealedLate(said.digits, said.rest)
}

func theAsked(fits []fit) []liaison.Asked {
	var asked []liaison.Asked
	for _, one := range fits {
		asked = append(asked, one.asked)
	}
	return asked
}
