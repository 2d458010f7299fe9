package liaison

import (
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// cardText is the card as the reader, who holds the matter or works in the
// office, may read it.
func (d *Desk) cardText(matter Matter, readerID string) (string, error) {
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return "", err
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return "", err
	}
	from, err := d.authorFor(matter, readerID)
	if err != nil {
		return "", err
	}
	card := wording.CardFacts{Number: matter.Number, From: from, Urgent: matter.Urgent, Now: d.now}
	if card.Standing, err = d.standInLine(matter); err != nil {
		return "", err
	}
	switch {
	case !matter.Open():
		if card.Ended, err = d.stateOf(matter); err != nil {
			return "", err
		}
	case matter.FirstAnswerAt.IsZero():
		card.Due = d.local(matter.FirstDueAt)
	}
	if card.Finish, err = d.finishDue(matter); err != nil {
		return "", err
	}
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return "", err
	}
	entries = toHimAlone(readerID, matter, forReader(readerID, matter, entries, d.onTheirWay(entries, deliveries)), routings)
	card.Words, card.Since, err = d.cardWords(matter, readerID, entries)
	if matter.unknownTo(readerID) && !matter.hidden() && card.Ended == "" {
		card.Standing = wording.AskToVisitHow(matter.Number)
	}
	return wording.Card(card), err
}

// inOtherWords tells whether the reader gets the office's words in the place of
// the author's: he holds, outside the office, what was raised without a name, or
// holds anything at a handling unit.
func (m Matter) inOtherWords(readerID string) bool {
	return m.inOffice() && m.HolderID == readerID
}

// forReader leaves of what was said on a matter what the reader may know: nothing
// that was taken back, or can still be; in other words, only these, why it came to
// him, and what he has said himself.
func forReader(readerID string, matter Matter, entries []Entry, held map[string]bool) []Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool {
		switch e.Kind {
		case EntryRaised, EntryAdded:
			if held[e.ID] {
				return true
			}
		case EntryReworded:
			mine := matter.outside() && matter.HolderID == readerID && !matter.inOtherWords(readerID)
			return !e.RecalledAt.IsZero() || held[e.ID] || mine // who reads the author's own words needs no others
		case EntryKept:
			return true
		case EntryShared:
			if matter.outside() && matter.HolderID == readerID {
				return true
			}
		case EntryAnswer, EntryAsk, EntryPassed, EntryHanded, EntrySubject, EntryExtend, EntryExtended, EntryNotExtended, EntryReturn, EntryNotReturned:
		}
		if matter.inOtherWords(readerID) && !e.toHolder() && e.PersonID != readerID {
			return true
		}
		return !e.RecalledAt.IsZero()
	})
}

// toHolder tells what the office says to who holds a matter.
func (e Entry) toHolder() bool {
	return e.Kind == EntryHanded || e.Kind == EntryExtended || e.Kind == EntryNotExtended || e.Kind == EntryNotReturned
}

// toHimAlone leaves out what the office said to those who held a matter before a reader
// who knows it in other words: 没有同意退回 was said to another unit.
func toHimAlone(readerID string, matter Matter, entries []Entry, routings []Routing) []Entry {
	first := slices.IndexFunc(routings, func(r Routing) bool { return r.HolderID == readerID })
	if !matter.inOtherWords(readerID) || first < 0 {
		return entries
	}
	return slices.DeleteFunc(entries, func(e Entry) bool { return e.toHolder() && e.Said.At.Before(routings[first].At) })
}

// holderThen is who said something while he held a matter, named as what he held it.
func (d *Desk) holderThen(matter Matter, entry Entry) (string, error) {
	by, err := d.tx.Person(entry.PersonID)
	if err != nil {
		return "", err
	}
	routings, err := d.tx.Routings(matter.ID)
	for _, step := range slices.Backward(routings) {
		if step.HolderID == entry.PersonID && !step.At.After(entry.Said.At) {
			return holderName(Matter{Recipient: step.Recipient}, by), err
		}
	}
	return passedBy(by), err
}

