package liaison

import (
	"errors"
	"time"

	"shuanglian/liaison/wording"
)

// TaskTellExtension is raised when an author whom the account can't reach is to learn that
// his matter takes longer.
const TaskTellExtension = "tell_extension"

// tellExtended tells the author by when his matter is done now, and why; whom the account
// can't reach the office phones, if anybody can.
func (d *Desk) tellExtended(matter Matter, asked Entry, by string, until time.Time) (wording.AuthorTold, error) {
	way, err := d.AuthorHears(matter)
	if err != nil {
		return "", err
	}
	if way == wording.ToldHere {
		notice := &Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID,
			Text: wording.Extended(matter.Number, matter.Gist, by, wording.Framed(asked.Said.Text), until)}
		if err := d.send(notice); err != nil {
			return "", err
		}
		return d.toldNow(*notice)
	}
	if way == wording.ToldNot {
		return way, nil
	}
	return way, d.raiseTask(OfficeTask{Kind: TaskTellExtension, PersonID: matter.AuthorID, MatterID: matter.ID,
		Key: TaskTellExtension + ":" + asked.ID})
}

// AuthorHears is the way by which the author of a matter hears what becomes of it.
func (d *Desk) AuthorHears(matter Matter) (wording.AuthorTold, error) {
	reached, err := d.reachesAuthor(matter)
	if err != nil || reached {
		return wording.ToldHere, err
	}
	gone, err := d.isGone(matter.AuthorID)
	if err != nil || gone || matter.hidden() {
		return wording.ToldNot, err
	}
	return wording.ToldByPhone, nil
}

// toldNow tells whether a notice goes out at once, or waits for the morning or for its
// reader to write.
func (d *Desk) toldNow(notice Delivery) (wording.AuthorTold, error) {
	openID, err := d.addressOf(notice)
	if err != nil {
		return "", err
	}
	window, err := d.tx.Window(openID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return "", err
	}
	if notice.ReadyAt.After(d.now) || !d.spend(&window, notice) {
		return wording.ToldLater, nil
	}
	return wording.ToldHere, nil
}

// reachesAuthor tells whether what becomes of a matter can be brought to its author.
func (d *Desk) reachesAuthor(matter Matter) (bool, error) {
	_, err := d.addressOf(Delivery{PersonID: matter.AuthorID})
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	author, err := d.viewerOf(matter.AuthorID)
	return err == nil && CanSee(author, matter), err
}

// tellExtendedText is whom to phone and what to tell him; empty when that is over.
func (d *Desk) tellExtendedText(task OfficeTask) (string, error) {
	matter, err := d.tx.Matter(task.MatterID)
	if err != nil || !matter.unfinished() {
		return "", err
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return "", err
	}
	asked := latestOf(entries, EntryExtend)
	if asked.PersonID != matter.HolderID || latestOf(entries, EntryExtended, EntryHanded, EntryPassed).Kind != EntryExtended {
		return "", nil // who has it now has a time of his own, even if it is the same one again
	}
	until, err := d.finishDue(matter)
	if err != nil || until.IsZero() {
		return "", err
	}
	holder, err := d.tx.Person(matter.HolderID)
	if err != nil {
		return "", err
	}
	author, err := d.tx.Person(task.PersonID)
	return wording.EndByNumber(wording.TellExtended(matter.Number, wording.NameAndPhone(author.Called(), author.Phone),
		holderName(matter, holder), wording.Framed(asked.Said.Text), until), task.Number), err
}

// extendedNoMore ends that call for good once a finished matter can't be unfinished by
// taking its answer back.
func (d *Desk) extendedNoMore(matterID string) error {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.Kind != TaskTellExtension || task.MatterID != matterID {
			continue
		}
		if err := d.endedByItself(task, "finished"); err != nil {
			return err
		}
	}
	return nil
}

// tasksStanding are the open tasks without those calls that are over because the matter
// was finished or went to somebody else: taking that back brings them back.
func (d *Desk) tasksStanding() ([]OfficeTask, error) {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return nil, err
	}
	var standing []OfficeTask
	for _, task := range tasks {
		if task.Kind == TaskTellExtension {
			text, err := d.tellExtendedText(task)
			if errors.Is(err, ErrNotFound) || err == nil && text == "" {
				continue
			}
			if err != nil {
				return nil, err
			}
		}
		standing = append(standing, task)
	}
	return standing, nil
}
