package simulator

import (
	"slices"
	"strings"
	"time"
)

// fault is one injected misbehaviour of an API.
type fault struct {
	api   string
	times int // how often still; below 0 until ClearFaults
	code  int
	lost  bool
	early bool // what comes of the call is pushed before the call is answered
	delay time.Duration
}

// trouble is all that is made to go wrong.
type trouble struct {
	faults        []*fault
	down          bool // every API call is cut
	untrusted     bool // the account's address is not on its whitelist
	refuse        int  // deliveries that do not reach the account
	late          int  // answers to each push that come too late
	failSends     int  // templates that will end with failStatus
	failStatus    string
	templatesTake time.Duration
	reviewRefuses bool
	pushesTake    time.Duration
}

// Fault makes the next calls of an API fail with an errcode (-1: system busy) without
// doing anything; times < 0 is until ClearFaults. The api is a path or the end of one,
// such as "custom/send". Code 40252 on "template/send" is special, as it is in WeChat:
// the message is held for half an hour, see ReviewTemplates.
func (p *Platform) Fault(api string, code, times int) {
	p.addFault(fault{api: api, code: code, times: times})
}

// FaultLost makes the next calls of an API have their effect while their answer is lost:
// the connection is cut.
func (p *Platform) FaultLost(api string, times int) {
	p.addFault(fault{api: api, lost: true, times: times})
}

// FaultEarly makes the platform push what comes of the next calls of an API before it answers them.
func (p *Platform) FaultEarly(api string, times int) {
	p.addFault(fault{api: api, early: true, times: times})
}

// FaultDelay makes the next calls of an API answer only after so much real time.
func (p *Platform) FaultDelay(api string, delay time.Duration, times int) {
	p.addFault(fault{api: api, delay: delay, times: times})
}

// SetDown cuts every API call until it is switched off again.
func (p *Platform) SetDown(down bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong.down = down
	p.changed(nil)
}

// Down tells whether SetDown is in force.
func (p *Platform) Down() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.wrong.down
}

// SetUntrusted takes the account's address off its IP whitelist, or puts it back: without it
// there is no token (40164).
func (p *Platform) SetUntrusted(untrusted bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong.untrusted = untrusted
	p.changed(nil)
}

// ClearFault ends the faults of one API with this errcode.
func (p *Platform) ClearFault(api string, code int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong.faults = slices.DeleteFunc(p.wrong.faults, func(f *fault) bool { return f.api == api && f.code == code })
	p.changed(nil)
}

// faulty tells whether an API answers with this errcode by injection. The lock is held.
func (p *Platform) faulty(api string, code int) bool {
	return slices.ContainsFunc(p.wrong.faults, func(f *fault) bool { return f.api == api && f.code == code })
}

// ClearFaults ends every injected fault. Dead tokens stay dead, held pushes stay held.
func (p *Platform) ClearFaults() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong = trouble{}
	p.changed(nil)
}

func (p *Platform) addFault(f fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f.times != 0 {
		p.wrong.faults = append(p.wrong.faults, &f)
		p.changed(nil)
	}
}

// takeFault uses up one injected fault for a path. The lock is held.
func (p *Platform) takeFault(path string) *fault {
	for i, f := range p.wrong.faults {
		if path != f.api && !strings.HasSuffix(path, "/"+strings.TrimPrefix(f.api, "/")) {
			continue
		}
		if f.times > 0 {
			f.times--
			if f.times == 0 {
				p.wrong.faults = append(p.wrong.faults[:i:i], p.wrong.faults[i+1:]...)
				p.changed(nil)
			}
		}
		return f
	}
	return nil
}
