package liaison

import (
	"fmt"
	"slices"
	"strings"

	"shuanglian/liaison/wording"
)

// OutcomePhoned is how words stand that somebody was told by telephone.
const OutcomePhoned = "电话已告"

// callOf is whom a call goes to and what he is to be told.
func (d *Desk) callOf(task OfficeTask) (wording.CallFacts, error) {
	matter, err := d.tx.Matter(task.MatterID)
	if err != nil {
		return wording.CallFacts{}, err
	}
	person, err := d.tx.Person(task.PersonID)
	if err != nil {
		return wording.CallFacts{}, err
	}
	relay, err := d.tx.Delivery(task.DeliveryID)
	if err != nil {
		return wording.CallFacts{}, err
	}
	said, err := d.saidBy(relay)
	return wording.CallFacts{Number: matter.Number, Name: person.Called(), Phone: person.Phone, Words: words(said), Gist: gist(said),
		Perhaps: relay.Outcome == outcomePerhaps}, err
}

// saidBy is what a relay carries: one entry with its pieces, or of a card what
// its author has raised.
func (d *Desk) saidBy(relay Delivery) ([]Said, error) {
	entries, err := d.tx.Entries(relay.MatterID)
	if err != nil {
		return nil, err
	}
	if relay.EntryID == "" {
		matter, err := d.tx.Matter(relay.MatterID)
		other := matter.inOtherWords(relay.PersonID) // whoever phones him says no more than he may read
		return saidIn(slices.DeleteFunc(entries, func(e Entry) bool {
			raised := e.Kind == EntryRaised || e.Kind == EntryAdded
			return other && e.Kind != EntryReworded || !other && !raised
		})), err
	}
	deliveries, err := d.tx.DeliveriesOf(relay.MatterID)
	return saidIn(saidTogether(entries, deliveries, relay.EntryID)), err
}

// callsOn lists the tasks of the matter with this number that a clerk may know.
func (d *Desk) callsOn(v Viewer, number string) ([]OfficeTask, error) {
	tasks, err := d.TasksFor(v)
	if err != nil {
		return nil, err
	}
	var on []OfficeTask
	for _, task := range tasks {
		if task.MatterID == "" {
			continue
		}
		matter, err := d.tx.Matter(task.MatterID)
		if err != nil {
			return nil, err
		}
		if matter.Number == number {
			on = append(on, task)
		}
	}
	return on, nil
}

// Call shows a clerk once more whom to phone about a matter, with all the words;
// empty when there is nobody he may phone. The look is audited.
func (d *Desk) Call(v Viewer, number string) (string, error) {
	tasks, err := d.callsOn(v, number)
	if err != nil {
		return "", err
	}
	var lines []string
	for _, task := range tasks {
		if task.Kind != TaskUnreachable {
			continue
		}
		call, err := d.callOf(task)
		if err != nil {
			return "", err
		}
		if err := d.audit(AuditRow{ActorID: v.ID, Act: "view_call", MatterID: task.MatterID, PersonID: task.PersonID}); err != nil {
			return "", err
		}
		if line := wording.CallHim(call); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	ask, err := d.askCallOn(v, number)
	return wording.Lines(append(lines, ask)...), err
}

// CallMade ends the tasks of a matter for the whole office: somebody there has
// phoned. Answers and questions count as told and don't come again; what a holder
// is to answer still goes out to him. ErrNotFound when nothing is to be phoned
// that this clerk may know of.
func (d *Desk) CallMade(v Viewer, number string) error {
	tasks, err := d.callsOn(v, number)
	if err != nil {
		return err
	}
	if len(tasks) == 0 {
		return fmt.Errorf("liaison: nothing to phone: %w", ErrNotFound)
	}
	told := map[string]bool{} // whose words they were: once each, however many
	for _, task := range tasks {
		if err := d.endTask(task, v.ID); err != nil {
			return err
		}
		if err := d.audit(AuditRow{ActorID: v.ID, Act: "phoned", MatterID: task.MatterID, PersonID: task.PersonID}); err != nil {
			return err
		}
		if task.Kind != TaskUnreachable {
			continue
		}
		if err := d.toldByPhone(v, task, number, told); err != nil {
			return err
		}
	}
	return d.tellOtherClerks(v, tasks[0].MatterID, number)
}

// toldByPhone settles the relay of a call and tells the one whose words it is.
func (d *Desk) toldByPhone(v Viewer, task OfficeTask, number string, told map[string]bool) error {
	relay, err := d.tx.Delivery(task.DeliveryID)
	if err != nil || relay.Kind != DeliverAnswer && relay.Kind != DeliverAsk {
		return err
	}
	if relay.State == DeliveryQueued || relay.State == DeliveryWaiting || relay.State == DeliveryTask {
		relay.State, relay.Outcome = DeliveryTask, OutcomePhoned
		if err := d.tx.SaveDelivery(relay); err != nil {
			return err
		}
		if err := d.questionShown(relay, d.now); err != nil { // he may rate what he was told
			return err
		}
		if err := d.toldLate(relay); err != nil {
			return err
		}
	}
	entry, err := d.tx.Entry(relay.EntryID)
	if err != nil || entry.PersonID == v.ID || told[entry.PersonID] {
		return err
	}
	told[entry.PersonID] = true
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: entry.PersonID, MatterID: task.MatterID,
		Key: "phoned:" + relayKey(relay), Text: wording.Phoned(number)})
}

// tellOtherClerks drops what still asks for the calls of a matter, and tells those
// whom it has reached that one of them has phoned.
func (d *Desk) tellOtherClerks(v Viewer, matterID, number string) error {
	asked, err := d.stopAsking(matterID, func(Delivery) bool { return true })
	if err != nil {
		return err
	}
	for _, clerk := range asked {
		if clerk == v.ID {
			continue
		}
		viewer, err := d.viewerOf(clerk)
		if err != nil || !viewer.IsOffice() { // he has left
			continue
		}
		if err := d.send(&Delivery{Kind: DeliverNotice, PersonID: clerk, MatterID: matterID,
			Key: callPrefix + "done:" + d.tx.NewID(), Text: wording.CalledBy(number, v.Name)}); err != nil {
			return err
		}
	}
	return nil
}

// stopAsking drops the notices of a matter's tasks that have not gone out, and
// lists the clerks whom they had reached.
func (d *Desk) stopAsking(matterID string, which func(Delivery) bool) (reached []string, err error) {
	deliveries, err := d.tx.DeliveriesOf(matterID)
	if err != nil {
		return nil, err
	}
	for _, notice := range deliveries {
		if !isOfficeTask(notice) || strings.HasPrefix(notice.Key, callPrefix+"done:") || !which(notice) {
			continue
		}
		switch notice.State {
		case DeliverySent, DeliverySending:
			if !slices.Contains(reached, notice.PersonID) {
				reached = append(reached, notice.PersonID)
			}
		case DeliveryQueued, DeliveryWaiting:
			notice.State, notice.Outcome = DeliveryDropped, "no longer to be phoned"
			if err := d.tx.SaveDelivery(notice); err != nil {
				return nil, err
			}
		case DeliveryTask, DeliveryRecalled, DeliveryDropped:
		}
	}
	return reached, nil
}
