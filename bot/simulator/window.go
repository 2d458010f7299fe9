package simulator

import "time"

// The acts that let the account send customer-service messages, and how many for how
// long: 公众号客服消息下发条数与时间规则, developers.weixin.qq.com/doc/service/…/custom.
const (
	byMessage = "message" // 5 in 48 hours
	byTap     = "tap"     // click, scancode_push, scancode_waitmsg and msgmenu: 3 in a minute
	byFollow  = "follow"  // 3 in a minute
	byScan    = "scan"    // 3 in a minute
)

// grant is the room one act of a user has opened.
type grant struct {
	by    string
	left  int
	until time.Time
}

func (u *person) allow(by string, now time.Time, strict bool) {
	g := grant{by, 3, now.Add(time.Minute)}
	if by == byMessage {
		g = grant{by, 5, now.Add(48 * time.Hour)}
	}
	kept := u.grants[:0]
	for _, old := range u.grants {
		if !strict && old.by != by && now.Before(old.until) {
			kept = append(kept, old)
		}
	}
	u.grants = append(kept, g)
}

// spend takes one message out of the grant that ends first, or says which errcode
// stands against it: 45015 when no grant is in force, 45047 when all are used up.
func (u *person) spend(now time.Time) int {
	var best *grant
	open := false
	for i := range u.grants {
		g := &u.grants[i]
		if !now.Before(g.until) {
			continue
		}
		open = true
		if g.left > 0 && (best == nil || g.until.Before(best.until)) {
			best = g
		}
	}
	switch {
	case !u.follows, !open:
		return 45015
	case best == nil:
		return 45047
	}
	best.left--
	return 0
}

// Room says how many customer-service messages the account may send this person now,
// and until when the longest grant lasts.
func (p *Platform) Room(name string) (left int, until time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	u := p.people[name]
	if u == nil || !u.follows {
		return 0, time.Time{}
	}
	for _, g := range u.grants {
		if !p.Now().Before(g.until) {
			continue
		}
		left += g.left
		if g.until.After(until) {
			until = g.until
		}
	}
	return left, until
}

// SetStrict makes the newest act replace every other grant, or lets them stand side by side again:
// the documents leave open which of the two it is.
func (p *Platform) SetStrict(strict bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.opt.Strict = strict
}

// CloseWindow takes back every grant of a person, as if his 48 hours had passed.
func (p *Platform) CloseWindow(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	u := p.person(name)
	u.grants = nil
	p.changed(u)
}
