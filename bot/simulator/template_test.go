package simulator_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"shuanglian/bot/simulator"
)

func TestTemplateFields(t *testing.T) {
	for _, tc := range []struct {
		key, value string
		want       int
	}{
		{"thing1", strings.Repeat("字", 20), 0},
		{"thing1", strings.Repeat("字", 21), 47003},
		{"thing1", "", 47003},
		{"thing1", "一\n二", 47003},
		{"character_string1", "NO.482913", 0},
		{"character_string1", "第482913号", 47003},
		{"character_string1", strings.Repeat("9", 33), 47003},
		{"time1", "15:01", 0},
		{"time1", "2026年11月10日 15:01", 0},
		{"time1", "2026-11-10 15:01~2026-11-10 17:00", 0},
		{"time1", "25:00", 47003},
		{"time1", "2026年11月10日", 47003},
		{"date1", "2026年11月10日", 0},
		{"date1", "2026/11/10 08:30", 0},
		{"date1", "2026年2月30日", 47003},
		{"date1", "11月10日", 47003},
		{"number1", "12.5", 0},
		{"number1", "12件", 47003},
		{"amount1", "¥100.50元", 0},
		{"amount1", "一百元", 47003},
		{"phone_number1", "0577-67220000", 0},
		{"phone_number1", "办公室", 47003},
		{"car_number1", "浙C12345", 0},
		{"name1", "欧阳建国", 0},
		{"name1", "一二三四五六七八九十一", 47003},
		{"name1", "O'Brien-Smith", 0},
		{"letter1", "abc", 0},
		{"letter1", "abc1", 47003},
		{"symbol1", "!!!", 0},
		{"phrase1", "待处理", 0},
		{"phrase1", "待处理1", 47003},
		{"phrase1", "一二三四五六", 47003},
		{"enum1", "高", 0},
		{"enum1", "低", 47003},
		{"const1", "工单", 0},
	} {
		t.Run(tc.key+" "+tc.value, func(t *testing.T) {
			w := newWorld(t)
			w.must(w.p.AddTemplate("T1", "新的来件", "内容：{{"+tc.key+".DATA}}"))
			w.p.LimitTemplateField("T1", "enum1", "高", "中")
			w.act("李四", "follow")
			out := w.template("李四", map[string]any{"data": map[string]any{tc.key: map[string]any{"value": tc.value}}})
			if code(out) != tc.want {
				t.Errorf("errcode %d, want %d", code(out), tc.want)
			}
			if text, _ := out["errmsg"].(string); tc.want != 0 && !strings.Contains(text, tc.key) {
				t.Errorf("errmsg %q does not name the field", text)
			}
		})
	}
}

// template sends T1, with whatever more is given.
func (w *world) template(name string, more map[string]any) map[string]any {
	w.t.Helper()
	in := map[string]any{"touser": w.p.OpenID(name), "template_id": "T1", "miniprogram": map[string]any{"appid": "", "pagepath": ""},
		"data": map[string]any{"thing1": map[string]any{"value": "回“待办”看内容"}}}
	for k, v := range more {
		in[k] = v
	}
	return w.post("/cgi-bin/message/template/send?access_token="+w.token(), in)
}

func (w *world) statuses() (all []string) {
	for _, in := range w.got() {
		if in.Event == "TEMPLATESENDJOBFINISH" {
			all = append(all, in.Status)
		}
	}
	return all
}

func newTemplates(t *testing.T) *world {
	w := newWorld(t)
	w.must(w.p.AddTemplate("T1", "新的来件", "事项：{{thing1.DATA}}"))
	w.act("李四", "follow")
	w.pass(time.Hour) // no window is needed
	return w
}

func TestTemplateIsDelivered(t *testing.T) {
	w := newTemplates(t)
	out := w.template("李四", map[string]any{"url": "https://example.org/m/1"})
	b := w.last("李四")
	if code(out) != 0 || b.Kind != simulator.KindTemplate || b.Text != "新的来件\n事项：回“待办”看内容" || b.URL == "" {
		t.Errorf("answer %v, bubble %+v", out, b)
	}
	if w.p.Pending() != 1 || w.statuses() != nil {
		t.Error("the result must wait for Settle")
	}
	if w.p.Settle(t.Context()) != 1 || strings.Join(w.statuses(), ",") != "success" || w.p.Pending() != 0 {
		t.Errorf("results %v", w.statuses())
	}
	if id := out["msgid"].(float64); int64(id)>>20 != w.got()[1].MsgID>>20 { // JSON numbers lose the last digits
		t.Errorf("msgid %.0f, event of %d", id, w.got()[1].MsgID)
	}
}

