package liaison

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

// InHand lists the matters a person is to answer now, the urgent and then the soonest
// deadline first:
// his own, the office's for those who work there (but not what another holds whose
// turn it still is), what is sealed for the discipline liaison.
func (d *Desk) InHand(v Viewer) ([]Matter, error) {
	list, err := d.withHim(v)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b Matter) int {
		return cmp.Or(first(a.Urgent, b.Urgent), a.FirstDueAt.Compare(b.FirstDueAt))
	})
	seen := map[string]bool{}
	var inHand []Matter
	for _, matter := range list {
		othersTurn := matter.HolderID != v.ID && matter.Level != Sealed && !d.officeTurn(matter)
		if seen[matter.ID] || !MayAnswer(v, matter) || matter.State == StateReplied || othersTurn {
			continue
		}
		seen[matter.ID] = true
		held, err := d.stillHeld(v, matter)
		if err != nil {
			return nil, err
		}
		if !held {
			inHand = append(inHand, matter)
		}
	}
	return inHand, nil
}

// withHim lists what somebody has, or sees in the pool of his office.
func (d *Desk) withHim(v Viewer) ([]Matter, error) {
	list, err := d.tx.HeldInSight(v.OpenID, v.ID)
	if err != nil {
		return nil, err
	}
	if v.IsOffice() {
		pool, err := d.tx.OfficeInSight(v.OpenID)
		if err != nil {
			return nil, err
		}
		list = append(list, pool...)
	}
	if v.ActsAs(RoleDisciplineLiaison) {
		sealed, err := d.tx.SealedInSight(v.OpenID)
		if err != nil {
			return nil, err
		}
		list = append(list, sealed...)
	}
	return list, nil
}

// FinishedLast is what somebody has answered finally last and nobody has rated yet;
// ErrNotFound when there is nothing of the kind.
func (d *Desk) FinishedLast(v Viewer) (Matter, error) {
	list, err := d.withHim(v)
	if err != nil {
		return Matter{}, err
	}
	var last Matter
	for _, matter := range list {
		his := matter.HolderID == v.ID || matter.ClerkID == v.ID || matter.Level == Sealed
		if his && matter.State == StateReplied && MayAnswer(v, matter) && matter.RepliedAt.After(last.RepliedAt) {
			last = matter
		}
	}
	if last.ID == "" {
		return Matter{}, fmt.Errorf("liaison: nothing finished of late: %w", ErrNotFound)
	}
	return last, nil
}

// Raised lists what a person has raised and may read from this openid. What is
// sealed is in no list: only its number leads to it.
func (d *Desk) Raised(v Viewer) ([]Matter, error) {
	list, err := d.tx.RaisedInSight(v.OpenID, v.ID)
	return slices.DeleteFunc(list, func(m Matter) bool { return m.Level == Sealed || !CanSee(v, m) }), err
}

// Numbered finds a matter by its number for a person who may act on it now, or
// who held it when it was closed.
// former tells that its card has been before him, whyever he lost it since: who is
// found to be its subject hears what any other former holder hears. Nothing else
// distinguishes a number that is
// another's from one that does not exist.
func (d *Desk) Numbered(v Viewer, number string) (matter Matter, found, former bool, err error) {
	matter, err = d.tx.MatterByNumber(number)
	if errors.Is(err, ErrNotFound) {
		return Matter{}, false, false, d.audit(AuditRow{ActorID: v.ID, Act: "look", Refused: true, Reason: "no such number"})
	}
	if err != nil {
		return Matter{}, false, false, err
	}
	found, err = d.maySpeakOf(v, matter)
	if err != nil || found {
		return matter, found, false, err
	}
	cards, err := d.tx.DeliveriesOf(matter.ID)
	former = slices.ContainsFunc(cards, func(c Delivery) bool {
		return c.PersonID == v.ID && c.Kind == DeliverCard && c.State == DeliverySent
	})
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "look", MatterID: matter.ID, Refused: true}); err != nil {
		return Matter{}, false, false, err
	}
	return Matter{}, false, former, err
}

// KeptApart tells a number of the person's own matter that nobody may connect with
// his name: a sealed one, or one without a name.
func (d *Desk) KeptApart(v Viewer, number string) (bool, error) {
	matter, err := d.tx.MatterByNumber(number)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return matter.AuthorID == v.ID && matter.hidden() && matter.State != StateDraft && CanSee(v, matter), err
}

