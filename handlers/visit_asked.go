package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/names"
	"shuanglian/liaison/wording"
)

// visitAskedAgain keeps words that are no answer to a question about a contact, or
// about whether words accuse, from going to anybody else: whom they were meant for can't be told.
func (t *turn) visitAskedAgain() (string, bool, error) {
	if t.dialogue == nil || !t.isText() || liaison.IsEmergency(t.plain) {
		return "", false, nil
	}
	switch t.dialogue.Kind {
	case liaison.AskVisitWho, liaison.AskVisitFor, liaison.AskVisitHow, liaison.AskVisitLevel, liaison.AskVisitWhich,
		liaison.AskCharge:
	default:
		return "", false, nil
	}
	if reply, taken, err := t.visitNamed(); taken || err != nil {
		return reply, taken, err
	}
	reply, err := t.askAnew(wording.DidNotTake)
	return reply, true, err
}

// visitNamed takes a name, or a whole line, where the list of whom to see was shown.
func (t *turn) visitNamed() (string, bool, error) {
	if t.dialogue.Kind != liaison.AskVisitWho || len(t.dialogue.Words) > 3 {
		return "", false, nil
	}
	p := pendingOf(*t.dialogue)
	contacts, err := t.contactsOf(p.from)
	if err != nil || len(readVisit(t.said.Text, peopleOf(contacts), t.today()).who) == 0 {
		return "", err != nil, err
	}
	if err := t.settle(""); err != nil {
		return "", true, err
	}
	return t.visitLineOf(p, t.said.Text, true)
}

// dayFirst is a line that tells the day before the word: 今天走访了张三.
var dayFirst = regexp.MustCompile(`^\s*我?(今天|今日|昨天|昨日|大前天|前天|前日|\d{1,2}[-月/.]\d{1,2}[日号]?|上?(?:周|星期|礼拜)[1-6一二三四五六日天])` +
	`(?:上午|中午|下午|早上|晚上)?我?[去又]?(走访|走訪|约谈|約談|谈心|談心)(?:了|过)?`)

// withDayBehind writes such a line the usual way round; as it is when nobody is named
// in it whom he is to see: 昨天走访中发现路灯坏了 are words.
func (t *turn) withDayBehind(text string) (string, error) {
	found := dayFirst.FindStringSubmatch(text)
	if found == nil || !t.viewer.Visits() {
		return text, nil
	}
	contacts, err := t.contactsOf(t.viewer.ID)
	rest := found[1] + text[len(found[0]):]
	if err != nil || len(readVisit(rest, peopleOf(contacts), t.today()).who) == 0 {
		return text, err
	}
	return found[2] + rest, nil
}

var andAlso = regexp.MustCompile(`^(?:同志|代表)?(?:和|跟|与|及|、|还有)\s*`)

// alsoNamed are the others whom a line names behind its first name, 张三、李四 or 张三 李四,
// and what is said behind them all.
func alsoNamed(text string, line visitLine, contacts []liaison.Contacted) (others []string, note string) {
	_, behind, found := strings.Cut(text, line.typed)
	if !found || line.typed == "" {
		return nil, ""
	}
	behind = withoutTitle(behind)
	for {
		name, after := nextNamed(behind, line, contacts)
		if name == "" {
			return others, strings.TrimLeft(behind, gaps)
		}
		others, behind = append(others, name), after
	}
}

// nextNamed is another contact's name that stands at the beginning, behind a gap or 和.
func nextNamed(behind string, line visitLine, contacts []liaison.Contacted) (name, after string) {
	mark := andAlso.FindString(behind)
	rest := behind[len(mark):]
	if mark == "" {
		if rest = strings.TrimLeft(behind, gaps); rest == behind {
			return "", ""
		}
	}
	for _, one := range contacts {
		after, named := strings.CutPrefix(rest, one.Person.Name)
		after = withoutTitle(after)
		if named && names.Of(line.typed, one.Person.Name) < names.Same && (starts(after) || andAlso.MatchString(after)) {
			return one.Person.Name, after
		}
	}
	return "", ""
}
