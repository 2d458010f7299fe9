package simulator

import (
	"time"
	"unicode"
)

// customMessage is the body of /cgi-bin/message/custom/send.
type customMessage struct {
	ToUser  string `json:"touser"`
	MsgType string `json:"msgtype"`
	Text    struct {
		Content string `json:"content"`
	} `json:"text"`
	Image mediaRef `json:"image"`
	Voice mediaRef `json:"voice"`
	Video mediaRef `json:"video"`
	News  struct {
		Articles []struct {
			Title       string `json:"title"`
			Description string `json:"description"`
			URL         string `json:"url"`
		} `json:"articles"`
	} `json:"news"`
	Menu struct {
		Head string `json:"head_content"`
		Tail string `json:"tail_content"`
		List []struct {
			ID      any    `json:"id"`
			Content string `json:"content"`
		} `json:"list"`
	} `json:"msgmenu"`
}

type mediaRef struct {
	MediaID string `json:"media_id"`
	Title   string `json:"title"`
}

// customSend is a customer-service message. What it asks for is checked before the
// window, so that a wrong message never costs one of the five.
func (p *Platform) customSend(c call) answer {
	var in customMessage
	if !c.read(&in) {
		return fail(47001)
	}
	b, code := p.customBubble(in)
	if code != 0 {
		return fail(code)
	}
	u := p.openIDs[in.ToUser]
	switch {
	case u == nil:
		return fail(40003)
	case u.blacklisted:
		return fail(43019)
	case u.follows && u.refuses:
		return fail(48002)
	}
	if code := u.spend(p.Now()); code != 0 {
		return fail(code)
	}
	p.show(u, b)
	return good(nil)
}

func (p *Platform) customBubble(in customMessage) (Bubble, int) {
	switch in.MsgType {
	case "text":
		switch {
		case in.Text.Content == "":
			return Bubble{}, 44004
		case len(in.Text.Content) > textLimit:
			return Bubble{}, 45002
		}
		return Bubble{Kind: KindText, Text: in.Text.Content}, 0
	case "image":
		return p.mediaBubble(KindPicture, "image", "[图片]", in.Image)
	case "voice":
		return p.mediaBubble(KindVoice, "voice", "[语音]", in.Voice)
	case "video":
		return p.mediaBubble(KindVideo, "video", "[视频] "+in.Video.Title, in.Video)
	case "news":
		if len(in.News.Articles) != 1 {
			return Bubble{}, 45008
		}
		a := in.News.Articles[0]
		return Bubble{Kind: KindNews, Title: a.Title, Text: a.Title + "\n" + a.Description, URL: a.URL}, 0
	case "msgmenu":
		return menuBubble(in)
	default:
		return Bubble{}, 40008
	}
}

func (p *Platform) mediaBubble(k Kind, kind, text string, ref mediaRef) (Bubble, int) {
	m := p.live(ref.MediaID)
	if m == nil || m.kind != kind {
		return Bubble{}, 40007
	}
	return Bubble{Kind: k, Text: text, MediaID: ref.MediaID, Seconds: m.seconds()}, 0
}

// menuBubble reads a msgmenu. Its ids must be digits: letters do not come back from a tap.
func menuBubble(in customMessage) (Bubble, int) {
	b := Bubble{Kind: KindMenu, Title: in.Menu.Head, Tail: in.Menu.Tail, Text: in.Menu.Head}
	if len(in.Menu.List) == 0 {
		return b, 40035
	}
	for _, it := range in.Menu.List {
		id := idText(it.ID)
		if id == "" || it.Content == "" {
			return b, 40035
		}
		b.Items = append(b.Items, Item{id, it.Content})
		b.Text += "\n" + it.Content
	}
	if b.Tail != "" {
		b.Text += "\n" + b.Tail
	}
	if len(b.Text) > textLimit {
		return b, 45002
	}
	return b, 0
}

func idText(v any) string {
	switch id := v.(type) {
	case string:
		for _, r := range id {
			if !unicode.IsDigit(r) {
				return ""
			}
		}
		return id
	case float64:
		return formatWhole(id)
	}
	return ""
}

// typing shows "对方正在输入" and needs an exchange within 30 seconds.
func (p *Platform) typing(c call) answer {
	var in struct {
		ToUser  string `json:"touser"`
		Command string `json:"command"`
	}
	if !c.read(&in) {
		return fail(47001)
	}
	u := p.openIDs[in.ToUser]
	switch {
	case u == nil:
		return fail(40003)
	case in.Command != "Typing" && in.Command != "CancelTyping":
		return fail(45072)
	case len(u.bubbles) == 0 || p.Now().Sub(u.bubbles[len(u.bubbles)-1].At) > 30*time.Second:
		return fail(45080)
	}
	return good(nil)
}
