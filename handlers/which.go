package handlers

import (
	"slices"
	"strconv"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// mostChoices is how many matters a list offers; a number always works.
const mostChoices = 7

// joinWaiting adds to words that already wait for a choice: for "which matter?",
// or for whether what was said before binding is to be handed in.
func (t *turn) joinWaiting() (string, bool, error) {
	if t.dialogue == nil {
		return "", false, nil
	}
	switch t.dialogue.Kind {
	case liaison.AskScraps:
		if err := t.desk.KeepScrap(t.arrival.OpenID, t.said); err != nil {
			return "", true, err
		}
		reply, err := t.prompt(*t.dialogue)
		return reply, true, err
	case liaison.AskWhich, liaison.AskNewOrAdded, liaison.AskReader, liaison.AskInstead:
		if t.isText() && regrets(t.plain) {
			reply, err := t.leave()
			return wording.Lines(reply, wording.ToRecall(t.hold(liaison.Matter{}))), true, err
		}
		if option, ok := t.meansAnother(); ok {
			reply, err := t.take(option)
			return reply, true, err
		}
		question, err := t.desk.KeepWaiting(*t.dialogue, t.pieces())
		if err != nil {
			return "", true, err
		}
		t.dialogue = &question
		reply, err := t.askAgain(func(again string) string {
			return wording.Lines(wording.JoinedWaiting(len(question.Words), t.desk.Words(question.Words, mostChoices)), again)
		})
		return reply, true, err
	default:
		return "", false, nil
	}
}

// whichMatter asks to which open matter words belong. The one card seen within
// half an hour needs no asking, unless the words hold another number, begin with
// a verb of his own that lacks something, or several were listed to him since;
// everything else does: asking beats guessing.
func (t *turn) whichMatter() (string, bool, error) {
	held, err := t.desk.InHand(t.viewer)
	if err != nil {
		return "", true, err
	}
	open, err := t.ownOpen()
	if err != nil {
		return "", true, err
	}
	asked, err := t.desk.AskedBack(t.viewer)
	if err != nil {
		return "", true, err
	}
	own := freshFirst(open, asked)
	if !t.isText() { // words can carry a number, a voice can't
		sealed, err := t.desk.AddedSealed(t.viewer)
		if err != nil {
			return "", true, err
		}
		own = freshFirst(own, sealed)
	}
	if len(held)+len(own) > 0 {
		if reply, taken, err := t.noMeetingOfHis(); taken || err != nil {
			return reply, taken, err
		}
	}
	lacks, err := t.lacking()
	switch {
	case err != nil:
		return "", true, err
	case len(held)+len(own) == 0 && t.viewer.IsOffice():
		return lacks, lacks != "", nil
	case len(held)+len(own) == 0: // said above what a matter of his own would be asked
		if lacks != "" {
			t.before = append(t.before, lacks)
		}
		return "", false, nil
	case t.accusesApart(asked):
		return "", false, nil
	}
	if len(held) == 0 && len(open) > 0 && t.isText() && asksHowFar(t.plain) {
		reply, err := t.howFar(open)
		return reply, true, err
	}
	fresh, err := t.desk.Fresh(t.viewer, t.conversation.Shown)
	if err != nil {
		return "", true, err
	}
	if len(own) > 0 && t.isText() && regrets(t.plain) {
		reply, err := t.sentAlready(open, own)
		return reply, true, err
	}
	asking, err := t.mayAnswerWhatIsAsked()
	if err != nil {
		return "", true, err
	}
	if len(fresh) == 1 && len(own) == 0 && !asking && lacks == "" && !t.oneOfMany() && !(t.isText() && (namesAnother(t.said.Text, fresh[0].Number) || proposes.MatchString(t.plain))) {
		row, err := t.desk.Row(t.viewer, fresh[0])
		if err != nil {
			return "", true, err
		}
		reply, err := t.answerOrOwn(fresh[0])
		return wording.Lines(wording.TakenFor(row.Number, row.Gist), reply), true, err
	}
	reply, err := t.askWhich(which{held: freshFirst(held, fresh), own: own, asked: asked, said: t.pieces(), orNew: true})
	return wording.Lines(lacks, reply), true, err
}

// mayAnswerWhatIsAsked tells whether loose words may be meant for a question that is open, or
// accuse somebody: then they are no answer to the card seen last without asking.
func (t *turn) mayAnswerWhatIsAsked() (bool, error) {
	switch {
	case t.accuses():
		return true, nil
	case t.dialogue == nil || t.dialogue.Kind == liaison.AskFinished:
		return false, nil
	case t.dialogue.Kind != liaison.AskRest:
		return true, nil
	}
	_, at, err := t.desk.ShownLast(t.viewer, t.conversation.Shown)
	return at.Before(t.dialogue.ShownAt), err
}

// whichWithout asks anew to which matter the words that wait belong, when one of those
// it was offered for has just been taken back.
func (t *turn) whichWithout(matterID string) (string, bool, error) {
	if t.dialogue == nil || t.dialogue.Kind != liaison.AskNewOrAdded && t.dialogue.Kind != liaison.AskWhich || t.dialogue.ObjectID != "" ||
		!slices.ContainsFunc(t.dialogue.Options, func(o liaison.Option) bool { return o.Object == matterID }) {
		return "", false, nil
	}
	said := t.dialogue.Words
	if err := t.settle(""); err != nil {
		return "", true, err
	}
	held, err := t.desk.InHand(t.viewer)
	if err != nil {
		return "", true, err
	}
	own, err := t.ownOpen()
	if err != nil {
		return "", true, err
	}
	var reply string
	if len(held)+len(own) == 0 {
		reply, err = t.openDraft(said)
	} else {
		reply, err = t.askWhich(which{held: held, own: own, said: said, orNew: true})
	}
	return reply, true, err
}

// ownOpen lists what the person has raised himself and is still open.
func (t *turn) ownOpen() ([]liaison.Matter, error) {
	raised, err := t.desk.Raised(t.viewer)
	return slices.DeleteFunc(raised, func(m liaison.Matter) bool { return !liaison.MayAdd(t.viewer, m) }), err
}

// sentAlready tells who regrets, while nothing of his waits to be sent, what he has handed
// in and how to have it back.
func (t *turn) sentAlready(open, own []liaison.Matter) (string, error) {
	number, held, err := t.desk.SaidJustNow(t.viewer)
	if err != nil || held {
		return wording.JustHandedOver(number, t.hold(liaison.Matter{})), err
	}
	if len(open) == 0 { // of what is sealed no number is told
		return wording.HowToRecall(t.hold(liaison.Matter{})), nil
	}
	last := slices.MaxFunc(own, func(a, b liaison.Matter) int { return a.SubmittedAt.Compare(b.SubmittedAt) })
	return wording.HandedOverBefore(last.Number, len(own) > 1), nil
}

// freshFirst puts what was seen last at the head of the list.
func freshFirst(held, fresh []liaison.Matter) []liaison.Matter {
	list := slices.Clone(fresh)
	for _, matter := range held {
		if !slices.ContainsFunc(fresh, func(m liaison.Matter) bool { return m.ID == matter.ID }) {
			list = append(list, matter)
		}
	}
	return list
}

// which is what words could belong to.
type which struct {
	held, own []liaison.Matter // to answer, to add to
	asked     []liaison.Matter // those of own that he was asked about just now
	said      []liaison.Said   // the words that wait, without the wrong number
	orNew     bool             // they could begin a matter of their own
	wrong     string           // the number before them, which is not his
}

// askWhich lists matters in hand, own open matters and, when words could begin
// one, another matter; the words wait in the question.
func (t *turn) askWhich(w which) (string, error) {
	question := liaison.Question{Kind: liaison.AskWhich, Words: w.said, ObjectID: w.wrong}
	offer := func(object, text string) {
		digit := strconv.Itoa(len(question.Options) + 1)
		question.Options = append(question.Options, liaison.Option{Digit: digit, Object: object, Label: text})
	}
	rows, err := t.desk.Rows(t.viewer, w.held)
	if err != nil {
		return "", err
	}
	if err := t.desk.Listed(t.viewer, w.own); err != nil {
		return "", err
	}
	for i, matter := range w.held {
		if i < mostChoices {
			offer(matter.ID, rows[i].Who+"·"+rows[i].Gist)
		}
	}
	for i, matter := range w.own {
		if len(question.Options) < mostChoices || i == 0 {
			reader, err := t.readerOf(matter)
			if err != nil {
				return "", err
			}
			offer(matter.ID, wording.ReadBy(w.label(matter), reader))
		}
	}
	if len(w.own) == 1 && len(w.held) == 0 { // several: which one can't be told
		question.Options[0].Words = []string{"补充", "是补充", "就是补充", "补充的", "同一件", "同一件事", "是同一件", "这件", "是这件", "就是这件", "就这件", "回答", "是回答"}
	}
	lasts := t.desk.Terms().Policy.WordsKept
	switch {
	case w.wrong != "" && len(w.held) == 0:
		offer(anotherMatter, wording.AsNewMatter())
	case w.orNew:
		offer(anotherMatter, wording.AnotherMatter())
		question.Options[len(question.Options)-1].Words = []string{wording.AnotherMatter(), "另外", "另一件", "另一件事"}
	}
	if len(w.held) == 0 && w.wrong == "" && !anyUnsigned(w.own) {
		question.Kind, lasts = liaison.AskNewOrAdded, t.desk.Terms().Policy.DraftSilence
	} else {
		question.Options = append(question.Options, liaison.Option{Digit: "0"})
	}
	return t.ask(question, lasts)
}

// readerOf names who reads what is added to an own matter; of a sealed one nothing
// is said.
func (t *turn) readerOf(matter liaison.Matter) (string, error) {
	if matter.Level == liaison.Sealed {
		return "", nil
	}
	return t.desk.ReaderOf(matter)
}

// label is an own matter in the list. Of a sealed one there is no more than its
// number, which he has just been asked about, or has just said himself.
func (w which) label(matter liaison.Matter) string {
	if !slices.ContainsFunc(w.asked, func(m liaison.Matter) bool { return m.ID == matter.ID }) {
		if matter.Level == liaison.Sealed {
			return wording.AddTo(matter.Number, "")
		}
		return wording.AddTo(matter.Number, matter.Gist)
	}
	if matter.Level == liaison.Sealed {
		return wording.ReplyTo(matter.Number, "")
	}
	return wording.ReplyTo(matter.Number, matter.Gist)
}

// anyUnsigned tells whether words could belong to a matter that is sealed or without a
// name: then silence sends them nowhere, for it would send his name along.
func anyUnsigned(own []liaison.Matter) bool {
	return slices.ContainsFunc(own, func(m liaison.Matter) bool { return m.Level == liaison.Sealed || m.Level == liaison.Anonymous })
}

// anotherMatter is the option that begins a new draft.
const anotherMatter = "another"

// whichAnswered sends the words that waited to where they belong.
func (t *turn) whichAnswered(question liaison.Question, option liaison.Option) (string, error) {
	switch option.Object {
	case "":
		return wording.NotSent(), nil
	case anotherMatter:
		return t.openDraft(asSaid(question))
	}
	matter, err := t.desk.Tx().Matter(option.Object)
	if err != nil {
		return "", err
	}
	if matter.AuthorID == t.viewer.ID {
		return t.add(matter, asSaid(question))
	}
	return t.answer(matter, question.Words)
}

// asSaid are the words that waited, with the number they began with: to the one
// who raises a matter it may be a sum of money.
func asSaid(question liaison.Question) []liaison.Said {
	said := slices.Clone(question.Words)
	if question.ObjectID != "" {
		said[0].Text = question.ObjectID + " " + said[0].Text
	}
	return said
}
