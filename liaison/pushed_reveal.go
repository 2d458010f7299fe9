package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

// revealKind asks the author of a confidential matter whether the one who is to
// have it may learn his name. No answer is no.
func revealKind() pushedKind {
	return pushedKind{options: revealOptions, standing: (*Desk).revealStands, lapsed: (*Desk).revealLapsed}
}

// RevealYes is the option by which the author agrees.
const RevealYes = "1"

func revealOptions() []Option {
	return []Option{
		{Digit: RevealYes, Words: []string{"可以", "可以的", "可以告诉", "同意", "愿意"}, Reason: ReasonApart},
		{Digit: "2", Words: []string{"不可以", "不要告诉", "不同意", "不愿意", "不行", "0"}, Reason: ReasonApart},
	}
}

func (d *Desk) revealStands(v Viewer, question Question) (Standing, error) {
	seen, err := d.tx.InSight(v.OpenID, question.ObjectID)
	if err != nil {
		return Standing{}, err
	}
	matter, err := d.tx.Matter(question.ObjectID)
	if err == nil && (!seen || !matter.proposed()) {
		err = fmt.Errorf("liaison: nobody asks that any more: %w", ErrNotFound)
	}
	return Standing{Number: matter.Number, About: matter.Number + "（" + matter.Gist + "）", Version: question.ObjectVersion}, err
}

// proposed tells whether the matter still waits for its author's word on somebody
// who is to have it.
func (m Matter) proposed() bool {
	open := m.State == StateSubmitted || m.State == StateInProgress
	return m.ProposedID != "" && open && (m.unitAsks() || !m.hidden() && m.WithOffice)
}

// actAskToReveal is how the audit knows that somebody wants an author's name.
const actAskToReveal = "ask_to_reveal"

// askAuthor asks before a name leaves the office: in the chat, or of somebody who
// has no WeChat, on the telephone. The clerk who wants it takes the matter on.
func (d *Desk) askAuthor(v Viewer, matter, given Matter, to Person, reason Said) (Handed, error) {
	handed := Handed{To: holderName(given, to), Asked: true}
	matter.ProposedID, matter.ClerkID = to.ID, v.ID
	if err := d.tx.SaveMatter(&matter); err != nil {
		return Handed{}, err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: actAskToReveal, MatterID: matter.ID, PersonID: to.ID}); err != nil {
		return Handed{}, err
	}
	question := Question{PersonID: matter.AuthorID, Kind: AskReveal, ObjectID: matter.ID, Words: []Said{reason},
		ExpiresAt: d.terms.Calendar.Deadline(d.local(d.now), d.terms.Policy.FirstAnswer)}
	author, err := d.viewerOf(matter.AuthorID)
	handed.Unseen = err == nil && !CanSee(author, matter)
	if handed.ByPhone = errors.Is(err, ErrNotFound) || handed.Unseen; handed.ByPhone {
		_, err := d.put(question)
		return handed, err
	}
	if err != nil {
		return Handed{}, err
	}
	text, err := d.mayHeKnow(matter, to, handed.To)
	if err != nil {
		return Handed{}, err
	}
	return handed, d.Push(question, &Delivery{Kind: DeliverQuestion, MatterID: matter.ID, Text: text})
}

// mayHeKnow is the question: who would read what, and whether it may be about him.
func (d *Desk) mayHeKnow(matter Matter, to Person, name string) (string, error) {
	him, err := d.MayBeAbout(matter, to)
	return wording.MayHeKnow(matter.Number, matter.Gist, name, matter.Level == Named && him, him), err
}

// Proposed is whom the author is asked about, as he is to know him.
func (d *Desk) Proposed(matter Matter) (string, error) {
	_, given, err := d.proposal(matter)
	if err != nil {
		return "", err
	}
	to, err := d.tx.Person(given.HolderID)
	return holderName(given, to), err
}

