package main

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// desk is a folder with settings from which commands are run.
type desk struct {
	t       *testing.T
	folder  string
	environ []string
}

// outcome is what a command came to.
type outcome struct {
	code     int
	out, err string
}

// account are complete settings of a made-up account; DATABASE stands for a file
// in the folder.
const account = `
server: {listen: "127.0.0.1:0"}
wechat: {app_id: wx0123456789abcdef, app_secret: hush-app-secret, token: hushtoken, encoding_aes_key: hushhushhushhushhushhushhushhushhushhushhus, api_base_url: "http://127.0.0.1:1"}
database: {url: "sqlite:DATABASE"}
organization: {name: 东岸镇, phone: 0577-86290000}
`

func newDesk(t *testing.T, settings string, environ ...string) *desk {
	t.Helper()
	d := &desk{t: t, folder: t.TempDir(), environ: environ}
	d.write("config.yaml", strings.ReplaceAll(settings, "DATABASE", filepath.Join(d.folder, "data", "shuanglian.db")))
	return d
}

func (d *desk) path(name string) string { return filepath.Join(d.folder, name) }

func (d *desk) write(name, text string) string {
	d.t.Helper()
	if err := os.WriteFile(d.path(name), []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return d.path(name)
}

// run runs a command with the folder's settings and looks at what no output may hold.
func (d *desk) run(args ...string) outcome {
	d.t.Helper()
	var out, errOut bytes.Buffer
	code := run(append(args, "--config", d.path("config.yaml")), d.environ, &out, &errOut)
	o := outcome{code, out.String(), errOut.String()}
	for _, secret := range []string{"hush", "13900000002", "13900001234"} {
		if strings.Contains(o.err, secret) {
			d.t.Errorf("%v: stderr shows %s:\n%s", args, secret, o.err)
		}
	}
	return o
}

// must runs a command that has to succeed.
func (d *desk) must(args ...string) string {
	d.t.Helper()
	o := d.run(args...)
	if o.code != exitDone {
		d.t.Fatalf("%v: exit code %d: %s", args, o.code, o.err)
	}
	return o.out
}

// expect compares an outcome with a code and patterns; an empty pattern wants nothing there.
func (o outcome) expect(t *testing.T, code int, out, errOut string) {
	t.Helper()
	for _, stream := range []struct{ name, got, want string }{{"stdout", o.out, out}, {"stderr", o.err, errOut}} {
		want := "(?s)" + stream.want
		if stream.want == "" {
			want = "^$"
		}
		if !regexp.MustCompile(want).MatchString(stream.got) {
			t.Errorf("%s lacks %q:\n%s", stream.name, stream.want, stream.got)
		}
	}
	if o.code != code {
		t.Errorf("exit code %d, want %d: %s", o.code, code, o.err)
	}
}

func TestCommandLines(t *testing.T) {
	for name, test := range map[string]struct {
		args     string
		code     int
		out, err string
	}{
		"version":                  {"version", 0, `^shuanglian \S+\n$`, ""},
		"nothing":                  {"", 0, `^用法：shuanglian 命令 \[选项\]\n.*先看一看：\n  demo .*roster import .*--help\n$`, ""},
		"help":                     {"--help", 0, `名册：\n  roster template +写出.*查看：`, ""},
		"help of a group":          {"roster --help", 0, `^用法：shuanglian roster 命令.*roster codes +发绑定码`, ""},
		"help of a command":        {"matter show -h", 0, `^用法：shuanglian matter show <编号>.*参数：\n  <编号> +六位编号.*通用选项：`, ""},
		"help beside a slip":       {"matter list --wat --help", 2, "", `没有 --wat 这个选项。看怎么写：shuanglian matter list --help`},
		"no such command":          {"nonsense", 2, "", `^命令不对：不认识 nonsense。看怎么写：shuanglian --help\n$`},
		"almost a command":         {"sarve", 2, "", `^命令不对：没有 sarve 这个命令，是不是 serve。`},
		"half a command":           {"matter", 2, "", `后面要接一个命令， ?list, show。看怎么写：shuanglian matter --help\n$`},
		"without its argument":     {"matter show", 2, "", `还缺 <编号>。看怎么写：shuanglian matter show --help`},
		"an argument too many":     {"doctor now", 2, "", `不认识 now。`},
		"no such option":           {"serve --port 80", 2, "", `没有 --port 这个选项。`},
		"almost an option":         {"matter list --jsn", 2, "", `没有 --jsn 这个选项，是不是 --json。`},
		"words for a number":       {"matter list --most many", 2, "", `--most 要写数字，不能写 many。`},
		"words for a year":         {"calendar show abc", 2, "", `^命令不对：年份要写数字，不能写 abc。`},
		"no such kind of day":      {"calendar day 2026-11-18 关", 2, "", `^命令不对：怎样只能写 休息, 上班, 取消 ?，不能写 关。`},
		"no such year":             {"calendar show 19", 2, "", `^命令不对：年份请写 2000 到 2100 之间的四位数。`},
		"a move to nowhere":        {"meeting move 482913", 2, "", `^命令不对：请写改到几时`},
		"retry what":               {"deliveries retry", 2, "", `^命令不对：请写要重发的编号`},
		"help without a default":   {"digest preview --help", 0, `office 办公室的\n`, ""},
		"a list of nothing":        {"matter list --most 0", 2, "", `^命令不对：--most 至少是1。`},
		"no such state":            {"deliveries list --state lost", 2, "", `--state 只能写 queued, .*，?不能写 lost。`},
		"an option without value":  {"version --config", 2, "", `--config 后面要写一个值。`},
		"no settings":              {"matter list --config /nowhere/config.yaml", 1, "", `^找不到设置文件 /nowhere/config.yaml：请把 config.example.yaml 复制为 config.yaml 再改，或用 --config 指明\n$`},
		"no settings, other order": {"--config /nowhere/config.yaml matter list", 1, "", `找不到设置文件 /nowhere/config.yaml`},
		"settings no command asks": {"--config /nowhere/config.yaml version", 0, `shuanglian`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errOut bytes.Buffer
			code := run(strings.Fields(test.args), nil, &out, &errOut)
			outcome{code, out.String(), errOut.String()}.expect(t, test.code, test.out, test.err)
			for _, english := range []string{"unexpected", "expected", "unknown", "missing", "Usage", "Show context"} {
				if strings.Contains(out.String()+errOut.String(), english) {
					t.Errorf("an English word for a Chinese reader: %s%s", out.String(), errOut.String())
				}
			}
		})
	}
}

