package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"shuanglian/bot/simulator"
	"shuanglian/liaison"
)

// everywhere runs a test on every backing.
func everywhere(t *testing.T, test func(*testing.T, backing)) {
	t.Helper()
	for _, b := range backings(t) {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			test(t, b)
		})
	}
}

// bind brings people of the township to the account with their codes.
func (w *world) bind(names ...string) {
	for _, name := range names {
		w.join(name, w.code(name))
	}
}

// heard counts the account's bubbles on a phone that hold the words.
func (w *world) heard(name, words string) int {
	count := 0
	for _, bubble := range w.platform.Screen(name) {
		if !bubble.FromMe && strings.Contains(bubble.Text, words) {
			count++
		}
	}
	return count
}

func (w *world) wantHeard(name, words string, times int) {
	w.t.Helper()
	if got := w.heard(name, words); got != times {
		w.t.Errorf("%s heard %q %d times, want %d: %v", name, words, got, times, screenTexts(w.platform.Screen(name)))
	}
}

func screenTexts(bubbles []simulator.Bubble) []string {
	texts := make([]string, 0, len(bubbles))
	for _, bubble := range bubbles {
		texts = append(texts, string(bubble.Kind)+": "+bubble.Text)
	}
	return texts
}

func (w *world) mustTell(name, words string) string {
	w.t.Helper()
	number, err := w.tell(name, words)
	if err != nil {
		w.t.Fatal(err)
	}
	return number
}

func (w *world) mustAdvance(by string) {
	w.t.Helper()
	if err := w.advance(by); err != nil {
		w.t.Fatal(err)
	}
	w.platform.Settle(context.Background())
}

func (w *world) wantDelivery(number string, kind liaison.DeliveryKind, state liaison.DeliveryState, twice bool) {
	w.t.Helper()
	got, err := w.delivery(number, kind)
	if err != nil || got.State != state || got.SecondCopy != twice {
		w.t.Errorf("%s of %s is %s, second copy %v (%s), want %s and %v: %v", kind, number, got.State, got.SecondCopy, got.Outcome, state, twice, err)
	}
}

func (w *world) readyz() (status int, state readiness) {
	w.t.Helper()
	recorder := httptest.NewRecorder()
	w.app.Routes(nil).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/readyz", nil))
	if err := json.Unmarshal(recorder.Body.Bytes(), &state); err != nil {
		w.t.Fatal(err)
	}
	return recorder.Code, state
}

func TestTheConversationGoesOnWithoutRedis(t *testing.T) {
	t.Parallel()
	server := miniredis.RunT(t)
	w := newWorld(t, backing{url: sqliteURL, redis: func(testing.TB) string { return server.Addr() }})
	w.importRoster()
	w.bind("王建国", "李大山")
	if code, state := w.readyz(); code != http.StatusOK || state.Status != "ready" {
		t.Fatalf("before: %d %+v", code, state)
	}
	w.say("李大山", "村口路灯坏了")
	server.Close()
	w.say("李大山", "还有一盏也坏了")
	w.wantHeard("李大山", "已加上，共2条", 1)
	if code, state := w.readyz(); code != http.StatusOK || state.Status != "degraded" || !strings.Contains(strings.Join(state.Reasons, " "), "redis") {
		t.Errorf("with Redis gone: %d %+v", code, state)
	}
	w.say("李大山", "1")
	w.mustAdvance("61s")
	w.wantHeard("王建国", "还有一盏也坏了", 1)
	if err := server.Restart(); err != nil {
		t.Fatal(err)
	}
	w.say("王建国", "我周五去")
	w.say("王建国", "1")
	w.mustAdvance("61s")
	w.wantHeard("李大山", "我周五去", 1)
}

