package liaison

// AuditReport is what checking the chain of the audit trail found.
type AuditReport struct {
	Dropped  int64  // rows at the beginning that were kept long enough; the chain goes on from the last of them
	Sealed   int64  // rows of the chain that hold, up to the fault if there is one; those dropped are among them
	Head     string // seal of the last of them: write it down elsewhere, and nobody can make the chain anew unseen
	Unsealed int    // rows written since the last sealing
	Fault    *AuditFault
}

// AuditFaultKind tells what happened to a row.
type AuditFaultKind string

// A row that is not as it was written, one that is gone, and one that does not
// belong where it stands.
const (
	AuditChanged AuditFaultKind = "changed"
	AuditMissing AuditFaultKind = "missing"
	AuditMoved   AuditFaultKind = "moved"
)

// AuditFault is the first row of the trail that is not as it should be.
type AuditFault struct {
	Sequence int64  // its place in the chain; 0 for a row that is not sealed yet
	ID       string // empty when it is missing
	Kind     AuditFaultKind
}

// sealBatch is how many rows one transaction seals.
const sealBatch = 500

// SealAudit chains what was written to the audit trail since the last time, a
// batch at a time, and counts it; 0 when nothing is left.
func (d *Desk) SealAudit() (int, error) { return d.tx.SealAudit(sealBatch) }
