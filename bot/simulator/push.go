package simulator

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Push is one message or event on its way to the account. Its body, MsgId and
// CreateTime stay the same however often it is delivered; signature, nonce and
// ciphertext are new every time.
type Push struct {
	OpenID string
	MsgID  int64 // 0 for events
	Body   []byte

	name  string
	quiet bool
	first int // which callback the first attempt goes to
}

// element is one XML element of a push, in its order.
type element struct{ name, value string }

// Do lets a person act and tells the account of it; it returns when the account has
// answered or every attempt has failed. An error means that the act is impossible (he
// does not follow, say); what became of the push stands on his screen.
func (p *Platform) Do(ctx context.Context, name string, act Act) error {
	push, err := p.Prepare(name, act)
	if err != nil {
		return err
	}
	if !p.keptBack(push) {
		p.Deliver(ctx, push)
	}
	return nil
}

// Prepare lets a person act without telling the account yet: his screen and his grants
// change, and the push is returned for Deliver, DeliverOnce or DeliverTogether.
func (p *Platform) Prepare(name string, act Act) (*Push, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	u, err := p.actor(name, act)
	if err != nil {
		return nil, err
	}
	if act.apply != nil {
		if err := act.apply(p, u); err != nil {
			return nil, err
		}
	}
	now := p.Now()
	fields := act.fields
	if act.event == "subscribe" {
		fields = p.followFields(u)
	}
	if act.opens != "" {
		u.allow(act.opens, now, p.opt.Strict)
	}
	if act.media != nil {
		m := *act.media
		id := p.keep(&m)
		fields = append(append([]element(nil), fields...), p.mediaFields(&m, id)...)
		act.bubble.MediaID = id
	}
	if act.bubble != nil {
		b := *act.bubble
		b.FromMe = true
		p.show(u, b)
	}
	if act.after != "" {
		p.show(u, Bubble{Kind: KindNotice, FromMe: true, Text: act.after})
	}
	p.lastPush = p.pushFrom(cmp.Or(act.from, u.openID), u, act.event, fields, act.quiet)
	return p.lastPush, nil
}

func (p *Platform) actor(name string, act Act) (*person, error) {
	if act.event == "subscribe" {
		return p.person(name), nil
	}
	return p.follower(name)
}

// push makes the XML of a message, or of an event if one is named. The lock is held.
func (p *Platform) push(u *person, event string, fields []element, quiet bool) *Push {
	return p.pushFrom(u.openID, u, event, fields, quiet)
}

func (p *Platform) pushFrom(from string, u *person, event string, fields []element, quiet bool) *Push {
	push := &Push{OpenID: from, name: u.name, quiet: quiet}
	all := []element{{"ToUserName", p.opt.Account}, {"FromUserName", from}, {"CreateTime", strconv.FormatInt(p.Now().Unix(), 10)}}
	if event != "" {
		all = append(append(all, element{"MsgType", "event"}, element{"Event", event}), fields...)
	} else {
		push.MsgID = p.messageID()
		all = append(append(all, fields...), element{"MsgId", strconv.FormatInt(push.MsgID, 10)})
	}
	push.Body = writeXML(all)
	if len(p.callbacks) > 0 {
		push.first = p.nextURL % len(p.callbacks)
		p.nextURL++
	}
	return push
}

// Deliver brings a push to the account, up to Options.Attempts times, and puts what
// comes of it on the person's screen. It reports whether the account took it.
func (p *Platform) Deliver(ctx context.Context, push *Push) bool {
	if p.marked() {
		p.failed(push)
		return false
	}
	late := p.lateAnswers()
	for attempt := range p.opt.Attempts {
		answer := p.DeliverOnce(ctx, push, p.urlFor(push, attempt))
		if answer.repeat() || attempt < late {
			if ctx.Err() != nil {
				break
			}
			continue
		}
		if answer.Err != nil { // answered, but not as the documents ask: no second try
			break
		}
		p.took(push, answer)
		return true
	}
	p.failed(push)
	return false
}

// DeliverLater is Deliver that does not wait; Wait does.
func (p *Platform) DeliverLater(ctx context.Context, push *Push) {
	p.loose.Go(func() { p.Deliver(ctx, push) })
}

// Wait returns when everything given to DeliverLater has ended.
func (p *Platform) Wait() { p.loose.Wait() }

// Repeat brings LastPush to the account n times more, one after the other, as
// WeChat does when it saw no answer. The answers are returned and shown to nobody.
func (p *Platform) Repeat(ctx context.Context, n int) []Answer {
	push := p.LastPush()
	if push == nil {
		return nil
	}
	answers := make([]Answer, 0, n)
	for i := range n {
		answers = append(answers, p.DeliverOnce(ctx, push, p.urlFor(push, i+1)))
	}
	return answers
}

// DeliverTogether brings one push to the account n times at once, spread over the
// callback addresses. The first good answer is shown to the person.
func (p *Platform) DeliverTogether(ctx context.Context, push *Push, n int) []Answer {
	answers := make([]Answer, n)
	done := make(chan int, n)
	for i := range n {
		go func() {
			answers[i] = p.DeliverOnce(ctx, push, p.urlFor(push, i))
			done <- i
		}()
	}
	shown := false
	for range n {
		if a := answers[<-done]; a.Err == nil && !shown {
			shown = true
			p.took(push, a)
		}
	}
	if !shown {
		p.failed(push)
	}
	return answers
}

// LastPush is the push that a person's act made last, or nil.
func (p *Platform) LastPush() *Push {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.lastPush
}

func (p *Platform) urlFor(push *Push, attempt int) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.callbacks) == 0 {
		return ""
	}
	return p.callbacks[(push.first+attempt)%len(p.callbacks)]
}

// marked tells whether the platform has stopped pushing for a minute (MarkFail).
func (p *Platform) marked() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.Now().Before(p.silentTil)
}

func (p *Platform) failed(push *Push) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.failures++
	if p.opt.MarkFailAt > 0 && p.failures >= p.opt.MarkFailAt {
		p.failures, p.silentTil = 0, p.Now().Add(time.Minute)
	}
	if u := p.openIDs[push.OpenID]; u != nil && !push.quiet {
		p.show(u, Bubble{Kind: KindFailure, Text: Unavailable})
	}
}

func (p *Platform) took(push *Push, a Answer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.failures = 0
	if u := p.openIDs[push.OpenID]; u != nil && a.reply != nil && u.follows {
		p.show(u, *a.reply)
	}
}

// writeXML writes a push the way WeChat does: text in CDATA, whole numbers bare.
func writeXML(all []element) []byte {
	var b strings.Builder
	b.WriteString("<xml>")
	for _, e := range all {
		switch e.name {
		case "CreateTime", "MsgId", "MsgID", "Location_X", "Location_Y", "Scale", "bizmsgmenuid":
			fmt.Fprintf(&b, "<%s>%s</%s>", e.name, e.value, e.name)
		default:
			fmt.Fprintf(&b, "<%s><![CDATA[%s]]></%s>", e.name, cdata(e.value), e.name)
		}
	}
	b.WriteString("</xml>")
	return []byte(b.String())
}

// cdata leaves out what XML 1.0 cannot carry and splits the one sequence that ends CDATA.
func cdata(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r != 0xFFFE && r != 0xFFFF && r != 0xFFFD {
			return r
		}
		return -1
	}, s)
	return strings.ReplaceAll(s, "]]>", "]]]]><![CDATA[>")
}
