package bot

import (
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"shuanglian/bot/wechat"
)

// Callback is the handler of GET and POST /wechat/callback.
type Callback struct {
	options  Options
	cipher   *wechat.Cipher // nil in plain mode
	answerer Answerer
	held     atomic.Int64
	answers  sync.WaitGroup
}

// New checks the options. It fails for missing or malformed keys and unknown modes.
func New(options Options, answerer Answerer) (*Callback, error) {
	options = options.withDefaults()
	if err := options.check(); err != nil {
		return nil, err
	}
	cipher, err := options.cipher()
	if err != nil {
		return nil, err
	}
	return &Callback{options: options, cipher: cipher, answerer: answerer}, nil
}

// Wait returns when no answer is being worked on any more. Call it after http.Server.Shutdown and
// before the store is closed.
func (c *Callback) Wait() { c.answers.Wait() }

// ServeHTTP implements http.Handler.
func (c *Callback) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	visit := &visit{w: w, r: r, begun: time.Now(), kind: "other"}
	defer func() { c.options.Observe(visit.kind, visit.outcome, time.Since(visit.begun)) }()
	switch r.Method {
	case http.MethodGet:
		c.verify(visit)
	case http.MethodPost:
		c.take(visit)
	default:
		w.Header().Set("Allow", "GET, POST")
		visit.refuse(http.StatusMethodNotAllowed, OutcomeRefused)
	}
}

// take handles one push.
func (c *Callback) take(v *visit) {
	push, failure := c.open(v)
	if failure != nil {
		c.options.Logger.Warn("callback refused", slog.String("reason", failure.reason), slog.Int("status", failure.status))
		v.refuse(failure.status, failure.outcome)
		return
	}
	v.kind = kindOf(&push.message)
	in := Incoming{Key: keyOf(c.options.HMACKey, &push.message), Message: push.message}
	answer, err := c.ask(v, in)
	if err != nil {
		c.options.Logger.Error("push not taken", slog.String("kind", v.kind), slog.String("error", wechat.Redact(err.Error())))
		c.fault(v)
		return
	}
	body, err := c.reply(push, answer)
	if err != nil {
		c.options.Logger.Error("reply not sealed", slog.String("kind", v.kind), slog.String("error", wechat.Redact(err.Error())))
		c.fault(v)
		return
	}
	if body == nil {
		v.outcome = OutcomeSilent
		if v.write("text/plain; charset=utf-8", []byte("success")) != nil {
			v.outcome = OutcomeUnwritten
		}
		return
	}
	if v.write("application/xml; charset=utf-8", body) != nil {
		v.outcome = OutcomeUnwritten
		return
	}
	v.outcome = OutcomeReplied
	c.answerer.Written(in.Key)
}

// reply makes the body for this delivery: the same inner text for every copy of a push, sealed
// anew with the delivery's nonce and the key that opened it. nil means success, which goes out
// unsealed in every mode.
func (c *Callback) reply(p push, answer Answer) ([]byte, error) {
	at := answer.At
	if at.IsZero() {
		at = p.message.SentAt() // the same for all copies, as the clock is not
	}
	inner := wechat.TextReply(p.message.Sender(), p.message.ToUserName, at, answer.Text)
	if inner == nil || c.cipher == nil {
		return inner, nil
	}
	return c.cipher.Envelope(inner, p.key, time.Now(), p.nonce)
}
