package simulator

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"shuanglian/bot/wechat"
)

// How the account has set its message encryption (公众平台 → 基本配置 → 消息加解密方式).
const (
	ModePlain      = "plain"
	ModeCompatible = "compatible"
	ModeSecure     = "secure"
)

// Options describe the account and how strictly the platform treats it.
// The zero value of every field but the account's own data has a sensible default.
type Options struct {
	AppID, AppSecret      string
	Token, EncodingAESKey string
	Mode                  string // ModeSecure when empty
	Account               string // the account's gh_… name
	Title                 string // what stands over the chat on the phones
	CallbackURL           string // more than one, for several processes: SetCallbackURL

	Now          func() time.Time // every rule's clock; time.Now when nil
	Location     *time.Location   // where a day begins for daily limits; UTC+8 when nil
	Client       *http.Client     // carries pushes
	Attempts     int              // deliveries of one push in all; 3 when 0 (the documents leave 3 or 4 open)
	AnswerWithin time.Duration    // real time an answer may take; 5 s when 0
	MarkFailAt   int              // failed pushes in a row after which nothing is pushed for a minute; 0 is never

	Morning func(now time.Time) time.Time // when work begins next, for a button of the phones page; 09:00 of the next day when nil

	Strict      bool           // the newest act replaces every other customer-service grant
	DailyLimits map[string]int // calls a day by path, over the documented ones
}

// Platform is the simulated WeChat. All its methods may be called concurrently.
type Platform struct {
	opt    Options
	cipher *wechat.Cipher

	mu        sync.Mutex
	callbacks []string
	nextURL   int
	people    map[string]*person // by name
	openIDs   map[string]*person
	order     []*person
	lastMsgID int64
	seed      int64
	lastPush  *Push
	failures  int
	silentTil time.Time
	watchers  map[chan struct{}]struct{}
	bubbleID  int64
	changes   int64

	classic, stable tokenSlot
	forced          []time.Time
	killed          map[string]bool
	calls           map[string]int // API calls today by path
	callsDay        string
	clears, cleared []time.Time // of all counters, of single ones
	wrong           trouble
	holding         bool
	held            []*Push

	templates map[string]*template
	longTerm  map[string]bool         // subscription notices by template
	sent      map[string]sentTemplate // by openid and client_msg_id
	media     map[string]*medium
	codes     []*code
	labels    map[string]string // of codes, by scene
	menu      menus
	tags      []*tag
	lastTag   int
	queue     []*queued
	queueSeq  int64
	wake      chan struct{}
	settling  sync.Mutex
	loose     sync.WaitGroup
	closed    chan struct{}
	close     func()
}

// New makes a platform without people. It fails if the account's key or mode is unusable.
func New(o Options) (*Platform, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Location == nil {
		o.Location = time.FixedZone("CST", 8*3600)
	}
	if o.Attempts == 0 {
		o.Attempts = 3
	}
	if o.AnswerWithin == 0 {
		o.AnswerWithin = 5 * time.Second
	}
	if o.Mode == "" {
		o.Mode = ModeSecure
	}
	if o.Account == "" {
		o.Account = "gh_" + digest("account", o.AppID)[:12]
	}
	if o.Client == nil {
		o.Client = &http.Client{}
	}
	p := &Platform{
		opt: o, people: map[string]*person{}, openIDs: map[string]*person{},
		watchers: map[chan struct{}]struct{}{}, killed: map[string]bool{},
		calls: map[string]int{}, templates: map[string]*template{}, longTerm: map[string]bool{}, sent: map[string]sentTemplate{},
		media: map[string]*medium{}, labels: map[string]string{}, wake: make(chan struct{}, 1), seed: randomStart(),
	}
	p.closed = make(chan struct{})
	p.close = sync.OnceFunc(func() { close(p.closed) })
	switch o.Mode {
	case ModePlain:
	case ModeCompatible, ModeSecure:
		c, err := wechat.NewCipher(o.AppID, o.Token, o.EncodingAESKey)
		if err != nil {
			return nil, fmt.Errorf("simulator: read the account's key: %w", err)
		}
		p.cipher = c
	default:
		return nil, fmt.Errorf("simulator: unknown mode %q", o.Mode)
	}
	if o.CallbackURL != "" {
		p.callbacks = []string{o.CallbackURL}
	}
	return p, nil
}

// SetCallbackURL says where pushes go. With several addresses each push starts at the
// next one and its repeats go to the ones after, as if different processes stood behind
// one name.
func (p *Platform) SetCallbackURL(urls ...string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.callbacks = append([]string(nil), urls...)
	p.nextURL = 0
}

// Close ends the live updates of open pages, so that a server can shut down
// (http.Server.RegisterOnShutdown). Everything else goes on working.
func (p *Platform) Close() { p.close() }

// Title is the account's name as the phones show it.
func (p *Platform) Title() string {
	if p.opt.Title == "" {
		return "公众号"
	}
	return p.opt.Title
}

// Now is the platform's time.
func (p *Platform) Now() time.Time { return p.opt.Now().In(p.opt.Location) }

// Account is the account's own gh_… name.
func (p *Platform) Account() string { return p.opt.Account }

// messageID gives the next MsgId: 19 digits, increasing, with the second in its upper
// half as the real ones seem to have, so that ids of two runs do not meet.
func (p *Platform) messageID() int64 {
	id := p.Now().Unix()<<32 | p.seed
	if id <= p.lastMsgID {
		id = p.lastMsgID + 1
	}
	p.lastMsgID = id
	return id
}

func randomStart() int64 {
	var b [4]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return int64(binary.BigEndian.Uint32(b[:]) >> 2)
}

func randomDigits(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	var s strings.Builder
	for i, c := range b {
		if i == 0 {
			s.WriteByte('1' + c%9)
			continue
		}
		s.WriteByte('0' + c%10)
	}
	return s.String()
}
