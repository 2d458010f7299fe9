package liaison

import (
	"time"

	"shuanglian/liaison/wording"
)

// Relayed is what became of words that were passed on.
type Relayed struct {
	Later  time.Time // when they arrive, told only when quiet hours hold them back
	Urgent bool      // they go out at once and can't be taken back
}

// Answer relays the holder's words to the author as an interim answer.
func (d *Desk) Answer(v Viewer, matter Matter, said []Said) (Relayed, error) {
	if err := d.mayAnswer(v, matter); err != nil {
		return Relayed{}, err
	}
	urgent, err := d.emergencyWaits(matter)
	if err != nil {
		return Relayed{}, err
	}
	entry, err := d.keep(v, matter, EntryAnswer, said)
	if err != nil {
		return Relayed{}, err
	}
	if err := d.takeOnBy(v, &matter, entry); err != nil {
		return Relayed{}, err
	}
	if matter.FirstAnswerAt.IsZero() {
		matter.FirstAnswerAt = d.now
		if err := d.answerNoMore(matter.ID); err != nil {
			return Relayed{}, err
		}
	}
	again := matter.State == StateReplied
	if matter.State != StateInProgress {
		err = d.reopen(v, &matter)
	} else {
		err = d.tx.SaveMatter(&matter)
	}
	if err != nil {
		return Relayed{}, err
	}
	text := wording.Answer(matter.Number, d.speakerName(v, matter), spoken(matter.Number, said))
	if again {
		text = wording.NotFinishedAfterAll(matter.Number, d.speakerName(v, matter), spoken(matter.Number, said))
	}
	answer := &Delivery{Kind: DeliverAnswer, PersonID: matter.AuthorID, MatterID: matter.ID, EntryID: entry.ID,
		FromID: v.ID, Urgent: urgent, Text: text}
	err = d.send(answer)
	return Relayed{Later: d.later(answer), Urgent: urgent}, err
}

// additionText brings later words of the author to whoever answers; the office is
// told that they have to be put into its own words.
func (d *Desk) additionText(matter Matter, from string, said []Said) string {
	text := wording.Addition(matter.Number, from, spoken(matter.Number, said), anyEmergency(said))
	if matter.RepliesToOffice() {
		return wording.Lines(text, wording.RewordIt(matter.Number))
	}
	return text
}

func (d *Desk) mayAnswer(v Viewer, matter Matter) error {
	if MayAnswer(v, matter) {
		return nil
	}
	return d.forbid(v, matter, "answer", "may not answer")
}

// keep stores what was said on a matter; several pieces become several entries,
// the last of which is returned.
func (d *Desk) keep(v Viewer, matter Matter, kind EntryKind, said []Said) (Entry, error) {
	var entry Entry
	for _, s := range said {
		entry = Entry{ID: d.tx.NewID(), MatterID: matter.ID, Kind: kind, PersonID: v.ID, Said: s}
		if err := d.addEntry(entry); err != nil {
			return Entry{}, err
		}
	}
	return entry, d.audit(AuditRow{ActorID: v.ID, Act: "say:" + string(kind), MatterID: matter.ID})
}

func actorOf(v Viewer, matter Matter) Actor {
	if v.ID == matter.HolderID || matter.Level == Sealed {
		return ActorHolder
	}
	return ActorOffice
}

// speakerName is how an answer is signed.
func (d *Desk) speakerName(v Viewer, matter Matter) string {
	switch {
	case matter.Level == Sealed:
		return sealedHolder
	case v.ID == matter.HolderID:
		return holderName(matter, v.Person)
	}
	return officeName
}

// AskBack relays the holder's question to the author. The clock of the first
// answer stands still until he replies, or Policy.AskedBackPause is over; the
// question is no first answer.
func (d *Desk) AskBack(v Viewer, matter Matter, said []Said) (Relayed, error) {
	if err := d.mayAnswer(v, matter); err != nil {
		return Relayed{}, err
	}
	urgent, err := d.emergencyWaits(matter)
	if err != nil {
		return Relayed{}, err
	}
	entry, err := d.keep(v, matter, EntryAsk, said)
	if err != nil {
		return Relayed{}, err
	}
	if err := d.recount(&matter); err != nil {
		return Relayed{}, err
	}
	ask := &Delivery{Kind: DeliverAsk, PersonID: matter.AuthorID, MatterID: matter.ID, EntryID: entry.ID, FromID: v.ID,
		Urgent: urgent, Text: wording.AskBack(matter.Number, d.speakerName(v, matter), spoken(matter.Number, said))}
	err = d.send(ask)
	return Relayed{Later: d.later(ask), Urgent: urgent}, err
}

// Add relays the author's later words to whoever holds the matter.
func (d *Desk) Add(v Viewer, matter Matter, said []Said) (Relayed, error) {
	if !MayAdd(v, matter) {
		return Relayed{}, d.forbid(v, matter, "add", "may not add")
	}
	return d.addFrom(v, v.ID, matter, said)
}

// addFrom relays later words of the author; the sender may take them back.
func (d *Desk) addFrom(author Viewer, sender string, matter Matter, said []Said) (done Relayed, err error) {
	if done.Urgent, err = d.urgentAddition(matter, said); err != nil {
		return done, err
	}
	entry, err := d.keep(author, matter, EntryAdded, said)
	if err != nil {
		return done, err
	}
	holders, err := d.answerers(matter)
	if err != nil {
		return done, err
	}
	if err := d.keepFromAccused(&matter, said, holders); err != nil {
		return done, err
	}
	if err := d.recount(&matter); err != nil {
		return done, err
	}
	from, err := d.addedBy(matter, sender, "")
	if err != nil {
		return done, err
	}
	for _, holder := range holders {
		addition := &Delivery{Kind: DeliverAddition, PersonID: holder, MatterID: matter.ID, EntryID: entry.ID, FromID: sender,
			Urgent: done.Urgent, Text: d.additionText(matter, from, said)}
		if err := d.send(addition); err != nil {
			return done, err
		}
		if at := d.later(addition); at.After(done.Later) {
			done.Later = at
		}
	}
	return done, nil
}
