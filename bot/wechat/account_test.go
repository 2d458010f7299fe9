package wechat_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shuanglian/bot/wechat"
)

func newAccount(t *testing.T, answer string) (*wechat.Account, *platform) {
	t.Helper()
	p := newPlatform(t)
	p.says(answer)
	return wechat.NewAccount(newClient(t, p, nil)), p
}

func TestPublishMenus(t *testing.T) {
	a, p := newAccount(t, `{"errcode":0,"errmsg":"ok"}`)
	buttons := []wechat.MenuButton{{Name: "我的", Sub: []wechat.MenuButton{{Type: "click", Name: "进度", Key: "progress"}, {Type: "view", Name: "说明", URL: "https://x/?a=1&b=2"}}}}
	for _, err := range []error{a.CreateMenu(t.Context(), buttons), a.AddConditionalMenu(t.Context(), 101, buttons), a.DeleteMenus(t.Context())} {
		if err != nil {
			t.Error(err)
		}
	}
	const body = `{"button":[{"name":"我的","sub_button":[{"type":"click","name":"进度","key":"progress"},{"type":"view","name":"说明","url":"https://x/?a=1&b=2"}]}]`
	want := []string{
		"POST /cgi-bin/menu/create " + body + "}",
		"POST /cgi-bin/menu/addconditional " + body + `,"matchrule":{"tag_id":"101"}}`,
		"GET /cgi-bin/menu/delete ",
	}
	if got := p.seen(); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestMenus(t *testing.T) {
	a, p := newAccount(t, `{"menu":{"button":[{"type":"click","name":"a","key":"k","sub_button":[]}],"menuid":1},"conditionalmenu":[{"button":[{"name":"b"}],"matchrule":{"tag_id":"101"},"menuid":7}]}`)
	menus, err := a.Menus(t.Context())
	if err != nil || len(menus) != 2 || menus[0].Buttons[0].Key != "k" || menus[1].TagID != 101 || menus[1].ID != 7 {
		t.Errorf("%+v, %v", menus, err)
	}
	p.says(`{"errcode":46003,"errmsg":"menu no exist"}`)
	if menus, err := a.Menus(t.Context()); err != nil || menus != nil {
		t.Errorf("%+v, %v", menus, err)
	}
	p.says(`{"button":[{"type":"click","name":"a","key":"k"}]}`)
	if buttons, err := a.TryMenu(t.Context(), "oOne"); err != nil || len(buttons) != 1 || buttons[0].Key != "k" {
		t.Errorf("%+v, %v", buttons, err)
	}
}

func TestQRCodes(t *testing.T) {
	a, p := newAccount(t, `{"errcode":0,"errmsg":"ok","ticket":"a+b==","expire_seconds":60,"url":"http://weixin.qq.com/q/1"}`)
	code, err := a.TemporaryQR(t.Context(), "card7", time.Hour)
	if err != nil || code.Ticket != "a+b==" || !strings.HasSuffix(code.Image, "ticket=a%2Bb%3D%3D") || code.Expires != time.Minute || code.URL == "" {
		t.Errorf("%+v, %v", code, err)
	}
	_, errA := a.TemporaryQRNumber(t.Context(), 7, time.Hour)
	_, errB := a.PermanentQR(t.Context(), "d1")
	_, errC := a.PermanentQRNumber(t.Context(), 9)
	if err := errors.Join(errA, errB, errC); err != nil {
		t.Fatal(err)
	}
	for i, part := range []string{
		`{"expire_seconds":3600,"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":"card7"}}}`,
		`{"expire_seconds":3600,"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":7}}}`,
		`{"action_name":"QR_LIMIT_STR_SCENE","action_info":{"scene":{"scene_str":"d1"}}}`,
		`{"action_name":"QR_LIMIT_SCENE","action_info":{"scene":{"scene_id":9}}}`,
	} {
		if !strings.HasSuffix(p.seen()[i], part) {
			t.Errorf("%s, want %s", p.seen()[i], part)
		}
	}
}

func TestFollowers(t *testing.T) {
	a, p := newAccount(t, `{"subscribe":1,"openid":"oOne","subscribe_time":1714112445,"remark":"r","tagid_list":[101,102],"subscribe_scene":"ADD_SCENE_QR_CODE","qr_scene":98765,"qr_scene_str":""}`)
	f, err := a.Follower(t.Context(), "oOne")
	if err != nil || !f.Follows || f.FollowedAt.Unix() != 1714112445 || !slices.Equal(f.Tags, []int{101, 102}) || f.Scene != "98765" {
		t.Errorf("%+v, %v", f, err)
	}
	p.says(`{"total":2,"count":2,"data":{"openid":["a","b"]},"next_openid":"b"}`)
	if ids, next, err := a.Followers(t.Context(), ""); err != nil || !slices.Equal(ids, []string{"a", "b"}) || next != "b" {
		t.Errorf("%v, %q, %v", ids, next, err)
	}
	p.says(`{"total":2,"count":0,"next_openid":"b"}`)
	if ids, next, err := a.Followers(t.Context(), "b"); err != nil || len(ids) != 0 || next != "" {
		t.Errorf("%v, %q, %v", ids, next, err)
	}
}

func TestTags(t *testing.T) {
	a, p := newAccount(t, `{"tag":{"id":101,"name":"代表"}}`)
	if tag, err := a.CreateTag(t.Context(), "代表"); err != nil || tag.ID != 101 {
		t.Errorf("%+v, %v", tag, err)
	}
	p.says(`{"tags":[{"id":101,"name":"代表","count":3}]}`)
	if tags, err := a.Tags(t.Context()); err != nil || len(tags) != 1 || tags[0].Count != 3 {
		t.Errorf("%+v, %v", tags, err)
	}
	p.says(`{"errcode":0,"errmsg":"ok"}`)
	before := len(p.seen())
	if err := a.Tag(t.Context(), 101, slices.Repeat([]string{"o"}, 120)...); err != nil || len(p.seen())-before != 3 {
		t.Errorf("%v, %d calls", err, len(p.seen())-before)
	}
	p.says(`{"errcode":45159,"errmsg":"invalid tag id"}`)
	var refused *wechat.Error
	if err := a.Untag(t.Context(), 9, "o"); !errors.As(err, &refused) || refused.Code != 45159 {
		t.Errorf("%v", err)
	}
	if _, err := a.Tags(t.Context()); !errors.As(err, &refused) { // the library itself would overlook it
		t.Errorf("%v", err)
	}
}

func TestSignPage(t *testing.T) {
	a, p := newAccount(t, `{"errcode":0,"errmsg":"ok","ticket":"TICKET","expires_in":7200}`)
	for range 2 {
		s, err := a.SignPage(t.Context(), "https://x/m/?a=1#part")
		if err != nil || s.AppID != "wx1" || s.Signature != wechat.SignJSSDK("TICKET", s.Nonce, s.Timestamp, "https://x/m/?a=1") {
			t.Errorf("%+v, %v", s, err)
		}
	}
	if len(p.seen()) != 1 {
		t.Errorf("the ticket was fetched %d times", len(p.seen()))
	}
}

func TestLibraryErrorsAreOurs(t *testing.T) {
	a, p := newAccount(t, `{"errcode":48001,"errmsg":"api unauthorized"}`)
	_, err := a.Follower(t.Context(), "oOpenidOfAPerson")
	if wechat.ClassOf(err) != wechat.ClassForbidden {
		t.Errorf("%v", err)
	}
	p.Close()
	_, err = a.Follower(t.Context(), "oOpenidOfAPerson")
	var failed *wechat.TransportError
	if !errors.As(err, &failed) || strings.Contains(err.Error(), "oOpenid") || strings.Contains(err.Error(), "token-1") {
		t.Errorf("%v", err)
	}
}

// The library's client is one for the process; the accounts must not mix.
func TestSeveralAccountsInOneProcess(t *testing.T) {
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			p := newPlatform(t)
			p.answer = func(w http.ResponseWriter, _ *http.Request, _ string) {
				fmt.Fprintf(w, `{"subscribe":1,"openid":"o%d"}`, i)
			}
			a := wechat.NewAccount(newClient(t, p, nil))
			for range 5 {
				if f, err := a.Follower(t.Context(), "x"); err != nil || f.OpenID != fmt.Sprintf("o%d", i) {
					t.Errorf("%+v, %v", f, err)
				}
			}
		})
	}
	all.Wait()
}
