package simulator

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// call is one request to the API, read and checked as far as all of them are alike.
type call struct {
	r    *http.Request
	body []byte
	held bool // the injected 40252
}

// answer is what an API gives back: JSON, or bytes with their type.
type answer struct {
	code        int
	message     string         // errmsg, where it is not the one of messages
	fields      map[string]any // beside errcode and errmsg
	data        []byte
	contentType string
	status      int
	bare        bool // without errcode, as the token API answers
}

func fail(code int) answer                { return answer{code: code} }
func good(fields map[string]any) answer   { return answer{fields: fields} }
func failf(code int, text string) answer  { return answer{code: code, message: text} }
func binary200(t string, b []byte) answer { return answer{contentType: t, data: b} }

// API is the platform's HTTP interface, with the paths of api.weixin.qq.com and, for
// the pictures of QR codes, of mp.weixin.qq.com.
func (p *Platform) API() http.Handler {
	mux := http.NewServeMux()
	for path, h := range p.routes() {
		mux.Handle(path, p.serve(path, h))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { p.write(w, failf(40066, "invalid url")) })
	return mux
}

func (p *Platform) routes() map[string]func(call) answer {
	return map[string]func(call) answer{
		"/cgi-bin/token":        p.classicToken,
		"/cgi-bin/stable_token": p.stableToken,

		"/cgi-bin/message/custom/send":               p.customSend,
		"/cgi-bin/message/custom/typing":             p.typing,
		"/cgi-bin/message/template/send":             p.templateSend,
		"/cgi-bin/message/subscribe/bizsend":         p.subscribeSend,
		"/cgi-bin/template/get_all_private_template": p.templateList,

		"/cgi-bin/media/upload":    p.mediaUpload,
		"/cgi-bin/media/get":       p.mediaGet,
		"/cgi-bin/media/get/jssdk": p.mediaGet,
		"/cgi-bin/media/video":     p.mediaVideo,

		"/cgi-bin/qrcode/create": p.qrCreate,
		"/cgi-bin/showqrcode":    p.qrShow,

		"/cgi-bin/menu/create":         p.menuCreate,
		"/cgi-bin/menu/get":            p.menuGet,
		"/cgi-bin/menu/delete":         p.menuDelete,
		"/cgi-bin/menu/addconditional": p.menuAddConditional,
		"/cgi-bin/menu/delconditional": p.menuDelConditional,
		"/cgi-bin/menu/trymatch":       p.menuTryMatch,

		"/cgi-bin/user/info":                   p.userInfo,
		"/cgi-bin/user/get":                    p.userList,
		"/cgi-bin/user/info/batchget":          p.userInfos,
		"/cgi-bin/user/info/updateremark":      p.userRemark,
		"/cgi-bin/user/tag/get":                p.tagged,
		"/cgi-bin/tags/update":                 p.tagUpdate,
		"/cgi-bin/tags/create":                 p.tagCreate,
		"/cgi-bin/tags/get":                    p.tagList,
		"/cgi-bin/tags/delete":                 p.tagDelete,
		"/cgi-bin/tags/members/batchtagging":   p.tagPut,
		"/cgi-bin/tags/members/batchuntagging": p.tagTake,
		"/cgi-bin/tags/getidlist":              p.tagsOf,

		"/cgi-bin/getcallbackip":       p.callbackIP,
		"/cgi-bin/get_api_domain_ip":   p.callbackIP,
		"/cgi-bin/clear_quota":         p.clearQuota,
		"/cgi-bin/clear_quota/v2":      p.clearQuotaBySecret,
		"/cgi-bin/openapi/quota/get":   p.quotaOf,
		"/cgi-bin/openapi/quota/clear": p.clearOne,
	}
}

// withoutToken are the paths that need no access_token.
func withoutToken(path string) bool {
	switch path {
	case "/cgi-bin/token", "/cgi-bin/stable_token", "/cgi-bin/clear_quota/v2", "/cgi-bin/showqrcode", "/cgi-bin/media/video":
		return true
	}
	return false
}

// serve does for every API what they have in common: faults, the token, the day's
// limit; then the act itself under the lock, so that each call is one step.
func (p *Platform) serve(path string, h func(call) answer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 16<<20))
		if err != nil {
			p.write(w, fail(45001))
			return
		}
		a, f := p.run(path, h, call{r: r, body: body})
		if f != nil && f.early {
			p.Settle(r.Context())
		}
		if f != nil && f.delay > 0 {
			select {
			case <-time.After(f.delay):
			case <-r.Context().Done():
			}
		}
		if f != nil && f.lost {
			panic(http.ErrAbortHandler) // net/http cuts the connection
		}
		p.write(w, a)
	})
}

func (p *Platform) run(path string, h func(call) answer, c call) (answer, *fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.wrong.down {
		return answer{}, &fault{lost: true}
	}
	f := p.takeFault(path)
	if f != nil && f.code != 0 && f.code != 40252 {
		return fail(f.code), nil
	}
	if !withoutToken(path) {
		if code := p.checkToken(c.r.URL.Query().Get("access_token")); code != 0 {
			return fail(code), f
		}
	}
	if code := p.countCall(path); code != 0 {
		return fail(code), f
	}
	c.held = f != nil && f.code == 40252
	return h(c), f
}

func (c call) read(into any) bool { return json.Unmarshal(c.body, into) == nil }

func (p *Platform) write(w http.ResponseWriter, a answer) {
	if a.data != nil {
		w.Header().Set("Content-Type", a.contentType)
		if strings.HasPrefix(a.contentType, "audio/") || strings.HasPrefix(a.contentType, "image/") {
			w.Header().Set("Content-Disposition", `attachment; filename="media"`)
		}
		_, _ = w.Write(a.data)
		return
	}
	out := map[string]any{}
	for k, v := range a.fields {
		out[k] = v
	}
	if !a.bare || a.code != 0 {
		out["errcode"] = a.code
		out["errmsg"] = "ok"
	}
	if a.code != 0 {
		text := a.message
		if text == "" {
			text = messageOf(a.code)
		}
		out["errmsg"] = text + " rid: " + requestID()
	}
	w.Header().Set("Content-Type", "application/json; encoding=utf-8")
	if a.status != 0 {
		w.WriteHeader(a.status)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(out)
}

// requestID looks like the id that WeChat puts behind every errmsg.
func requestID() string {
	d := digest(randomDigits(16))
	return fmt.Sprintf("%s-%s-%s", d[:8], d[8:16], d[16:24])
}

func (p *Platform) callbackIP(call) answer {
	return good(map[string]any{"ip_list": []string{"127.0.0.1"}})
}
