package storage

import (
	"fmt"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// SealAudit chains up to limit rows that are not sealed yet. The head of the
// chain is moved only from where this transaction found it, so that of two
// processes one gets ErrConflict (on PostgreSQL it is run again).
func (t *tx) SealAudit(limit int) (int, error) {
	const act = "seal audit"
	head, err := t.q.GetAuditHead(t.ctx)
	if err != nil {
		return 0, t.failed(act, err)
	}
	rows, err := t.q.ListUnsealed(t.ctx, most(limit))
	if err != nil || len(rows) == 0 {
		return 0, t.failed(act, err)
	}
	sequence, previous := head.Sequence, head.Seal
	for _, row := range rows {
		sequence++
		seal := auditSeal(sequence, previous, row.Digest)
		changed, err := t.q.SealAudit(t.ctx, db.SealAuditParams{Sequence: sequence, Previous: previous, Seal: seal, ID: row.ID})
		if err != nil || changed != 1 {
			return 0, t.sealedElsewhere(act, err)
		}
		previous = seal
	}
	moved, err := t.q.MoveAuditHead(t.ctx, sequence, previous, head.Sequence)
	if err != nil || moved != 1 {
		return 0, t.sealedElsewhere(act, err)
	}
	return len(rows), nil
}

// sealedElsewhere ends the transaction: half a chain must not commit.
func (t *tx) sealedElsewhere(act string, err error) error {
	if err == nil {
		err = fmt.Errorf("another process was sealing: %w", liaison.ErrConflict)
	}
	return t.failed(act, err)
}

// Unsealed counts the rows that are not sealed yet, up to limit.
func (t *tx) Unsealed(limit int) (int, error) {
	rows, err := t.q.ListUnsealed(t.ctx, most(limit))
	return len(rows), t.failed("list unsealed audit", err)
}

// auditBatch is how many rows of the chain are in memory at a time.
const auditBatch = 1000

// VerifyAudit checks every link of the chain, then its end, then the rows that
// are not sealed yet. It stops at the first fault.
func (t *tx) VerifyAudit() (liaison.AuditReport, error) {
	const act = "verify audit"
	head, err := t.q.GetAuditHead(t.ctx)
	if err != nil {
		return liaison.AuditReport{}, t.failed(act, err)
	}
	report := liaison.AuditReport{Dropped: head.StartSequence, Sealed: head.StartSequence, Head: head.StartSeal}
	for {
		rows, err := t.q.ListSealed(t.ctx, report.Sealed, auditBatch)
		if err != nil {
			return report, t.failed(act, err)
		}
		for _, row := range rows {
			if report.Fault = checkLink(row, report.Sealed+1, report.Head); report.Fault != nil {
				return report, nil
			}
			report.Sealed, report.Head = row.Sequence, row.Seal
		}
		if len(rows) < auditBatch {
			break
		}
	}
	if head.Sequence != report.Sealed || head.Seal != report.Head {
		report.Fault = &liaison.AuditFault{Sequence: report.Sealed + 1, Kind: liaison.AuditMissing}
		return report, nil
	}
	rows, err := t.q.ListUnsealed(t.ctx, most(0))
	report.Unsealed = len(rows)
	for _, row := range rows {
		if report.Fault == nil && auditDigest(written(row)) != row.Digest {
			report.Fault = &liaison.AuditFault{ID: row.ID, Kind: liaison.AuditChanged}
		}
	}
	return report, t.failed(act, err)
}

// checkLink holds one sealed row against the place it should have.
func checkLink(row db.Audit, sequence int64, previous string) *liaison.AuditFault {
	switch {
	case row.Sequence != sequence:
		return &liaison.AuditFault{Sequence: sequence, Kind: liaison.AuditMissing}
	case auditDigest(written(row)) != row.Digest:
		return &liaison.AuditFault{Sequence: sequence, ID: row.ID, Kind: liaison.AuditChanged}
	case row.Previous != previous || row.Seal != auditSeal(sequence, previous, row.Digest):
		return &liaison.AuditFault{Sequence: sequence, ID: row.ID, Kind: liaison.AuditMoved}
	}
	return nil
}

// written is a row as it was first written.
func written(row db.Audit) db.AddAuditParams {
	return db.AddAuditParams{
		ID: row.ID, ActorID: row.ActorID, Role: row.Role, Act: row.Act, MatterID: row.MatterID,
		PersonID: row.PersonID, Refused: row.Refused, Reason: row.Reason, At: row.At,
	}
}
