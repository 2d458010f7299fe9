package liaison

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"shuanglian/liaison/wording"
)

// TaskUrgentWithdrawn is raised when the author of something urgent does not want it done any
// more. The danger may still be there: somebody of the office has to make sure.
const TaskUrgentWithdrawn = "urgent_withdrawn"

// OwnOpen lists what somebody has raised himself and could still withdraw. What is
// sealed is in no list: only its number leads to it.
func (d *Desk) OwnOpen(v Viewer) ([]Matter, error) {
	raised, err := d.Raised(v)
	return slices.DeleteFunc(raised, func(m Matter) bool { return !MayAdd(v, m) }), err
}

// IsAuthor tells whether somebody has raised the matter of a number, and may speak of it.
func (d *Desk) IsAuthor(v Viewer, number string) (bool, error) {
	matter, err := d.tx.MatterByNumber(number)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil && matter.AuthorID == v.ID && matter.State != StateDraft && CanSee(v, matter), err
}

// Withdraw ends an open matter for its author (撤回), when what he has handed in is
// out. Whoever has it is told once; nothing about it goes out any more, and nobody is
// asked for a rating. What is urgent stays a duty of the office: then danger is true.
// ErrForbidden when it is not his, or over.
func (d *Desk) Withdraw(v Viewer, matter Matter) (danger bool, err error) {
	if !MayAdd(v, matter) {
		return false, d.forbid(v, matter, "withdraw", "may not withdraw")
	}
	return d.endForAuthor(v.ID, matter)
}

// MayWithdrawByPhone tells whether a clerk may take the word of a matter's author
// that he wants it withdrawn: one that was written down for somebody on the telephone.
func MayWithdrawByPhone(v Viewer, matter Matter) bool {
	return v.IsOffice() && matter.EnteredBy != "" && MayAnswer(v, matter)
}

// WithdrawByPhone is Withdraw for who has said it to a clerk on the telephone, which
// stands on the record.
func (d *Desk) WithdrawByPhone(v Viewer, matter Matter) error {
	if !MayWithdrawByPhone(v, matter) {
		return d.forbid(v, matter, "withdraw", "not entered")
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "withdraw_by_phone", MatterID: matter.ID, PersonID: matter.AuthorID}); err != nil {
		return err
	}
	_, err := d.endForAuthor(v.ID, matter)
	return err
}

func (d *Desk) endForAuthor(by string, matter Matter) (danger bool, err error) {
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return false, err
	}
	danger = matter.State != StateReplied && (matter.Urgent || !emergencySince(entries).IsZero())
	if err := d.stopAndTell(by, matter, entries, danger); err != nil || !danger || matter.Level == Sealed {
		return danger, err
	}
	task := OfficeTask{Kind: TaskUrgentWithdrawn, MatterID: matter.ID, Key: TaskUrgentWithdrawn + ":" + matter.ID}
	if !matter.hidden() {
		task.PersonID = matter.AuthorID
	}
	return danger, d.raiseTask(task)
}

// stopAndTell ends the matter and all that is under way about it, and tells who has it.
func (d *Desk) stopAndTell(by string, matter Matter, entries []Entry, danger bool) error {
	readers, err := d.whoHasRead(matter)
	if err != nil {
		return err
	}
	unheard, err := d.stopRelays(matter, entries)
	if err != nil {
		return err
	}
	called, err := d.callsOver(matter)
	if err != nil {
		return err
	}
	if err := d.askedNoMore(by, matter); err != nil {
		return err
	}
	matter.ProposedID, matter.ClosedAt = "", d.now
	if err := d.move(&matter, StateWithdrawn, ActorAuthor, by, "withdrawn"); err != nil {
		return err
	}
	told := slices.Compact(slices.Sorted(slices.Values(slices.Concat(readers, unheard, called))))
	for _, reader := range told {
		if reader == by || reader == matter.AuthorID {
			continue
		}
		if err := d.tellWithdrawn(matter, reader, slices.Contains(unheard, reader), danger); err != nil {
			return err
		}
	}
	return nil
}

// whoHasRead lists who has the matter and has read it, or heard that it waits for him,
// and who has handed it out or written it down.
func (d *Desk) whoHasRead(matter Matter) ([]string, error) {
	have, err := d.answerers(matter)
	if err != nil {
		return nil, err
	}
	signer := ""
	if matter.Route.beginsAnew() && matter.WithOffice {
		if signer, err = d.signerOf(matter); err != nil {
			return nil, err
		}
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return nil, err
	}
	have = append(have, matter.HolderID)
	have = slices.DeleteFunc(have, func(id string) bool {
		return id != matter.ClerkID && !slices.ContainsFunc(deliveries, func(one Delivery) bool {
			reached := one.State == DeliverySent || one.State == DeliverySending || !one.NoticeAt.IsZero()
			return one.PersonID == id && one.Kind == DeliverCard && reached
		})
	})
	have = append(have, matter.ClerkID, signer)
	clerk, err := d.enteredInOffice(matter)
	if err != nil {
		return nil, err
	}
	if clerk { // who has only heard it on a visit has no part in it
		have = append(have, matter.EnteredBy)
	}
	return slices.DeleteFunc(have, func(id string) bool { return id == "" }), nil
}

