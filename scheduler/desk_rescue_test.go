package scheduler_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

// damaged is an office in which one reply can't be handed over.
type damaged struct {
	liaison.Office
	key string
}

func (o damaged) Do(ctx context.Context, act func(*liaison.Desk) error) error {
	return o.Office.Do(ctx, func(d *liaison.Desk) error {
		return act(liaison.NewDesk(damagedTx{d.Tx(), o.key}, d.Now(), d.Terms()))
	})
}

type damagedTx struct {
	liaison.Tx
	key string
}

func (t damagedTx) MarkRescued(key string) error {
	if key == t.key {
		return errors.New("a damaged row")
	}
	return t.Tx.MarkRescued(key)
}

func TestABadReplyStopsNoOther(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 10:00:00"))
	office := openOffice(t, clock, nil)
	for i := range 3 {
		arrival := liaison.Arrival{Key: fmt.Sprintf("m:%d", i), OpenID: liaison.OpenID(fmt.Sprintf("o%d", i)), Kind: "text", At: clock.Now()}
		_, err := office.Turn(context.Background(), arrival, func(d *liaison.Desk, c liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
			_, err := d.Heard(arrival.OpenID, "", liaison.ActMessage)
			return liaison.Reply{Text: "secret words for " + string(arrival.OpenID), At: d.Now()}, c, err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var log strings.Builder
	p := &post{}
	work := scheduler.NewDeskWork(damaged{office, "m:0"}, slog.New(slog.NewTextHandler(&log, nil)))
	s := newScheduler(t, scheduler.Settings{Work: work, Clock: clock, Sender: p})
	if _, err := s.Advance(context.Background(), 5*time.Minute); err != nil {
		t.Fatal(err)
	}
	if err := s.Tick(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := p.texts(); len(got) != 2 || !strings.Contains(got[0], "for o1") || !strings.Contains(got[1], "for o2") {
		t.Errorf("rescued %q", got)
	}
	if text := log.String(); strings.Count(text, "put off") != 1 || strings.Contains(text, "secret words") {
		t.Errorf("the log says %s", text)
	}
	mended := newScheduler(t, scheduler.Settings{Work: scheduler.NewDeskWork(office, nil), Clock: clock, Sender: p})
	if _, err := mended.Advance(context.Background(), 11*time.Minute); err != nil {
		t.Fatal(err)
	}
	if err := mended.Tick(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := p.texts(); len(got) != 3 || !strings.Contains(got[2], "for o0") {
		t.Errorf("at last rescued %q", got)
	}
}
