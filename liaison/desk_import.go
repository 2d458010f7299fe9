package liaison

import (
	"fmt"
	"time"

	"shuanglian/liaison/roster"
)

// Imported is what a roster file changed.
type Imported struct {
	Added, Changed, Same  int // people
	Absent                int // on the roster, not in the file: left alone
	Linked, Ended         int // links begun; links that got another last day
	KinDeclared, KinEnded int
}

// Import takes a checked roster file into the store in this one transaction: for files of a demonstration's size. It fails
// like PlanImport, and with ErrConflict when the file raises a question. Nobody is deleted; a role the file adds waits for a
// code issued after it; a link that a new one replaces is ended, never overwritten.
func (d *Desk) Import(file roster.File, actor string) (Imported, error) {
	plan, err := d.PlanImport(file, PlanOptions{})
	if err != nil || plan.Import.Total == 0 && len(plan.Open()) == 0 {
		return plan.Done, err
	}
	if err := d.BeginImport(plan); err != nil {
		return Imported{}, err
	}
	if _, err := d.StageImport(plan, plan.Import.Total); err != nil {
		return Imported{}, err
	}
	return plan.Done, d.TakeImport(actor)
}

// BeginImport opens an import. It fails with ErrConflict and a sentence when a question is open, or when another import has
// not come to its end.
func (d *Desk) BeginImport(plan RosterPlan) error {
	if open := len(plan.Open()); open > 0 {
		return &Fault{Kind: ErrConflict, Sentence: fmt.Sprintf(
			"还有%d个问题没有答，一行也没有导入：请照上面列的，用 --answer 答了再导入", open)}
	}
	other, found, err := d.UnfinishedImport()
	if err != nil {
		return err
	}
	if found && other.ID != plan.Import.ID {
		return unfinished()
	}
	return d.tx.SaveImport(plan.Import)
}

func unfinished() error {
	return &Fault{Kind: ErrConflict, Sentence: "上一次导入没有做完：用原来的文件和回答加 --resume 接着做，或用 roster undo 放弃它"}
}

// StageImport lays the next changes of a plan ready, at most so many, and returns how far it has come. The roster stays as
// it is.
func (d *Desk) StageImport(plan RosterPlan, most int) (staged int, err error) {
	under, found, err := d.UnfinishedImport()
	if err != nil {
		return 0, err
	}
	if !found || under.ID != plan.Import.ID || under.Total != plan.Import.Total {
		return 0, fmt.Errorf("liaison: this import is not under way: %w", ErrConflict)
	}
	for last := min(under.Staged+most, under.Total); under.Staged < last && err == nil; under.Staged++ {
		err = d.stage(plan, under.Staged)
	}
	if err != nil {
		return 0, err
	}
	return under.Staged, d.tx.SaveImport(under)
}

// stage lays the n-th change of a plan ready: people first, since the others name them.
func (d *Desk) stage(plan RosterPlan, n int) error {
	id := plan.Import.ID
	if n < len(plan.People) {
		return d.tx.StagePerson(id, plan.People[n])
	}
	if n -= len(plan.People); n < len(plan.Contacts) {
		return d.tx.StageContact(id, plan.Contacts[n])
	}
	return d.tx.SaveKin(plan.Kin[n-len(plan.Contacts)].After)
}

// TakeImport puts a wholly staged import in force: people and links at once. It fails with ErrConflict when somebody who
// loses 党代表 or 党委委员 has got an open matter meanwhile.
func (d *Desk) TakeImport(actor string) error { return d.takeImport(actor, false) }

// TakeImportHandingOver is TakeImport, but the open matters of those who lose 党代表 or 党委委员 are handed over: what was
// named to them to who contacts its author from now on, the rest to the office.
func (d *Desk) TakeImportHandingOver(actor string) error { return d.takeImport(actor, true) }

func (d *Desk) takeImport(actor string, handOver bool) error {
	under, found, err := d.UnfinishedImport()
	if err != nil {
		return err
	}
	if !found || under.Staged < under.Total {
		return fmt.Errorf("liaison: no import is ready: %w", ErrConflict)
	}
	losses, err := d.tx.StagedLosses(under.ID)
	if err != nil {
		return err
	}
	for _, loss := range losses {
		open, err := d.openMatters(loss.Person.ID, loss.Role)
		if err != nil {
			return err
		}
		if open > 0 && !handOver {
			return &Fault{Kind: ErrConflict, Sentence: fmt.Sprintf(
				"%s还有%d件在办，不能去掉%s身份：请他先回“转编号 原因”交给联络办公室，再用 --resume 接着做；或加 --hand-over 一起移交", loss.Person.Name, open, loss.Role.Chinese())}
		}
	}
	if err := d.forgetTaken(); err != nil {
		return err
	}
	if err := d.tx.TakeStaged(under.ID, d.now); err != nil {
		return err
	}
	if err := d.tx.DueOnChangedContacts(DueContact, under.ID, time.Unix(0, 0)); err != nil {
		return err
	}
	under.State = ImportTaken
	if err := d.tx.SaveImport(under); err != nil {
		return err
	}
	if err := d.rosterTurned(); err != nil {
		return err
	}
	return d.audit(AuditRow{ActorID: actor, Act: "import"})
}
