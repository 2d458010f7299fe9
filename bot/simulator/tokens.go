package simulator

import (
	"strings"
	"time"
)

const (
	tokenLife    = 7200 * time.Second
	tokenOverlap = 5 * time.Minute
)

// token is one access_token; until is when it ends, drawn in when it is replaced.
type token struct {
	value string
	until time.Time
}

// tokenSlot holds the tokens of one of the two interfaces, which do not know each other.
type tokenSlot struct{ current, previous token }

// rotate mints a new token; the last one works for five minutes more, those before no longer.
func (s *tokenSlot) rotate(now time.Time) {
	s.previous = s.current
	if end := now.Add(tokenOverlap); s.previous.until.After(end) {
		s.previous.until = end
	}
	s.current = token{mintToken(), now.Add(tokenLife)}
}

func mintToken() string {
	return "99_" + digest(randomDigits(30)) + digest(randomDigits(30)) + "AAAWBMA"
}

// credentials are the members by which both token interfaces know the account.
func (p *Platform) credentials(appID, secret, grant string) int {
	switch {
	case p.wrong.untrusted:
		return 40164
	case grant != "client_credential":
		return 40002
	case appID != p.opt.AppID:
		return 40013
	case secret != p.opt.AppSecret:
		return 40125
	}
	return 0
}

// classicToken is GET /cgi-bin/token: every call mints a new one.
func (p *Platform) classicToken(c call) answer {
	q := c.r.URL.Query()
	if code := p.credentials(q.Get("appid"), q.Get("secret"), q.Get("grant_type")); code != 0 {
		return fail(code)
	}
	p.retire(&p.classic)
	p.classic.rotate(p.Now())
	return tokenAnswer(p.classic.current, p.Now())
}

// stableToken is POST /cgi-bin/stable_token: the same token until less than five minutes
// of it remain; a forced refresh counts only 30 s after the last and 20 times a day.
func (p *Platform) stableToken(c call) answer {
	var in struct {
		GrantType string `json:"grant_type"`
		AppID     string `json:"appid"`
		Secret    string `json:"secret"`
		Force     bool   `json:"force_refresh"`
	}
	if !c.read(&in) {
		return fail(47001)
	}
	if code := p.credentials(in.AppID, in.Secret, in.GrantType); code != 0 {
		return fail(code)
	}
	now := p.Now()
	due := p.stable.current.until.Sub(now) < tokenOverlap
	if due || in.Force && p.mayForce(now) {
		p.retire(&p.stable)
		p.stable.rotate(now)
	}
	return tokenAnswer(p.stable.current, now)
}

func tokenAnswer(t token, now time.Time) answer {
	return answer{bare: true, fields: map[string]any{"access_token": t.value, "expires_in": int(t.until.Sub(now).Seconds())}}
}

// mayForce tells whether a forced refresh is carried out, and counts it.
func (p *Platform) mayForce(now time.Time) bool {
	today := 0
	for _, t := range p.forced {
		if p.day(t) == p.day(now) {
			today++
		}
	}
	if today >= 20 || len(p.forced) > 0 && now.Sub(p.forced[len(p.forced)-1]) < 30*time.Second {
		return false
	}
	p.forced = append(p.forced, now)
	return true
}

// retire remembers the token that rotation is about to push out: it did exist.
func (p *Platform) retire(s *tokenSlot) {
	if s.previous.value != "" {
		p.killed[s.previous.value] = true
	}
}

// checkToken is the errcode against an access_token, or 0.
func (p *Platform) checkToken(value string) int {
	now := p.Now()
	if value == "" {
		return 41001
	}
	if len(value) < 20 || strings.ContainsAny(value, " \"'{}<>") {
		return 40014
	}
	if p.killed[value] {
		return 40001
	}
	for _, t := range []token{p.classic.current, p.classic.previous, p.stable.current, p.stable.previous} {
		if t.value != value {
			continue
		}
		if now.Before(t.until) {
			return 0
		}
		return 42001
	}
	return 40001
}

// KillToken makes the tokens in use invalid at once (40001), as when somebody else with
// the secret has forced a refresh twice. The next token call gives a new one.
func (p *Platform) KillToken() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range []*tokenSlot{&p.classic, &p.stable} {
		for _, t := range []token{s.current, s.previous} {
			if t.value != "" {
				p.killed[t.value] = true
			}
		}
		*s = tokenSlot{}
	}
}
