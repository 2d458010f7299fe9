package handlers

import (
	"slices"
	"strconv"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// pendingVisit is a contact on its way to the record, a question at a time.
type pendingVisit struct {
	kind     liaison.ContactKind
	from, to string // people
	day      workday.Date
	channel  liaison.Channel
	gist     string
	opinion  string
	steps    bool // typed digit by digit: it is still to be asked what it was about
}

// code is the part of it that a question keeps as its object; the words lie in its words.
func (p pendingVisit) code() string {
	steps := ""
	if p.steps {
		steps = "steps"
	}
	return strings.Join([]string{string(p.kind), p.from, p.to, p.day.String(), string(p.channel), steps}, "|")
}

// pendingOf reads it back.
func pendingOf(question liaison.Question) pendingVisit {
	parts := append(strings.Split(question.ObjectID, "|"), make([]string, 6)...)
	p := pendingVisit{kind: liaison.ContactKind(parts[0]), from: parts[1], to: parts[2], channel: liaison.Channel(parts[4]), steps: parts[5] != ""}
	if day, err := workday.ParseDate(parts[3]); err == nil {
		p.day = day
	}
	for i, into := range []*string{&p.gist, &p.opinion} {
		if i < len(question.Words) {
			*into = question.Words[i].Text
		}
	}
	return p
}

func (t *turn) today() workday.Date { return t.desk.Terms().Calendar.DateOf(t.desk.Now()) }

func option(n int, object, label string) liaison.Option {
	return liaison.Option{Digit: strconv.Itoa(n), Object: object, Label: label}
}

// visitAsk asks for the next part.
func (t *turn) visitAsk(kind liaison.QuestionKind, p pendingVisit, options []liaison.Option, drop ...string) (string, error) {
	question := liaison.Question{Kind: kind, ObjectID: p.code(), Words: []liaison.Said{t.words(p.gist)[0], t.words(p.opinion)[0]},
		Options: append(options, liaison.Option{Digit: "0", Words: drop})}
	return t.ask(question, t.dialogueLasts())
}

// mostContacts is how many people one digit can tell apart.
const mostContacts = 9

// visitWho lists whom somebody is to see, those still due first.
func (t *turn) visitWho(p pendingVisit) (string, error) {
	stands, err := t.desk.VisitStands(t.viewer, t.today())
	if err != nil {
		return "", err
	}
	if len(stands) == 0 {
		return wording.NoContacts(t.office()), nil
	}
	var options []liaison.Option
	if !slices.ContainsFunc(stands, func(one liaison.VisitStand) bool { return one.Owed.Contact.Kind == liaison.ContactVisit }) {
		p.kind = liaison.ContactInterview
	}
	for _, one := range stands {
		if len(options) < mostContacts {
			label := placed(one.Person) + "，" + wording.VisitMark(one.Owed.Quarter.Done, one.Owed.Quarter.Left(), t.localDay(one.Owed))
			options = append(options, option(len(options)+1, string(one.Owed.Contact.Kind)+"|"+one.Person.ID, label))
		}
	}
	return t.visitAsk(liaison.AskVisitWho, p, options)
}

// visitWhich asks which contact was meant; typed is a name that none of them has.
func (t *turn) visitWhich(p pendingVisit, typed string, meant []liaison.Contacted) (string, error) {
	var options []liaison.Option
	for _, one := range meant {
		if len(options) < mostContacts {
			options = append(options, option(len(options)+1, string(one.Kind)+"|"+one.Person.ID, placed(one.Person)))
		}
	}
	question := liaison.Question{Kind: liaison.AskVisitWho, ObjectID: p.code(), Options: append(options, liaison.Option{Digit: "0"}),
		Words: []liaison.Said{t.words(p.gist)[0], t.words(p.opinion)[0], t.words(typed)[0], t.words("maybe")[0]}}
	return t.ask(question, t.dialogueLasts())
}

func (t *turn) visitWhoChosen(question liaison.Question, chosen liaison.Option) (string, error) {
	kind, id, _ := strings.Cut(chosen.Object, "|")
	if id == "" {
		return wording.NotRecorded(), nil
	}
	p := pendingOf(question)
	p.kind, p.to = liaison.ContactKind(kind), id
	return t.visitOn(p)
}

// visitOn asks for what is missing, or records.
func (t *turn) visitOn(p pendingVisit) (string, error) {
	switch {
	case p.channel == "":
		var options []liaison.Option
		for i, channel := range liaison.ChannelsOfVisits() {
			one := option(i+1, string(channel), "")
			for _, known := range channelWords {
				if known.channel == channel {
					one.Words = append(one.Words, known.word)
				}
			}
			options = append(options, one)
		}
		return t.visitAsk(liaison.AskVisitHow, p, options)
	case p.steps && p.gist == "":
		return t.visitAsk(liaison.AskVisitGist, p, nil, "没有", "没聊什么")
	}
	return t.recordVisit(p)
}

func (t *turn) visitHowChosen(question liaison.Question, chosen liaison.Option) (string, error) {
	if chosen.Object == "" {
		return wording.NotRecorded(), nil
	}
	p := pendingOf(question)
	p.channel = liaison.Channel(chosen.Object)
	return t.visitOn(p)
}

// visitGistGiven takes what it was about; empty for nothing.
func (t *turn) visitGistGiven(question liaison.Question, words string) (string, error) {
	p := pendingOf(question)
	p.steps = false
	p.gist, p.opinion = withOpinion(strings.TrimSpace(words))
	return t.recordVisit(p)
}

// visitPrompt is the sentence of a question about contacts.
func (t *turn) visitPrompt(question liaison.Question) (string, bool, error) {
	p := pendingOf(question)
	interview := p.kind == liaison.ContactInterview
	var choices []wording.Choice
	for _, one := range question.Options {
		if one.Label != "" {
			choices = append(choices, wording.Choice{Digit: one.Digit, Text: one.Label})
		}
	}
	switch question.Kind {
	case liaison.AskVisitFor:
		return wording.VisitMaybe("", choices), true, nil
	case liaison.AskVisitWho:
		if len(question.Words) > 3 {
			return wording.VisitMaybe(question.Words[2].Text, choices), true, nil
		}
		due, err := t.desk.VisitLines(t.viewer, false)
		return wording.VisitWho(interview, wording.Lines(due...), choices), true, err
	case liaison.AskVisitHow:
		to, err := t.desk.Tx().Person(p.to)
		return wording.VisitChannelAsk(wording.VisitWord(interview), placed(to), interview), true, err
	case liaison.AskVisitGist:
		return wording.VisitGistAsk(), true, nil
	case liaison.AskVisitHeard:
		return wording.VisitHeardAsk(), true, nil
	case liaison.AskVisitLevel:
		text, err := t.heardPrompt(question)
		return text, true, err
	case liaison.AskVisitWhich:
		return wording.VisitWhichOne(choices), true, nil
	case liaison.AskVisitRepair:
		text, err := t.repairPrompt(question)
		return text, true, err
	default:
		return "", false, nil
	}
}

// takeVisit does what an option of such a question means.
func (t *turn) takeVisit(question liaison.Question, chosen liaison.Option) (string, bool, error) {
	var reply string
	var err error
	switch question.Kind {
	case liaison.AskVisitFor:
		reply, err = t.visitForChosen(question, chosen)
	case liaison.AskVisitWho:
		reply, err = t.visitWhoChosen(question, chosen)
	case liaison.AskVisitHow:
		reply, err = t.visitHowChosen(question, chosen)
	case liaison.AskVisitGist:
		reply, err = t.visitGistGiven(question, "")
	case liaison.AskVisitHeard:
		reply = wording.NothingHeard()
	case liaison.AskVisitLevel:
		reply, err = t.heardChosen(question, chosen)
	case liaison.AskVisitWhich:
		reply, err = t.visitChosenToChange(question, chosen)
	case liaison.AskVisitRepair:
		reply = wording.VisitFixNot()
	default:
		return "", false, nil
	}
	return reply, true, err
}

// asksAboutVisit tells the questions about contacts that are answered in free words.
func asksAboutVisit(kind liaison.QuestionKind) bool {
	return kind == liaison.AskVisitGist || kind == liaison.AskVisitHeard || kind == liaison.AskVisitRepair
}

// leaveVisit ends the question about a contact that a new line has taken the place of.
func (t *turn) leaveVisit(before *liaison.Question) error {
	if before == nil {
		return nil
	}
	switch before.Kind {
	case liaison.AskVisitWho, liaison.AskVisitFor, liaison.AskVisitHow, liaison.AskVisitGist:
		if t.dialogue == before {
			t.conversation.Dialogue, t.dialogue = "", nil
		}
		return t.desk.Close(*before, "")
	default:
		return nil
	}
}

// asksChannel tells whether the message is a way to meet, and one is asked for.
func (t *turn) asksChannel() bool {
	if t.dialogue == nil || t.dialogue.Kind != liaison.AskVisitHow && t.dialogue.Kind != liaison.AskVisitRepair {
		return false
	}
	word, _ := channelAt(bare(t.plain))
	return word != "" && word == bare(t.plain)
}

// visitWordsGiven takes them.
func (t *turn) visitWordsGiven(question liaison.Question) (string, error) {
	switch question.Kind {
	case liaison.AskVisitGist:
		return t.visitGistGiven(question, t.said.Text)
	case liaison.AskVisitHeard:
		return t.heardWords(question, t.said.Text)
	default:
		return t.visitRepaired(question, t.said.Text)
	}
}