func TestWithoutATemplateTheOfficePhones(t *testing.T) {
	everywhere(t, func(t *testing.T, b backing) {
		w := newWorld(t, b, func(c *Config) { c.WeChat.Templates = nil })
		w.importRoster()
		w.bind("王建国", "李大山", "张宁")
		number := w.mustTell("李大山", "村口路灯坏了")
		w.mustAdvance("61s")
		w.platform.CloseWindow("李大山")
		w.say("王建国", number+" 周五来修")
		w.mustAdvance("61s")
		w.wantDelivery(number, liaison.DeliverAnswer, liaison.DeliveryWaiting, false)
		if got := w.tasks()[liaison.TaskUnreachable]; got != 1 {
			t.Errorf("%d tasks to phone, want 1", got)
		}
		w.wantHeard("王建国", "对方微信暂时收不了", 1)
		w.say("李大山", "谢谢")
		w.wantHeard("李大山", "周五来修", 1)
		if got := w.tasks()[liaison.TaskUnreachable]; got != 0 {
			t.Errorf("%d tasks to phone after all has arrived", got)
		}
	})
}

func TestAProcessThatDiesBetweenClaimAndReport(t *testing.T) {
	everywhere(t, func(t *testing.T, b backing) {
		w := newWorld(t, b)
		w.importRoster()
		w.bind("王建国", "李大山")
		number := w.mustTell("李大山", "村口路灯坏了")
		if err := w.clock.Move(w.clock.Now().Add(61 * time.Second)); err != nil {
			t.Fatal(err)
		}
		w.do(func(d *liaison.Desk) error { // claimed by a process that sends it and is gone
			sending, found, err := d.NextSending(w.clock.Real().Add(-time.Second))
			if err != nil || !found || sending.Rung != liaison.RungCustomerMessage {
				t.Errorf("claimed %+v, %v: %v", sending.Rung, found, err)
			}
			return err
		})
		w.wantDelivery(number, liaison.DeliverCard, liaison.DeliverySending, false)
		w.mustAdvance("30s")
		w.wantDelivery(number, liaison.DeliverCard, liaison.DeliverySent, true)
		w.wantHeard("王建国", "〔来件"+number, 1)
	})
}

// deafWriter is a connection that breaks when the answer is written.
type deafWriter struct{ http.ResponseWriter }

func (deafWriter) Write([]byte) (int, error) { return 0, errors.New("connection reset by peer") }

func TestAReplyNeverWrittenIsRescuedOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, b backing) {
		w := newWorld(t, b)
		w.importRoster()
		w.bind("王建国", "李大山")
		var broken atomic.Int32
		routes := w.app.Routes(nil)
		w.platform.SetCallbackURL(w.serve(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			if broken.Add(-1) < 0 {
				routes.ServeHTTP(rw, r)
				return
			}
			routes.ServeHTTP(deafWriter{rw}, r)
			panic(http.ErrAbortHandler)
		})))
		broken.Store(3)
		w.say("李大山", "村口路灯坏了")
		w.wantHeard("李大山", simulator.Unavailable, 1)
		w.wantHeard("李大山", "交给谁", 0)
		w.mustAdvance("25s")
		w.wantHeard("李大山", "可能您已收到过）收到", 1)
		w.mustAdvance("5m")
		w.wantHeard("李大山", "交给谁", 1)
		w.say("李大山", "1")
		w.wantHeard("李大山", "已交给王建国代表", 1)
		broken.Store(2) // the third delivery gets through: nothing to rescue
		w.say("李大山", "进度")
		w.mustAdvance("5m")
		w.wantHeard("李大山", "可能您已收到过", 1)
	})
}

func TestAPushThatNeverArrivesLeavesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, backings(t)[0])
	w.importRoster()
	w.bind("王建国", "李大山")
	w.platform.RefuseCallback(2) // the third try of three gets through
	w.say("李大山", "村口路灯坏了")
	w.wantHeard("李大山", "交给谁", 1)
	w.platform.RefuseCallback(3)
	w.say("李大山", "1")
	w.wantHeard("李大山", simulator.Unavailable, 1)
	w.say("李大山", "1")
	w.wantHeard("李大山", "已交给王建国代表", 1)
}
