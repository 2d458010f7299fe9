package simulator

import (
	"strings"
	"time"
)

func (p *Platform) day(t time.Time) string { return t.In(p.opt.Location).Format(time.DateOnly) }

// dailyLimit is the calls a day of a new account (接口调用频次限制), 0 for no limit.
func (p *Platform) dailyLimit(path string) int {
	if n, ok := p.opt.DailyLimits[path]; ok {
		return n
	}
	switch path {
	case "/cgi-bin/token":
		return 2000
	case "/cgi-bin/stable_token", "/cgi-bin/message/custom/send":
		return 500000
	case "/cgi-bin/message/template/send", "/cgi-bin/media/upload", "/cgi-bin/qrcode/create":
		return 100000
	case "/cgi-bin/media/get":
		return 200000
	case "/cgi-bin/menu/create", "/cgi-bin/menu/delete":
		return 1000
	case "/cgi-bin/menu/get":
		return 10000
	case "/cgi-bin/menu/addconditional", "/cgi-bin/menu/delconditional":
		return 2000
	case "/cgi-bin/menu/trymatch":
		return 20000
	case "/cgi-bin/user/get":
		return 500
	case "/cgi-bin/user/info":
		return 5000000
	}
	return 0
}

func (p *Platform) countCall(path string) int {
	if today := p.day(p.Now()); p.callsDay != today {
		p.callsDay, p.calls = today, map[string]int{}
	}
	limit := p.dailyLimit(path)
	if limit > 0 && p.calls[path] >= limit {
		return 45009
	}
	p.calls[path]++
	return 0
}

// Calls lists today's API calls by path, for tests that count them.
func (p *Platform) Calls() map[string]int {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := make(map[string]int, len(p.calls))
	for k, v := range p.calls {
		out[k] = v
	}
	return out
}

// How often counters may be cleared in a month (清空api的调用quota).
const (
	clearsAMonth   = 10
	clearedAMonth  = 50
	notOfThisMonth = 48006
)

// clearQuota sets the day's counters to zero, ten times a month.
func (p *Platform) clearQuota(c call) answer {
	var in struct {
		AppID string `json:"appid"`
	}
	if !c.read(&in) || in.AppID != p.opt.AppID {
		return fail(40013)
	}
	return p.clearAll()
}

// clearQuotaBySecret is clearQuota without a token, for an account whose token calls are used up.
func (p *Platform) clearQuotaBySecret(c call) answer {
	var in struct {
		AppID  string `json:"appid"`
		Secret string `json:"appsecret"`
	}
	if !c.read(&in) {
		return fail(47001)
	}
	if code := p.credentials(in.AppID, in.Secret, "client_credential"); code != 0 {
		return fail(code)
	}
	return p.clearAll()
}

func (p *Platform) clearAll() answer {
	if !p.mayClear(&p.clears, clearsAMonth) {
		return fail(notOfThisMonth)
	}
	p.calls = map[string]int{}
	return good(nil)
}

// mayClear counts one more clearing of this month, if there is one left.
func (p *Platform) mayClear(done *[]time.Time, most int) bool {
	month := func(t time.Time) string { return t.In(p.opt.Location).Format("2006-01") }
	now, n := p.Now(), 0
	for _, t := range *done {
		if month(t) == month(now) {
			n++
		}
	}
	if n >= most {
		return false
	}
	*done = append(*done, now)
	return true
}

// clearOne sets the counter of one path to zero.
func (p *Platform) clearOne(c call) answer {
	path, code := quotaPath(c)
	switch {
	case code != 0:
		return fail(code)
	case !p.mayClear(&p.cleared, clearedAMonth):
		return fail(notOfThisMonth)
	}
	delete(p.calls, path)
	return good(nil)
}

// quotaOf tells the day's limit of a path and how much of it is used.
func (p *Platform) quotaOf(c call) answer {
	path, code := quotaPath(c)
	limit := p.dailyLimit(path)
	switch {
	case code != 0:
		return fail(code)
	case limit == 0:
		return fail(76021)
	}
	used := p.calls[path]
	return good(map[string]any{"quota": map[string]any{"daily_limit": limit, "used": used, "remain": max(limit-used, 0)}})
}

func quotaPath(c call) (path string, code int) {
	var in struct {
		Path string `json:"cgi_path"`
	}
	if !c.read(&in) {
		return "", 47001
	}
	if !strings.HasPrefix(in.Path, "/") {
		return "", 76021
	}
	return in.Path, 0
}