// cardWords are what the author has said, and a line for each thing said to it.
func (d *Desk) cardWords(matter Matter, readerID string, entries []Entry) (raised string, since []string, err error) {
	var said []Said
	for _, entry := range entries {
		hidden, err := d.namesReader(entry, readerID)
		if err != nil {
			return "", nil, err
		}
		if hidden {
			continue
		}
		at, line := d.local(entry.Said.At), words([]Said{entry.Said})
		switch entry.Kind {
		case EntrySubject:
			since = append(since, wording.SubjectIs(line))
		case EntryRaised, EntryAdded:
			said = append(said, entry.Said)
		case EntryReworded:
			if matter.inOtherWords(readerID) {
				said = append(said, entry.Said)
				continue
			}
			since = append(since, wording.RewordedAs(line))
		case EntryAnswer:
			since = append(since, wording.AnsweredOn(at, line))
		case EntryAsk:
			since = append(since, wording.AskedOn(at, line))
		case EntryHanded:
			since = append(since, wording.HandedOnBecause(line))
		case EntryShared:
			by, err := d.tx.Person(entry.PersonID)
			if err != nil {
				return "", nil, err
			}
			since = append(since, wording.SharedBy(by.Name, line))
		case EntryPassed, EntryExtend, EntryReturn:
			by := ""
			if entry.PersonID != readerID {
				if by, err = d.holderThen(matter, entry); err != nil {
					return "", nil, err
				}
			}
			since = append(since, saidByHolder(entry.Kind, by, at, line))
		case EntryExtended:
			since = append(since, wording.ExtensionLine(at, "办公室同意延期", ""))
		case EntryNotExtended:
			since = append(since, wording.ExtensionLine(at, "办公室没有同意延期", line))
		case EntryNotReturned:
			since = append(since, wording.ExtensionLine(at, "办公室没有同意退回", line))
		case EntryKept: // between the clerks
		}
	}
	return spoken(matter.Number, said), since, nil
}

// saidByHolder is a line of what a holder has asked of the office, or why he gave the
// matter to it; by is empty when he reads it himself.
func saidByHolder(kind EntryKind, by string, at time.Time, line string) string {
	switch kind {
	case EntryExtend:
		return wording.ExtensionLine(at, by+"申请延期", line)
	case EntryReturn:
		return wording.ExtensionLine(at, by+"申请退回", line)
	default:
		return wording.PassedOnBy(by, line)
	}
}

// gistFor is by what the reader recognises a matter in a list.
func (d *Desk) gistFor(readerID string, matter Matter) (string, error) {
	if !matter.inOtherWords(readerID) {
		return matter.Gist, nil
	}
	entries, err := d.tx.Entries(matter.ID)
	return gist(saidIn(slices.DeleteFunc(entries, func(e Entry) bool { return e.Kind != EntryReworded }))), err
}

// authorFor is the author as the reader may know him: who holds the matter, or
// (empty) the office.
func (d *Desk) authorFor(matter Matter, readerID string) (string, error) {
	switch {
	case matter.hidden():
		return "不署名", nil
	case matter.unknownTo(readerID):
		return wording.NotTold(), nil
	}
	author, err := d.tx.Person(matter.AuthorID)
	if err != nil {
		return "", err
	}
	if matter.Recipient == ToUnit && matter.HolderID == readerID { // he has agreed
		return wording.NameAndPhone(author.Called(), author.Phone), nil
	}
	name := author.Called()
	if author.Organization != "" {
		name += "（" + author.Organization + "）"
	}
	return writtenDown(matter, name), nil
}

// writtenDown marks who wrote a matter down for its author.
func writtenDown(matter Matter, name string) string {
	switch matter.EnteredBy {
	case "":
		return name
	case matter.DelegateID:
		return wording.HeardFor(name)
	default:
		return wording.EnteredFor(name)
	}
}

// addedBy is authorFor of one who has said more since: himself, or the office for him,
// whoever wrote down what he said at first.
func (d *Desk) addedBy(matter Matter, sender, readerID string) (string, error) {
	if matter.EnteredBy != "" && sender != "" {
		if matter.EnteredBy = ""; sender != matter.AuthorID {
			matter.EnteredBy, matter.DelegateID = sender, ""
		}
	}
	return d.authorFor(matter, readerID)
}
