package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// 走访 张三 电话 了解低保, 走访张三电话了解低保, 走访, 走访 代 王建国 张三 当面, 约谈 …, 谈心 …
var (
	visitWord = regexp.MustCompile(`^\s*(代录?)?\s*(走访|走訪|约谈联系|约谈|約談|谈心联系|谈心|談心)`)
	visitFor  = regexp.MustCompile(`^\s*代录?(?:[\s:：,，]+|$)`)
	visitWay  = regexp.MustCompile(`^\s*(记录|改|撤|撤回|逾期)(?:[\s:：,，]+|$)`)
)

// visitVerb takes the words by which contacts are recorded, from those who have any
// to record; from anybody else they are words.
func (t *turn) visitVerb() (string, bool, error) {
	if !t.viewer.Visits() && !t.viewer.IsOffice() {
		return "", false, nil
	}
	text := unquotedWords(t.said.Text)
	text, err := t.withDayBehind(text)
	if err != nil {
		return "", true, err
	}
	found := visitWord.FindStringSubmatch(text)
	if found == nil {
		return t.visitAgain()
	}
	open := t.dialogue
	reply, taken, err := t.visitSaid(found, text)
	if taken && err == nil {
		err = t.leaveVisit(open)
	}
	return reply, taken, err
}

// visitSaid does what a text that begins with the word for visits or interviews says.
func (t *turn) visitSaid(found []string, text string) (string, bool, error) {
	rest := text[len(found[0]):]
	kind := liaison.ContactVisit
	if !strings.HasPrefix(found[2], "走") {
		kind = liaison.ContactInterview
	}
	forOther := found[1] != ""
	if mark := visitFor.FindString(rest); mark != "" {
		forOther, rest = true, rest[len(mark):]
	}
	if way := visitWay.FindStringSubmatch(rest); way != nil {
		reply, err := t.visitRecords(way[1], strings.TrimSpace(rest[len(way[0]):]))
		return reply, true, err
	}
	switch {
	case forOther && !t.viewer.IsOffice():
		return "", false, nil
	case forOther || !t.viewer.Visits():
		return t.visitForOther(kind, rest)
	}
	return t.ownVisit(kind, rest)
}

// ownVisit is a line about somebody's own contact; the word alone lists them.
func (t *turn) ownVisit(kind liaison.ContactKind, rest string) (string, bool, error) {
	p := pendingVisit{kind: kind, from: t.viewer.ID, day: t.today()}
	if bare(plain(rest)) == "" {
		p.steps = true
		reply, err := t.visitWho(p)
		return reply, true, err
	}
	return t.visitLineOf(p, rest, false)
}

// visitLineOf reads the line of a contact of p.from's; taken false: it is no such
// line, unless it must be one.
func (t *turn) visitLineOf(p pendingVisit, rest string, must bool) (string, bool, error) {
	contacts, err := t.contactsOf(p.from)
	if err != nil {
		return "", true, err
	}
	line := readVisit(rest, peopleOf(contacts), t.today())
	if len(line.who) == 0 && !line.apart && !must {
		return "", false, nil
	}
	if others, note := alsoNamed(rest, line, contacts); len(others) > 0 {
		if word, _ := channelAt(note); word == "" && !backDays.MatchString(note) {
			note = strings.TrimSpace("当面 " + note)
		}
		return wording.VisitOneByOne(append([]string{line.typed}, others...), note), true, nil
	}
	p.day, p.channel, p.gist, p.opinion = line.day, line.channel, line.gist, line.opinion
	reply, err := t.visitLineRead(p, line, contacts)
	return reply, true, err
}

func (t *turn) visitLineRead(p pendingVisit, line visitLine, contacts []liaison.Contacted) (string, error) {
	if line.dayText != "" {
		return wording.VisitNoSuchDay(line.dayText), nil
	}
	if line.ahead || line.day.Compare(t.today()) > 0 {
		return t.visitToCome(line)
	}
	meant := make([]liaison.Contacted, 0, len(line.who))
	for _, i := range line.who {
		meant = append(meant, contacts[i])
	}
	meant = ofKind(meant, p.kind)
	longer, err := t.longerName(line, meant)
	if err != nil {
		return "", err
	}
	switch {
	case len(meant) == 0:
		return t.noSuchContact(p, line.typed, contacts)
	case len(meant) == 1 && line.sure && !longer:
		p.kind, p.to = meant[0].Kind, meant[0].Person.ID
		return t.visitOn(p)
	case line.sure && !longer:
		return t.visitWhich(p, "", meant)
	}
	return t.visitWhich(p, line.typed, meant)
}

