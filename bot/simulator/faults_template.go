package simulator

import "time"

// FaultTemplates lets the next templates be accepted and end as "failed: system failed";
// times < 0 is until ClearFaults, 0 ends it.
func (p *Platform) FaultTemplates(times int) { p.endTemplates(templateBroken, times) }

// BlockTemplates lets the next templates be accepted and end as "failed:user block", though the
// person has not blocked: the platform tells of it this way or by an errcode, nobody knows when.
func (p *Platform) BlockTemplates(times int) { p.endTemplates(templateBlocked, times) }

func (p *Platform) endTemplates(status string, times int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong.failSends, p.wrong.failStatus = times, status
	p.changed(nil)
}

// templateEnd is how the next template is made to end, or "" if it ends as it may. The lock is held.
func (p *Platform) templateEnd() string {
	if p.wrong.failSends == 0 {
		return ""
	}
	if p.wrong.failSends > 0 {
		p.wrong.failSends--
	}
	return p.wrong.failStatus
}

// DelayTemplates lets accepted templates arrive, and their results be pushed, only after so much
// of the platform's time: whether the person has left meanwhile is asked then. Zero is at once.
func (p *Platform) DelayTemplates(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong.templatesTake = d
	p.changed(nil)
}

// ReviewTemplates says how the review behind a 40252 ends: the platform delivers the message itself
// after half an hour, as at first, or refuses it, and then nobody hears of it again.
func (p *Platform) ReviewTemplates(pass bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong.reviewRefuses = !pass
	p.changed(nil)
}
