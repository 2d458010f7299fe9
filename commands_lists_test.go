package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/alicebob/miniredis/v2"

	"shuanglian/liaison"
)

// deskOf is a desk on a world's database.
func deskOf(w *world) *desk {
	return newDesk(w.t.(*testing.T), fmt.Sprintf("database: {url: %q}\norganization: {name: 东岸镇}\n", w.config.Database.URL.Reveal()))
}

// rowsOf reads the one JSON array a list prints.
func (d *desk) rowsOf(args ...string) []map[string]any {
	d.t.Helper()
	out := d.must(args...)
	var rows []map[string]any
	if err := json.Unmarshal([]byte(out), &rows); err != nil || rows == nil {
		d.t.Fatalf("%v: %v in %s", args, err, out)
	}
	return rows
}

func TestListsOfNothingAreEmpty(t *testing.T) {
	d := newDesk(t, account)
	d.must("migrate")
	for _, command := range []string{"matter list --json", "deliveries list --json", "deliveries list --json --state task", "roster codes --json", "visits due --json"} {
		if out := d.must(strings.Fields(command)...); out != "[]\n" {
			t.Errorf("%s prints %q", command, out)
		}
	}
	for _, command := range []string{"matter list", "deliveries list", "deliveries list --state task", "visits due", "jobs list", "tasks list", "meeting series list", "rota show"} {
		if out := d.must(strings.Fields(command)...); out != "一条也没有。\n" {
			t.Errorf("%s prints %q", command, out)
		}
	}
	d.run("digest", "preview", "--all").expect(t, 0, `^没有人有周报：名册里没有委员、代表、联络办公室的人`, "")
	d.run("matter", "show", "482913", "--json").expect(t, 1, "", `^没有编号482913，请核对六位数字\n$`)
}

func TestListsShowWhatHappenedAndNobodysWords(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	w.importRoster()
	w.bind("王建国", "张宁", "李大山", "赵小梅")
	named := w.mustTell("李大山", "村口路灯坏了")
	sealed := w.mustTell("赵小梅", "一件要封存的事")
	w.do(func(d *liaison.Desk) error {
		matter, err := d.Tx().MatterByNumber(sealed)
		if err != nil {
			return err
		}
		matter.Level, matter.Recipient, matter.HolderID = liaison.Sealed, liaison.ToDiscipline, ""
		return d.Tx().SaveMatter(&matter)
	})
	w.mustAdvance("61s")
	w.say("王建国", named+" 周五来修")
	w.mustAdvance("61s")
	d := deskOf(w)

	matters := d.rowsOf("matter", "list", "--json")
	if len(matters) != 1 || matters[0]["number"] != named || matters[0]["state"] != "in_progress" || matters[0]["level"] != "named" ||
		matters[0]["recipient"] != "delegate" || matters[0]["first_due"] != "2026-11-11T17:30:00+08:00" || matters[0]["with_office"] != false {
		t.Errorf("matters %v", matters)
	}
	shown := d.rowsOf("matter", "show", named, "--json")
	if len(shown) != 1 || len(shown[0]["steps"].([]any)) != 2 || shown[0]["number"] != named {
		t.Errorf("shown %v", shown)
	}
	d.run("matter", "list").expect(t, 0, named+`  在跟进  交给党代表  署名  2026-11-09 \d\d:\d\d交  2026-11-11 17:30前答复\n`, "")
	d.run("matter", "show", named).expect(t, 0, `草稿 → 等答复（本人）.*等答复 → 在跟进（在办的人）`, "")
	d.run("matter", "show", sealed).expect(t, 1, "", `^没有编号`+sealed)

	deliveries := d.rowsOf("deliveries", "list", "--json")
	kinds := map[any]int{}
	for _, row := range deliveries {
		kinds[row["kind"]]++
		if row["matter"] == sealed {
			t.Errorf("a sealed matter shows: %v", row)
		}
	}
	if kinds["card"] != 1 || kinds["answer"] != 1 {
		t.Errorf("kinds %v in %v", kinds, deliveries)
	}
	for _, row := range d.rowsOf("deliveries", "list", "--json", "--state", "sent", "--state", "task", "--most", "2") {
		if !slices.Contains([]any{"sent", "task"}, row["state"]) {
			t.Errorf("row %v", row)
		}
	}
	d.run("deliveries", "list", "--state", "sent").expect(t, 0, `来件  已发  `+named+`  试了1次  客服消息：收下了`, "")
	for _, command := range []string{"matter list", "matter list --json", "matter show " + named, "deliveries list", "deliveries list --json"} {
		out := d.must(strings.Fields(command)...)
		for _, private := range []string{"路灯", "封存的事", "周五来修", "李大山", "王建国", "赵小梅", w.platform.OpenID("李大山"), "139000"} {
			if strings.Contains(out, private) {
				t.Errorf("%s shows %s:\n%s", command, private, out)
			}
		}
	}
}

