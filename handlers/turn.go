package handlers

import (
	"errors"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// turn is one push being answered, inside its transaction.
type turn struct {
	desk         *liaison.Desk
	conversation liaison.Conversation
	heard

	binding  liaison.Binding
	viewer   liaison.Viewer    // zero while nobody is bound
	dialogue *liaison.Question // the open dialogue question, if any
	before   []string          // lines that come before the answer
	held     liaison.Held      // what waited for this message
	listed   bool              // the answer itself lists what waits
	about    string            // the one matter the answer shows, if it does
	drafting bool              // a draft was open when this was said
	beside   bool              // the answer passes an open draft by
	wayShown bool              // the question of the open draft stands in the reply itself
}

// run answers the push; an empty text answers nothing.
func (t *turn) run() (string, error) {
	switch t.event {
	case wechat.EventUnsubscribe, wechat.EventUserAuthorizationRevoke, wechat.EventUserAuthorizationCancellation:
		return "", t.gone()
	case "", wechat.EventClick, wechat.EventSubscribe, wechat.EventScan:
	case wechat.EventTemplateSendJobFinish, wechat.EventSubscribeMsgPopup, wechat.EventSubscribeMsgChange, wechat.EventSubscribeMsgSent:
		return "", t.noticed()
	default:
		_, err := t.desk.Heard(t.arrival.OpenID, "", t.act)
		return "", err
	}
	if err := t.begin(); err != nil {
		return "", err
	}
	if t.event == wechat.EventSubscribe || t.event == wechat.EventScan {
		return t.arrived()
	}
	if !t.bound() || !t.viewer.IsOffice() { // a clerk at work writes as much as there is to do
		fast, err := t.desk.TooFast(t.viewer, t.arrival.OpenID)
		if err != nil {
			return "", err
		}
		if fast {
			return t.tooFast()
		}
	}
	reply, err := t.firstRule(precedence())
	if err != nil {
		return "", err
	}
	return t.compose(reply)
}

// begin learns who speaks, renews his window and takes up the open dialogue.
func (t *turn) begin() error {
	var err error
	if t.binding, err = t.desk.Binding(t.arrival.OpenID); err != nil {
		return err
	}
	if t.binding.Bound() {
		if t.viewer, err = t.desk.Viewer(t.binding); err != nil {
			return err
		}
	}
	if t.held, err = t.desk.Heard(t.arrival.OpenID, t.viewer.ID, t.act); err != nil {
		return err
	}
	if t.bound() && t.said.Kind != "" {
		if err := t.desk.AskConsentAgain(t.viewer, t.binding); err != nil {
			return err
		}
	}
	if err := t.takeUp(); err != nil {
		return err
	}
	return t.backToDraft()
}

// takeUp finds the open dialogue question, if it still is one.
func (t *turn) takeUp() error {
	if t.conversation.Dialogue == "" {
		return nil
	}
	question, err := t.desk.Dialogue(t.conversation.Dialogue, t.arrival.OpenID)
	if errors.Is(err, liaison.ErrNotFound) {
		t.conversation.Dialogue = ""
		return nil
	}
	t.dialogue = &question
	return err
}

// backToDraft returns to the question of an open draft once nothing else is
// asked: whatever came between, the draft still waits for its digit.
func (t *turn) backToDraft() error {
	matter, open, err := t.draft()
	t.drafting = open
	if err != nil || !open || t.dialogue != nil {
		return err
	}
	question, err := t.desk.WayAsked(matter.ID, t.arrival.OpenID)
	if errors.Is(err, liaison.ErrNotFound) {
		return nil
	}
	t.conversation.Dialogue, t.dialogue = question.ID, &question
	return err
}

// compose puts emergency numbers before the answer, and after it the draft it
// passed by and one pointer to what waits.
func (t *turn) compose(reply string) (string, error) {
	lines := append(t.before, reply)
	if t.beside && !t.wayShown && t.drafting && (t.dialogue == nil || t.dialogue.Kind == liaison.AskWay) {
		_, open, err := t.draft()
		if err != nil {
			return "", err
		}
		if open {
			lines = append(lines, wording.DraftOpen())
		}
	}
	if t.held.Left > 0 && reply != "" && !t.listed {
		lines = append(lines, wording.Pointer(t.held.Left))
	}
	return t.desk.Fit(wording.Lines(lines...), t.viewer, t.arrival.OpenID, t.about)
}

func (t *turn) bound() bool { return t.viewer.ID != "" }

func (t *turn) office() wording.Office { return t.desk.OfficeOf(t.viewer.Person) }

// hold is how long a matter handed in can be taken back: what is urgent goes out
// at once.
func (t *turn) hold(matter liaison.Matter) time.Duration {
	return t.holdFor(matter.Urgent)
}

// holdFor is hold of one relay.
func (t *turn) holdFor(urgent bool) time.Duration {
	if urgent {
		return 0
	}
	return t.desk.Terms().Policy.RecallHold
}

// pieces is what this push said, as the pieces of a matter.
func (t *turn) pieces() []liaison.Said { return []liaison.Said{t.said} }

// words is a text of this push as a piece of a matter.
func (t *turn) words(text string) []liaison.Said {
	said := t.said
	said.Text = text
	return []liaison.Said{said}
}

// ask opens a dialogue question and returns its sentence.
func (t *turn) ask(question liaison.Question, lasts time.Duration) (string, error) {
	if err := t.leaveRest(); err != nil {
		return "", err
	}
	question.OpenID, question.PersonID = t.arrival.OpenID, t.viewer.ID
	question, err := t.desk.Ask(question, lasts)
	if err != nil {
		return "", err
	}
	t.conversation.Dialogue, t.dialogue = question.ID, &question
	return t.prompt(question)
}

// settle ends the open dialogue with the digit taken, or with none.
func (t *turn) settle(digit string) error {
	question := t.dialogue
	t.conversation.Dialogue, t.dialogue = "", nil
	return t.desk.Close(*question, digit)
}

// show notes that a matter stands before the person's eyes.
func (t *turn) show(matter liaison.Matter) {
	shown := []liaison.Shown{{MatterID: matter.ID, At: t.desk.Now()}}
	for _, other := range t.conversation.Shown {
		if other.MatterID != matter.ID && len(shown) < shownKept {
			shown = append(shown, other)
		}
	}
	t.conversation.Shown, t.conversation.Listed = shown, time.Time{}
}

// listedToHim notes that several matters stand before his eyes, none of them more
// than the others.
func (t *turn) listedToHim(matters int) {
	if matters > 1 {
		t.conversation.Listed = t.desk.Now()
	}
}

// oneOfMany tells that a list of several was the last he has seen of his matters:
// his words may belong to any of it.
func (t *turn) oneOfMany() bool {
	listed := t.conversation.Listed
	return !listed.IsZero() && t.desk.Now().Sub(listed) <= t.desk.Terms().Policy.CardFresh
}

const shownKept = 5

// dialogueLasts is how long a dialogue question waits.
func (t *turn) dialogueLasts() time.Duration { return t.desk.Terms().Policy.DialogueLasts }
