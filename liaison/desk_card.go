package liaison

import (
	"slices"

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
		card.Ended = d.stateOf(matter)
	case matter.FirstAnswerAt.IsZero():
		card.Due = d.local(matter.FirstDueAt)
	}
	entries = forReader(readerID, matter, entries, d.onTheirWay(entries, deliveries))
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

// cardWords are what the author has said, and a line for each thing said to it.
func (d *Desk) cardWords(matter Matter, readerID string, entries []Entry) (raised string, since []string, err error) {
	var said []Said
	for _, entry := range entries {
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
		case EntryShared, EntryPassed:
			by, err := d.tx.Person(entry.PersonID)
			if err != nil {
				return "", nil, err
			}
			if entry.Kind == EntryShared {
				since = append(since, wording.SharedBy(by.Name, line))
				continue
			}
			since = append(since, wording.PassedOnBy(passedBy(by), line))
		case EntryExtend:
			since = append(since, wording.ExtensionLine(at, "申请延期", line))
		case EntryExtended:
			since = append(since, wording.ExtensionLine(at, "办公室同意延期", ""))
		case EntryNotExtended:
			since = append(since, wording.ExtensionLine(at, "办公室没有同意延期", line))
		case EntryReturn:
			since = append(since, wording.ExtensionLine(at, "申请退回", line))
		case EntryNotReturned:
			since = append(since, wording.ExtensionLine(at, "办公室没有同意退回", line))
		case EntryKept: // between the clerks
		}
	}
	return spoken(matter.Number, said), since, nil
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
