package liaison

import (
	"errors"
	"strings"
	"time"

	"shuanglian/liaison/wording"
)

// TaskRestored tells the office that a copy was put back, and what it has to see to.
const TaskRestored = "copy_restored"

// outcomePerhaps is how a message stands that may have gone out in the time of
// which a restored copy knows nothing.
const outcomePerhaps = "perhaps sent before the copy was restored"

// TakeCopy notes that a copy of all facts is about to be taken.
func (d *Desk) TakeCopy(actor string) (Copy, error) {
	taken := Copy{ID: d.tx.NewID(), TakenAt: d.now}
	if err := d.tx.SaveCopy(taken); err != nil {
		return taken, err
	}
	return taken, d.audit(AuditRow{ActorID: actor, Act: "backup"})
}

// MissingSince is from when on a copy knows nothing. ErrConflict when these are
// the living facts.
func (d *Desk) MissingSince() (time.Time, error) {
	living, err := d.tx.Living()
	if err != nil {
		return time.Time{}, err
	}
	if living {
		return time.Time{}, &Fault{Kind: ErrConflict, Sentence: "这个数据库正在使用，不是还原出来的副本，没有要接上的。要还原请写备份文件：shuanglian restore 文件"}
	}
	taken, err := d.tx.LastSign()
	if err != nil {
		return time.Time{}, err
	}
	last, err := d.tx.LastCopy()
	if errors.Is(err, ErrNotFound) {
		return taken, nil
	}
	if last.TakenAt.After(taken) {
		taken = last.TakenAt
	}
	return taken, err
}

// Restore makes a copy the living facts again. The desk's now is until when the
// facts it was taken of went on. What would have gone out by then has perhaps gone
// out: nothing of it is sent, people's words become calls of the office, and the
// office is told of all of it in one task. machine is the machine's time.
func (d *Desk) Restore(actor string, machine time.Time) (Copy, error) {
	since, err := d.MissingSince()
	if err != nil {
		return Copy{}, err
	}
	if d.now.Before(since) {
		return Copy{}, &Fault{Kind: ErrInvalid, Sentence: "备份里最晚的记录是" + d.local(since).Format("2006-01-02 15:04") +
			"，比 --until（不写就是现在）还晚：请核对这台机器的时间，或用 --until 写原来的服务停下的时间"}
	}
	put := Copy{ID: d.tx.NewID(), TakenAt: since, RestoredAt: machine, MissingUntil: d.now}
	if err := d.passOver(&put); err != nil {
		return put, err
	}
	if put.Codes, err = d.tx.EndCodes(d.now); err != nil {
		return put, err
	}
	err = errors.Join(d.tx.SkipTurns(), d.tx.EndOffers(), d.tx.PassSlots(d.now, machine), d.tx.SaveCopy(put), d.tx.MarkLiving(d.now),
		d.audit(AuditRow{ActorID: actor, Act: "restore"}))
	if err != nil {
		return put, err
	}
	return put, d.addTask(OfficeTask{Kind: TaskRestored, Key: TaskRestored + ":" + put.ID}, func(Viewer) bool { return true })
}

// passOver settles what came due while nothing was recorded. What the clock brought
// to matters happens now; what it said about that has perhaps been said.
func (d *Desk) passOver(put *Copy) error {
	began := d.tx.NewID()
	for {
		done, err := d.RunDues()
		if err != nil {
			return err
		}
		if done == 0 {
			break
		}
	}
	reminders, err := d.tx.RemindersDue(d.now, 0)
	if err != nil {
		return err
	}
	for _, r := range reminders {
		r.State, r.ToldAt = ReminderTold, d.now
		if err := d.tx.SaveReminder(r); err != nil {
			return err
		}
	}
	put.Reminders = len(reminders)
	unsent, err := d.tx.ListDeliveries([]DeliveryState{DeliveryQueued, DeliverySending, DeliveryWaiting}, 0)
	if err != nil {
		return err
	}
	for _, delivery := range unsent {
		if d.notGone(delivery, began) {
			continue
		}
		if err := d.perhapsGone(delivery, put); err != nil {
			return err
		}
	}
	return nil
}

// notGone tells a message that can't have gone out: its time is yet to come, and
// nobody could take it back meanwhile. What was queued since began would have been
// queued earlier.
func (d *Desk) notGone(delivery Delivery, began string) bool {
	return delivery.State == DeliveryQueued && delivery.ReadyAt.After(d.now) && !delivery.Kind.IsRelay() && delivery.ID < began
}

func (d *Desk) perhapsGone(delivery Delivery, put *Copy) error {
	if err := d.questionShown(delivery, d.now); err != nil { // he may answer it, if it has reached him
		return err
	}
	delivery.Outcome, delivery.State = outcomePerhaps, DeliveryDropped
	if !delivery.Kind.IsRelay() {
		put.Others++
		return d.tx.SaveDelivery(delivery)
	}
	put.Relays++
	delivery.State = DeliveryTask
	if err := d.tx.SaveDelivery(delivery); err != nil {
		return err
	}
	return d.lookForIt(delivery)
}

// lookForIt asks the office to find out whether words have arrived; those that
// nobody may phone about are in the sum alone.
func (d *Desk) lookForIt(delivery Delivery) error {
	if strings.Contains(delivery.Key, "/") { // a further part of the same words
		return nil
	}
	matter, err := d.tx.Matter(delivery.MatterID)
	if err != nil {
		return err
	}
	switch {
	case matter.Level == Sealed:
		return d.sealedTask(matter)
	case matter.hidden() && delivery.PersonID == matter.AuthorID:
		return nil
	}
	task := OfficeTask{Kind: TaskUnreachable, PersonID: delivery.PersonID, MatterID: delivery.MatterID, DeliveryID: delivery.ID,
		Key: TaskUnreachable + ":" + delivery.ID}
	return d.addTask(task, func(Viewer) bool { return false }) // one message tells of all of them
}

// restoredText is what the office is told of a restored copy.
func (d *Desk) restoredText(task OfficeTask) (string, error) {
	put, err := d.tx.Copy(strings.TrimPrefix(task.Key, TaskRestored+":"))
	if err != nil {
		return "", err
	}
	text := wording.Restored(wording.RestoredFacts{Since: d.local(put.TakenAt), Until: d.local(put.MissingUntil),
		Relays: put.Relays, Others: put.Others, Reminders: put.Reminders, Codes: put.Codes})
	return wording.EndByNumber(text, task.Number), nil
}
