package wechat

import (
	"encoding/xml"
	"strings"
	"time"
)

// TextReply is the inner XML of a passive text reply, from the account's gh_… name to an openid.
// The same arguments always give the same bytes. Characters that XML forbids are removed. Nothing
// readable left means nothing to send: nil, since an empty Content shows the person a fault; the
// callback then answers success. Source: 被动回复用户消息.
func TextReply(to, from string, at time.Time, text string) []byte {
	text = cleanText(text)
	if strings.TrimSpace(text) == "" {
		return nil
	}
	out, err := xml.Marshal(struct {
		XMLName      xml.Name `xml:"xml"`
		ToUserName   cdata
		FromUserName cdata
		CreateTime   int64
		MsgType      cdata
		Content      cdata
	}{
		ToUserName:   cdata{cleanText(to)},
		FromUserName: cdata{cleanText(from)},
		CreateTime:   at.Unix(),
		MsgType:      cdata{TypeText},
		Content:      cdata{text},
	})
	if err != nil {
		return nil // strings and a number always marshal
	}
	return out
}
