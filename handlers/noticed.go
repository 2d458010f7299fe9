package handlers

import (
	"shuanglian/bot/wechat"
	"shuanglian/liaison"
)

// notice is what the platform tells of one notice: what became of it, or that its
// reader wants such notices or not.
type notice struct {
	msgID    string
	template string // of a subscription notice
	status   wechat.NoticeStatus
	agrees   bool
}

func noticesIn(m wechat.Message) []notice {
	if m.EventKind() == wechat.EventTemplateSendJobFinish {
		return []notice{{msgID: m.MsgID, status: m.NoticeStatus()}}
	}
	var notices []notice
	for _, item := range m.Subscriptions() {
		notices = append(notices, notice{msgID: item.MsgID, template: item.TemplateId, status: item.NoticeStatus(), agrees: item.Accepted()})
	}
	return notices
}

// noticed takes word of notices; it opens no window and answers nothing.
func (t *turn) noticed() error {
	for _, n := range t.notices {
		if err := t.noticedOne(n); err != nil {
			return err
		}
	}
	return nil
}

func (t *turn) noticedOne(n notice) error {
	finish := liaison.Finish{MsgID: n.msgID, Fate: fateOf(n.status), At: t.desk.Now()}
	if t.event == wechat.EventTemplateSendJobFinish {
		return t.desk.NoticeFinished(t.arrival.OpenID, liaison.RungTemplate, finish)
	}
	if t.event == wechat.EventSubscribeMsgSent {
		return t.desk.SubscriptionFinished(t.arrival.OpenID, n.template, finish, n.status == wechat.NoticeUsedUp)
	}
	return t.desk.Agreed(t.arrival.OpenID, n.template, n.agrees)
}

func fateOf(status wechat.NoticeStatus) liaison.Fate {
	switch status {
	case wechat.NoticeShown:
		return liaison.FateSuccess
	case wechat.NoticeBlocked:
		return liaison.FateBlocked
	case wechat.NoticeUsedUp, wechat.NoticeFailed:
	}
	return liaison.FateFailed
}
