package storage

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// AddAudit appends a row of the audit trail with its own digest.
func (t *tx) AddAudit(row liaison.AuditRow) error {
	const act = "add audit"
	if row.ID == "" {
		return missing(act, "id")
	}
	stored := db.AddAuditParams{
		ID: row.ID, ActorID: row.ActorID, Role: string(row.Role), Act: row.Act, MatterID: row.MatterID,
		PersonID: row.PersonID, Refused: row.Refused, Reason: clean(row.Reason), At: instant(row.At),
	}
	stored.Digest = auditDigest(stored)
	return t.failed(act, t.q.AddAudit(t.ctx, stored))
}

// AuditOf lists the trail of a matter, first one first.
func (t *tx) AuditOf(matterID string) ([]liaison.AuditRow, error) {
	rows, err := t.q.ListAuditOf(t.ctx, matterID)
	return each(t, "list audit", rows, err, func(row db.Audit) (liaison.AuditRow, error) {
		at, err := moment(row.At)
		return liaison.AuditRow{
			ID: row.ID, ActorID: row.ActorID, Role: liaison.Role(row.Role), Act: row.Act, MatterID: row.MatterID,
			PersonID: row.PersonID, Refused: row.Refused, Reason: row.Reason, At: at,
		}, err
	})
}

// auditDigest is the hex SHA-256 over the fields in table order, each written
// as its length in bytes, a colon and itself, so that no two rows read alike.
func auditDigest(row db.AddAuditParams) string {
	sum := sha256.New()
	fields := []string{
		row.ID, row.ActorID, row.Role, row.Act, row.MatterID, row.PersonID,
		strconv.FormatBool(row.Refused), row.Reason, row.At,
	}
	for _, field := range fields {
		fmt.Fprintf(sum, "%d:%s", len(field), field)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
