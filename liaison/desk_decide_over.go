package liaison

import (
	"errors"
	"strings"

	"shuanglian/liaison/wording"
)

// undecidedPrefix begins the keys of notices that there is nothing to decide any more.
const undecidedPrefix = callPrefix + "done:undecided:"

// undecidedNoMore tells those of the office who have read that its holder asks for more
// time, or to give the matter back, that he does no longer: he has finished it, or it
// goes to somebody else. They hear it once that can't be taken back; until then what
// they are asked stays as it is. by is who has caused it and knows.
func (d *Desk) undecidedNoMore(by string, matter Matter, because func(about string) string) error {
	for _, one := range decisions(d) {
		_, who, err := d.appliedFor(matter, one.wants)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		asked, err := d.tx.QuestionsAbout(one.kind, matter.ID)
		if err != nil {
			return err
		}
		for _, question := range asked {
			if question.ShownAt.IsZero() || question.PersonID == by || !question.OpenAt(d.now) {
				continue
			}
			notice := &Delivery{Kind: DeliverNotice, PersonID: question.PersonID, MatterID: matter.ID,
				Key: undecidedPrefix + string(one.kind) + ":" + d.tx.NewID(), Text: because(one.about(matter.Number, who))}
			if err := d.sendAfterHold(notice); err != nil {
				return err
			}
		}
	}
	return nil
}

// decision is what the office is asked about a matter by who has it.
type decision struct {
	kind  QuestionKind
	wants func(Matter) (Entry, error)
	about func(number, who string) string
}

func decisions(d *Desk) []decision {
	return []decision{{AskExtension, d.wantsExtension, wording.ExtensionOf}, {AskReturn, d.wantsReturn, wording.ReturnOf}}
}

// askedStill drops such a notice when what had ended it was taken back.
func (d *Desk) askedStill(delivery *Delivery) (bool, error) {
	matter, err := d.tx.Matter(delivery.MatterID)
	if err != nil {
		return false, err
	}
	for _, one := range decisions(d) {
		if !strings.HasPrefix(delivery.Key, undecidedPrefix+string(one.kind)+":") {
			continue
		}
		if _, _, err := d.appliedFor(matter, one.wants); !errors.Is(err, ErrNotFound) {
			if err != nil {
				return false, err
			}
			delivery.State, delivery.Outcome = DeliveryDropped, "asked again"
			return true, d.tx.SaveDelivery(*delivery)
		}
	}
	return false, nil
}

// sinceRedone keeps of what was asked only what was asked since the author had the matter
// done again: by finishing it before, its holder asked no more.
func (d *Desk) sinceRedone(matter Matter, asked Entry) (Entry, error) {
	since, err := d.redoneSince(matter)
	if err != nil || asked.ID < since.ID { // ids rise with time
		return Entry{}, err
	}
	return asked, nil
}
