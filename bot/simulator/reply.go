package simulator

import (
	"encoding/xml"
	"errors"
	"fmt"
)

// passive is the XML of a passive reply, of any type.
type passive struct {
	ToUserName   string
	FromUserName string
	CreateTime   int64
	MsgType      string
	Content      string
	Image        struct{ MediaId string } //nolint:revive // the element's name
	Voice        struct{ MediaId string } //nolint:revive // the element's name
	Video        struct{ MediaId, Title, Description string }
	ArticleCount int
	Articles     struct {
		Item []struct{ Title, Description, PicUrl, Url string } `xml:"item"`
	}
}

// textLimit is the most bytes of UTF-8 in one text, as users measured it.
const textLimit = 2048

func (p *Platform) readPassive(plain []byte, push *Push) (*Bubble, error) {
	var r passive
	if err := xml.Unmarshal(plain, &r); err != nil {
		return nil, errors.New("simulator: the reply is no XML")
	}
	switch {
	case r.ToUserName == "" && r.MsgType == "": // an encrypted nothing
		return nil, errors.New("simulator: the reply is empty inside its envelope")
	case r.ToUserName != push.OpenID, r.FromUserName != p.opt.Account:
		return nil, errors.New("simulator: the reply goes to someone else")
	case r.CreateTime <= 0:
		return nil, errors.New("simulator: the reply has no CreateTime")
	}
	b := Bubble{ByReply: true}
	switch r.MsgType {
	case "text":
		if r.Content == "" || len(r.Content) > textLimit {
			return nil, fmt.Errorf("simulator: a reply text of %d bytes", len(r.Content))
		}
		b.Kind, b.Text = KindText, r.Content
	case "image":
		b.Kind, b.Text, b.MediaID = KindPicture, "[图片]", r.Image.MediaId
	case "voice":
		b.Kind, b.Text, b.MediaID = KindVoice, "[语音]", r.Voice.MediaId
	case "video":
		b.Kind, b.Text, b.MediaID = KindVideo, "[视频] "+r.Video.Title, r.Video.MediaId
	case "news":
		if len(r.Articles.Item) == 0 {
			return nil, errors.New("simulator: a news reply without articles")
		}
		a := r.Articles.Item[0]
		b.Kind, b.Title, b.Text, b.URL = KindNews, a.Title, a.Title+"\n"+a.Description, a.Url
	case "transfer_customer_service":
		return nil, nil // a member of staff takes over; nothing is shown
	default:
		return nil, fmt.Errorf("simulator: unknown reply type %q", r.MsgType)
	}
	if b.MediaID == "" {
		return &b, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	m := p.live(b.MediaID)
	if m == nil {
		return nil, errors.New("simulator: the reply's media is unknown or has run out")
	}
	b.Seconds = m.seconds()
	return &b, nil
}
