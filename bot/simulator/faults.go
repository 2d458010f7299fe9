package simulator

import (
	"strings"
	"time"
)

// fault is one injected misbehaviour of an API.
type fault struct {
	api   string
	times int // how often still; below 0 until ClearFaults
	code  int
	lost  bool
	delay time.Duration
}

// Fault makes the next calls of an API fail with an errcode (-1: system busy) without
// doing anything; times < 0 is until ClearFaults. The api is a path or the end of one,
// such as "custom/send". Code 40252 on "template/send" is special, as it is in WeChat:
// the message is held for half an hour and then delivered.
func (p *Platform) Fault(api string, code, times int) {
	p.addFault(fault{api: api, code: code, times: times})
}

// FaultLost makes the next calls of an API have their effect while their answer is lost:
// the connection is cut.
func (p *Platform) FaultLost(api string, times int) {
	p.addFault(fault{api: api, lost: true, times: times})
}

// FaultDelay makes the next calls of an API answer only after so much real time.
func (p *Platform) FaultDelay(api string, delay time.Duration, times int) {
	p.addFault(fault{api: api, delay: delay, times: times})
}

// FaultTemplates lets the next templates be accepted and end as "failed: system failed".
func (p *Platform) FaultTemplates(times int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.failSends = times
}

// RefuseCallback makes the next deliveries fail before they reach the account, as if the
// network between were gone; times < 0 is until ClearFaults.
func (p *Platform) RefuseCallback(times int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refuse = times
	p.changed(nil)
}

// SetDown cuts every API call until it is switched off again.
func (p *Platform) SetDown(down bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = down
	p.changed(nil)
}

// Down tells whether SetDown is in force.
func (p *Platform) Down() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.down
}

// ClearFaults ends every injected fault. Dead tokens stay dead.
func (p *Platform) ClearFaults() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults, p.refuse, p.down, p.failSends = nil, 0, false, 0
	p.changed(nil)
}

func (p *Platform) addFault(f fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f.times != 0 {
		p.faults = append(p.faults, &f)
	}
}

// takeFault uses up one injected fault for a path. The lock is held.
func (p *Platform) takeFault(path string) *fault {
	for i, f := range p.faults {
		if path != f.api && !strings.HasSuffix(path, "/"+strings.TrimPrefix(f.api, "/")) {
			continue
		}
		if f.times > 0 {
			f.times--
			if f.times == 0 {
				p.faults = append(p.faults[:i:i], p.faults[i+1:]...)
			}
		}
		return f
	}
	return nil
}

func (p *Platform) refused() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.refuse == 0 {
		return false
	}
	if p.refuse > 0 {
		p.refuse--
	}
	return true
}
