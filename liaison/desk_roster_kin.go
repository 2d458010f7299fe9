package liaison

import (
	"fmt"

	"shuanglian/liaison/roster"
)

// KinChange is a kinship declared (Before is zero), or taken back.
type KinChange struct{ Before, After Kin }

// planKin works out what the rows of the 回避 table change. Who declared it first makes no difference; another relation
// takes the place of the one before.
func (i *importing) planKin(rows []roster.KinRow) error {
	known, err := i.tx.AllKin()
	if err != nil {
		return err
	}
	inForce := make(map[[2]string]Kin, len(known))
	for _, kin := range known {
		inForce[kin.pair()] = kin
	}
	for n, row := range rows {
		kin := Kin{ID: idOf(i.plan.Import.ID, "kin", n), PersonID: i.ends[row.PersonKey].ID, KinID: i.ends[row.KinKey].ID,
			Relation: row.Relation, ImportID: i.plan.Import.ID}
		if kin.PersonID == "" || kin.KinID == "" {
			return fmt.Errorf("liaison: %s line %d declares nobody: %w", row.File, row.Line, errLinkToNobody)
		}
		if kin.PersonID == kin.KinID { // told apart in the file, one person on the roster
			i.faults = append(i.faults, roster.Fault{File: row.File, Line: row.Line, Text: "本人和亲属在名册里是同一个人"})
			continue
		}
		before, had := inForce[kin.pair()]
		if had && !row.Ends() && before.Relation == kin.Relation {
			continue
		}
		if had {
			ended := before
			ended.EndedBy = i.plan.Import.ID
			i.plan.Kin = append(i.plan.Kin, KinChange{Before: before, After: ended})
		}
		switch {
		case !row.Ends():
			i.plan.Kin = append(i.plan.Kin, KinChange{After: kin})
			i.plan.Done.KinDeclared++
		case had:
			i.plan.Done.KinEnded++
		default:
			i.plan.Warnings = append(i.plan.Warnings, roster.Fault{File: row.File, Line: row.Line, Column: "关系",
				Text: "名册里没有这两个人的回避，不用解除"})
		}
	}
	return nil
}

// pair is both people, in the same order whoever declared it.
func (k Kin) pair() [2]string {
	if k.PersonID > k.KinID {
		return [2]string{k.KinID, k.PersonID}
	}
	return [2]string{k.PersonID, k.KinID}
}
