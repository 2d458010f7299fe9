package wechat

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ErrNotMessage means that a body can never be understood: not XML, or without sender or type.
var ErrNotMessage = errors.New("wechat: body is not a message")

// Message is one push: a message of a person or an event. It is lenient on purpose. Every number
// stays the text that came in and is converted on demand, and an unknown type or event is kept as
// it is, so that no surprise in one field can lose the rest. Fields that a type doesn't have are
// empty. Source: 接收普通消息 and 接收事件推送 (/doc/service/guide/product/message).
type Message struct {
	ToUserName   string // the account's gh_… name
	FromUserName string // the person's openid; empty only where OpenID stands in its place
	CreateTime   string // seconds since 1970
	MsgType      string
	MsgId        string // of messages: a 64-bit number
	MsgDataId    string // only if the message was sent from an article
	Idx          string // the article's place in it, from 1

	// text
	Content      string
	BizMsgMenuID string `xml:"bizmsgmenuid"` // only if an item of a msgmenu was tapped

	// image, voice, video, shortvideo
	PicUrl       string
	MediaId      string
	MediaId16K   string
	Format       string // amr or speex
	Recognition  string // legacy, usually absent
	ThumbMediaId string

	// location (the message; the event is LOCATION)
	LocationX string `xml:"Location_X"` // latitude
	LocationY string `xml:"Location_Y"` // longitude
	Scale     string
	Label     string

	// link
	Title       string
	Description string
	Url         string

	Event    string
	EventKey string
	Ticket   string // of the QR code scanned
	MenuId   string

	// event LOCATION
	Latitude  string
	Longitude string
	Precision string

	ScanCodeInfo     ScanCodeInfo
	SendPicsInfo     SendPicsInfo
	SendLocationInfo SendLocationInfo

	// TEMPLATESENDJOBFINISH, MASSSENDJOBFINISH: MsgID, not MsgId
	MsgID       string
	Status      string
	TotalCount  string
	FilterCount string
	SentCount   string
	ErrorCount  string

	CopyrightCheckResult CopyrightCheckResult
	ArticleUrlResult     ArticleUrlResult
	PublishEventInfo     PublishEventInfo

	SubscribeMsgPopupEvent  SubscribeMsgEvent
	SubscribeMsgChangeEvent SubscribeMsgEvent
	SubscribeMsgSentEvent   SubscribeMsgEvent

	// user_info_modified, user_authorization_revoke, user_authorization_cancellation
	OpenID     string
	UnionID    string
	AppID      string
	RevokeInfo string

	// certification: qualification_verify_*, naming_verify_*, annual_renew, verify_expired
	ExpiredTime string // seconds since 1970
	FailTime    string
	FailReason  string

	// Url of the debugging tool's pushes, which write it in capitals.
	DebugURL string `xml:"URL"`
}

// ParseMessage reads the clear XML of a push. The only error is ErrNotMessage (wrapped).
func ParseMessage(body []byte) (Message, error) {
	var m Message
	if err := decodeXML(body, &m); err != nil {
		return Message{}, fmt.Errorf("%w: %s", ErrNotMessage, "no well-formed XML")
	}
	m.trim()
	if m.MsgType == "" || m.Sender() == "" {
		return Message{}, fmt.Errorf("%w: %s", ErrNotMessage, "no sender or no type")
	}
	return m, nil
}

// trim takes the space around what is compared; a text and its neighbours keep theirs.
func (m *Message) trim() {
	for _, field := range []*string{
		&m.ToUserName, &m.FromUserName, &m.CreateTime, &m.MsgType, &m.MsgId, &m.BizMsgMenuID,
		&m.MediaId, &m.MediaId16K, &m.ThumbMediaId, &m.Event, &m.EventKey, &m.Ticket, &m.MsgID,
		&m.Status, &m.OpenID, &m.UnionID, &m.AppID,
	} {
		*field = strings.TrimSpace(*field)
	}
}

// Sender is the openid of the person whom the push is about. Where the platform
// itself is FromUserName it names him in OpenID (授权用户信息变更).
func (m *Message) Sender() string {
	if m.FromUserName != "" && m.OpenID == "" {
		return m.FromUserName
	}
	return m.OpenID
}

// SentAt is CreateTime, which has seconds only; zero if it is missing or odd.
func (m *Message) SentAt() time.Time { return instant(m.CreateTime) }

// ExpiresAt is ExpiredTime of a certification event; zero if it is missing or odd.
func (m *Message) ExpiresAt() time.Time { return instant(m.ExpiredTime) }

// TappedMenuItem is the number of the msgmenu item that was tapped. ok is false for typed text
// and for an id that isn't a number. A tap arrives as text, yet opens the window of a menu tap only.
func (m *Message) TappedMenuItem() (id int64, ok bool) {
	id, err := strconv.ParseInt(m.BizMsgMenuID, 10, 64)
	return id, err == nil
}

// IsTap tells a tapped msgmenu item, whatever its id, from words that a person typed.
func (m *Message) IsTap() bool { return m.MsgType == TypeText && m.BizMsgMenuID != "" }

// Coordinates of a location message or a LOCATION event, in degrees; ok is false if there are none.
func (m *Message) Coordinates() (latitude, longitude float64, ok bool) {
	x, y := m.LocationX, m.LocationY
	if m.IsEvent() {
		x, y = m.Latitude, m.Longitude
	}
	latitude, errX := strconv.ParseFloat(strings.TrimSpace(x), 64)
	longitude, errY := strconv.ParseFloat(strings.TrimSpace(y), 64)
	return latitude, longitude, errX == nil && errY == nil
}

// Scene is the scene of the QR code that brought a subscribe or SCAN event, without the prefix
// that only subscribe has; ok is false if no code was scanned.
func (m *Message) Scene() (scene string, ok bool) {
	switch m.EventKind() {
	case EventSubscribe:
		return strings.CutPrefix(m.EventKey, "qrscene_")
	case EventScan:
		return m.EventKey, m.EventKey != ""
	}
	return "", false
}

// Subscriptions are the lists of whichever subscribe_msg_* event this is, in their order.
func (m *Message) Subscriptions() []SubscribeMsgItem {
	for _, event := range []SubscribeMsgEvent{m.SubscribeMsgPopupEvent, m.SubscribeMsgChangeEvent, m.SubscribeMsgSentEvent} {
		if len(event.List) > 0 {
			return event.List
		}
	}
	return nil
}

func instant(seconds string) time.Time {
	n, err := strconv.ParseInt(strings.TrimSpace(seconds), 10, 64)
	if err != nil || n <= 0 || n > 253402300799 { // the end of the year 9999
		return time.Time{}
	}
	return time.Unix(n, 0)
}
