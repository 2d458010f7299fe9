package scheduler

import "context"

// sealAudit chains the audit trail: every few seconds of real time, and on every
// tick under a simulated clock. It brings nothing that others wait for, so it
// counts as nothing done.
func (s *Scheduler) sealAudit(ctx context.Context) (int, error) {
	if !s.clock.Simulated() && s.clock.Real().Sub(s.sealed) < s.limits.Seal {
		return 0, nil
	}
	s.sealed = s.clock.Real()
	_, err := s.work.SealAudit(ctx)
	return 0, err
}
