package simulator

import (
	"encoding/json"
	"strconv"
	"time"
)

// templateValue is one field of a send: {"value": …}; "color" and the like are ignored.
type templateValue struct {
	Value any `json:"value"`
}

func (v templateValue) text() string {
	switch x := v.Value.(type) {
	case string:
		return x
	case json.Number:
		return x.String()
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return ""
}

// sentTemplate is what client_msg_id keeps from being sent twice in ten minutes.
type sentTemplate struct {
	msgID int64
	at    time.Time
}

const (
	sameTemplate = 10 * time.Minute
	reviewTime   = 30 * time.Minute // how long an injected 40252 holds a message
)

// templateSend is POST /cgi-bin/message/template/send. Zero means accepted; what became
// of it is pushed later as TEMPLATESENDJOBFINISH.
func (p *Platform) templateSend(c call) answer {
	var in struct {
		ToUser      string                   `json:"touser"`
		TemplateID  string                   `json:"template_id"`
		URL         string                   `json:"url"`
		ClientMsgID string                   `json:"client_msg_id"`
		Data        map[string]templateValue `json:"data"`
	}
	if !c.read(&in) {
		return fail(47001)
	}
	u, t := p.openIDs[in.ToUser], p.templates[in.TemplateID]
	switch {
	case u == nil:
		return fail(40003)
	case t == nil:
		return fail(40037)
	case !u.follows:
		return fail(43004)
	case u.blacklisted:
		return fail(43019)
	}
	card, bad := t.fill(in.Data)
	if bad != "" {
		return failf(47003, "argument invalid! data."+bad+".value invalid")
	}
	card.URL = in.URL
	now := p.Now()
	key := in.ToUser + "\x00" + in.ClientMsgID
	if old, ok := p.sent[key]; ok && in.ClientMsgID != "" && now.Sub(old.at) < sameTemplate {
		return good(map[string]any{"msgid": old.msgID})
	}
	id := p.messageID()
	if in.ClientMsgID != "" {
		p.sent[key] = sentTemplate{id, now}
	}
	if c.held {
		// Its result will name an id that nobody has been told.
		p.enqueue(now.Add(reviewTime), func() *Push { return p.bringTemplate(u, card, p.messageID()) })
		return fail(40252)
	}
	p.enqueue(now, p.resultOf(u, card, id))
	return good(map[string]any{"msgid": id})
}

// resultOf shows an accepted template at once and gives what is to be pushed about it.
func (p *Platform) resultOf(u *person, card Bubble, id int64) func() *Push {
	push := p.bringTemplate(u, card, id)
	return func() *Push { return push }
}

func (p *Platform) bringTemplate(u *person, card Bubble, id int64) *Push {
	status := "success"
	switch {
	case p.failSends != 0:
		status = "failed: system failed"
		if p.failSends > 0 {
			p.failSends--
		}
	case u.refuses || !u.follows:
		status = "failed:user block"
	default:
		p.show(u, card)
	}
	return p.push(u, "TEMPLATESENDJOBFINISH", []element{{"MsgID", strconv.FormatInt(id, 10)}, {"Status", status}}, true)
}