func TestFaultsOfTheSettingsAreAllNamed(t *testing.T) {
	d := newDesk(t, "server: {listen: nowhere}\nwechat: {mode: fast, tokn: x}\npolicy: {first_answer: soon}\n")
	for _, command := range []string{"serve", "migrate", "matter list", "doctor", "roster codes"} {
		o := d.run(strings.Fields(command)...)
		o.expect(t, 1, "", `config.yaml.*2.*tokn`)
		o.expect(t, 1, "", `first_answer`)
		o.expect(t, 1, "", `wechat.mode`)
		o.expect(t, 1, "", `server.listen`)
	}
}

func TestServeNeedsAnAccount(t *testing.T) {
	o := newDesk(t, "database: {url: \"sqlite:DATABASE\"}\n").run("serve")
	for _, key := range []string{"wechat.app_id", "wechat.app_secret", "wechat.token", "wechat.encoding_aes_key", "organization.name", "organization.phone"} {
		o.expect(t, 1, "", key+`：没有写：`)
	}
}

func TestServeSaysWhatStandsInItsWay(t *testing.T) {
	d := newDesk(t, account)
	d.run("serve").expect(t, 1, "", `没有这个数据库文件：.*请核对 database.url；新装的先运行：shuanglian migrate`)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	d.environ = []string{"SHUANGLIAN_SERVER_LISTEN=" + taken.Addr().String()}
	d.run("serve").expect(t, 1, "", fmt.Sprintf(`^占不到 %s：是不是已经有一个在运行？也可以改 server.listen\n$`, taken.Addr()))
}

func TestADatabaseThatCanNotBeOpened(t *testing.T) {
	for name, test := range map[string]struct {
		environ string
		prepare func(d *desk)
		want    string
	}{
		"not made yet":  {prepare: func(*desk) {}, want: `shuanglian migrate`},
		"another file":  {prepare: func(d *desk) { d.folderWith("data/shuanglian.db", strings.Repeat("no database ", 99)) }, want: `^数据库打不开：请看 database.url`},
		"nobody there":  {"SHUANGLIAN_DATABASE_URL=postgres://somebody:hush@127.0.0.1:1/x", func(*desk) {}, `^数据库连不上或正忙：请看 database.url`},
		"no address":    {"SHUANGLIAN_DATABASE_URL=mysql://somebody:hush@127.0.0.1/x", func(*desk) {}, `database.url.*sqlite:`},
		"a bad address": {"SHUANGLIAN_DATABASE_URL=postgres://somebody:hush@127.0.0.1/x?sslmode=hush", func(*desk) {}, `database.url`},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, account, test.environ)
			test.prepare(d)
			for _, command := range []string{"matter list", "matter list --json", "deliveries list", "matter show 482913 --json", "roster codes --json"} {
				o := d.run(strings.Fields(command)...)
				o.expect(t, 1, "", test.want)
				if strings.Count(o.err, "\n") != 1 {
					t.Errorf("more than one line: %q", o.err)
				}
			}
		})
	}
}

func (d *desk) folderWith(name, text string) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Dir(d.path(name)), 0o700); err != nil {
		d.t.Fatal(err)
	}
	d.write(name, text)
}

func TestMenusWithoutThePlatform(t *testing.T) {
	d := newDesk(t, account)
	d.must("migrate")
	d.run("menu", "publish").expect(t, 1, "", `^连不上微信平台：请看服务器能不能访问 wechat.api_base_url。菜单没有发布完`)
}

func TestMigrateTwice(t *testing.T) {
	d := newDesk(t, account)
	d.run("migrate").expect(t, 0, `^数据库建好或升级了：跑了\d+步，现在是最新。\n$`, "")
	d.run("migrate").expect(t, 0, `^数据库本来就是最新，没有改动。\n$`, "")
	d.environ = []string{"SHUANGLIAN_DATABASE_URL=sqlite:" + d.write("file", "x") + "/below/shuanglian.db"}
	d.run("migrate").expect(t, 1, "", `^建不了数据库的文件夹 .*：请检查权限\n$`)
}
