package liaison

import (
	"errors"
	"slices"
	"strings"

	"shuanglian/liaison/wording"
)

// toAsk lists the matters of whose authors a clerk may ask on the telephone whether
// somebody may learn their names, while that is asked and can't be asked in the chat.
// Whoever of the office gets him on the telephone may bring his answer.
func (d *Desk) toAsk(v Viewer, inSight []Matter) ([]Matter, error) {
	var may []Matter
	for _, matter := range inSight {
		if mayHelp(v, matter) {
			may = append(may, matter)
		}
	}
	return d.askableByPhone(may)
}

// askableByPhone keeps those of which that is so.
func (d *Desk) askableByPhone(matters []Matter) (toAsk []Matter, err error) {
	for _, matter := range matters {
		if !matter.proposed() || matter.hidden() {
			continue
		}
		byPhone, err := d.askedByPhone(matter)
		if err != nil {
			return nil, err
		}
		if byPhone {
			toAsk = append(toAsk, matter)
		}
	}
	return toAsk, nil
}

// askedByPhone tells whether the open question about an author's name is on no way to
// him through the account, nor has reached him there.
func (d *Desk) askedByPhone(matter Matter) (bool, error) {
	question, err := d.RevealAsked(matter)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	return !slices.ContainsFunc(deliveries, func(one Delivery) bool {
		return one.QuestionID == question.ID && one.State != DeliveryDropped && one.State != DeliveryRecalled && one.State != DeliveryTask
	}), err
}

// askCall is whom such a call goes to.
func (d *Desk) askCall(matter Matter) (wording.CallFacts, error) {
	author, err := d.tx.Person(matter.AuthorID)
	return wording.CallFacts{Number: matter.Number, Name: author.Called(), Phone: author.Phone, Gist: wording.AskItsAuthor()}, err
}

// askCalls are those calls as 待办 lists them.
func (d *Desk) askCalls(v Viewer, inSight []Matter) ([]wording.CallFacts, error) {
	matters, err := d.toAsk(v, inSight)
	if err != nil {
		return nil, err
	}
	var calls []wording.CallFacts
	for _, matter := range matters {
		call, err := d.askCall(matter)
		if err != nil {
			return nil, err
		}
		calls = append(calls, call)
	}
	return calls, nil
}

// askCallOn is what a clerk is to ask about the matter of this number, and whom; empty
// when that is nothing.
func (d *Desk) askCallOn(v Viewer, number string) (string, error) {
	inSight, err := d.tx.OfficeInSight(v.OpenID)
	if err != nil {
		return "", err
	}
	matters, err := d.toAsk(v, inSight)
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(matters, func(m Matter) bool { return m.Number == number })
	if at < 0 {
		return "", nil
	}
	matter := matters[at]
	text, err := d.askText(matter)
	if err != nil || text == "" {
		return "", err
	}
	call, err := d.askCall(matter)
	if err != nil {
		return "", err
	}
	return wording.CallToAsk(call, text), d.audit(AuditRow{ActorID: v.ID, Act: "view_call", MatterID: matter.ID, PersonID: matter.AuthorID})
}

// askText is what its author is to be asked on the telephone; empty when nobody may
// have the matter any more for whom it is asked.
func (d *Desk) askText(matter Matter) (string, error) {
	name, err := d.Proposed(matter)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	unseen, err := d.unseenByAuthor(matter)
	if err != nil {
		return "", err
	}
	switch {
	case matter.unitAsks():
		return wording.AskForUnitByPhone(matter.Number, name, unseen), nil
	case matter.Level == Named:
		return wording.AskAboutByPhone(matter.Number, name, unseen), nil
	}
	return wording.AskHimByPhone(matter.Number, name, unseen), nil
}

// TaskAskAuthor is such a call in the list of whoever keeps the server.
const TaskAskAuthor = "ask_author"

// openAsks are those calls for the list of open tasks.
func (d *Desk) openAsks(township string) ([]OpenTask, error) {
	matters, err := d.tx.MattersWithOffice()
	if err != nil {
		return nil, err
	}
	if matters, err = d.askableByPhone(matters); err != nil {
		return nil, err
	}
	var open []OpenTask
	for _, matter := range matters {
		if township != "" && !d.IsOf(matter, township) {
			continue
		}
		rows, err := d.tx.AuditOf(matter.ID)
		if err != nil {
			return nil, err
		}
		ask := OpenTask{OfficeTask: OfficeTask{ID: TaskAskAuthor + ":" + matter.ID, Kind: TaskAskAuthor, PersonID: matter.AuthorID, MatterID: matter.ID}, Number: matter.Number}
		for _, row := range rows {
			if row.Act == actAskToReveal {
				ask.CreatedAt = row.At
			}
		}
		open = append(open, ask)
	}
	return open, nil
}

// revealedAsk is whom such a call of the list goes to, and what he is to be asked.
func (d *Desk) revealedAsk(task OpenTask) (wording.CallFacts, error) {
	matter, err := d.tx.Matter(task.MatterID)
	if err != nil {
		return wording.CallFacts{}, err
	}
	call, err := d.askCall(matter)
	if err != nil {
		return call, err
	}
	call.Words, err = d.askText(matter)
	call.Words = strings.ReplaceAll(call.Words, "\n", " ")
	return call, err
}
