package simulator

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// Choice is what a person says to one subscription notice.
type Choice struct {
	TemplateID string
	Accept     bool
}

// allowance is what a person has agreed to.
type allowance struct {
	left     int
	longTerm bool // one agreement for any number
}

// AddSubscription puts a subscription notice on the account's list, as AddTemplate does a template;
// of a long-term one a single agreement allows any number.
func (p *Platform) AddSubscription(id, title, content string, longTerm bool) error {
	if err := p.AddTemplate(id, title, content); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.longTerm[id] = longTerm
	return nil
}

// Choose lets a person answer the window that asks for his agreement, for several notices at once.
// Scene 2 is a page, where the component stands.
func (p *Platform) Choose(ctx context.Context, name string, choices ...Choice) error {
	p.mu.Lock()
	u, err := p.follower(name)
	var list strings.Builder
	for _, choice := range choices {
		status := "reject"
		if choice.Accept {
			status = "accept"
		}
		if err == nil {
			u.choose(choice, p.longTerm[choice.TemplateID])
		}
		fmt.Fprintf(&list, "<List><TemplateId><![CDATA[%s]]></TemplateId><SubscribeStatusString><![CDATA[%s]]></SubscribeStatusString><PopupScene>2</PopupScene></List>",
			choice.TemplateID, status)
	}
	p.mu.Unlock()
	if err != nil {
		return err
	}
	return p.tellOfSubscription(ctx, name, "subscribe_msg_popup_event", "SubscribeMsgPopupEvent", list.String())
}

// Refuse lets a person switch a notice off in the settings of the account.
func (p *Platform) Refuse(ctx context.Context, name, templateID string) error {
	p.mu.Lock()
	u, err := p.follower(name)
	if err == nil {
		u.choose(Choice{TemplateID: templateID}, false)
	}
	p.mu.Unlock()
	if err != nil {
		return err
	}
	return p.tellOfSubscription(ctx, name, "subscribe_msg_change_event", "SubscribeMsgChangeEvent",
		"<List><TemplateId><![CDATA["+templateID+"]]></TemplateId><SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString></List>")
}

// Withdraw takes back what a person has agreed to without a word to the account.
func (p *Platform) Withdraw(name, templateID string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.person(name).choose(Choice{TemplateID: templateID}, false)
}

func (u *person) choose(choice Choice, longTerm bool) {
	if u.agreed == nil {
		u.agreed = map[string]*allowance{}
	}
	of := u.agreed[choice.TemplateID]
	if of == nil || !choice.Accept {
		of = &allowance{}
		u.agreed[choice.TemplateID] = of
	}
	if choice.Accept {
		of.left, of.longTerm = of.left+1, longTerm
	}
}

// tellOfSubscription pushes an event whose List repeats.
func (p *Platform) tellOfSubscription(ctx context.Context, name, event, element, list string) error {
	push, err := p.Prepare(name, Act{event: event, quiet: true})
	if err != nil {
		return err
	}
	push.Body = withList(push.Body, element, list)
	p.Deliver(ctx, push)
	return nil
}

func withList(body []byte, element, list string) []byte {
	return []byte(strings.TrimSuffix(string(body), "</xml>") + "<" + element + ">" + list + "</" + element + "></xml>")
}

// subscribeSend is POST /cgi-bin/message/subscribe/bizsend. Its answer names no msgid; the result is
// pushed as subscribe_msg_sent_event, which does.
func (p *Platform) subscribeSend(c call) answer {
	var in struct {
		ToUser     string                   `json:"touser"`
		TemplateID string                   `json:"template_id"`
		Page       string                   `json:"page"`
		Data       map[string]templateValue `json:"data"`
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
	}
	card, bad := t.fill(in.Data)
	if bad != "" {
		return failf(47003, "argument invalid! data."+bad+".value invalid")
	}
	agreed := u.agreed[in.TemplateID]
	if agreed == nil || agreed.left == 0 {
		return fail(43101)
	}
	if !agreed.longTerm {
		agreed.left--
	}
	card.URL = in.Page
	p.show(u, card)
	push := p.push(u, "subscribe_msg_sent_event", nil, true)
	push.Body = withList(push.Body, "SubscribeMsgSentEvent", fmt.Sprintf("<List><TemplateId><![CDATA[%s]]></TemplateId><MsgID>%s</MsgID><ErrorCode>0</ErrorCode><ErrorStatus><![CDATA[success]]></ErrorStatus></List>",
		in.TemplateID, strconv.FormatInt(p.messageID(), 10)))
	p.enqueue(p.Now(), func() *Push { return push })
	return good(nil)
}
