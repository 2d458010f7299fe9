package scheduler_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

// post is a platform that answers as it is told, in memory.
type post struct {
	answer func(text string) error // nil: everything is accepted
	hold   chan struct{}           // if set, each call waits for one element or the end of its ctx

	mu       sync.Mutex
	arrived  []string
	inFlight int
	most     int
}

func (p *post) SendText(ctx context.Context, _, text string) error {
	p.mu.Lock()
	p.inFlight++
	p.most = max(p.most, p.inFlight)
	p.mu.Unlock()
	defer func() {
		p.mu.Lock()
		p.inFlight--
		p.mu.Unlock()
	}()
	if p.hold != nil {
		select {
		case <-p.hold:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	var err error
	if p.answer != nil {
		err = p.answer(text)
	}
	if err == nil || errors.Is(err, errLost) {
		p.mu.Lock()
		p.arrived = append(p.arrived, text)
		p.mu.Unlock()
	}
	return err
}

func (p *post) SendMenu(ctx context.Context, openID, text string, lines []liaison.TapLine) error {
	for _, line := range lines {
		text += " [" + line.ID + " " + line.Text + "]"
	}
	return p.SendText(ctx, openID, text)
}

func (p *post) SendSubscription(context.Context, string, string, map[string]string) (string, error) {
	return "", errors.New("no subscriptions here")
}

func (p *post) SendTemplate(context.Context, string, string, map[string]string, string) (string, error) {
	return "", errors.New("no templates here")
}

func (p *post) flying() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.inFlight
}

func (p *post) texts() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string{}, p.arrived...)
}

var errLost = errors.New("connection reset")

// eventually waits for something that other goroutines bring about.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for !holds() {
		if time.Now().After(deadline) {
			t.Fatalf("never happened: %s", what)
		}
		time.Sleep(time.Millisecond)
	}
}

func newScheduler(t *testing.T, s scheduler.Settings) *scheduler.Scheduler {
	t.Helper()
	if s.Sender == nil {
		s.Sender = &post{}
	}
	if s.Location == nil {
		s.Location = beijing
	}
	made, err := scheduler.New(s)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// start runs the live loop; the function given back stops it and checks its end.
func start(t *testing.T, s *scheduler.Scheduler) (stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	return func() error {
		cancel()
		return <-ended
	}
}
