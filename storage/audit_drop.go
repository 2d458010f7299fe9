package storage

import "time"

// DropAudit removes links from the beginning of the chain. A link younger than
// the time ends it, whatever stands behind: two processes may have written out
// of order.
func (t *tx) DropAudit(writtenBefore time.Time, limit int) (int64, string, error) {
	const act = "drop audit"
	head, err := t.q.GetAuditHead(t.ctx)
	if err != nil {
		return 0, "", t.failed(act, err)
	}
	links, err := t.q.ListOldestLinks(t.ctx, 1)
	if err == nil && len(links) == 1 && links[0].At < instant(writtenBefore) { // on most days there is nothing to do
		links, err = t.q.ListOldestLinks(t.ctx, most(limit))
	}
	if err != nil {
		return 0, "", t.failed(act, err)
	}
	sequence, seal := int64(0), ""
	for _, link := range links {
		if link.At >= instant(writtenBefore) {
			break
		}
		sequence, seal = link.Sequence, link.Seal
	}
	if sequence == 0 {
		return 0, "", nil
	}
	moved, err := t.q.MoveAuditStart(t.ctx, sequence, seal, head.StartSequence)
	if err != nil || moved != 1 {
		return 0, "", t.sealedElsewhere(act, err)
	}
	_, err = t.q.DropAudit(t.ctx, sequence)
	return sequence, seal, t.failed(act, err)
}
