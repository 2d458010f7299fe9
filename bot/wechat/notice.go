package wechat

import (
	"context"
	"encoding/json"
	"errors"
)

// Template is one template message or subscription notice. ClientMsgID makes a repetition within
// 10 minutes harmless; subscription notices have none. Data maps field keys (thing1, time2) to
// values, which are cut to their types by FitField.
type Template struct {
	ToUser      string
	TemplateID  string
	URL         string // empty: a tap leads nowhere
	ClientMsgID string
	Data        map[string]string
}

// codeFieldIllegal is the platform's word on a field's value.
const codeFieldIllegal = 47003

type templateField struct {
	Value string `json:"value"`
}

// SendTemplate sends a template message. Success means accepted only: what became of it arrives
// as TEMPLATESENDJOBFINISH with the same msgID. A value that the platform takes for illegal is cut
// once more and sent once more. Source: 发送模板消息 (/cgi-bin/message/template/send).
func (c *Client) SendTemplate(ctx context.Context, t Template) (msgID string, err error) {
	in := struct {
		ToUser      string                   `json:"touser"`
		TemplateID  string                   `json:"template_id"`
		URL         string                   `json:"url,omitempty"`
		ClientMsgID string                   `json:"client_msg_id,omitempty"`
		Data        map[string]templateField `json:"data"`
	}{ToUser: t.ToUser, TemplateID: t.TemplateID, URL: t.URL, ClientMsgID: t.ClientMsgID}
	return sendFitted(templateSendPath, t.Data, func(data map[string]templateField) (string, error) {
		in.Data = data
		return c.sendNotice(ctx, templateSendPath, in)
	})
}

// SendSubscription sends a subscription notice to somebody who has agreed to its template;
// ClassWindow (43101) says that he has not, or no more. What became of it arrives as
// subscribe_msg_sent_event. The page of the interface promises no msgid; an answer that has one is
// heard. Source: 发送订阅通知 (/cgi-bin/message/subscribe/bizsend).
func (c *Client) SendSubscription(ctx context.Context, t Template) (msgID string, err error) {
	in := struct {
		ToUser     string                   `json:"touser"`
		TemplateID string                   `json:"template_id"`
		Page       string                   `json:"page,omitempty"`
		Data       map[string]templateField `json:"data"`
	}{ToUser: t.ToUser, TemplateID: t.TemplateID, Page: t.URL}
	return sendFitted(subscribeSendPath, t.Data, func(data map[string]templateField) (string, error) {
		in.Data = data
		return c.sendNotice(ctx, subscribeSendPath, in)
	})
}

func (c *Client) sendNotice(ctx context.Context, path string, in any) (string, error) {
	var out struct {
		MsgID json.Number `json:"msgid"`
	}
	if err := c.Call(ctx, path, in, &out); err != nil {
		return "", err
	}
	return out.MsgID.String(), nil
}

// sendFitted sends with values that fit, and once more with shorter ones if the platform thinks
// otherwise. Nothing was sent the first time, so that there is no second copy.
func sendFitted(path string, values map[string]string, send func(map[string]templateField) (string, error)) (string, error) {
	data, err := fitAll(path, values, FitField)
	if err != nil {
		return "", err
	}
	msgID, err := send(data)
	var refused *Error
	if !errors.As(err, &refused) || refused.Code != codeFieldIllegal {
		return msgID, err
	}
	if data, err = fitAll(path, values, SqueezeField); err != nil {
		return "", err
	}
	return send(data)
}

func fitAll(path string, values map[string]string, fit func(key, value string) (string, error)) (map[string]templateField, error) {
	data := make(map[string]templateField, len(values))
	for key, value := range values {
		fitted, err := fit(key, value)
		if err != nil {
			return nil, notSendable(path, err)
		}
		data[key] = templateField{fitted}
	}
	return data, nil
}