// maySpeakOf tells whether a number means this matter when the viewer says it.
func (d *Desk) maySpeakOf(v Viewer, matter Matter) (bool, error) {
	switch {
	case !CanSee(v, matter) || matter.State == StateDraft:
		return false, nil
	case v.ID == matter.AuthorID || matter.State == StateClosed:
		return true, nil
	case !matter.Open():
		return false, nil
	}
	held, err := d.stillHeld(v, matter)
	return !held, err
}

// stateOf is where a matter stands, as people read it.
func (d *Desk) stateOf(matter Matter) (string, error) {
	answered, err := d.hasAnswer(matter)
	state := wording.State(string(matter.State), string(matter.Rating), answered)
	if matter.State == StateClosed && matter.RatedBy != "" {
		return wording.RatedOnThePhone(state), err
	}
	return state, err
}

// hasAnswer tells whether a matter has an answer; one taken up again after 不满意, since.
func (d *Desk) hasAnswer(matter Matter) (bool, error) {
	if matter.State != StateInProgress || matter.Redone == 0 {
		return !matter.FirstAnswerAt.IsZero(), nil
	}
	since, err := d.redoneSince(matter)
	if err != nil {
		return false, err
	}
	return d.answeredAgain(matter, since)
}

// Row is a matter as its reader may see it in a list.
func (d *Desk) Row(v Viewer, matter Matter) (wording.Row, error) {
	known, err := d.gistFor(v.ID, matter)
	if err != nil {
		return wording.Row{}, err
	}
	row := wording.Row{Number: matter.Number, Gist: known}
	if row.State, err = d.stateOf(matter); err != nil {
		return wording.Row{}, err
	}
	if matter.FirstAnswerAt.IsZero() && matter.Open() {
		row.Due = d.local(matter.FirstDueAt)
	}
	if row.Finish, err = d.finishDue(matter); err != nil {
		return wording.Row{}, err
	}
	shown := row.Due
	if shown.IsZero() {
		shown = row.Finish
	}
	row.Late = !shown.IsZero() && shown.Before(d.now)
	if v.ID == matter.AuthorID {
		return row, nil
	}
	author, err := d.tx.Person(matter.AuthorID)
	row.Who = author.Called()
	switch {
	case matter.hidden():
		row.Who = "不署名"
	case matter.unknownTo(v.ID):
		row.Who = wording.NotTold()
	case matter.EnteredBy != "":
		row.Who = wording.Entered(row.Who)
	}
	return row, err
}

// Rows is Row for a list. The view is audited.
func (d *Desk) Rows(v Viewer, matters []Matter) ([]wording.Row, error) {
	if err := d.Listed(v, matters); err != nil {
		return nil, err
	}
	rows := make([]wording.Row, 0, len(matters))
	for _, matter := range matters {
		row, err := d.Row(v, matter)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// Show is the whole matter as its reader may see it: the card to a holder, the
// progress with its answers to the author. The view is audited.
func (d *Desk) Show(v Viewer, matter Matter) (string, error) {
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "view", MatterID: matter.ID}); err != nil {
		return "", err
	}
	if v.ID != matter.AuthorID {
		return d.cardText(matter, v.ID)
	}
	row, err := d.Row(v, matter)
	if err != nil {
		return "", err
	}
	to, _, err := d.holders(matter)
	if err != nil {
		return "", err
	}
	if !matter.Open() {
		to = ""
	}
	answers, err := d.answersOf(matter)
	if err == nil && matter.Level == Sealed {
		return wording.SealedProgress(matter.Number, row.State, answers), nil
	}
	return wording.ProgressOne(row, to, answers, d.now), err
}

// answersOf lists the answers that have left their hold.
func (d *Desk) answersOf(matter Matter) ([]string, error) {
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return nil, err
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return nil, err
	}
	held := d.onTheirWay(entries, deliveries)
	var answers []string
	for _, entry := range entries {
		if entry.Kind == EntryAnswer && entry.RecalledAt.IsZero() && !held[entry.ID] {
			answers = append(answers, wording.AnsweredOn(d.local(entry.Said.At), words([]Said{entry.Said})))
		}
	}
	return answers, nil
}

// first orders what something holds of before what it doesn't.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
