package simulator_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"shuanglian/bot/simulator"
)

func TestPushesInEveryMode(t *testing.T) {
	for _, tc := range []struct {
		mode   string
		sealed bool
		shown  string
	}{
		{simulator.ModePlain, false, "您好"},
		{simulator.ModeCompatible, false, "您好"},
		{simulator.ModeCompatible, true, "您好"},
		{simulator.ModeSecure, true, "您好"},
		{simulator.ModeSecure, false, simulator.Unavailable},
	} {
		t.Run(fmt.Sprintf("%s sealed=%t", tc.mode, tc.sealed), func(t *testing.T) {
			w := newWorld(t, func(o *simulator.Options) { o.Mode = tc.mode })
			w.must(w.p.Verify(t.Context()))
			w.must(w.p.Follow(t.Context(), "李四"))
			w.answer(w.say("您好", tc.sealed))
			w.must(w.p.Say(t.Context(), "李四", "a]]>b<&\x01"))
			got := w.got()
			if in := got[len(got)-1]; in.Content != "a]]>b<&" || in.MsgId < 1e18 || in.CreateTime != w.clock().Unix() {
				t.Errorf("push = %+v", in)
			}
			if b := w.last("李四"); b.Text != tc.shown {
				t.Errorf("screen shows %q, want %q", b.Text, tc.shown)
			}
		})
	}
}

func TestWhatTheAccountAnswers(t *testing.T) {
	for _, tc := range []struct {
		name     string
		answer   func(http.ResponseWriter, *http.Request, inbound)
		attempts int
		shown    string
	}{
		{"nothing", func(http.ResponseWriter, *http.Request, inbound) {}, 1, ""},
		{"success", func(w http.ResponseWriter, _ *http.Request, _ inbound) { fmt.Fprint(w, "success") }, 1, ""},
		{"JSON", func(w http.ResponseWriter, _ *http.Request, _ inbound) { fmt.Fprint(w, `{"ok":true}`) }, 1, simulator.Unavailable},
		{"an error status", func(w http.ResponseWriter, _ *http.Request, _ inbound) { w.WriteHeader(503) }, 3, simulator.Unavailable},
		{"a cut connection", func(http.ResponseWriter, *http.Request, inbound) { panic(http.ErrAbortHandler) }, 3, simulator.Unavailable},
		{"silence", func(_ http.ResponseWriter, r *http.Request, _ inbound) { <-r.Context().Done() }, 3, simulator.Unavailable},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t)
			w.must(w.p.Follow(t.Context(), "李四"))
			before := len(w.got())
			w.answer(tc.answer)
			w.must(w.p.Say(t.Context(), "李四", "您好"))
			got := w.got()[before:]
			if len(got) != tc.attempts {
				t.Errorf("%d deliveries, want %d", len(got), tc.attempts)
			}
			for _, in := range got {
				if in != got[0] {
					t.Errorf("a repeat differs: %+v", in)
				}
			}
			if b := w.last("李四"); b.Text != tc.shown {
				t.Errorf("screen shows %q, want %q", b.Text, tc.shown)
			}
		})
	}
}

func TestRepeatsGoToOtherProcesses(t *testing.T) {
	w := newWorld(t)
	w.must(w.p.Follow(t.Context(), "李四"))
	base := strings.TrimSuffix(w.callbackURL(), "/wechat/callback")
	w.p.SetCallbackURL(base+"/one", base+"/two")
	w.answer(w.say("好", true))
	push, err := w.p.Prepare("李四", simulator.Text("一"))
	w.must(err)
	w.p.DeliverLater(t.Context(), push)
	w.p.Wait()
	for _, a := range w.p.Repeat(t.Context(), 2) {
		if a.Err != nil || !strings.Contains(string(a.Plain), "好") {
			t.Errorf("answer %+v", a)
		}
	}
	if got := w.paths()[1:]; strings.Join(got, " ") != "/one /two /one" {
		t.Errorf("deliveries went to %v", got)
	}
	before := len(w.got())
	push, err = w.p.Prepare("李四", simulator.Text("二"))
	w.must(err)
	w.p.DeliverTogether(t.Context(), push, 4)
	if n := len(w.got()) - before; n != 4 {
		t.Errorf("%d deliveries at once, want 4", n)
	}
	if n := len(w.p.Screen("李四")); n != 5 { // notice, two texts, one reply to each
		t.Errorf("%d bubbles", n)
	}
}

