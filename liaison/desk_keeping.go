package liaison

import (
	"fmt"
	"time"

	"shuanglian/liaison/workday"
)

// forget keeps what people were promised when they agreed: what was said goes
// when its matter has been over for the time told, the matter itself later.
func (d *Desk) forget(done *Tidied) error {
	var err error
	if done.Words, err = d.tx.ForgetWords(d.ago(d.terms.Keeping.Chat)); err != nil {
		return err
	}
	done.Matters, err = d.tx.DropMatters(d.ago(d.terms.Keeping.Matters))
	return err
}

// auditDropped is how many rows of the audit trail one transaction removes.
const auditDropped = 2000

// DropAudit removes what the audit trail has kept long enough, a batch at a
// time, and writes into the trail itself up to where: nothing goes unseen. It
// tells whether anything was left to remove.
func (d *Desk) DropAudit() (bool, error) {
	sequence, seal, err := d.tx.DropAudit(d.ago(d.terms.Keeping.Audit), auditDropped)
	if err != nil || sequence == 0 {
		return false, err
	}
	return true, d.audit(AuditRow{Act: "drop_audit", Reason: fmt.Sprintf("%d %s", sequence, seal)})
}

// ago is the time that lies a keeping time back; a keeping time nobody has set
// keeps everything.
func (d *Desk) ago(kept workday.Limit) time.Time {
	switch kept.Unit {
	case workday.CalendarDays:
		return d.now.AddDate(0, 0, -kept.N)
	case workday.Months:
		return d.now.AddDate(0, -kept.N, 0)
	case workday.WorkingDays, workday.Hours24, workday.Minutes, workday.Seconds:
	}
	return time.Time{}
}