// proposal is the matter as it would be with the one it is proposed to. ErrNotFound
// when he may not have it any more.
func (d *Desk) proposal(matter Matter) (Person, Matter, error) {
	to, err := d.tx.Person(matter.ProposedID)
	if err != nil {
		return Person{}, Matter{}, err
	}
	if matter.unitAsks() {
		return to, matter, nil
	}
	as, may, err := d.mayBeHanded(matter, to, "")
	if err == nil && (!may || as == ToOffice) {
		err = fmt.Errorf("liaison: he may not have it any more: %w", ErrNotFound)
	}
	given := matter
	given.Recipient, given.HolderID, given.Level = as, to.ID, Named
	return to, given, err
}

// Revealed takes the author's word: the matter goes out in his name, or stays where
// it is. by is who says it: he himself, or a clerk to whom he has said it on the
// telephone. The clerk who wants it is told.
func (d *Desk) Revealed(by Viewer, matter Matter, question Question, yes bool) (Handed, error) {
	if !matter.proposed() {
		return Handed{}, fmt.Errorf("liaison: nobody asks that any more: %w", ErrConflict)
	}
	act := "refused_to_reveal"
	if yes {
		act = "agreed_to_reveal"
	}
	if err := d.audit(AuditRow{ActorID: by.ID, Act: act, MatterID: matter.ID, PersonID: matter.ProposedID}); err != nil {
		return Handed{}, err
	}
	if matter.unitAsks() {
		return d.toldToUnit(matter, yes)
	}
	clerk := matter.ClerkID
	to, given, err := d.proposal(matter)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Handed{}, err
	}
	if !yes || err != nil {
		matter.ProposedID = ""
		if err := d.tx.SaveMatter(&matter); err != nil {
			return Handed{}, err
		}
		text := wording.NotToKnow(matter.Number)
		if yes { // he has become somebody who may not have it
			text = wording.NotToHim(matter.Number, to.Name)
		}
		return Handed{}, d.tellAsker(by, clerk, matter, text)
	}
	reason := Said{Kind: SaidText, At: d.now}
	if len(question.Words) > 0 {
		reason = question.Words[0]
	}
	handed, err := d.handOut(by, matter, given, to, reason, RouteAgreed)
	if err != nil {
		return Handed{}, err
	}
	return handed, d.tellAsker(by, clerk, matter, wording.MayKnow(matter.Number, handed.To))
}

// askByPhone tells the clerk who wants to know that his question can't be brought
// to the author through the account.
func (d *Desk) askByPhone(question Question) error {
	matter, err := d.tx.Matter(question.ObjectID)
	if err != nil || !matter.proposed() {
		return err
	}
	text, err := d.askText(matter)
	if err != nil || text == "" {
		return err
	}
	if matter.unitAsks() {
		return d.officeAsks(matter, text)
	}
	return d.tellAsker(Viewer{}, matter.ClerkID, matter, text)
}

// unseenByAuthor tells whether a matter's author is bound, but by an account that may
// not see it.
func (d *Desk) unseenByAuthor(matter Matter) (bool, error) {
	author, err := d.viewerOf(matter.AuthorID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil && !CanSee(author, matter), err
}

// revealedPrefix begins the keys of notices that tell a clerk what an author has said.
const revealedPrefix = "revealed:"

// tellAsker tells the clerk who had asked, unless it is he who brings the answer, or
// he has to be kept from the matter by the time he would hear it.
func (d *Desk) tellAsker(by Viewer, clerk string, matter Matter, text string) error {
	if clerk == "" || clerk == by.ID {
		return nil
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: clerk, MatterID: matter.ID, Text: text, Key: revealedPrefix + matter.ID + ":" + d.tx.NewID()})
}

// RevealAsked is what the author of a matter is asked about his name, for a clerk
// who has his answer from the telephone. ErrNotFound when nothing is.
func (d *Desk) RevealAsked(matter Matter) (Question, error) {
	questions, err := d.tx.QuestionsAbout(AskReveal, matter.ID)
	if err != nil {
		return Question{}, err
	}
	for _, question := range slices.Backward(questions) {
		if question.OpenAt(d.now) && matter.proposed() {
			return question, nil
		}
	}
	return Question{}, fmt.Errorf("liaison: his author is asked nothing: %w", ErrNotFound)
}
