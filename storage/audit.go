package storage

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// AddAudit appends a row of the audit trail with its own digest; it is chained
// to the others later, so that no two writers wait for each other here.
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

// auditDigest is the hash over the fields of a row in table order.
func auditDigest(row db.AddAuditParams) string {
	return hashed(row.ID, row.ActorID, row.Role, row.Act, row.MatterID, row.PersonID,
		strconv.FormatBool(row.Refused), row.Reason, row.At)
}

// auditSeal is the hash that ties a row to its place and to the row before it.
func auditSeal(sequence int64, previous, digest string) string {
	return hashed(strconv.FormatInt(sequence, 10), previous, digest)
}

// hashed is the hex SHA-256 over the fields, each written as its length in
// bytes, a colon and itself, so that no two lists read alike.
func hashed(fields ...string) string {
	sum := sha256.New()
	for _, field := range fields {
		fmt.Fprintf(sum, "%d:%s", len(field), field)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
