package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
)

// patient is a place whose doctor is called: on the simulated platform, with
// settings that a case may spoil.
type patient struct {
	w        *world
	folder   string
	settings map[string]string
}

func newPatient(t *testing.T) *patient {
	w := newWorld(t, backing{"sqlite", sqliteURL, func(testing.TB) string { return "" }})
	w.importRoster()
	c := w.config
	return &patient{w: w, folder: t.TempDir(), settings: map[string]string{
		"server": "{public_url: " + strings.TrimSuffix(w.serve(w.app.Routes(nil)), "/wechat/callback") + "}",
		"wechat": fmt.Sprintf("{app_id: %s, app_secret: %s, token: %s, encoding_aes_key: %s, api_base_url: %q, templates: {waiting: {id: %q, "+
			"fields: {thing1: '{{.what}}', time2: '{{.time}}', thing3: '{{.hint}}'}}}}", c.WeChat.AppID, c.WeChat.AppSecret.Reveal(),
			c.WeChat.Token.Reveal(), c.WeChat.EncodingAESKey.Reveal(), c.WeChat.APIBaseURL, demoTemplateID),
		"database": fmt.Sprintf("{url: %q}", c.Database.URL.Reveal()), "organization": "{name: 东岸镇, phone: 0577-86290000}",
		"files": fmt.Sprintf("{dir: %q}", filepath.Join(t.TempDir(), "files")),
	}}
}

func (p *patient) run(t *testing.T, args ...string) outcome {
	t.Helper()
	var yaml strings.Builder
	for key, value := range p.settings {
		fmt.Fprintf(&yaml, "%s: %s\n", key, value)
	}
	d := &desk{t: t, folder: p.folder}
	d.write("config.yaml", yaml.String())
	return d.run(args...)
}

// examine gives what the doctor says of everything, as people read it.
func (p *patient) examine(t *testing.T) map[string]string {
	t.Helper()
	o := p.run(t, "doctor", "--json")
	var rows []findingRow
	if err := json.Unmarshal([]byte(o.out), &rows); err != nil {
		t.Fatalf("%v in %s %s", err, o.out, o.err)
	}
	said := map[string]string{}
	faults := 0
	for _, row := range rows {
		said[row.What] = row.State + " " + row.Remedy
		if row.State == "fault" {
			faults++
		}
		if (row.Remedy == "") != (row.State == "ok") {
			t.Errorf("%s is %s and says %q", row.What, row.State, row.Remedy)
		}
	}
	if (o.code == exitFailed) != (faults > 0) {
		t.Errorf("%d faults and exit code %d", faults, o.code)
	}
	return said
}

