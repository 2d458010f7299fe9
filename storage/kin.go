package storage

import (
	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// AllKin lists every declaration of kin that is in force, by ID.
func (t *tx) AllKin() ([]liaison.Kin, error) {
	rows, err := t.q.ListAllKin(t.ctx)
	return each(t, "list kin", rows, err, func(row db.KinInForce) (liaison.Kin, error) {
		return liaison.Kin{
			ID: row.ID, PersonID: row.PersonID, KinID: row.KinID, Relation: row.Relation, ImportID: row.ImportID, EndedBy: row.EndedBy,
		}, nil
	})
}

// SaveKin inserts a declaration, or notes by which import it ends.
func (t *tx) SaveKin(kin liaison.Kin) error {
	const act = "save kin"
	if kin.ID == "" {
		return missing(act, "id")
	}
	return t.failed(act, t.q.SaveKin(t.ctx, db.SaveKinParams{
		ID: kin.ID, PersonID: kin.PersonID, KinID: kin.KinID, Relation: kin.Relation, ImportID: kin.ImportID, EndedBy: kin.EndedBy,
	}))
}
