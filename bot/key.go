package bot

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"shuanglian/bot/wechat"
)

const eventKeyDigits = 32

// eventKeySecret derives the key of event keys, so that the token itself signs nothing else.
func eventKeySecret(token string) []byte {
	mac := hmac.New(sha256.New, []byte(token))
	mac.Write([]byte("event key"))
	return mac.Sum(nil)
}

// keyOf names a push by what all its copies share. Messages have MsgId. Events have none; the
// platform's page says FromUserName and CreateTime, but that is a second, in which a person can
// do two things: Event and EventKey are added, and MsgID where there is one, since two templates
// to one person can finish in the same second. The openid goes in hashed, as keys are kept longer
// than people. Never the signature or the nonce: they are new with each copy.
func keyOf(secret []byte, m *wechat.Message) string {
	if !m.IsEvent() && m.MsgId != "" && len(m.MsgId) <= 64 {
		return "m:" + m.MsgId
	}
	parts := []string{m.Sender(), m.Event, m.EventKey}
	if m.MsgID != "" {
		parts = append(parts, m.MsgID)
	}
	if !m.IsEvent() { // a message without its number: its content must do
		parts = append(parts, m.MsgType, m.MsgId, m.Content, m.MediaId, m.Url, m.Label)
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(strings.Join(parts, "\x00")))
	digits := hex.EncodeToString(mac.Sum(nil))[:eventKeyDigits]
	return "e:" + firstBytes(m.CreateTime, 20) + digits
}

func firstBytes(text string, n int) string {
	if len(text) > n {
		return text[:n]
	}
	return text
}

// kindOf is a push's name for metrics, from a closed list.
func kindOf(m *wechat.Message) string {
	if m.IsEvent() {
		if !m.EventKind().Known() {
			return "other"
		}
		return string(m.EventKind())
	}
	switch m.MsgType {
	case wechat.TypeText, wechat.TypeImage, wechat.TypeVoice, wechat.TypeVideo, wechat.TypeShortVideo, wechat.TypeLocation, wechat.TypeLink:
		return m.MsgType
	}
	return "other"
}