func TestTheDoctorNamesARemedy(t *testing.T) {
	for name, test := range map[string]struct {
		spoil func(t *testing.T, p *patient)
		want  map[string]string
	}{
		"all there but the menus": {want: map[string]string{
			"公众号设置": `^ok`, "语音照片的文件夹": `^ok`, "Redis": `^ok`, "数据库": `^ok`, "微信平台": `^ok`, "时钟": `^ok`, "回调地址": `^ok`, "模板消息": `^ok`,
			"联络办公室": `^notice .*roster codes`, "纪检专员": `^notice 名册里没有纪检专员`, "发件": `^ok`, "平台上的模板": `^ok`,
			"菜单": `^notice 还没有发布：请运行 shuanglian menu publish`, "菜单用的标签": `^notice 还没有`}},
		"menus published": {spoil: func(t *testing.T, p *patient) {
			p.w.join("王建国", p.w.code("王建国"))
			if o := p.run(t, "menu", "publish"); o.code != exitDone {
				t.Fatal(o.err)
			}
		}, want: map[string]string{"菜单": `^ok`, "菜单用的标签": `^ok`}},
		"menus of an older version": {spoil: func(t *testing.T, p *patient) {
			p.run(t, "menu", "publish")
			p.settings["server"] = "{public_url: 'https://other.example'}" // the menu names the page
		}, want: map[string]string{"菜单": `^notice 和这个版本的不一样：请运行 shuanglian menu publish`, "回调地址": `^fault https://other.example/wechat/callback 到不了：请看域名`}},
		"roles changed since": {spoil: func(t *testing.T, p *patient) {
			p.run(t, "menu", "publish")
			p.w.join("王建国", p.w.code("王建国"))
		}, want: map[string]string{"菜单用的标签": `^notice 有1人的身份变了`}},
		"a template gone": {spoil: func(_ *testing.T, p *patient) { p.w.platform.RemoveTemplate(demoTemplateID) },
			want: map[string]string{"平台上的模板": `^fault wechat.templates.waiting.id：公众号里没有这个模板`}},
		"a template of other fields": {spoil: func(t *testing.T, p *patient) {
			if err := p.w.platform.AddTemplate(demoTemplateID, "待办", "事项：{{thing4.DATA}}\n时间：{{time2.DATA}}"); err != nil {
				t.Fatal(err)
			}
		}, want: map[string]string{"平台上的模板": `^fault wechat.templates.waiting.fields：公众号里的字段是 thing4、time2，设置里写的是 thing1、thing3、time2`}},
		"the platform shows no templates": {spoil: func(_ *testing.T, p *patient) {
			p.w.platform.Fault("/cgi-bin/template/get_all_private_template", 48001, 1)
		}, want: map[string]string{"平台上的模板": `^fault 平台不给看（48001）：.*要认证过的服务号`}},
		"another token at the callback": {spoil: func(_ *testing.T, p *patient) {
			p.settings["wechat"] = strings.Replace(p.settings["wechat"], "token: demotoken", "token: another", 1)
		}, want: map[string]string{"回调地址": `^fault .*答得不对（HTTP \d+）：.*wechat.token 两边是不是一样`}},
		"no public address": {spoil: func(_ *testing.T, p *patient) { delete(p.settings, "server") },
			want: map[string]string{"回调地址": `^notice 没有写 server.public_url`}},
		"a file where the folder should be": {spoil: func(t *testing.T, p *patient) {
			file := filepath.Join(p.folder, "taken")
			if err := os.WriteFile(file, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			p.settings["files"] = fmt.Sprintf("{dir: %q}", filepath.Join(file, "files"))
		}, want: map[string]string{"语音照片的文件夹": `^fault .*taken.*files.dir`}},
		"no phone": {spoil: func(_ *testing.T, p *patient) { p.settings["organization"] = "{name: 东岸镇}" },
			want: map[string]string{"公众号设置": `^fault organization.phone：没有写`}},
		"nobody sends": {spoil: func(_ *testing.T, p *patient) { // the world's clock stands in the past
			p.w.do(func(d *liaison.Desk) error {
				return d.Tx().SaveDue(liaison.Due{Kind: liaison.DueWords, ObjectID: "gone", At: d.Now().Add(-time.Hour)})
			})
		}, want: map[string]string{"发件": `^fault 该发的已经晚了.*serve 没有在跑`}},
		"no platform": {spoil: func(_ *testing.T, p *patient) { p.w.platform.SetDown(true) },
			want: map[string]string{"微信平台": `^fault 连不上微信平台`, "平台上的模板": `^skipped 没查：先把上面的“差”办好`, "菜单": `^skipped`}},
		"no database": {spoil: func(_ *testing.T, p *patient) { p.settings["database"] = "{url: 'sqlite:nowhere/none.db'}" },
			want: map[string]string{"数据库": `^fault .*shuanglian migrate`, "菜单": `^skipped`, "平台上的模板": `^ok`}},
		"the discipline liaison unbound": {spoil: func(_ *testing.T, p *patient) {
			p.w.do(func(d *liaison.Desk) error {
				return d.Tx().SavePerson(liaison.Person{ID: d.Tx().NewID(), Name: "何清", Township: "东岸镇",
					Roles: []liaison.RoleHeld{{Role: liaison.RoleDisciplineLiaison}}})
			})
		}, want: map[string]string{"纪检专员": `^notice 纪检专员还没有绑定（名册里有1人）`}},
		"the discipline liaison bound": {spoil: func(_ *testing.T, p *patient) {
			p.w.do(func(d *liaison.Desk) error {
				return d.Tx().SavePerson(liaison.Person{ID: d.Tx().NewID(), Name: "何清", Township: "东岸镇",
					Roles: []liaison.RoleHeld{{Role: liaison.RoleDisciplineLiaison}}})
			})
			p.w.join("何清", p.w.code("何清"))
		}, want: map[string]string{"纪检专员": `^ok`}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPatient(t)
			if test.spoil != nil {
				test.spoil(t, p)
			}
			said := p.examine(t)
			for what, want := range test.want {
				if !regexp.MustCompile(want).MatchString(said[what]) {
					t.Errorf("%s: %q, want %s", what, said[what], want)
				}
			}
		})
	}
}

func TestTheDoctorLooksAtTheClock(t *testing.T) {
	for name, test := range map[string]struct {
		theirs time.Duration // the platform's clock before ours
		want   string
	}{
		"in time": {0, `^ok`}, "ours is fast": {-10 * time.Minute, `^fault 这台机器的钟比微信平台快了10m\ds：请开网络校时`},
		"ours is slow": {2 * time.Hour, `^fault 这台机器的钟比微信平台慢了(2h0m0s|1h59m5\ds)`},
	} {
		t.Run(name, func(t *testing.T) {
			platform := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Date", time.Now().Add(test.theirs).UTC().Format(http.TimeFormat))
				_, _ = w.Write([]byte(`{"access_token":"hush-token","expires_in":7200}`))
			}))
			t.Cleanup(platform.Close)
			p := newPatient(t)
			p.settings["wechat"] = regexp.MustCompile(`api_base_url: "[^"]+"`).ReplaceAllString(p.settings["wechat"], fmt.Sprintf("api_base_url: %q", platform.URL))
			if said := p.examine(t)["时钟"]; !regexp.MustCompile(test.want).MatchString(said) {
				t.Errorf("%q", said)
			}
		})
	}
}
