package simulator_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestUserInfo(t *testing.T) {
	w := newWorld(t)
	w.must(w.p.FollowByQR(t.Context(), "李四", "poster"))
	info := w.get("/cgi-bin/user/info?openid=" + w.p.OpenID("李四") + "&access_token=" + w.token())
	if info["subscribe"] != float64(1) || info["qr_scene_str"] != "poster" || info["nickname"] != nil {
		t.Errorf("info %v", info)
	}
	w.act("李四", "unfollow")
	info = w.get("/cgi-bin/user/info?openid=" + w.p.OpenID("李四") + "&access_token=" + w.token())
	if info["subscribe"] != float64(0) || len(info) != 2 {
		t.Errorf("info %v", info)
	}
	if id := w.p.OpenID("李四"); len(id) != 28 || w.p.NameOf(id) != "李四" {
		t.Errorf("openid %s", id)
	}
}

func TestManyUsersAreAskedInPages(t *testing.T) {
	w := newWorld(t)
	var asked []map[string]any
	for n := range 101 {
		name := fmt.Sprint("第", n, "个")
		w.must(w.p.Follow(t.Context(), name))
		asked = append(asked, map[string]any{"openid": w.p.OpenID(name)})
	}
	w.act("第7个", "unfollow")
	list := w.get("/cgi-bin/user/get?next_openid=" + w.p.OpenID("第97个") + "&access_token=" + w.token())
	if list["total"] != 100.0 || list["count"] != 3.0 || list["next_openid"] != w.p.OpenID("第100个") {
		t.Errorf("page %v", list)
	}
	if got := w.call("/cgi-bin/user/info/batchget", map[string]any{"user_list": asked}); got != 40032 {
		t.Errorf("101 at once: %d", got)
	}
	out := w.post("/cgi-bin/user/info/batchget?access_token="+w.token(), map[string]any{"user_list": asked[:100]})
	infos, _ := out["user_info_list"].([]any)
	if len(infos) != 100 || infos[7].(map[string]any)["subscribe"] != 0.0 || infos[8].(map[string]any)["subscribe"] != 1.0 {
		t.Errorf("%d answers", len(infos))
	}
	if got := w.call("/cgi-bin/user/info/updateremark", map[string]any{"openid": w.p.OpenID("第1个"), "remark": strings.Repeat("字", 30)}); got != 40035 {
		t.Errorf("a remark of 30: %d", got)
	}
}

func TestTags(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	create := func(name string) int {
		return w.call("/cgi-bin/tags/create", map[string]any{"tag": map[string]any{"name": name}})
	}
	put := func(tag int, openIDs ...string) int {
		return w.call("/cgi-bin/tags/members/batchtagging", map[string]any{"tagid": tag, "openid_list": openIDs})
	}
	for n := range 100 {
		if got := create(fmt.Sprint("第", n, "类")); got != 0 {
			t.Fatalf("tag %d: %d", n, got)
		}
	}
	for n := range 20 {
		put(100+n, w.p.OpenID("李四"))
	}
	update := func(id int, name string) int {
		return w.call("/cgi-bin/tags/update", map[string]any{"tag": map[string]any{"id": id, "name": name}})
	}
	for _, tc := range []struct {
		name      string
		got, want int
	}{
		{"a 101st", create("再来"), 45056},
		{"a name twice", create("第1类"), 45157},
		{"a name of 31", create(strings.Repeat("长", 31)), 45158},
		{"a 21st on one person", put(120, w.p.OpenID("李四")), 45059},
		{"one he has already", put(100, w.p.OpenID("李四")), 0},
		{"nobody", put(100), 40032},
		{"51 at once", put(100, make([]string, 51)...), 40032},
		{"a stranger", put(100, w.p.OpenID("王五")), 40003},
		{"no such tag", put(99, w.p.OpenID("李四")), 45159},
		{"renamed", update(101, "党代表"), 0},
		{"renamed like another", update(101, "第2类"), 45157},
		{"WeChat's own renamed", update(2, "星标"), 45058},
		{"WeChat's own deleted", w.call("/cgi-bin/tags/delete", map[string]any{"tag": map[string]any{"id": 0}}), 45058},
		{"deleted", w.call("/cgi-bin/tags/delete", map[string]any{"tag": map[string]any{"id": 119}}), 0},
	} {
		if tc.got != tc.want {
			t.Errorf("%s: errcode %d, want %d", tc.name, tc.got, tc.want)
		}
	}
	who := w.post("/cgi-bin/user/tag/get?access_token="+w.token(), map[string]any{"tagid": 100, "next_openid": ""})
	if who["count"] != 1.0 || who["next_openid"] != w.p.OpenID("李四") {
		t.Errorf("tagged %v", who)
	}
	w.act("李四", "unfollow")
	w.act("李四", "follow")
	his := w.post("/cgi-bin/tags/getidlist?access_token="+w.token(), map[string]any{"openid": w.p.OpenID("李四")})
	if list, _ := his["tagid_list"].([]any); len(list) != 0 {
		t.Errorf("after leaving and coming back: %v", his)
	}
}
