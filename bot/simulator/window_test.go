package simulator_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"shuanglian/bot/simulator"
)

// A step is something a person does, time that passes, or sends with the errcode that
// each must get.
type step struct {
	act   string
	pass  time.Duration
	sends []int
}

func repeated(n, then int) []int { return append(make([]int, n), then) }

func TestCustomerServiceWindows(t *testing.T) {
	const none, used = 45015, 45047
	for _, tc := range []struct {
		name   string
		strict bool
		steps  []step
	}{
		{"never followed", false, []step{{"", 0, []int{none}}}},
		{"a follow opens three for a minute", false, []step{{"follow", 59 * time.Second, repeated(3, used)}, {"", time.Second, []int{none}}}},
		{"a message opens five", false, []step{{"follow", time.Minute, nil}, {"say", 0, repeated(5, used)}}},
		{"for 48 hours", false, []step{{"follow", time.Minute, nil}, {"say", 48*time.Hour - time.Second, []int{0}}, {"", time.Second, []int{none}}}},
		{"the next message restores five", false, []step{{"follow", time.Minute, nil}, {"say", 0, []int{0, 0, 0}}, {"say", 0, repeated(5, used)}}},
		{"a scan opens three", false, []step{{"follow", time.Minute, nil}, {"scan", 0, repeated(3, used)}}},
		{"a menu tap opens three", false, []step{{"follow", time.Minute, nil}, {"menu", 0, repeated(3, used)}}},
		{"a msgmenu tap is a menu tap", false, []step{{"follow", time.Minute, nil}, {"msgmenu", 0, repeated(3, used)}, {"", time.Minute, []int{none}}}},
		{"grants stand beside each other", false, []step{{"follow", time.Minute, nil}, {"say", 0, nil}, {"menu", 0, repeated(8, used)}}},
		{"the earliest to end goes first", false, []step{{"follow", time.Minute, nil}, {"say", 0, nil}, {"menu", 0, []int{0, 0, 0}}, {"", time.Minute, repeated(5, used)}}},
		{"strict: the newest act replaces all", true, []step{{"follow", 0, nil}, {"say", 0, []int{0}}, {"msgmenu", 0, repeated(3, used)}, {"", time.Minute, []int{none}}}},
		{"unfollowing closes", false, []step{{"follow", 0, nil}, {"say", 0, []int{0}}, {"unfollow", 0, []int{none}}}},
		{"refusing messages", false, []step{{"follow", 0, nil}, {"say", 0, nil}, {"block", 0, []int{48002}}}},
		{"the account's blacklist", false, []step{{"follow", 0, nil}, {"say", 0, nil}, {"blacklist", 0, []int{43019}}}},
		{"a closed window", false, []step{{"follow", 0, nil}, {"say", 0, nil}, {"close", 0, []int{none}}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t, func(o *simulator.Options) { o.Strict = tc.strict })
			w.p.AddPerson("李四", "群众")
			for i, s := range tc.steps {
				w.act("李四", s.act)
				w.pass(s.pass)
				for j, want := range s.sends {
					if got := w.sendText("李四", "您好"); got != want {
						t.Errorf("step %d, send %d: errcode %d, want %d", i, j, got, want)
					}
				}
			}
		})
	}
}

func (w *world) act(name, act string) {
	w.t.Helper()
	ctx := w.t.Context()
	switch act {
	case "follow":
		w.must(w.p.Follow(ctx, name))
	case "say":
		w.must(w.p.Say(ctx, name, "您好"))
	case "scan":
		w.must(w.p.Scan(ctx, name, "poster"))
	case "menu":
		w.must(w.p.TapMenu(ctx, name, "todo"))
	case "msgmenu":
		w.must(w.p.TapMsgMenu(ctx, name, "1", "好"))
	case "unfollow":
		w.must(w.p.Unfollow(ctx, name))
	case "block":
		w.p.Block(name, true)
	case "blacklist":
		w.p.Blacklist(name, true)
	case "close":
		w.p.CloseWindow(name)
	}
}

func TestRoomCountsWhatIsLeft(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	w.act("李四", "say")
	if left, until := w.p.Room("李四"); left != 8 || !until.Equal(w.clock().Add(48*time.Hour)) {
		t.Errorf("room for %d until %s", left, until)
	}
}

