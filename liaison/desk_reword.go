package liaison

import (
	"fmt"

	"shuanglian/liaison/wording"
)

// Reword puts the words of an author into the office's own: all that anybody
// outside the office will read of him who gave no name, and all that a handling
// unit will read of anybody. While nobody outside holds
// the matter new words take the place of the former; then they go to the holder as
// an addition. ErrForbidden when the matter is none of the office's, ErrInvalid
// when its holder reads its author's own words.
func (d *Desk) Reword(v Viewer, matter Matter, said []Said) (Reworded, error) {
	if err := d.mayReword(v, matter); err != nil {
		return Reworded{}, err
	}
	held := matter.outside()
	if !held {
		if err := d.dropRewordings(matter); err != nil {
			return Reworded{}, err
		}
	}
	entry, err := d.keep(v, matter, EntryReworded, said)
	if err != nil {
		return Reworded{}, err
	}
	matter.Reworded = true
	if err := d.takeOn(v, &matter); err != nil {
		return Reworded{}, err
	}
	if err := d.tx.SaveMatter(&matter); err != nil || !held {
		return Reworded{}, err
	}
	if err := d.recount(&matter); err != nil { // its holder may have waited for them
		return Reworded{}, err
	}
	holder, err := d.tx.Person(matter.HolderID)
	if err != nil {
		return Reworded{}, err
	}
	from, err := d.authorFor(matter, holder.ID)
	if err != nil {
		return Reworded{}, err
	}
	urgent, err := d.emergencyWaits(matter)
	if err != nil {
		return Reworded{}, err
	}
	addition := &Delivery{Kind: DeliverAddition, PersonID: holder.ID, MatterID: matter.ID, EntryID: entry.ID, FromID: v.ID,
		Urgent: urgent, Text: wording.Addition(matter.Number, from, spoken(matter.Number, said), anyEmergency(said))}
	err = d.send(addition)
	return Reworded{To: holderName(matter, holder), Relayed: Relayed{Later: d.later(addition), Urgent: urgent}}, err
}

// Reworded is what became of a rewording: who gets it as an addition, if anybody
// holds the matter outside the office, and when.
type Reworded struct {
	Relayed
	To string
}

// MayReword tells whether Reword would take words, and to whom they would go: a
// name as others know it, empty while nobody outside the office holds the matter.
func (d *Desk) MayReword(v Viewer, matter Matter) (string, error) {
	if err := d.mayReword(v, matter); err != nil || !matter.outside() {
		return "", err
	}
	holder, err := d.tx.Person(matter.HolderID)
	return holderName(matter, holder), err
}

func (d *Desk) mayReword(v Viewer, matter Matter) error {
	if err := d.mayTakeOn(v, matter); err != nil {
		return err
	}
	if matter.Level != Anonymous && matter.outside() && matter.Recipient != ToUnit {
		return fmt.Errorf("liaison: its holder has its author's words: %w", ErrInvalid)
	}
	return nil
}

// inOffice tells whether what its author says stays with the office, while
// somebody outside who does not read his own words holds the matter.
func (m Matter) inOffice() bool {
	return m.outside() && (m.Level == Anonymous || m.Recipient == ToUnit)
}

// RepliesToOffice tells whether what the author says goes to the office, which has
// to put it into words for the one who holds the matter.
func (m Matter) RepliesToOffice() bool { return m.inOffice() && !m.inHisStead() }

// toReword lists what a clerk has to put into words: the replies of authors to what
// the holders have asked, that these have not got yet.
func (d *Desk) toReword(v Viewer, inSight []Matter) ([]string, error) {
	var lines []string
	for _, matter := range inSight {
		if !matter.RepliesToOffice() || !canTakeOn(v, matter) {
			continue
		}
		entries, err := d.tx.Entries(matter.ID)
		if err != nil {
			return nil, err
		}
		switch {
		case replyWaits(matter, entries):
			lines = append(lines, wording.ReplyToReword(matter.Number, roleWord(matter.Recipient)))
		case additionWaits(matter, entries):
			lines = append(lines, wording.AdditionToReword(matter.Number))
		}
	}
	return lines, nil
}

// replyWaits tells whether the author has replied to what the holder has asked last,
// and the holder, who has not answered without it, has nothing of that yet.
func replyWaits(matter Matter, entries []Entry) bool {
	asked, replied := false, false
	for _, entry := range entries {
		if !entry.RecalledAt.IsZero() {
			continue
		}
		switch {
		case entry.Kind == EntryAsk && entry.PersonID == matter.HolderID:
			asked = true
		case entry.Kind == EntryAdded:
			replied = asked
		case entry.Kind == EntryReworded, entry.Kind == EntryAnswer:
			asked, replied = false, false
		}
	}
	return replied
}

// additionWaits tells whether the author has said something since the matter was
// handed out that the office has neither put into words nor left where it is (不用转).
func additionWaits(matter Matter, entries []Entry) bool {
	waits := false
	for _, entry := range entries {
		if !entry.RecalledAt.IsZero() {
			continue
		}
		switch entry.Kind {
		case EntryAdded:
			waits = true
		case EntryHanded, EntryReworded, EntryKept:
			waits = false
		case EntryAnswer: // the office has seen to it itself
			waits = waits && entry.PersonID == matter.HolderID
		case EntryRaised, EntryAsk, EntryPassed, EntryShared, EntrySubject, EntryExtend, EntryExtended, EntryNotExtended, EntryReturn, EntryNotReturned:
		}
	}
	return waits && matter.State != StateReplied
}

// KeepHere leaves with the office what the author of a matter has said since it was
// handed out (不用转). ErrForbidden when the matter is none of the office's,
// ErrConflict when nothing of the kind waits, ErrInvalid when the holder has asked for it.
func (d *Desk) KeepHere(v Viewer, matter Matter) error {
	if err := d.mayTakeOn(v, matter); err != nil {
		return err
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return err
	}
	switch {
	case !matter.RepliesToOffice() || !additionWaits(matter, entries):
		return fmt.Errorf("liaison: nothing waits to be put into words: %w", ErrConflict)
	case replyWaits(matter, entries):
		return fmt.Errorf("liaison: its holder waits for these: %w", ErrInvalid)
	}
	kept := Entry{ID: d.tx.NewID(), MatterID: matter.ID, Kind: EntryKept, PersonID: v.ID, Said: Said{Kind: SaidText, At: d.now}}
	if err := d.tx.AddEntry(kept); err != nil {
		return err
	}
	return d.audit(AuditRow{ActorID: v.ID, Act: "keep_here", MatterID: matter.ID})
}

// outside tells whether somebody holds the matter who is not of the office.
func (m Matter) outside() bool { return m.HolderID != "" && m.Recipient != ToOffice }

// dropRewordings takes back what nobody outside has read.
func (d *Desk) dropRewordings(matter Matter) error {
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.Kind != EntryReworded || !entry.RecalledAt.IsZero() {
			continue
		}
		entry.RecalledAt = d.now
		if err := d.tx.SaveEntry(entry); err != nil {
			return err
		}
	}
	return nil
}
