package simulator

import (
	"regexp"
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
	c.body = showEscapes(c.body)
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
	u.typingTil = time.Time{}
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
	case !u.exchangedSince(p.Now().Add(-typingWithin)):
		return fail(45080)
	case in.Command == "Typing" && p.Now().Before(u.typingTil):
		return fail(45081)
	}
	u.typingTil = time.Time{}
	if in.Command == "Typing" {
		u.typingTil = p.Now().Add(typingShown)
	}
	p.changed(u)
	return good(nil)
}

// The account may seem to type within 30 seconds of a message either way; the phone shows it for
// 15, or until the message comes (客服输入状态).
const (
	typingWithin = 30 * time.Second
	typingShown  = 15 * time.Second
)

// Typing tells whether the account seems to type on a person's phone.
func (p *Platform) Typing(name string) bool {
	return p.Now().Before(p.typingUntil(name))
}

func (p *Platform) typingUntil(name string) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	if u := p.people[name]; u != nil {
		return u.typingTil
	}
	return time.Time{}
}

// exchangedSince tells whether a message went either way since then; a grey line is none.
func (u *person) exchangedSince(since time.Time) bool {
	for i := len(u.bubbles) - 1; i >= 0 && !u.bubbles[i].At.Before(since); i-- {
		if u.bubbles[i].Kind != KindNotice && u.bubbles[i].Kind != KindFailure {
			return true
		}
	}
	return false
}

// showEscapes lets \uXXXX in a body stay what it is: customer messages must be raw UTF-8, or the
// phones show the escapes.
func showEscapes(body []byte) []byte {
	return escape.ReplaceAllFunc(body, func(found []byte) []byte {
		if found[1] == 'u' {
			return append([]byte(`\\`), found[1:]...)
		}
		return found
	})
}

var escape = regexp.MustCompile(`\\.`)
