package liaison

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// UnfinishedImport is the import that was begun and is neither taken nor dropped; false when there is none.
func (d *Desk) UnfinishedImport() (Import, bool, error) {
	under, err := d.tx.LastImport(ImportStaging)
	if errors.Is(err, ErrNotFound) {
		return Import{}, false, nil
	}
	return under, err == nil, err
}

// forgetTaken forgets what is kept to undo the import before: only the last can be undone, and its numbers and names should
// not lie about longer.
func (d *Desk) forgetTaken() error {
	before, err := d.tx.LastImport(ImportTaken)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return d.tx.DropStaged(before.ID)
}

// namesTold is how many people a sentence names before it only counts.
const namesTold = 5

// SweepImports deletes the next of those whom imports undone or dropped had added and nobody sees; 0 when all are gone.
func (d *Desk) SweepImports(most int) (int, error) { return d.tx.SweepImports(most) }

// UndoImport drops the unfinished import, or else puts everything back as it was before the last one. It fails with
// ErrNotFound when there is nothing to undo, and with ErrConflict and a sentence when somebody the import added has bound,
// raised or received anything or is invited to a meeting since: then the file must be corrected instead.
func (d *Desk) UndoImport(actor string) (Import, error) {
	last, found, err := d.UnfinishedImport()
	if err != nil {
		return Import{}, err
	}
	if found {
		last.State = ImportDropped
	} else {
		if last, err = d.undoTaken(); err != nil {
			return Import{}, err
		}
		last.State = ImportUndone
	}
	if err := d.tx.DropStaged(last.ID); err != nil {
		return Import{}, err
	}
	if err := d.tx.SaveImport(last); err != nil {
		return Import{}, err
	}
	if err := d.rosterTurned(); err != nil {
		return Import{}, err
	}
	return last, d.audit(AuditRow{ActorID: actor, Act: "undo import"})
}

func (d *Desk) undoTaken() (Import, error) {
	last, err := d.tx.LastImport(ImportTaken)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Import{}, err
	}
	undone, errUndone := d.tx.LastImport(ImportUndone)
	if errUndone != nil && !errors.Is(errUndone, ErrNotFound) {
		return Import{}, errUndone
	}
	if err != nil || undone.ID > last.ID { // what was before the last one is not kept
		return Import{}, &Fault{Kind: ErrNotFound, Sentence: "没有可以撤销的导入：只能撤销最近一次"}
	}
	used, err := d.tx.AddedInUse(last.ID)
	if err != nil {
		return Import{}, err
	}
	if len(used) > 0 {
		var names []string
		for _, person := range used[:min(namesTold, len(used))] {
			names = append(names, person.Name)
		}
		return Import{}, &Fault{Kind: ErrConflict, Sentence: fmt.Sprintf(
			"不能撤销：这次导入新增的人里，%s等%d人已经绑定或有了来往。请改好表再导入一次", strings.Join(names, "、"), len(used))}
	}
	meetings, err := d.tx.MeetingsOfAdded(last.ID)
	if err != nil {
		return Import{}, err
	}
	if len(meetings) > 0 {
		return Import{}, &Fault{Kind: ErrConflict, Sentence: fmt.Sprintf(
			"不能撤销：会议%s请了这次导入新增的人，撤销了就请不到人。请先取消会议（已经开始的取消不了），或者改好表再导入一次", strings.Join(meetings, "、"))}
	}
	if err := d.tx.DueOnChangedContacts(DueContact, last.ID, time.Unix(0, 0)); err != nil {
		return Import{}, err
	}
	return last, d.tx.UndoTaken(last.ID)
}
