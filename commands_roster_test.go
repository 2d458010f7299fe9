package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"shuanglian/liaison/roster"
)

// tables writes the demo's two tables into the folder, in an encoding.
func (d *desk) tables(encode func(string) string) []string {
	d.t.Helper()
	var paths []string
	for _, source := range demoRoster() {
		paths = append(paths, d.write(source.Name, encode(string(source.Data))))
	}
	return paths
}

func plain(text string) string { return text }

func TestRosterFromEmptyTablesToCodes(t *testing.T) {
	d := newDesk(t, account)
	d.must("migrate")
	files := d.tables(plain)
	importing := append([]string{"roster", "import"}, files...)
	d.run(append(importing, "--dry-run")...).expect(t, 0, `10人.*8条`, `.*`)
	if people := d.codes(); len(people) != 0 {
		t.Errorf("a dry run left %d people", len(people))
	}
	d.run(importing...).expect(t, 0, `新增10人.*新联系8条`, `.*`)
	d.run(importing...).expect(t, 0, `新增0人.*未变10人.*新联系0条`, `.*`)

	first, second := d.codes(), d.codes("--name", "王建国")
	if len(first) != 10 || len(second) != 1 {
		t.Fatalf("codes for %d and %d people", len(first), len(second))
	}
	for _, row := range first {
		if !regexp.MustCompile(`^[0-9]{8}$`).MatchString(row.Code) || row.Name == "" || len(row.Roles) == 0 || len(row.Phone) != 11 {
			t.Errorf("row %+v", row)
		}
		expires, err := time.Parse(time.RFC3339, row.Expires)
		if left := time.Until(expires); err != nil || left > 7*24*time.Hour || left < 6*24*time.Hour {
			t.Errorf("expires %s: %v", row.Expires, err)
		}
	}
	if got := fmt.Sprint(second[0].Name, second[0].Roles); got != "王建国[党代表 党员]" {
		t.Errorf("got %s", got)
	}
	d.run("roster", "codes", "--name", "王建国").expect(t, 0, `王建国\s.*[0-9]{8}`, `王建国等1人手里还有没用的码`)
	d.run("roster", "codes", "--name", "王建国", "--name", "王健国").expect(t, 1, "", `^名册里没有王健国，请核对姓名；一个码也没有发\n$`)
}

// codes issues codes as another program would ask for them, and checks the shape.
func (d *desk) codes(args ...string) []codeRow {
	d.t.Helper()
	out := d.must(append([]string{"roster", "codes", "--json"}, args...)...)
	var shape []map[string]any
	if err := json.Unmarshal([]byte(out), &shape); err != nil {
		d.t.Fatalf("%v: %s", err, out)
	}
	for _, row := range shape {
		for _, key := range []string{"name", "phone", "roles", "code", "expires"} {
			if _, ok := row[key]; !ok || len(row) != 5 {
				d.t.Errorf("row %v", row)
			}
		}
	}
	var rows []codeRow
	if err := json.Unmarshal([]byte(out), &rows); err != nil {
		d.t.Fatal(err)
	}
	return rows
}

func TestTablesComeInManyEncodings(t *testing.T) {
	for name, encode := range map[string]func(string) string{
		"UTF-8":          plain,
		"UTF-8 with BOM": func(text string) string { return "\ufeff" + text },
		"GBK": func(text string) string {
			encoded, err := simplifiedchinese.GBK.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			return encoded
		},
		"Windows lines": func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, account)
			d.must("migrate")
			d.must(append([]string{"roster", "import"}, d.tables(encode)...)...)
			if rows := d.codes("--name", "周秀英"); len(rows) != 1 {
				t.Errorf("%+v", rows)
			}
		})
	}
}

func TestEveryFaultOfFiftyPeopleIsNamedAndNothingDone(t *testing.T) {
	var people, links strings.Builder
	people.WriteString("编号,姓名,手机,身份,组织\n")
	links.WriteString("联系人编号,对象编号,起,止\n")
	wrong := map[int][2]string{ // number of the person: his line, and where its fault is
		7:  {"P07,钱七,1390000,群众,东岸村", "“手机”"},
		13: {"P13,,13900000013,群众,东岸村", "“姓名”"},
		21: {"P21,孙廿一,13900000021,党员代表,东岸村", "“身份”"},
		34: {"P33,李卅四,13900000034,群众,东岸村", "“编号”"},
		50: {"P50,周五十,,党代表,东岸村", "“手机”"},
	}
	var want []string
	for i := 1; i <= 50; i++ {
		line := fmt.Sprintf("P%02d,人%02d,139000000%02d,群众,东岸村", i, i, i)
		if bad, ok := wrong[i]; ok {
			line = bad[0]
			want = append(want, fmt.Sprintf("人员.csv 第%d行%s：", i+1, bad[1]))
		}
		people.WriteString(line + "\n")
	}
	links.WriteString("P01,P02,,\nP99,P02,,\nP50,P02,2026-13-01,\n")
	want = append(want, "联系.csv 第2行：", "联系.csv 第3行“联系人编号”：", "联系.csv 第4行“起”：")
	d := newDesk(t, account)
	d.must("migrate")
	files := []string{d.write("人员.csv", people.String()), d.write("联系.csv", links.String())}
	for _, dry := range []string{"--dry-run", ""} {
		o := d.run(append([]string{"roster", "import"}, strings.Fields(strings.Join(files, " ")+" "+dry)...)...)
		for _, fault := range want {
			o.expect(t, 1, "", regexp.QuoteMeta(fault))
		}
		o.expect(t, 1, "", fmt.Sprintf(`共%d处.*一行也没有导入\n$`, len(want)))
	}
	if rows := d.codes(); len(rows) != 0 {
		t.Errorf("%d people came in", len(rows))
	}
}

