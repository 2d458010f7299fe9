package handlers

import (
	"errors"
	"regexp"
	"strings"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

var (
	bindWord     = regexp.MustCompile(`^(?:我要|我想|请)?(?:绑\s?[定订]|[邦梆榜]\s?[定订]|帮\s?定)[\s:,、+(]*`)
	nameDigits   = regexp.MustCompile(`^([\p{Han}·•]{2,15}?)[,、\s]*(?:我?的?(?:手机|电话)号?的?(?:尾号|后四位|后4位|号码)?是?|(?:尾号|后四位|后4位|号码|验证码)是?)?[\s:,、/+()._-]*(\d{11}|\d{8}|\d{4})?\)?$`)
	calledBefore = regexp.MustCompile(`^(?:我(?:叫|是|姓名是?)|姓名是?|名字[叫是]?)`)
	noName       = regexp.MustCompile(`^(?:我|的|手机|电话|号|码|尾|后四位|后面?|四位|数字?|是|为|就)+$`)
	digitsName   = regexp.MustCompile(`^(\d{11}|\d{8}|\d{4})[\s:,、/+-]*([\p{Han}·•]{2,15})$`)
	onlyDigits   = regexp.MustCompile(`^(\d{8}|\d{4})$`)
	writtenOut   = regexp.MustCompile(`^(.*?)([\s:,、/+()._-]*)((?:[零〇一二两三四五六七八九壹贰叁參参肆伍陆柒捌玖幺\d]\s*){4,}\)?)$`)
)

// wholePhone is how many digits a mobile phone has.
const wholePhone = 11

// claim is what somebody says he is: a name, four digits or a code.
type claim struct{ name, digits string }

// claimed reads 绑定 李大山 1234, also unspaced; without the word 绑定 only a
// name with digits counts, or a code alone.
func claimed(plain string) (c claim, said bool) {
	rest := bindWord.ReplaceAllString(plain, "")
	word := rest != plain
	rest = withDigits(strings.TrimSpace(rest), word)
	if onlyDigits.MatchString(rest) || word && onlyDigits.MatchString(bare(rest)) {
		rest = bare(rest)
		return claim{digits: rest}, word || len(rest) == 8
	}
	found := nameDigits.FindStringSubmatch(rest)
	if found == nil && word { // spaces where none belong, or the digits first
		if found = nameDigits.FindStringSubmatch(bare(rest)); found == nil {
			if turned := digitsName.FindStringSubmatch(rest); turned != nil {
				found = []string{"", turned[2], turned[1]}
			}
		}
	}
	if found == nil {
		return claim{}, word
	}
	said = word || found[2] != ""
	found[1] = calledBefore.ReplaceAllString(found[1], "")
	if noName.MatchString(found[1]) { // 手机后四位是1234: digits alone
		found[1] = ""
	}
	if len(found[2]) == wholePhone { // more than was asked for
		found[2] = found[2][wholePhone-4:]
	}
	return claim{name: found[1], digits: found[2]}, said
}

// withDigits writes the numerals at the end of a claim as digits: 吴桂花 六七八九.
// A name may end in one too: the last four, or eight, are the digits. Without the
// word 绑定 they count only apart from the name.
func withDigits(rest string, word bool) string {
	found := writtenOut.FindStringSubmatch(rest)
	if found == nil || found[2] == "" && !word {
		return rest
	}
	figures, ok := asFigures(strings.TrimSuffix(found[3], ")"))
	if signs := []rune(bare(strings.TrimSuffix(found[3], ")"))); ok && figures != string(signs) {
		of := 4
		for _, length := range []int{8, wholePhone} {
			if len(signs) >= length {
				of = length
			}
		}
		name := found[1] + found[2] + string(signs[:len(signs)-of])
		return strings.TrimSpace(name) + " " + figures[len(figures)-of:]
	}
	return rest
}

// followed greets a follower.
func (t *turn) followed() (string, error) {
	if _, err := t.desk.Follow(t.arrival.OpenID); err != nil {
		return "", err
	}
	if t.bound() {
		return wording.WelcomeBack(t.viewer.Name), nil
	}
	return wording.Welcome(t.office()), nil
}

// notBound is everything a stranger can do: bind, agree, ask for the phone;
// other words are kept for a day and told to be kept.
func (t *turn) notBound() (string, bool, error) {
	if t.bound() {
		return "", false, nil
	}
	reply, err := t.stranger()
	return reply, true, err
}

func (t *turn) stranger() (string, error) {
	if t.isText() && isUnderFourteen(t.plain, t.consenting()) {
		return t.refuseChild()
	}
	if reply, taken, err := t.consent(); taken || err != nil {
		return reply, err
	}
	if asksReceptionDays(bare(t.plain)) {
		return t.desk.ReceptionDays(t.viewer)
	}
	switch bare(t.plain) {
	case "取消":
		if t.dialogue != nil {
			return wording.ConsentRefused(t.office()), t.settle("")
		}
		return wording.HowToBind(t.office()), nil
	case "注销":
		_, err := t.desk.Forget(t.arrival.OpenID, "cancel")
		t.conversation = liaison.Conversation{}
		return wording.NothingOfYours(), err
	case "登记":
		if t.awaitsName() {
			return t.prompt(*t.dialogue)
		}
		return wording.RegisterHow(t.office()), nil
	case "绑定", "邦定", "我要绑定", "榜定":
		if !t.consenting() && !t.awaitsName() {
			return t.askWhoBinds(claim{})
		}
		return wording.HowToBind(t.office()), nil
	}
	switch {
	case t.isText() && asksPhone[bare(t.plain)]:
		return wording.Phone(t.office()), nil
	case t.event == wechat.EventClick, t.isText() && onlyCommands(t.plain): // nothing of a button or a command is kept as words
		return wording.HowToBind(t.office()), nil
	}
	if phone, ok := t.ownPhoneSaid(); ok && t.registering() {
		return t.registerPhone(phone)
	}
	if said, ok := t.introduced(); ok {
		return t.register(said)
	}
	if t.isText() {
		if c, said := claimed(t.plain); said || t.awaitsDigits() || t.awaitsWho(c) {
			return t.bind(c)
		}
		if _, ok := digits(t.plain); ok && (t.consenting() || t.awaitsName()) {
			return t.askAnew(wording.NoSuchDigit)
		} else if ok || isCourtesy(t.plain) {
			return wording.HowToBind(t.office()), nil
		}
	}
	return t.keepScrap()
}

// keepScrap keeps what a stranger says and tells at once that it went nowhere.
func (t *turn) keepScrap() (string, error) {
	if err := t.desk.KeepScrap(t.arrival.OpenID, t.said); err != nil {
		return "", err
	}
	if t.consenting() || t.awaitsName() {
		return t.askAgain(wording.FirstThis)
	}
	return wording.NotHandedIn(t.office()), nil
}

// consenting tells whether one of the two questions of consent is open.
func (t *turn) consenting() bool {
	return t.dialogue != nil && (t.dialogue.Kind == liaison.AskConsent || t.dialogue.Kind == liaison.AskSensitive)
}

func (t *turn) awaitsDigits() bool {
	figures, _ := asFigures(t.plain)
	return t.dialogue != nil && t.dialogue.Kind == liaison.AskDigits && onlyDigits.MatchString(figures)
}

// awaitsWho tells whether a claim is the name that was asked for.
func (t *turn) awaitsWho(c claim) bool {
	asked := t.dialogue != nil && t.dialogue.Kind == liaison.AskDigits && t.dialogue.Words[0].Text == ""
	return asked && c.digits == "" && c.name != "" && isName(c.name)
}

// joined is a claim with what was said of it before: 绑定, then 李大山, then 1234.
func (t *turn) joined(c claim) claim {
	before := claim{name: t.dialogue.Words[0].Text, digits: t.dialogue.Words[1].Text}
	if figures, _ := asFigures(t.plain); onlyDigits.MatchString(figures) {
		return claim{name: before.name, digits: figures}
	}
	return claim{name: c.name, digits: before.digits}
}

// askWhoBinds asks for what a claim lacks: his name first, then the digits.
func (t *turn) askWhoBinds(c claim) (string, error) {
	kept := []liaison.Said{{Kind: liaison.SaidText, Text: c.name}, {Kind: liaison.SaidText, Text: c.digits}}
	return t.ask(liaison.Question{Kind: liaison.AskDigits, Words: kept}, t.dialogueLasts())
}

func (t *turn) bindPrompt(question liaison.Question) string {
	if name := question.Words[0].Text; name != "" {
		return wording.BindDigitsWanted(name, t.office())
	}
	return wording.BindNameWanted(question.Words[1].Text != "", t.office())
}

// digitsAnswered takes the four digits that a name waits for, and nothing else.
func (t *turn) digitsAnswered() (string, bool, error) {
	if !t.awaitsDigits() {
		return "", false, nil
	}
	reply, err := t.bind(claim{})
	return reply, true, err
}

// bind tries a claim; a name without digits waits for them, and digits for a name.
// Only a whole one is a try.
func (t *turn) bind(c claim) (string, error) {
	if t.awaitsDigits() || t.awaitsWho(c) {
		c = t.joined(c)
		if err := t.settle(c.digits); err != nil {
			return "", err
		}
	}
	switch {
	case len(c.digits) == 8:
		return t.bindByCode(c)
	case c.name == "" && (c.digits == "" || t.consenting()):
		return wording.HowToBind(t.office()), nil
	case c.name == "" || c.digits == "":
		return t.askWhoBinds(c)
	}
	matched, err := t.desk.BindByDigits(t.arrival.OpenID, c.name, c.digits)
	if err != nil || !matched {
		return wording.BindFailed(t.office()), err
	}
	return t.askConsent()
}

func (t *turn) bindByCode(c claim) (string, error) {
	outcome, err := t.desk.BindByCode(t.arrival.OpenID, c.name, c.digits)
	if err != nil {
		return "", err
	}
	return t.bindOutcome(outcome)
}

// bindOutcome goes on from where a code or a card has led.
func (t *turn) bindOutcome(outcome liaison.BindOutcome) (string, error) {
	switch outcome {
	case liaison.BindAsked:
		return t.askConsent()
	case liaison.BindStrengthened:
		viewer, err := t.desk.Viewer(t.binding)
		if roles := roleNames(viewer.Person); roles != "" {
			return wording.RolesActivated(roles), err
		}
		return wording.CodeMatched(), err
	case liaison.BindAnother:
		return wording.BoundToAnother(t.office()), nil
	case liaison.BindMissed:
	}
	return wording.BindFailed(t.office()), nil
}

func (t *turn) askConsent() (string, error) {
	return t.ask(liaison.Question{Kind: liaison.AskConsent, Options: yesNo("同意", "不同意")}, consentLasts)
}

// consent takes the two answers of consent, and nothing else.
func (t *turn) consent() (string, bool, error) {
	if !t.consenting() {
		return "", false, nil
	}
	option, ok := t.optionSaid()
	if bare(t.plain) == "取消" {
		option, ok = t.dialogue.Option("0")
	}
	if !ok {
		return "", false, nil
	}
	kind := t.dialogue.Kind
	if err := t.settle(option.Digit); err != nil {
		return "", true, err
	}
	if option.Digit == "0" {
		return wording.ConsentRefused(t.office()), true, t.desk.Refuse(t.arrival.OpenID)
	}
	if kind == liaison.AskConsent {
		reply, err := t.ask(liaison.Question{Kind: liaison.AskSensitive, Options: yesNo("同意", "不同意")}, consentLasts)
		return reply, true, err
	}
	reply, err := t.consented()
	return reply, true, err
}

// consented completes the binding and comes back to what was said before it.
func (t *turn) consented() (string, error) {
	viewer, err := t.desk.Bind(t.arrival.OpenID)
	if errors.Is(err, liaison.ErrConflict) {
		return wording.BindFailed(t.office()), t.desk.Refuse(t.arrival.OpenID)
	}
	if err != nil {
		return "", err
	}
	t.viewer = viewer
	delegate, err := t.desk.DelegateOf(viewer)
	if err != nil {
		return "", err
	}
	welcome := wording.Bound(viewer.Name, delegate.Name, t.office())
	if viewer.Standing == liaison.Unverified {
		welcome = wording.Registered(viewer.Name, t.office())
	}
	if roles := roleNames(viewer.Person); viewer.Strength == liaison.Strong && roles != "" {
		welcome = wording.BoundWithRoles(viewer.Name, roles)
	}
	if viewer.Strength == liaison.Weak && viewer.Holds(liaison.RoleDelegate) && viewer.Seat == liaison.SeatActive {
		welcome = wording.Lines(welcome, wording.DelegateNeedsCard(t.office())) // who holds that seat is public
	}
	question, err := t.askScraps()
	return wording.Lines(welcome, question), err
}