func TestRefusedCallback(t *testing.T) {
	w := newWorld(t, func(o *simulator.Options) { o.MarkFailAt = 1 })
	w.must(w.p.Follow(t.Context(), "李四"))
	before := len(w.got())
	w.p.RefuseCallback(3)
	w.must(w.p.Say(t.Context(), "李四", "一"))
	w.must(w.p.Say(t.Context(), "李四", "二")) // within the minute of silence
	if n := len(w.got()) - before; n != 0 {
		t.Errorf("%d pushes came through", n)
	}
	w.pass(time.Minute)
	w.must(w.p.Say(t.Context(), "李四", "三"))
	if n := len(w.got()) - before; n != 1 {
		t.Errorf("%d pushes came through after the minute", n)
	}
}

func TestEvents(t *testing.T) {
	ctx := context.Background()
	w := newWorld(t)
	qr := w.post("/cgi-bin/qrcode/create?access_token="+w.token(), map[string]any{"action_name": "QR_STR_SCENE", "expire_seconds": 600,
		"action_info": map[string]any{"scene": map[string]any{"scene_str": "card42"}}})
	w.must(w.p.FollowByQR(ctx, "李四", "card42"))
	w.must(w.p.Scan(ctx, "李四", "card42"))
	w.must(w.p.TapMenu(ctx, "李四", "todo"))
	w.must(w.p.TapMsgMenu(ctx, "李四", "7", "好的"))
	w.must(w.p.SendVoice(ctx, "李四", 12))
	w.must(w.p.SendPlace(ctx, "李四", "村口"))
	w.must(w.p.Revoke(ctx, "李四"))
	w.must(w.p.Unfollow(ctx, "李四"))
	w.pass(time.Hour)
	w.must(w.p.Scan(ctx, "李四", "card42"))
	got := w.got()
	for i, want := range []inbound{
		{MsgType: "event", Event: "subscribe", EventKey: "qrscene_card42", Ticket: qr["ticket"].(string)},
		{MsgType: "event", Event: "SCAN", EventKey: "card42", Ticket: qr["ticket"].(string)},
		{MsgType: "event", Event: "CLICK", EventKey: "todo"},
		{MsgType: "text", Content: "好的", Menu: "7"},
		{MsgType: "voice"},
		{MsgType: "location", Label: "村口"},
		{MsgType: "event", Event: "user_authorization_revoke", OpenID: w.p.OpenID("李四"), AppID: appID, RevokeInfo: "205"},
		{MsgType: "event", Event: "unsubscribe"},
		{MsgType: "event", Event: "subscribe"}, // the code has run out
	} {
		in := got[i]
		in.ToUserName, in.FromUserName, in.CreateTime, in.MsgId, in.MediaId, in.MediaId16K = "", "", 0, 0, "", ""
		if in != want {
			t.Errorf("push %d = %+v, want %+v", i, in, want)
		}
	}
	w.must(w.p.CloseAccount(ctx, "李四"))
	if last := w.got()[len(got)]; last.Event != "user_authorization_cancellation" || last.OpenID != w.p.OpenID("李四") ||
		last.FromUserName == last.OpenID || len(w.p.Screen("李四")) == 0 || w.p.People()[0].Follows {
		t.Errorf("push %+v", last)
	}
	if err := w.p.Say(ctx, "王五", "您好"); err == nil {
		t.Error("someone who does not follow could write")
	}
}

func (w *world) callbackURL() string { return w.base }

func (w *world) paths() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]string(nil), w.urls...)
}
