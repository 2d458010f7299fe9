package scheduler_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/scheduler"
)

var (
	busy  = &wechat.Error{Code: 268487001, Class: wechat.ClassRetry}
	quota = &wechat.Error{Code: 45009, Class: wechat.ClassQuota}
)

func TestUnderASimulatedClockLettersGoOutInAFixedOrder(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b, p := newBook(clock), &post{}
	want := []string{}
	for i := range 40 {
		id := fmt.Sprintf("letter %d", i)
		b.queue(id, fmt.Sprintf("o%d", i%7), clock.Now())
		want = append(want, id)
	}
	tick(t, newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p}))
	if got := p.texts(); !slices.Equal(got, want) || p.most != 1 {
		t.Errorf("sent %v, %d at a time", got, p.most)
	}
}

func TestLiveSeveralRecipientsAreServedAtOnceAndNoLaneIsOvertaken(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	b, p := newBook(clock), &post{hold: make(chan struct{})}
	for i := range 6 {
		for lane := range 6 {
			b.queue(fmt.Sprintf("%d-%d", lane, i), fmt.Sprintf("o%d", lane), clock.Now())
		}
	}
	stop := start(t, newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p}))
	eventually(t, "four are on their way", func() bool { return p.flying() == 4 })
	close(p.hold)
	eventually(t, "all arrive", func() bool { return len(p.texts()) == 36 })
	if err := stop(); err != nil {
		t.Error(err)
	}
	if p.most != 4 {
		t.Errorf("%d at a time", p.most)
	}
	lanes := map[byte]string{}
	for _, text := range p.texts() {
		lanes[text[0]] += text[2:]
	}
	for lane, order := range lanes {
		if order != "012345" {
			t.Errorf("lane %c went out as %s", lane, order)
		}
	}
}

func TestALostAnswerIsReportedAsLostAndTriedAgain(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b, p := newBook(clock), &post{}
	lost := 2
	p.answer = func(string) error {
		if lost--; lost >= 0 {
			return fmt.Errorf("send: %w", errLost)
		}
		return nil
	}
	b.queue("card", "o1", clock.Now())
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p})
	if _, err := s.Advance(context.Background(), time.Hour); err != nil {
		t.Fatal(err)
	}
	want := []liaison.SendResult{liaison.ResultLost, liaison.ResultLost, liaison.ResultSent}
	if got := b.letters[0].results; !slices.Equal(got, want) {
		t.Errorf("results are %v", got)
	}
	if got := p.texts(); len(got) != 3 {
		t.Errorf("arrived %d times", len(got))
	}
	if b.reports[0].Code != -2 || b.reports[2].Code != 0 {
		t.Errorf("reports are %+v", b.reports)
	}
}

func TestAPanickingSenderIsALostAnswer(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b := newBook(clock)
	b.queue("card", "o1", clock.Now())
	var log bytes.Buffer
	tick(t, newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Log: slog.New(slog.NewTextHandler(&log, nil)),
		Sender: &post{answer: func(string) error { panic("秘密的话") }}}))
	if strings.Contains(log.String(), "秘密的话") || !strings.Contains(log.String(), "panicked: string") {
		t.Errorf("logged %s", log.String())
	}
	if got := b.letters[0].results; !slices.Equal(got, []liaison.SendResult{liaison.ResultLost}) {
		t.Errorf("results are %v", got)
	}
}

func TestAReportIsKeptUntilItCanBeStored(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b, p := newBook(clock), &post{}
	b.failFor = 3
	b.queue("card", "o1", clock.Now())
	tick(t, newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p}))
	if len(b.reports) != 1 || len(p.texts()) != 1 {
		t.Errorf("%d reports of %d sends", len(b.reports), len(p.texts()))
	}
}

func TestAReportIsGivenUpWhenTheLeaseEndsAndTheSendingRecovered(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b, p := newBook(clock), &post{}
	b.failFor = 1 << 30
	b.queue("card", "o1", clock.Now())
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p, Limits: scheduler.Limits{Lease: 100 * time.Millisecond}})
	tick(t, s)
	b.failFor = 0
	eventually(t, "it is taken back and sent again", func() bool { tick(t, s); return b.letters[0].finished })
	if b.recovered != 1 || len(p.texts()) != 2 {
		t.Errorf("recovered %d, sent %d times", b.recovered, len(p.texts()))
	}
}
