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

// What TEMPLATESENDJOBFINISH says of a template that nobody saw; the space is WeChat's.
const (
	templateBlocked = "failed:user block"
	templateBroken  = "failed: system failed"
)

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
	switch {
	case c.held:
		p.review(u, card, now)
		return fail(40252)
	case p.wrong.templatesTake > 0:
		p.enqueue(now.Add(p.wrong.templatesTake), func() *Push { return p.bringTemplate(u, card, id) })
	default:
		push := p.bringTemplate(u, card, id)
		p.enqueue(now, func() *Push { return push })
	}
	return good(map[string]any{"msgid": id})
}

// review holds a template whose content the platform wants to look at. Its result names an id
// that nobody has been told; one that does not pass has no result at all.
func (p *Platform) review(u *person, card Bubble, now time.Time) {
	p.enqueue(now.Add(reviewTime), func() *Push {
		if p.wrong.reviewRefuses {
			return nil
		}
		return p.bringTemplate(u, card, p.messageID())
	})
}

func (p *Platform) bringTemplate(u *person, card Bubble, id int64) *Push {
	status := p.templateEnd()
	switch {
	case status != "":
	case u.refuses || !u.follows:
		status = templateBlocked
	default:
		status = "success"
		p.show(u, card)
	}
	return p.push(u, "TEMPLATESENDJOBFINISH", []element{{"MsgID", strconv.FormatInt(id, 10)}, {"Status", status}}, true)
}