// visitToCome refuses a day that has not come before anything more is asked.
func (t *turn) visitToCome(line visitLine) (string, error) {
	if err := t.desk.VisitRefused(t.viewer, liaison.VisitAhead); err != nil {
		return "", err
	}
	if line.ahead {
		return wording.VisitToCome(), nil
	}
	return wording.VisitAhead(t.desk.Terms().Calendar.At(line.day, 0)), nil
}

// ofKind leaves of one person who is both visited and interviewed the contact of the
// kind that was said.
func ofKind(meant []liaison.Contacted, kind liaison.ContactKind) []liaison.Contacted {
	var kept []liaison.Contacted
	for _, one := range meant {
		twice := false
		for _, other := range meant {
			twice = twice || other.Person.ID == one.Person.ID && other.Kind != one.Kind
		}
		if !twice || one.Kind == kind {
			kept = append(kept, one)
		}
	}
	return kept
}

// longerName tells whether the words behind a name make it somebody else's of the
// roster: 张三丰 is not 张三.
func (t *turn) longerName(line visitLine, meant []liaison.Contacted) (bool, error) {
	gist := []rune(line.gist)
	if !line.sure || len(meant) == 0 || line.channel != "" {
		return false, nil
	}
	for length := 1; length <= min(2, len(gist)); length++ {
		people, err := t.desk.Tx().PeopleNamed(line.typed + string(gist[:length]))
		if err != nil || len(people) > 0 {
			return len(people) > 0, err
		}
	}
	return false, nil
}

func (t *turn) noSuchContact(p pendingVisit, typed string, contacts []liaison.Contacted) (string, error) {
	if err := t.desk.VisitRefused(t.viewer, liaison.VisitNotContact); err != nil {
		return "", err
	}
	var named []string
	for _, one := range contacts {
		named = append(named, one.Person.Name)
	}
	if p.from == t.viewer.ID {
		if typed == "" {
			return wording.VisitLineHow(), nil
		}
		return wording.NotAContact(typed, named, t.office()), nil
	}
	if typed == "" {
		return wording.VisitForHow(), nil
	}
	from, err := t.desk.Tx().Person(p.from)
	return wording.NotAContactOf(typed, from.Name, named), err
}

// visitForOther is a line of the office's for somebody (代录): first whose contact it is.
func (t *turn) visitForOther(kind liaison.ContactKind, rest string) (string, bool, error) {
	if bare(plain(rest)) == "" {
		reply, err := t.officeVisits()
		return reply, true, err
	}
	visitors, err := t.desk.Visitors(t.viewer)
	if err != nil {
		return "", true, err
	}
	line := visitLine{day: t.today()}
	behind := line.takeName(strings.TrimLeft(rest, gaps), visitors)
	if len(line.who) == 0 {
		return wording.VisitForHow(), true, nil
	}
	if len(line.who) == 1 && line.sure || line.typed == visitors[line.who[0]].Name && len(line.who) == 1 {
		return t.visitLineOf(pendingVisit{kind: kind, from: visitors[line.who[0]].ID, day: t.today()}, behind, true)
	}
	question := liaison.Question{Kind: liaison.AskVisitFor, Words: t.words(behind), ObjectID: pendingVisit{kind: kind, day: t.today()}.code()}
	for _, i := range line.who {
		if len(question.Options) < mostChoices {
			question.Options = append(question.Options, option(len(question.Options)+1, visitors[i].ID, placed(visitors[i])))
		}
	}
	question.Options = append(question.Options, liaison.Option{Digit: "0"})
	reply, err := t.ask(question, t.dialogueLasts())
	return reply, true, err
}

func (t *turn) visitForChosen(question liaison.Question, chosen liaison.Option) (string, error) {
	if chosen.Object == "" {
		return wording.NotRecorded(), nil
	}
	p := pendingOf(question)
	p.from, p.gist = chosen.Object, ""
	reply, _, err := t.visitLineOf(p, question.Words[0].Text, true)
	return reply, err
}

func (t *turn) contactsOf(personID string) ([]liaison.Contacted, error) {
	person, err := t.desk.Tx().Person(personID)
	if err != nil {
		return nil, err
	}
	return t.desk.ContactsOf(person, t.today())
}

func peopleOf(contacts []liaison.Contacted) []liaison.Person {
	people := make([]liaison.Person, 0, len(contacts))
	for _, one := range contacts {
		people = append(people, one.Person)
	}
	return people
}
