package liaison

import (
	"errors"

	"shuanglian/liaison/wording"
)

// askedToReveal is a matter about whose author's name a clerk has asked, and the id
// of the question.
type askedToReveal struct {
	Matter
	question string
}

// lastAskedToReveal is what a clerk has asked last about a name, while he may still
// take it back and nobody has answered.
func (d *Desk) lastAskedToReveal(v Viewer) (last askedToReveal, open bool, err error) {
	if !v.IsOffice() {
		return last, false, nil
	}
	matters, err := d.tx.OfficeInSight(v.OpenID)
	if err != nil {
		return last, false, err
	}
	for _, matter := range matters {
		if matter.ClerkID != v.ID || !matter.proposed() || matter.unitAsks() {
			continue
		}
		question, err := d.RevealAsked(matter)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return last, false, err
		}
		held := len(question.Words) > 0 && d.now.Before(question.Words[0].At.Add(d.terms.Policy.RecallHold))
		if held && question.ID > last.question {
			last, open = askedToReveal{matter, question.ID}, true
		}
	}
	return last, open, nil
}

// askNoMore takes the question back; who has read it already hears that it is none
// any more.
func (d *Desk) askNoMore(v Viewer, asked askedToReveal) error {
	question, err := d.tx.Question(asked.question)
	if err != nil {
		return err
	}
	matter := asked.Matter
	matter.ProposedID = ""
	if err := d.tx.SaveMatter(&matter); err != nil {
		return err
	}
	if err := d.closeQuestions(AskReveal, matter.ID); err != nil {
		return err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "hand_back", MatterID: matter.ID}); err != nil || question.ShownAt.IsZero() {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID, Text: wording.NameAskedNoMore(matter.Number)})
}

// whatWasSaid tells somebody his own words again that a relay brings.
func (d *Desk) whatWasSaid(matter Matter, relay Delivery) (EntryKind, string, error) {
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return "", "", err
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return "", "", err
	}
	together := saidTogether(entries, deliveries, relay.EntryID)
	if len(together) == 0 {
		return "", "", nil
	}
	return together[0].Kind, words(saidIn(together)), nil
}
