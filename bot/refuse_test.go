package bot_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"shuanglian/bot"
)

func TestRefusals(t *testing.T) {
	inner := textPush("5", "秘密的话")
	plainOf := func(o *bot.Options) { o.Mode, o.Keys = bot.Plain, nil }
	for _, tc := range []struct {
		name   string
		change func(o *bot.Options)
		send   func(t *testing.T) (url.Values, string)
		status int
	}{
		{"forged msg_signature", nil, func(t *testing.T) (url.Values, string) {
			q, b := seal(t, currentKey, appID, inner, "n", time.Now())
			q.Set("msg_signature", strings.Repeat("0", 40))
			return q, b
		}, 403},
		{"only the URL is signed", nil, func(t *testing.T) (url.Values, string) {
			q, b := seal(t, currentKey, appID, inner, "n", time.Now())
			q.Del("msg_signature")
			return q, b
		}, 403},
		{"another nonce than signed", nil, func(t *testing.T) (url.Values, string) {
			q, b := seal(t, currentKey, appID, inner, "n", time.Now())
			q.Set("nonce", "m")
			return q, b
		}, 403},
		{"clear text in secure mode", nil, func(*testing.T) (url.Values, string) { return signed("n", now()), inner }, 403},
		{"clear text in compatible mode", func(o *bot.Options) { o.Mode = bot.Compatible },
			func(*testing.T) (url.Values, string) { return signed("n", now()), inner }, 403},
		{"another account", nil, func(t *testing.T) (url.Values, string) { return seal(t, currentKey, "wxother", inner, "n", time.Now()) }, 403},
		{"an unknown key", nil, func(t *testing.T) (url.Values, string) {
			return seal(t, strings.Repeat("B", 42)+"A", appID, inner, "n", time.Now())
		}, 403},
		{"stale", nil, func(t *testing.T) (url.Values, string) {
			return seal(t, currentKey, appID, inner, "n", time.Now().Add(-2*time.Hour))
		}, 403},
		{"from the future", nil, func(t *testing.T) (url.Values, string) {
			return seal(t, currentKey, appID, inner, "n", time.Now().Add(2*time.Hour))
		}, 403},
		{"no timestamp", nil, func(*testing.T) (url.Values, string) { return signed("n", ""), inner }, 403},
		{"too large", func(o *bot.Options) { o.MaxBody = 100 }, func(t *testing.T) (url.Values, string) {
			return seal(t, currentKey, appID, inner, "n", time.Now())
		}, 413},
		{"sealed nonsense", nil, func(t *testing.T) (url.Values, string) { return seal(t, currentKey, appID, "{}", "n", time.Now()) }, 400},
		{"plain, forged", plainOf, func(*testing.T) (url.Values, string) {
			q := signed("n", now())
			q.Set("signature", "")
			return q, inner
		}, 403},
		{"plain, nonsense", plainOf, func(*testing.T) (url.Values, string) { return signed("n", now()), "hello" }, 400},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t, tc.change)
			query, body := tc.send(t)
			if got := w.post(query, body); got.status != tc.status || strings.Contains(got.body, "success") {
				t.Errorf("%+v", got)
			}
			asked, _, observed := w.did()
			if len(asked) != 0 {
				t.Errorf("asked %+v", asked)
			}
			if len(observed) != 1 || !strings.HasPrefix(observed[0], "other ") {
				t.Errorf("observed %v", observed)
			}
			if strings.Contains(w.log.String(), "秘密") || strings.Contains(w.log.String(), "oOne") {
				t.Errorf("the log shows a push: %s", w.log.String())
			}
		})
	}
}

func TestStaleIsTakenWhereFreshnessIsOff(t *testing.T) {
	w := newWorld(t, func(o *bot.Options) { o.FreshFor = 0 })
	query, body := seal(t, currentKey, appID, textPush("5", "x"), "n", time.Unix(1714112445, 0))
	if got := w.post(query, body); got.status != 200 {
		t.Errorf("%+v", got)
	}
}

func TestOtherMethods(t *testing.T) {
	w := newWorld(t, nil)
	req, err := http.NewRequest(http.MethodPut, w.server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 405 || resp.Header.Get("Allow") == "" {
		t.Errorf("%d", resp.StatusCode)
	}
}

func TestNewRefuses(t *testing.T) {
	good := bot.Options{AppID: appID, Token: token, Keys: []string{currentKey}}
	for name, change := range map[string]func(o *bot.Options){
		"no appid": func(o *bot.Options) { o.AppID = "" }, "no token": func(o *bot.Options) { o.Token = "" },
		"no key": func(o *bot.Options) { o.Keys = nil }, "short key": func(o *bot.Options) { o.Keys = []string{"x"} },
		"mode": func(o *bot.Options) { o.Mode = "open" }, "on fault": func(o *bot.Options) { o.OnFault = "200" },
		"times":     func(o *bot.Options) { o.AnswerWithin = time.Minute },
		"freshness": func(o *bot.Options) { o.FreshFor = -1 },
	} {
		t.Run(name, func(t *testing.T) {
			options := good
			change(&options)
			if _, err := bot.New(options, nil); err == nil {
				t.Error("accepted")
			}
		})
	}
}
