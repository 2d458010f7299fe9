package liaison

import (
	"errors"
	"time"

	"shuanglian/liaison/wording"
)

// TaskMediaLost tells the office that a picture or voice of a matter is lost.
const TaskMediaLost = "media_lost"

// addEntry keeps one thing said, and orders the file behind it at once: the
// platform forgets it after some days.
func (d *Desk) addEntry(entry Entry) error {
	if entry.Said.hasFile() {
		file, err := d.orderFile(entry.Said)
		if err != nil {
			return err
		}
		entry.Said.Seconds = file.Seconds
	}
	return d.tx.AddEntry(entry)
}

func (d *Desk) orderFile(said Said) (MediaFile, error) {
	file, err := d.tx.MediaFile(said.MediaID)
	if !errors.Is(err, ErrNotFound) {
		return file, err
	}
	file = MediaFile{Handle: said.MediaID, Kind: said.Kind, State: MediaWanted, SaidAt: said.At, NextAt: d.now}
	if file.SaidAt.IsZero() {
		file.SaidAt = d.now
	}
	_, err = d.tx.AddMediaFile(file)
	return file, err
}

// NextFetch claims the next file to be fetched until the lease ends; false when
// there is none now.
func (d *Desk) NextFetch(lease time.Time) (MediaFile, bool, error) {
	file, err := d.tx.NextMediaFile(d.now)
	if errors.Is(err, ErrNotFound) {
		return MediaFile{}, false, nil
	}
	if err != nil {
		return MediaFile{}, false, err
	}
	file.State, file.LeaseUntil = MediaFetching, lease
	file.Attempts++
	return file, true, d.tx.SaveMediaFile(file)
}

// RecoverFetches takes up attempts whose process died. Fetching again does no
// harm: the same file has the same hash.
func (d *Desk) RecoverFetches(real time.Time) (int, error) {
	stuck, err := d.tx.FetchingBefore(real)
	if err != nil {
		return 0, err
	}
	for _, file := range stuck {
		if err := d.ReportFetch(MediaReport{Handle: file.Handle, Outcome: "attempt was broken off"}); err != nil {
			return 0, err
		}
	}
	return len(stuck), nil
}

// ReportFetch records what became of an attempt. What can't be had before the
// platform forgets it is lost: whoever said it is told, and the office.
func (d *Desk) ReportFetch(report MediaReport) error {
	file, err := d.tx.MediaFile(report.Handle)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil || file.State == MediaKept || file.State == MediaLost {
		return err
	}
	file.Outcome, file.LeaseUntil = report.Outcome, time.Time{}
	last := file.SaidAt.Add(d.terms.Policy.MediaLife - mediaMargin)
	switch {
	case report.Hash != "":
		return d.keepFile(file, report)
	case report.Final || !d.now.Before(last):
		return d.loseFile(file)
	}
	file.State, file.NextAt = MediaWanted, d.now.Add(fetchPause(file.Attempts))
	if file.NextAt.After(last) {
		file.NextAt = last
	}
	return d.tx.SaveMediaFile(file)
}

// mediaMargin is how long before the platform forgets a file nothing is left to it.
const mediaMargin = time.Hour

// fetchPause grows from seconds to hours.
func fetchPause(attempts int) time.Duration {
	return min(10*time.Second<<min(2*max(attempts-1, 0), 10), 2*time.Hour)
}

func (d *Desk) keepFile(file MediaFile, report MediaReport) error {
	file.State, file.Hash, file.Form = MediaKept, report.Hash, report.File.Form
	file.Bytes, file.Seconds = int64(len(report.File.Data)), report.File.Seconds
	if err := d.tx.SaveMediaFile(file); err != nil {
		return err
	}
	if !file.Form.Relayable() {
		if err := d.tellUnplayable(file); err != nil {
			return err
		}
	}
	if file.Seconds == 0 {
		return nil
	}
	if err := d.tx.NoteSeconds(file.Handle, file.Seconds); err != nil {
		return err
	}
	return d.onMattersOf(file, func(matter Matter, _ Entry) error { return d.lengthsKnown(matter) })
}

// onMattersOf acts on each matter that a file belongs to, once.
func (d *Desk) onMattersOf(file MediaFile, act func(Matter, Entry) error) error {
	entries, err := d.tx.EntriesWithMedia(file.Handle)
	if err != nil {
		return err
	}
	done := map[string]bool{}
	for _, entry := range entries {
		if done[entry.MatterID] || !entry.RecalledAt.IsZero() {
			continue
		}
		done[entry.MatterID] = true
		matter, err := d.tx.Matter(entry.MatterID)
		if err != nil {
			return err
		}
		if matter.State == StateWithdrawn {
			continue
		}
		if err := act(matter, entry); err != nil {
			return err
		}
	}
	return nil
}

// tellUnplayable tells whoever said it that a voice is kept, but of a form that the
// platform plays to nobody else.
func (d *Desk) tellUnplayable(file MediaFile) error {
	return d.onMattersOf(file, func(matter Matter, entry Entry) error {
		office, err := d.officeFor(entry.PersonID)
		if err != nil {
			return err
		}
		return d.send(&Delivery{Kind: DeliverNotice, PersonID: entry.PersonID, MatterID: matter.ID, Key: "unplayable:" + entry.ID,
			Text: wording.Unplayable(matter.Number, counts([]Said{{Kind: file.Kind}}), office)})
	})
}

func (d *Desk) loseFile(file MediaFile) error {
	file.State = MediaLost
	if err := d.tx.SaveMediaFile(file); err != nil {
		return err
	}
	return d.onMattersOf(file, func(matter Matter, entry Entry) error {
		what := counts([]Said{{Kind: file.Kind}})
		office, err := d.officeFor(entry.PersonID)
		if err != nil {
			return err
		}
		tell := &Delivery{Kind: DeliverNotice, PersonID: entry.PersonID, MatterID: matter.ID, Key: "media-lost:" + entry.ID,
			Text: wording.MediaLost(matter.Number, what, office)}
		if err := d.send(tell); err != nil || matter.State == StateDraft || matter.Level == Sealed {
			return err
		}
		task := OfficeTask{Kind: TaskMediaLost, Key: TaskMediaLost + ":" + entry.ID, MatterID: matter.ID, PersonID: entry.PersonID}
		if matter.hidden() {
			task.PersonID = ""
		}
		return d.raiseTask(task)
	})
}
