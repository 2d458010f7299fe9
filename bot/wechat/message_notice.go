package wechat

import "strings"

// NoticeStatus is what the platform says became of a notice it had accepted.
type NoticeStatus string

// The statuses of TEMPLATESENDJOBFINISH and subscribe_msg_sent_event. Blocked: the recipient has
// switched off 接收消息. Used up: he has not agreed, or no more. Failed: for the platform's own
// reasons.
const (
	NoticeShown   NoticeStatus = "success"
	NoticeBlocked NoticeStatus = "blocked"
	NoticeUsedUp  NoticeStatus = "used up"
	NoticeFailed  NoticeStatus = "failed"
)

// NoticeStatus reads the status of TEMPLATESENDJOBFINISH: success, "failed:user block" or "failed:
// system failed", with the space or without. Whatever else it says is a failure.
func (m *Message) NoticeStatus() NoticeStatus {
	switch strings.ToLower(strings.Join(strings.Fields(m.Status), "")) {
	case "success":
		return NoticeShown
	case "failed:userblock":
		return NoticeBlocked
	}
	return NoticeFailed
}

// Accepted tells whether the person has agreed to the template; a status that says neither is no
// agreement.
func (i SubscribeMsgItem) Accepted() bool {
	return strings.EqualFold(strings.TrimSpace(i.SubscribeStatusString), "accept")
}

// NoticeStatus reads the outcome of a subscription notice.
func (i SubscribeMsgItem) NoticeStatus() NoticeStatus {
	switch strings.TrimSpace(i.ErrorCode) {
	case "0":
		return NoticeShown
	case "43101":
		return NoticeUsedUp
	case "48002", "43004", "43019", "50005":
		return NoticeBlocked
	}
	return NoticeFailed
}
