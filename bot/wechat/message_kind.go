package wechat

import (
	"slices"
	"strings"
)

// Types of a message, as in MsgType.
const (
	TypeText       = "text"
	TypeImage      = "image"
	TypeVoice      = "voice"
	TypeVideo      = "video"
	TypeShortVideo = "shortvideo"
	TypeLocation   = "location"
	TypeLink       = "link"
	TypeEvent      = "event"
)

// EventKind is the name of an event in the platform's own spelling.
type EventKind string

// The events. Their case differs by history: LOCATION is the event, location is a message.
const (
	EventSubscribe   EventKind = "subscribe"
	EventUnsubscribe EventKind = "unsubscribe"
	EventScan        EventKind = "SCAN"
	EventLocation    EventKind = "LOCATION"

	EventClick           EventKind = "CLICK"
	EventView            EventKind = "VIEW"
	EventViewMiniProgram EventKind = "view_miniprogram"
	EventScanCodePush    EventKind = "scancode_push"
	EventScanCodeWaitMsg EventKind = "scancode_waitmsg"
	EventPicSysPhoto     EventKind = "pic_sysphoto"
	EventPicPhotoOrAlbum EventKind = "pic_photo_or_album"
	EventPicWeixin       EventKind = "pic_weixin"
	EventLocationSelect  EventKind = "location_select"

	EventTemplateSendJobFinish EventKind = "TEMPLATESENDJOBFINISH"
	EventMassSendJobFinish     EventKind = "MASSSENDJOBFINISH"
	EventPublishJobFinish      EventKind = "PUBLISHJOBFINISH"

	EventSubscribeMsgPopup  EventKind = "subscribe_msg_popup_event"
	EventSubscribeMsgChange EventKind = "subscribe_msg_change_event"
	EventSubscribeMsgSent   EventKind = "subscribe_msg_sent_event"

	EventUserInfoModified              EventKind = "user_info_modified"
	EventUserAuthorizationRevoke       EventKind = "user_authorization_revoke"
	EventUserAuthorizationCancellation EventKind = "user_authorization_cancellation"

	EventQualificationVerifySuccess EventKind = "qualification_verify_success"
	EventQualificationVerifyFail    EventKind = "qualification_verify_fail"
	EventNamingVerifySuccess        EventKind = "naming_verify_success"
	EventNamingVerifyFail           EventKind = "naming_verify_fail"
	EventAnnualRenew                EventKind = "annual_renew"
	EventVerifyExpired              EventKind = "verify_expired"
)

func knownEvents() []EventKind {
	return []EventKind{
		EventSubscribe, EventUnsubscribe, EventScan, EventLocation,
		EventClick, EventView, EventViewMiniProgram, EventScanCodePush, EventScanCodeWaitMsg,
		EventPicSysPhoto, EventPicPhotoOrAlbum, EventPicWeixin, EventLocationSelect,
		EventTemplateSendJobFinish, EventMassSendJobFinish, EventPublishJobFinish,
		EventSubscribeMsgPopup, EventSubscribeMsgChange, EventSubscribeMsgSent,
		EventUserInfoModified, EventUserAuthorizationRevoke, EventUserAuthorizationCancellation,
		EventQualificationVerifySuccess, EventQualificationVerifyFail,
		EventNamingVerifySuccess, EventNamingVerifyFail, EventAnnualRenew, EventVerifyExpired,
	}
}

// IsEvent tells an event from a message of a person.
func (m *Message) IsEvent() bool { return strings.EqualFold(m.MsgType, TypeEvent) }

// EventKind is the event in the platform's spelling whatever case it came in (older pages write
// templatesendjobfinish), or as it came in if it is unknown. Empty for messages.
func (m *Message) EventKind() EventKind {
	if !m.IsEvent() {
		return ""
	}
	for _, known := range knownEvents() {
		if strings.EqualFold(m.Event, string(known)) {
			return known
		}
	}
	return EventKind(m.Event)
}

// OpensWindow tells which grant of customer-service messages a push gives, by the platform's
// table: 5 in 48 hours for a message that a person sent, 3 in a minute for a follow, a scan, a
// menu tap of three kinds and a tapped msgmenu item.
// Source: 客服消息, 下发条数 (/doc/service/guide/product/message/Service_Center_messages).
func (m *Message) OpensWindow() Window {
	if !m.IsEvent() {
		if m.IsTap() {
			return WindowTap
		}
		return WindowMessage
	}
	switch m.EventKind() {
	case EventSubscribe, EventScan, EventClick, EventScanCodePush, EventScanCodeWaitMsg:
		return WindowTap
	}
	return WindowNone
}

// Window is a grant of customer-service messages.
type Window int

// The grants. Their numbers and periods change by the platform's notice, so they are settings of
// whoever counts, not constants here.
const (
	WindowNone    Window = iota // opens nothing
	WindowTap                   // 3 in 1 minute when last seen
	WindowMessage               // 5 in 48 hours when last seen
)

// Known tells whether the name is one of the constants above.
func (k EventKind) Known() bool { return slices.Contains(knownEvents(), k) }
