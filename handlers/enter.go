package handlers

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 代录 陈婆 水管漏, 代录 来电人 13800001111 井盖没了,
// 代录（保密） 陈婆 …, 代录 482913 还在漏.
var (
	enters    = regexp.MustCompile(`^(?:代录|代記|代记)`)
	enterWord = regexp.MustCompile(`^\s*(?:代录|代錄|代记|代記)`)
	secretly  = regexp.MustCompile(`^\s*[（(]?(?:保密|办公室|不经代表)[）)]`)
	unknowns  = map[string]bool{"来电人": true, "来電人": true, "来电": true, "不知名": true, "不留名": true, "匿名": true}
)

// enterVerb writes down what somebody says on the telephone.
func (t *turn) enterVerb() (string, bool, error) {
	if !enters.MatchString(t.plain) || byPhone.MatchString(t.plain) {
		return "", false, nil
	}
	words := enterWord.ReplaceAllString(unquotedWords(t.said.Text), "")
	charge, err := t.desk.ChargeIn(t.viewer, words)
	if err != nil {
		return "", true, err
	}
	switch charge {
	case liaison.SureCharge:
		return wording.NotEntered(), true, t.desk.RefuseToEnter(t.viewer)
	case liaison.MaybeCharge:
		reply, err := t.askCharge("", words)
		return reply, true, err
	case liaison.NoCharge:
	}
	return t.enterWords(words)
}

// enterWords writes down what stands behind the word, which is no accusation.
func (t *turn) enterWords(words string) (string, bool, error) {
	past := secretly.MatchString(words)
	words = strings.TrimLeft(secretly.ReplaceAllString(words, ""), behindNumber)
	if said, ok := number(words); ok && said.rest != "" && said.separated {
		return t.onSeen(said.digits, t.addByPhone)
	}
	e := entering{past: past}
	e.name, words = cutName(words)
	phone, rest, wrong := cutPhone(words)
	if wrong != "" {
		return wording.NoSuchPhone(wrong), true, nil
	}
	e.phone, e.words = phone, rest
	if e.words == "" {
		if err := t.splitCaller(&e); err != nil {
			return "", true, err
		}
	}
	reply, err := t.enter(e)
	return reply, true, err
}

// splitCaller takes a name the roster knows, or 来电人, off words that run on.
func (t *turn) splitCaller(e *entering) error {
	runes := []rune(e.name)
	for length := min(longestName, len(runes)-1); length >= shortestName; length-- {
		name := string(runes[:length])
		exact, _, err := t.desk.CallersNamed(name, 0)
		if err != nil {
			return err
		}
		if len(exact) > 0 || unknowns[name] {
			e.name, e.words = name, string(runes[length:])
			return nil
		}
	}
	return nil
}

// entering is what was said of a matter on the telephone, and of who says it.
type entering struct {
	name, phone, words string
	past               bool // not to his delegate
}

// line is the command as far as it was written.
func (e entering) line() string {
	verb := "代录"
	if e.past {
		verb = "代录（保密）"
	}
	return strings.Join(strings.Fields(verb+" "+e.name+" "+e.phone+" "+e.words), " ")
}

// unquotedWords is a text without the quotes around the whole of it.
func unquotedWords(text string) string { return unquoted(strings.TrimSpace(text)) }

// enter finds whose words they are; who is not sure to be meant is asked about.
func (t *turn) enter(e entering) (string, error) {
	switch {
	case e.name == "" || e.words == "":
		return t.askRest(e.line(), "", wording.EnterHow())
	case unknowns[e.name]:
		return t.enterCaller("", e)
	}
	exact, like, err := t.desk.CallersNamed(e.name, mostChoices)
	if err != nil {
		return "", err
	}
	if len(exact) == 1 {
		return t.enterFor(exact[0], e)
	}
	return t.askCaller(append(exact, like...), e)
}

