package simulator

import (
	"html"
	"regexp"
	"strings"
	"time"
)

// Kind says what a bubble on a phone is.
type Kind string

// The kinds of bubbles. A Notice is a grey line such as "已关注"; Failure is WeChat's own
// sentence when the account did not answer.
const (
	KindText     Kind = "text"
	KindPicture  Kind = "picture"
	KindVoice    Kind = "voice"
	KindVideo    Kind = "video"
	KindPlace    Kind = "place"
	KindLink     Kind = "link"
	KindNews     Kind = "news"
	KindMenu     Kind = "menu" // a msgmenu: a question with tappable answers
	KindTemplate Kind = "template"
	KindFailure  Kind = "error"
	KindNotice   Kind = "notice"
)

// Unavailable is what WeChat itself shows when the account's server gave no valid answer.
const Unavailable = "该公众号暂时无法提供服务，请稍后再试"

// Bubble is one thing on a person's screen.
type Bubble struct {
	ID     int64     `json:"id,string"`
	Kind   Kind      `json:"kind"`
	FromMe bool      `json:"from_me"`
	Text   string    `json:"text"` // all that can be read on it, also of cards
	At     time.Time `json:"at"`

	Title   string  `json:"title,omitempty"` // template, link, news
	Fields  []Field `json:"fields,omitempty"`
	Items   []Item  `json:"items,omitempty"` // msgmenu answers
	Tail    string  `json:"tail,omitempty"`
	URL     string  `json:"url,omitempty"`
	MediaID string  `json:"media_id,omitempty"`
	Seconds int     `json:"seconds,omitempty"` // of a voice

	ByReply bool `json:"by_reply,omitempty"` // came as the passive reply
}

// Field is one line of a template card.
type Field struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	Value string `json:"value"`
}

// Item is one tappable answer.
type Item struct {
	ID      string `json:"id"`
	Content string `json:"content"`
}

var replyLink = regexp.MustCompile(`(?s)<a\s[^>]*href="weixin://bizmsgmenu\?([^"]*)"[^>]*>(.*?)</a>`)

// Taps lists what can be tapped in a bubble to answer: the items of a msgmenu, and the
// weixin://bizmsgmenu links of a text of the account.
func (b Bubble) Taps() []Item {
	items := append([]Item(nil), b.Items...)
	if b.FromMe {
		return items
	}
	for _, m := range replyLink.FindAllStringSubmatch(b.Text, -1) {
		items = append(items, parseReplyLink(m[1], m[2]))
	}
	return items
}

func parseReplyLink(query, shown string) Item {
	it := Item{Content: shown}
	for _, part := range strings.Split(html.UnescapeString(query), "&") {
		key, value, _ := strings.Cut(part, "=")
		switch key {
		case "msgmenuid":
			it.ID = value
		case "msgmenucontent":
			it.Content = unescapeQuery(value)
		}
	}
	return it
}

// Screen is a copy of all that stands on a person's phone, oldest first.
func (p *Platform) Screen(name string) []Bubble {
	p.mu.Lock()
	defer p.mu.Unlock()
	if u := p.people[name]; u != nil {
		return append([]Bubble(nil), u.bubbles...)
	}
	return nil
}

// Subscribe gives a channel that holds a signal whenever anything on any phone has
// changed since it was last read. stop ends it; it must be called.
func (p *Platform) Subscribe() (changed <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.watchers[c] = struct{}{}
	return c, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.watchers, c)
	}
}

// show puts a bubble on a phone. The lock is held.
func (p *Platform) show(u *person, b Bubble) {
	p.bubbleID++
	b.ID = p.bubbleID
	b.At = p.Now()
	u.bubbles = append(u.bubbles, b)
	p.changed(u)
}

// changed tells the watchers, and raises the version of u if there is one. The lock is held.
func (p *Platform) changed(u *person) {
	p.changes++
	if u != nil {
		u.version++
	}
	for c := range p.watchers {
		select {
		case c <- struct{}{}:
		default: // a signal is already waiting
		}
	}
}
