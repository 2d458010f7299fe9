package simulator_test

import (
	"fmt"
	"testing"
)

func button(name, key string) map[string]any {
	return map[string]any{"type": "click", "name": name, "key": key}
}

func TestMenusFollowTheLastTag(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	special := map[string]any{"button": []any{button("待办", "todo")}, "matchrule": map[string]any{"tag_id": "100"}}
	if got := w.call("/cgi-bin/menu/addconditional", special); got != 65303 {
		t.Errorf("without a default menu: %d", got)
	}
	if got := w.call("/cgi-bin/menu/create", map[string]any{"button": []any{map[string]any{"name": "反映", "sub_button": []any{button("写一件", "new")}}}}); got != 0 {
		t.Fatalf("create: %d", got)
	}
	out := w.post("/cgi-bin/tags/create?access_token="+w.token(), map[string]any{"tag": map[string]any{"name": "党代表"}})
	if tag := out["tag"].(map[string]any); tag["id"] != float64(100) {
		t.Fatalf("tag %v", tag)
	}
	added := w.post("/cgi-bin/menu/addconditional?access_token="+w.token(), special)
	w.call("/cgi-bin/tags/members/batchtagging", map[string]any{"tagid": 100, "openid_list": []string{w.p.OpenID("李四")}})
	if m := w.p.Menu("李四"); len(m) != 1 || m[0].Name != "待办" {
		t.Errorf("menu %v", m)
	}
	if err := w.p.TapMenu(t.Context(), "李四", "new"); err == nil {
		t.Error("tapped a button he does not see")
	}
	w.must(w.p.TapMenu(t.Context(), "李四", "待办"))
	if got := w.call("/cgi-bin/menu/delconditional", map[string]any{"menuid": added["menuid"]}); got != 0 {
		t.Errorf("delconditional: %d", got)
	}
	matched := w.post("/cgi-bin/menu/trymatch?access_token="+w.token(), map[string]any{"user_id": w.p.OpenID("李四")})
	if len(matched["button"].([]any)) != 1 || w.p.Menu("李四")[0].Name != "反映" {
		t.Errorf("trymatch %v", matched)
	}
	w.call("/cgi-bin/menu/delete", nil)
	if got := code(w.get("/cgi-bin/menu/get?access_token=" + w.token())); got != 46003 {
		t.Errorf("after delete: %d", got)
	}
}

func TestMenusAreChecked(t *testing.T) {
	for name, tc := range map[string]struct {
		buttons []any
		want    int
	}{
		"four": {[]any{button("一", "1"), button("二", "2"), button("三", "3"), button("四", "4")}, 40016},
		"long": {[]any{button("一二三四五六", "1")}, 40018},
		"none": {[]any{map[string]any{"type": "click", "name": "一"}}, 40019},
		"odd":  {[]any{map[string]any{"type": "fly", "name": "一", "key": "1"}}, 40017},
	} {
		w := newWorld(t)
		if got := w.call("/cgi-bin/menu/create", map[string]any{"button": tc.buttons}); got != tc.want {
			t.Errorf("%s: errcode %d, want %d", name, got, tc.want)
		}
	}
}

func TestConditionalMenusAreChecked(t *testing.T) {
	w := newWorld(t)
	w.call("/cgi-bin/menu/create", map[string]any{"button": []any{button("写一件", "new")}})
	page := func(host string) map[string]any {
		return map[string]any{"type": "view", "name": "看", "url": "https://" + host + "/m"}
	}
	for _, tc := range []struct {
		name   string
		button any
		rule   map[string]any
		want   int
	}{
		{"no rule", button("一", "1"), map[string]any{}, 65304},
		{"by sex", button("一", "1"), map[string]any{"tag_id": 100, "sex": "1"}, 65320},
		{"for iOS", button("苹果", "1"), map[string]any{"client_platform_type": "1"}, 0},
		{"one host", page("a.example"), map[string]any{"tag_id": 100}, 0},
		{"three hosts", map[string]any{"name": "看", "sub_button": []any{page("b.example"), page("c.example"), page("a.example")}}, map[string]any{"tag_id": 100}, 0},
		{"a fourth host", page("d.example"), map[string]any{"tag_id": 101}, 65316},
	} {
		if got := w.call("/cgi-bin/menu/addconditional", map[string]any{"button": []any{tc.button}, "matchrule": tc.rule}); got != tc.want {
			t.Errorf("%s: errcode %d, want %d", tc.name, got, tc.want)
		}
	}
	w.act("李四", "follow")
	w.call("/cgi-bin/menu/addconditional", map[string]any{"button": []any{map[string]any{"type": "scancode_push", "name": "扫", "key": "scan"}}, "matchrule": map[string]any{"tag_id": 102}})
	for n := range 3 {
		w.call("/cgi-bin/tags/create", map[string]any{"tag": map[string]any{"name": fmt.Sprint("第", n, "类")}})
	}
	w.call("/cgi-bin/tags/members/batchtagging", map[string]any{"tagid": 102, "openid_list": []string{w.p.OpenID("李四")}})
	if err := w.p.TapMenu(t.Context(), "李四", "scan"); err == nil {
		t.Error("a scan button was taken for a click")
	}
	w.call("/cgi-bin/tags/members/batchuntagging", map[string]any{"tagid": 102, "openid_list": []string{w.p.OpenID("李四")}})
	if m := w.p.Menu("李四"); m[0].Name != "写一件" {
		t.Errorf("an Android phone shows %v", m)
	}
	if got := code(w.postRaw("/cgi-bin/menu/create?access_token="+w.token(), `{"button":[{"type":"click","name":"\u5199","key":"1"}]}`)); got != 40033 {
		t.Errorf("escaped characters: %d", got)
	}
}