// stand is a platform that answers every call with the same JSON.
func stand(t *testing.T, answer string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(answer)) }))
	t.Cleanup(server.Close)
	return "SHUANGLIAN_WECHAT_API_BASE_URL=" + server.URL
}

func TestTheDoctor(t *testing.T) {
	token := `{"access_token":"hush-token","expires_in":7200}`
	for name, test := range map[string]struct {
		settings string
		environ  []string
		prepare  func(d *desk)
		code     int
		want     []string
	}{
		"the example as it is": {settings: "database: {url: \"sqlite:DATABASE\"}\n", code: 1, want: []string{
			`(?m)^差  公众号设置：wechat.app_id：没有写：请`, `    wechat.app_secret：没有写：请`, `    organization.phone：没有写：请`,
			`(?m)^差  数据库：.*shuanglian migrate$`, `(?m)^好  Redis$`, `(?m)^差  微信平台：没有账号可查：先写好`, `(?m)^注意  模板消息：没有设`, `(?m)^(好|注意)  工作日历`}},
		"all well but the people": {settings: account, environ: []string{stand(t, token)}, prepare: func(d *desk) { d.must("migrate") }, code: 0,
			want: []string{`好  公众号设置\n`, `好  Redis\n好  数据库\n好  微信平台\n好  时钟\n注意  回调地址：没有写 server.public_url`, `注意  模板消息：没有设`, `注意  联络办公室：名册是空的：先 roster template`}},
		"nobody of the office": {settings: account, environ: []string{stand(t, token)}, prepare: func(d *desk) {
			d.must("migrate")
			d.must(append([]string{"roster", "import"}, d.tables(plain)...)...)
		}, code: 0, want: []string{`注意  联络办公室：还没有联络员绑定.*roster codes`}},
		"Redis away": {settings: account, environ: []string{stand(t, token), "SHUANGLIAN_REDIS_ADDRS=127.0.0.1:1"}, prepare: func(d *desk) { d.must("migrate") }, code: 0,
			want: []string{`注意  Redis：连不上：请看 Redis 开了没有`}},
		"Redis there": {settings: account, environ: []string{stand(t, token), "SHUANGLIAN_REDIS_ADDRS=" + miniredis.RunT(t).Addr()}, prepare: func(d *desk) { d.must("migrate") },
			code: 0, want: []string{`好  Redis\n`}},
		"a wrong secret": {settings: account, environ: []string{stand(t, `{"errcode":40125,"errmsg":"invalid appsecret hush-app-secret"}`)}, code: 1,
			want: []string{`差  微信平台：平台不给凭据（40125）：请核对 wechat.app_id 和 wechat.app_secret`}},
		"not on the list of addresses": {settings: account, environ: []string{stand(t, `{"errcode":40164,"errmsg":"invalid ip 1.2.3.4"}`)}, code: 1,
			want: []string{`差  微信平台：.*IP白名单`}},
		"an administrator must say yes": {settings: account, environ: []string{stand(t, `{"errcode":89503,"errmsg":"x"}`)}, code: 1, want: []string{`管理员`}},
		"too often today":               {settings: account, environ: []string{stand(t, `{"errcode":45009,"errmsg":"x"}`)}, code: 1, want: []string{`次数太多`}},
		"a secret frozen":               {settings: account, environ: []string{stand(t, `{"errcode":40243,"errmsg":"x"}`)}, code: 1, want: []string{`冻结`}},
		"a code nobody knows":           {settings: account, environ: []string{stand(t, `{"errcode":99999,"errmsg":"x"}`)}, code: 1, want: []string{`（99999）：请按错误码`}},
		"no platform":                   {settings: account, code: 1, want: []string{`差  微信平台：连不上微信平台：请看服务器能不能访问 wechat.api_base_url`}},
		"a template nobody uses": {settings: strings.Replace(account, "api_base_url", `templates: {card: {id: x, fields: {thing1: "{{.what}}"}}}, api_base_url`, 1),
			environ: []string{stand(t, token)}, code: 1, want: []string{`差  模板消息：.*waiting`}},
		"a template of unknown facts": {settings: strings.Replace(account, "api_base_url", `templates: {waiting: {id: x, fields: {thing1: "{{.name}}"}}}, api_base_url`, 1),
			environ: []string{stand(t, token)}, code: 1, want: []string{`差  模板消息：wechat.templates.waiting.fields.thing1 不对：只可用 {{.what}}`}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, test.settings, test.environ...)
			if test.prepare != nil {
				test.prepare(d)
			}
			o := d.run("doctor")
			errOut := `^有\d处“差”，请先办好\n$`
			if test.code == 0 {
				errOut = ""
			}
			for _, want := range test.want {
				o.expect(t, test.code, want, errOut)
			}
			if strings.Contains(o.out, "hush") {
				t.Errorf("a secret in %s", o.out)
			}
		})
	}
}