func TestCustomMessagesAreChecked(t *testing.T) {
	menu := func(id string) map[string]any {
		return map[string]any{"head_content": "满意吗", "tail_content": "谢谢", "list": []map[string]any{{"id": id, "content": "满意"}}}
	}
	for _, tc := range []struct {
		name    string
		kind    string
		content map[string]any
		want    int
	}{
		{"2048 bytes", "text", map[string]any{"content": strings.Repeat("a", 2048)}, 0},
		{"2049 bytes", "text", map[string]any{"content": strings.Repeat("a", 2049)}, 45002},
		{"683 汉字", "text", map[string]any{"content": strings.Repeat("字", 683)}, 45002},
		{"no text", "text", map[string]any{"content": ""}, 44004},
		{"an unknown type", "hologram", map[string]any{}, 40008},
		{"a medium that is not there", "image", map[string]any{"media_id": "nothing"}, 40007},
		{"one article", "news", map[string]any{"articles": []map[string]any{{"title": "一"}}}, 0},
		{"two articles", "news", map[string]any{"articles": []map[string]any{{"title": "一"}, {"title": "二"}}}, 45008},
		{"a msgmenu", "msgmenu", menu("101"), 0},
		{"a msgmenu with letters in its id", "msgmenu", menu("yes"), 40035},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t)
			w.act("李四", "follow")
			got := w.call("/cgi-bin/message/custom/send", map[string]any{"touser": w.p.OpenID("李四"), "msgtype": tc.kind, tc.kind: tc.content})
			if got != tc.want {
				t.Errorf("errcode %d, want %d", got, tc.want)
			}
			if left, _ := w.p.Room("李四"); (left == 2) != (tc.want == 0) {
				t.Errorf("%d messages left", left)
			}
		})
	}
	w := newWorld(t)
	if got := w.sendText("谁", "您好"); got != 40003 {
		t.Errorf("a stranger: errcode %d", got)
	}
}

func TestMsgMenuIsTapped(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	w.call("/cgi-bin/message/custom/send", map[string]any{"touser": w.p.OpenID("李四"), "msgtype": "msgmenu", "msgmenu": map[string]any{
		"head_content": "满意吗", "list": []map[string]any{{"id": 11, "content": "满意"}}}})
	if got := w.last("李四").Taps(); len(got) != 1 || got[0] != (simulator.Item{ID: "11", Content: "满意"}) {
		t.Errorf("taps %v", got)
	}
	w.sendText("李四", `回 <a href="weixin://bizmsgmenu?msgmenucontent=%E4%B8%8D%E6%BB%A1%E6%84%8F&msgmenuid=12">不满意</a>`)
	if got := w.last("李四").Taps(); len(got) != 1 || got[0] != (simulator.Item{ID: "12", Content: "不满意"}) {
		t.Errorf("taps %v", got)
	}
}

func TestTyping(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	w.act("李四", "say")
	body := func(command string) map[string]any {
		return map[string]any{"touser": w.p.OpenID("李四"), "command": command}
	}
	for _, tc := range []struct {
		command string
		want    int
	}{{"Typing", 0}, {"Typing", 45081}, {"CancelTyping", 0}, {"Typing", 0}} {
		if got := w.call("/cgi-bin/message/custom/typing", body(tc.command)); got != tc.want {
			t.Errorf("%s: errcode %d, want %d", tc.command, got, tc.want)
		}
	}
	if !w.p.Typing("李四") || w.sendText("李四", "一") != 0 || w.p.Typing("李四") {
		t.Error("typing must show until the message comes")
	}
	if got := w.call("/cgi-bin/message/custom/typing", body("Dancing")); got != 45072 {
		t.Errorf("errcode %d", got)
	}
	w.pass(31 * time.Second)
	if got := w.call("/cgi-bin/message/custom/typing", body("Typing")); got != 45080 {
		t.Errorf("errcode %d", got)
	}
}

func TestEscapesAreShown(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	w.act("李四", "say")
	for body, want := range map[string]string{
		`{"touser":"%s","msgtype":"text","text":{"content":"\u60a8\u003c好"}}`: `\u60a8\u003c好`,
		`{"touser":"%s","msgtype":"text","text":{"content":"\\u您\n好\""}}`:     `\u您` + "\n" + `好"`,
	} {
		if got := code(w.postRaw("/cgi-bin/message/custom/send?access_token="+w.token(), fmt.Sprintf(body, w.p.OpenID("李四")))); got != 0 {
			t.Fatalf("errcode %d", got)
		}
		if b := w.last("李四"); b.Text != want {
			t.Errorf("the phone shows %q, want %q", b.Text, want)
		}
	}
}