func TestRosterTemplates(t *testing.T) {
	d := newDesk(t, account)
	folder := filepath.Join(d.folder, "tables")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	var out, errOut bytes.Buffer // no settings are needed
	if code := run([]string{"roster", "template", "--dir", folder, "--config", "/nowhere"}, nil, &out, &errOut); code != 0 {
		t.Fatalf("%d: %s", code, errOut.String())
	}
	d.run("roster", "template", "--dir", folder).expect(t, 1, "", `已经有了.*--dir`)
	d.run("roster", "template", "--dir", "/nowhere").expect(t, 1, "", `/nowhere.*--dir`)
	written := strings.Fields(out.String())
	if len(written) == 0 {
		t.Fatal("nothing written")
	}
	var sources []roster.Source
	for _, path := range written {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, roster.Source{Name: filepath.Base(path), Data: data})
	}
	if file, faults := roster.Read(sources, roster.Options{}); len(faults) > 0 || len(file.People) == 0 {
		t.Errorf("the examples themselves: %d people, %v", len(file.People), faults)
	}
}

func TestWhatAnImportCanNotRead(t *testing.T) {
	d := newDesk(t, account)
	d.must("migrate")
	d.run("roster", "import", d.path("none.csv")).expect(t, 1, "", `none.csv.*请检查文件名和权限`)
	d.run("roster", "import", d.folder).expect(t, 1, "", `读不了 `)
	d.run("roster", "import", d.write("a.csv", "hello,world\n1,2\n")).expect(t, 1, "", `a.csv 第1行：认不出是哪张表`)
	d.run("roster", "import", d.write("b.csv", "")).expect(t, 1, "", `b.csv：文件是空的`)
	d.run("roster", "import", d.write("c.csv", "\x00\x01\x02\xff\xfe\x80")).expect(t, 1, "", `c.csv`)
}

func TestCodesNeedAnAccountToBeKeptBy(t *testing.T) {
	d := newDesk(t, "database: {url: \"sqlite:DATABASE\"}\norganization: {name: 东岸镇}\n")
	d.must("migrate")
	d.must(append([]string{"roster", "import"}, d.tables(plain)...)...)
	d.run("roster", "codes").expect(t, 1, "", `^还不能发码：先写好 wechat.app_id 和 wechat.token`)
}

// A command works beside a running program, and what it changes counts at once.
func TestImportBesideARunningProgram(t *testing.T) {
	w := newWorld(t, backings(t)[0])
	w.importRoster()
	w.join("王建国", w.code("王建国"))
	d := newDesk(t, fmt.Sprintf("database: {url: %q}\norganization: {name: 东岸镇}\nwechat: {app_id: %s, token: demotoken}\n",
		w.config.Database.URL.Reveal(), w.config.WeChat.AppID))
	people := d.write("人员.csv", "编号,姓名,手机,身份,组织\nM09,何新,13911119999,群众,东岸村\n")
	links := d.write("联系.csv", "联系人编号,对象编号,起\nD01,M09,2026-01-01\n")
	done := make(chan outcome, 1)
	go func() {
		var out, errOut bytes.Buffer
		code := run([]string{"roster", "import", people, links, "--config", d.path("config.yaml")}, nil, &out, &errOut)
		done <- outcome{code, out.String(), errOut.String()}
	}()
	for range 10 {
		w.say("王建国", "待办")
	}
	(<-done).expect(t, 0, `新增1人`, `.*`)
	w.join("何新", "绑定 何新 9999")
	w.say("何新", "村口路灯坏了")
	screen := w.platform.Screen("何新")
	if last := screen[len(screen)-1].Text; !strings.Contains(last, "王建国") {
		t.Errorf("the menu says %s", last)
	}
}
