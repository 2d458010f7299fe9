package simulator

import (
	"context"
	"net/http"
	"time"
)

// pageFault is one switch of the phones page.
type pageFault struct {
	Key, Title, Hint string
	Once             bool // happens at once and is over
	set              func(ctx context.Context, p *Platform, on bool)
	on               func(p *Platform) bool // called under the lock
}

// faultGroup is a part of the platform with what can go wrong in it.
type faultGroup struct {
	Title  string
	Faults []pageFault
}

// How long what is late on the page is late.
const pageDelay = time.Minute

func pageFaults() []faultGroup {
	return []faultGroup{
		{"发出去", []pageFault{
			{Key: "down", Title: "接口断开", Hint: "接口一律没有回音", set: func(_ context.Context, p *Platform, on bool) { p.SetDown(on) }, on: func(p *Platform) bool { return p.wrong.down }},
			refusal("busy", "系统繁忙", "-1，不知道发出没有", "message/custom/send", -1),
			refusal("quota", "今天的次数用完", "45009", "message/custom/send", 45009),
			refusal("used", "窗口里的条数用完", "45047", "message/custom/send", 45047),
			refusal("closed", "窗口已关", "45015", "message/custom/send", 45015),
			refusal("ungranted", "没有接口权限", "48001", "message/custom/send", 48001),
		}},
		{"模板消息", []pageFault{
			refusal("review", "内容要审核", "40252，半小时后由微信送到", "message/template/send", 40252),
			{Key: "review-refuses", Title: "审核不通过", Hint: "送审的再也送不到", set: func(_ context.Context, p *Platform, on bool) { p.ReviewTemplates(!on) }, on: func(p *Platform) bool { return p.wrong.reviewRefuses }},
			{Key: "template-blocked", Title: "收下后说“用户拒收”", Hint: "failed:user block", set: endAll((*Platform).BlockTemplates), on: endsAs(templateBlocked)},
			{Key: "template-failed", Title: "收下后说“系统失败”", Hint: "failed: system failed", set: endAll((*Platform).FaultTemplates), on: endsAs(templateBroken)},
			{Key: "template-late", Title: "一分钟后才送到", Hint: "结果也晚一分钟", set: func(_ context.Context, p *Platform, on bool) { p.DelayTemplates(delayIf(on)) }, on: func(p *Platform) bool { return p.wrong.templatesTake > 0 }},
			refusal("template-quota", "模板次数用完", "45009", "message/template/send", 45009),
		}},
		{"收进来", []pageFault{
			{Key: "callback", Title: "消息送不到", Hint: "公众号的服务器连不上", set: func(_ context.Context, p *Platform, on bool) { p.RefuseCallback(map[bool]int{true: -1}[on]) }, on: func(p *Platform) bool { return p.wrong.refuse != 0 }},
			{Key: "late", Title: "答复慢，推两遍", Hint: "第一次的答复没等到", set: lateBy(1), on: func(p *Platform) bool { return p.wrong.late == 1 }},
			{Key: "late-all", Title: "答复总是太慢", Hint: "办了，但他看到“无法提供服务”", set: lateBy(1 << 10), on: func(p *Platform) bool { return p.wrong.late > 1 }},
			{Key: "pushes-late", Title: "晚一分钟才推", Hint: "拨钟才到", set: func(_ context.Context, p *Platform, on bool) { p.DelayPushes(delayIf(on)) }, on: func(p *Platform) bool { return p.wrong.pushesTake > 0 }},
			{Key: "hold", Title: "先攒着，倒着推", Hint: "关上时后说的先到", set: holdPushes, on: func(p *Platform) bool { return p.holding }},
		}},
		{"账号", []pageFault{
			{Key: "token", Title: "令牌作废", Hint: "40001，要重新领", Once: true, set: func(_ context.Context, p *Platform, _ bool) { p.KillToken() }},
			{Key: "untrusted", Title: "不在白名单", Hint: "40164，领不到令牌", set: func(_ context.Context, p *Platform, on bool) { p.SetUntrusted(on) }, on: func(p *Platform) bool { return p.wrong.untrusted }},
		}},
	}
}

// refusal is an API that answers everything with an errcode.
func refusal(key, title, hint, api string, code int) pageFault {
	return pageFault{Key: key, Title: title, Hint: hint,
		set: func(_ context.Context, p *Platform, on bool) {
			p.ClearFault(api, code)
			if on {
				p.Fault(api, code, -1)
			}
		},
		on: func(p *Platform) bool { return p.faulty(api, code) }}
}

func endAll(end func(*Platform, int)) func(context.Context, *Platform, bool) {
	return func(_ context.Context, p *Platform, on bool) { end(p, map[bool]int{true: -1}[on]) }
}

func endsAs(status string) func(*Platform) bool {
	return func(p *Platform) bool { return p.wrong.failSends != 0 && p.wrong.failStatus == status }
}

func lateBy(n int) func(context.Context, *Platform, bool) {
	return func(_ context.Context, p *Platform, on bool) { p.LateAnswers(map[bool]int{true: n}[on]) }
}

func delayIf(on bool) time.Duration { return map[bool]time.Duration{true: pageDelay}[on] }

func holdPushes(ctx context.Context, p *Platform, on bool) {
	if on {
		p.HoldPushes()
		return
	}
	p.ReleasePushes(ctx, true)
}

// faultsInForce are the keys of the switches that are on.
func (p *Platform) faultsInForce() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	keys := []string{}
	for _, g := range pageFaults() {
		for _, f := range g.Faults {
			if f.on != nil && f.on(p) {
				keys = append(keys, f.Key)
			}
		}
	}
	return keys
}

func (p *Platform) serveFault(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Kind string `json:"kind"`
		On   bool   `json:"on"`
		Name string `json:"name"`
	}
	if !readJSON(w, r, &in) {
		return
	}
	if !p.setFault(context.WithoutCancel(r.Context()), in.Kind, in.Name, in.On) {
		reply(w, http.StatusBadRequest, map[string]string{"error": "没有这种故障"})
		return
	}
	reply(w, http.StatusOK, p.state())
}

func (p *Platform) setFault(ctx context.Context, kind, name string, on bool) bool {
	switch kind {
	case "none":
		p.ClearFaults()
		p.ReleasePushes(ctx, false)
		return true
	case "window":
		p.CloseWindow(name)
		return true
	}
	for _, g := range pageFaults() {
		for _, f := range g.Faults {
			if f.Key == kind {
				f.set(ctx, p, on)
				return true
			}
		}
	}
	return false
}