// enteredInOffice tells whether somebody of the office has written a matter down: on a
// visit it is a delegate, whose words it is not.
func (d *Desk) enteredInOffice(matter Matter) (bool, error) {
	if matter.EnteredBy == "" {
		return false, nil
	}
	by, err := d.tx.Person(matter.EnteredBy)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return by.Holds(RoleLiaisonOfficer) || by.Holds(RoleAdministrator), err
}

// stopRelays takes what has not gone out yet off the outbox, and lists whose words
// were among it: none of them is lost without its sayer being told.
func (d *Desk) stopRelays(matter Matter, entries []Entry) ([]string, error) {
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return nil, err
	}
	clerk, err := d.enteredInOffice(matter)
	if err != nil {
		return nil, err
	}
	var sayers []string
	for _, one := range deliveries {
		waits := one.State == DeliveryQueued || one.State == DeliveryWaiting || one.State == DeliveryTask && one.Outcome != OutcomePhoned
		notice := one.Kind == DeliverNotice && !strings.HasPrefix(one.Key, handedPrefix) || one.Kind == DeliverReminder || one.Kind == DeliverReplyCopy
		if !waits || notice {
			continue
		}
		if said := sayerOf(one, entries); !reachedElse(deliveries, one) && (clerk || said != matter.EnteredBy) {
			sayers = append(sayers, said)
		}
		one.State, one.Outcome = DeliveryDropped, "withdrawn by its author"
		if err := d.tx.SaveDelivery(one); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(sayers, func(id string) bool { return id == "" || id == matter.AuthorID }), nil
}

// reachedElse tells whether the same words have gone out in another message: an answer is
// repeated with the request to rate it.
func reachedElse(deliveries []Delivery, relay Delivery) bool {
	return relay.EntryID != "" && slices.ContainsFunc(deliveries, func(one Delivery) bool {
		return one.EntryID == relay.EntryID && one.PersonID == relay.PersonID && one.State == DeliverySent
	})
}

// sayerOf is whose words a relay carries: of a card, who has given them along with it
// last, or has written it down for its author.
func sayerOf(relay Delivery, entries []Entry) string {
	for _, entry := range slices.Backward(entries) {
		switch relay.Kind {
		case DeliverAnswer, DeliverAsk, DeliverAddition:
			if entry.ID == relay.EntryID {
				return cmp.Or(relay.FromID, entry.PersonID)
			}
		case DeliverCard:
			if (entry.Kind == EntryPassed || entry.Kind == EntryHanded) && entry.RecalledAt.IsZero() {
				return entry.PersonID
			}
		case DeliverNotice, DeliverReminder, DeliverQuestion, DeliverMedia, DeliverReplyCopy:
		}
	}
	if relay.Kind == DeliverCard {
		return relay.FromID
	}
	return ""
}

// callsOver ends what the office had to do about a matter, and lists who of it had
// been asked to phone somebody.
func (d *Desk) callsOver(matter Matter) ([]string, error) {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return nil, err
	}
	for _, task := range tasks {
		if task.MatterID != matter.ID {
			continue
		}
		if err := d.endedByItself(task, "withdrawn"); err != nil {
			return nil, err
		}
	}
	return d.stopAsking(matter.ID, func(Delivery) bool { return true })
}

// askedNoMore ends what the clock, and what anybody is asked, about a matter.
func (d *Desk) askedNoMore(by string, matter Matter) error {
	if err := d.answerNoMore(matter.ID); err != nil {
		return err
	}
	if err := d.closeRating(matter.ID); err != nil {
		return err
	}
	if err := d.decideNoMore(by, matter); err != nil {
		return err
	}
	return d.closeQuestions(AskReveal, matter.ID)
}

// tellWithdrawn tells somebody who has the matter that its author has withdrawn it.
// What is urgent the office hears as something to be done.
func (d *Desk) tellWithdrawn(matter Matter, reader string, unheard, danger bool) error {
	viewer, err := d.viewerOf(reader)
	if errors.Is(err, ErrNotFound) { // nobody can tell him now
		return nil
	}
	if err != nil || danger && !unheard && mayHelp(viewer, matter) {
		return err
	}
	facts := wording.WithdrawnFacts{Number: matter.Number, Unheard: unheard, Danger: danger && CanSee(viewer, matter), Sealed: matter.Level == Sealed}
	switch sees := CanSee(viewer, matter); {
	case !sees && !unheard:
		return nil
	case !sees: // he had it, and has said something on it
		return d.send(&Delivery{Kind: DeliverNotice, PersonID: reader, Key: handedPrefix + matter.ID + ":withdrawn:" + reader,
			Text: wording.WithdrawnByAuthor(facts)})
	}
	if facts.Gist, err = d.gistFor(reader, matter); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: reader, MatterID: matter.ID, Key: "withdrawn:" + matter.ID + ":" + reader,
		Text: wording.WithdrawnByAuthor(facts)})
}

// dangerText asks the office to make sure of something urgent that was withdrawn:
// with whom to phone, where its author gave a name.
func (d *Desk) dangerText(task OfficeTask) (string, error) {
	matter, err := d.tx.Matter(task.MatterID)
	if err != nil || task.PersonID == "" {
		return wording.UrgentWithdrawn(matter.Number, ""), err
	}
	author, err := d.tx.Person(task.PersonID)
	return wording.UrgentWithdrawn(matter.Number, wording.NameAndPhone(cmp.Or(author.Called(), wording.NotTold()), author.Phone)), err
}
