package scheduler

import (
	"sync"
	"time"

	"shuanglian/liaison"
)

// breaker keeps the outbox from asking again and again what the platform
// refuses to the whole account: a customer message, or one kind of template.
// What is claimed meanwhile is reported as paused without a call.
type breaker struct {
	pause time.Duration

	mu    sync.Mutex
	until map[string]refusal
}

type refusal struct {
	until time.Time
	code  int
}

func newBreaker(pause time.Duration) *breaker {
	return &breaker{pause: pause, until: map[string]refusal{}}
}

func line(s liaison.Sending) string {
	if s.Upload != nil { // an account that may not upload can still write
		return string(s.Rung) + "/media"
	}
	return string(s.Rung) + "/" + s.Template
}

// open gives the code of a refusal that still stands.
func (b *breaker) open(s liaison.Sending, now time.Time) (int, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	r, found := b.until[line(s)]
	return r.code, found && now.Before(r.until)
}

// note remembers a pause and forgets it with the first other result.
func (b *breaker) note(s liaison.Sending, result liaison.SendResult, code int, now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if result == liaison.ResultPaused {
		b.until[line(s)] = refusal{until: now.Add(b.pause), code: code}
		return
	}
	delete(b.until, line(s))
}