// askCaller asks for whom of the roster it is, or whether he is on none.
func (t *turn) askCaller(people []liaison.Person, e entering) (string, error) {
	kept := []liaison.Said{t.words(e.words)[0], t.words(e.name)[0], t.words(e.phone)[0]}
	question := liaison.Question{Kind: liaison.AskCaller, Words: kept}
	if e.past {
		question.ObjectID = pastDelegate
	}
	for i, person := range people {
		question.Options = append(question.Options, liaison.Option{Digit: strconv.Itoa(i + 1), Object: person.ID, Label: placed(person)})
	}
	question.Options = append(question.Options,
		liaison.Option{Digit: strconv.Itoa(len(people) + 1), Object: notOnRoster, Label: wording.NotOnRoster(e.name)},
		liaison.Option{Digit: "0", Words: []string{"不录", "算了"}})
	return t.ask(question, t.dialogueLasts())
}

const (
	notOnRoster  = "caller"
	pastDelegate = "past"
)

func callerPrompt(question liaison.Question) string {
	var choices []wording.Choice
	for _, option := range question.Options {
		if option.Object != "" {
			choices = append(choices, wording.Choice{Digit: option.Digit, Text: option.Label})
		}
	}
	return wording.EnterForWhom(question.Words[1].Text, choices)
}

func (t *turn) callerAnswered(question liaison.Question, option liaison.Option) (string, error) {
	e := entering{words: question.Words[0].Text, name: question.Words[1].Text, phone: question.Words[2].Text,
		past: question.ObjectID == pastDelegate}
	switch option.Object {
	case "":
		return wording.NothingEntered(), nil
	case notOnRoster:
		return t.enterCaller(e.name, e)
	}
	person, err := t.desk.Tx().Person(option.Object)
	if err != nil {
		return "", err
	}
	return t.enterFor(person, e)
}

func (t *turn) enterCaller(name string, e entering) (string, error) {
	caller, err := t.desk.NewCaller(t.viewer, name, e.phone)
	if err != nil {
		return "", err
	}
	return t.entered(caller, e)
}

// enterFor enters for somebody of the roster; another number than the roster's
// stays with the office.
func (t *turn) enterFor(person liaison.Person, e entering) (string, error) {
	if e.phone == person.Phone {
		e.phone = ""
	}
	return t.entered(person, e)
}

func (t *turn) entered(person liaison.Person, e entering) (string, error) {
	done, err := t.desk.Enter(t.viewer, person, t.words(e.words), e.past)
	switch {
	case errors.Is(err, liaison.ErrForbidden):
		return wording.EnterYourself(), nil
	case err != nil:
		return "", err
	}
	if e.phone != "" && !person.Caller {
		note := t.words(wording.RangFrom(e.phone))[0]
		if err := t.desk.NoteNumber(t.viewer, done.Matter, note); err != nil {
			return "", err
		}
	}
	facts := wording.EnteredFacts{For: done.For, To: done.To, Number: done.Matter.Number,
		Due:  done.Matter.FirstDueAt.In(t.desk.Terms().Calendar.Location()),
		Hold: t.hold(done.Matter), Later: t.laterText(done.Later), Kept: done.Kept, TooMany: done.TooMany,
		Reached: done.Reached, NoNumber: person.Phone == "" && e.phone == ""}
	about := ""
	if len(done.About) > 0 {
		about = wording.EnteredAbout(done.About)
	}
	return wording.Lines(wording.EnteredNow(facts), about), nil
}

// addByPhone adds later words to what was entered.
func (t *turn) addByPhone(matter liaison.Matter, rest string) (string, error) {
	if matter.EnteredBy != "" {
		reader, found, err := t.desk.AboutReader(matter, t.words(rest))
		if err != nil {
			return "", err
		}
		if found && reader.ID != t.viewer.ID {
			return wording.NotAddedByPhone(matter.Number, reader.Name), nil
		}
	}
	done, err := t.desk.AddByPhone(t.viewer, matter, t.words(rest))
	switch {
	case errors.Is(err, liaison.ErrForbidden) && matter.EnteredBy == "" && matter.Open():
		return wording.NotEnteredBefore(matter.Number), nil
	case errors.Is(err, liaison.ErrForbidden):
		return t.notForTheOffice(matter)
	}
	return wording.Added(matter.Number, t.holdFor(done.Urgent), t.laterText(done.Later)), err
}