func TestTemplateIsRefused(t *testing.T) {
	w := newTemplates(t)
	if got := code(w.template("李四", map[string]any{"template_id": "T9"})); got != 40037 {
		t.Errorf("unknown template: %d", got)
	}
	w.p.RemoveTemplate("T1")
	if got := code(w.template("李四", nil)); got != 40037 {
		t.Errorf("removed template: %d", got)
	}
	w.must(w.p.AddTemplate("T1", "新的来件", "事项：{{thing1.DATA}}"))
	w.act("李四", "unfollow")
	if got := code(w.template("李四", nil)); got != 43004 {
		t.Errorf("unfollowed: %d", got)
	}
	if err := w.p.AddTemplate("T2", "坏的", "事项：{{wonder1.DATA}}"); err == nil {
		t.Error("an unknown field type was taken")
	}
}

func TestTemplateFailsLater(t *testing.T) {
	w := newTemplates(t)
	w.act("李四", "block")
	w.template("李四", nil)
	w.p.Block("李四", false)
	w.p.FaultTemplates(1)
	w.template("李四", nil)
	w.template("李四", nil)
	w.p.Settle(t.Context())
	if got := strings.Join(w.statuses(), ","); got != "failed:user block,failed: system failed,success" {
		t.Errorf("results %s", got)
	}
	if n := len(w.p.Screen("李四")); n != 2 { // the follow's notice and the one that succeeded
		t.Errorf("%d bubbles", n)
	}
}

func TestClientMsgIDForTenMinutes(t *testing.T) {
	w := newTemplates(t)
	same := map[string]any{"client_msg_id": "outbox-1"}
	first := w.template("李四", same)
	w.pass(10*time.Minute - time.Second)
	if again := w.template("李四", same); again["msgid"] != first["msgid"] || len(w.p.Screen("李四")) != 2 {
		t.Errorf("sent twice: %v, %v", first, again)
	}
	w.pass(time.Second)
	if again := w.template("李四", same); again["msgid"] == first["msgid"] || len(w.p.Screen("李四")) != 3 {
		t.Error("not sent again after ten minutes")
	}
}

func TestTemplateUnderReview(t *testing.T) {
	w := newTemplates(t)
	w.p.Fault("template/send", 40252, 1)
	if out := w.template("李四", nil); code(out) != 40252 || out["msgid"] != nil {
		t.Errorf("answer %v", out)
	}
	w.pass(29 * time.Minute)
	w.p.Tick(t.Context())
	if len(w.p.Screen("李四")) != 1 {
		t.Error("shown before the review ended")
	}
	due, ok := w.p.NextDue()
	w.pass(due.Sub(w.clock()))
	if n := w.p.Tick(t.Context()); !ok || n != 1 || len(w.p.Screen("李四")) != 2 || len(w.statuses()) != 1 {
		t.Error("not delivered after the review")
	}
}

func TestReviewedTemplateMayNeverCome(t *testing.T) {
	w := newTemplates(t)
	w.p.Fault("template/send", 40252, 1)
	w.p.ReviewTemplates(false)
	w.template("李四", nil)
	w.pass(31 * time.Minute)
	if n := w.p.Tick(t.Context()); n != 0 || len(w.p.Screen("李四")) != 1 || w.statuses() != nil || w.p.Pending() != 0 {
		t.Errorf("%d pushes, %v", n, w.statuses())
	}
}

func TestTemplatesTakeTheirTime(t *testing.T) {
	w := newTemplates(t)
	w.p.DelayTemplates(10 * time.Second)
	w.template("李四", nil)
	w.p.Settle(t.Context())
	if len(w.p.Screen("李四")) != 1 || w.statuses() != nil {
		t.Error("came at once")
	}
	w.template("李四", nil)
	w.pass(10 * time.Second)
	w.act("李四", "block") // between the acceptance and the arrival
	w.p.Settle(t.Context())
	w.p.DelayTemplates(0)
	w.p.Block("李四", false)
	w.p.BlockTemplates(1)
	w.template("李四", nil)
	w.template("李四", nil)
	w.p.Settle(t.Context())
	if got := strings.Join(w.statuses(), ","); got != "failed:user block,failed:user block,failed:user block,success" {
		t.Errorf("results %s", got)
	}
}

func TestTwentyFiveTemplates(t *testing.T) {
	w := newTemplates(t)
	for n := range 24 {
		w.must(w.p.AddTemplate(fmt.Sprint("N", n), "一", "事项：{{thing1.DATA}}"))
	}
	if err := w.p.AddTemplate("one more", "一", "事项：{{thing1.DATA}}"); err == nil {
		t.Error("a 26th was taken")
	}
	w.must(w.p.AddTemplate("T1", "换一个标题", "事项：{{thing1.DATA}}"))
	if list := w.get("/cgi-bin/template/get_all_private_template?access_token=" + w.token())["template_list"].([]any); len(list) != 25 {
		t.Errorf("%d templates", len(list))
	}
}
