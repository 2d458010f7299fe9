package handlers

import (
	"strings"

	"shuanglian/bot"
	"shuanglian/bot/wechat"
	"shuanglian/liaison"
)

// heard is one push in the words of the field.
type heard struct {
	arrival liaison.Arrival
	event   wechat.EventKind // empty for what a person said
	act     liaison.Act
	said    liaison.Said // what was said; Kind empty for events and unreadable messages
	plain   string       // said text, normalised for comparison
	tap     string       // the line of a msgmenu that was tapped, empty if none
	scene   int          // of the QR code scanned or followed by, 0 for none
	notices []notice     // what the platform tells of notices
}

// hear translates a push. A tapped menu item is the word in its key; a tapped
// msgmenu item is its text; both open the window of a tap only.
func hear(in bot.Incoming) heard {
	m := in.Message
	h := heard{event: m.EventKind(), act: liaison.ActMessage}
	kind := m.MsgType
	switch h.event {
	case "":
		if m.IsTap() {
			h.act, h.tap = liaison.ActTap, m.BizMsgMenuID
		}
		h.said = saidIn(m)
	case wechat.EventSubscribe, wechat.EventScan, wechat.EventScanCodePush, wechat.EventScanCodeWaitMsg:
		h.act = liaison.ActTap
	case wechat.EventClick:
		h.act = liaison.ActTap
		h.said = liaison.Said{Kind: liaison.SaidText, Text: m.EventKey}
	default:
		h.act = liaison.ActOther
	}
	if h.event != "" {
		kind = "event:" + string(h.event)
	}
	h.scene, h.notices = sceneIn(m), noticesIn(m)
	h.said.At, h.said.MsgID = m.SentAt(), m.MsgId
	h.plain = withoutCourtesy(plain(h.said.Text))
	h.arrival = liaison.Arrival{Key: in.Key, OpenID: liaison.OpenID(m.Sender()), Kind: kind, At: m.SentAt()}
	return h
}

func saidIn(m wechat.Message) liaison.Said {
	switch m.MsgType {
	case wechat.TypeText:
		return liaison.Said{Kind: liaison.SaidText, Text: strings.TrimSpace(m.Content)}
	case wechat.TypeImage:
		return liaison.Said{Kind: liaison.SaidImage, MediaID: m.MediaId}
	case wechat.TypeVoice:
		return liaison.Said{Kind: liaison.SaidVoice, MediaID: m.MediaId}
	case wechat.TypeVideo, wechat.TypeShortVideo:
		return liaison.Said{Kind: liaison.SaidVideo, MediaID: m.MediaId}
	case wechat.TypeLocation:
		return liaison.Said{Kind: liaison.SaidPlace, Text: m.Label}
	case wechat.TypeLink:
		return liaison.Said{Kind: liaison.SaidLink, Text: strings.TrimSpace(m.Title + " " + m.Url)}
	}
	return liaison.Said{}
}

// isText tells words from everything else.
func (h heard) isText() bool { return h.said.Kind == liaison.SaidText }

// readable tells whether anything was said that can be kept and relayed.
func (h heard) readable() bool {
	if h.said.Kind == "" {
		return false
	}
	return !h.isText() || (hasSigns(h.said.Text) && !standsForUnsupported(h.said.Text))
}
