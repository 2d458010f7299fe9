package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
	"shuanglian/storage"
)

// clerk is a program on a database of its own, as a clerk has it.
type clerk struct {
	t      testing.TB
	dir    string
	config string
	url    string
}

func newClerk(t testing.TB, more ...string) *clerk {
	t.Helper()
	c := &clerk{t: t, dir: t.TempDir()}
	c.config, c.url = filepath.Join(c.dir, "config.yaml"), "sqlite:"+filepath.Join(c.dir, "clerk.db")
	c.file("config.yaml", "database: {url: \""+c.url+"\"}\norganization: {name: 东岸镇, phone: 0577-86290000}\n"+strings.Join(more, "\n"))
	c.succeed("migrate")
	return c
}

func (c *clerk) file(name, text string) string {
	c.t.Helper()
	path := filepath.Join(c.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		c.t.Fatal(err)
	}
	return path
}

// types runs a command line and returns its exit code, stdout and stderr.
func (c *clerk) types(args ...string) (code int, out, errs string) {
	var stdout, stderr bytes.Buffer
	code = run(append([]string{"--config", c.config}, args...), nil, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func (c *clerk) succeed(args ...string) string {
	c.t.Helper()
	code, out, errs := c.types(args...)
	if code != exitDone {
		c.t.Fatalf("%v: exit %d\n%s", args, code, errs)
	}
	return out + errs
}

func (c *clerk) fail(args ...string) string {
	c.t.Helper()
	code, out, errs := c.types(args...)
	if code != exitFailed || out != "" {
		c.t.Fatalf("%v: exit %d, printed %q", args, code, out)
	}
	return errs
}

// contains wants every text in what was said.
func contains(t testing.TB, said string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
}

func (c *clerk) open() *storage.Office {
	c.t.Helper()
	config, err := Load(c.config, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	office, err := storage.Open(context.Background(), storage.Options{URL: c.url, Terms: config.terms})
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { _ = office.Close() })
	return office
}

// people counts the roster.
func (c *clerk) people() int {
	c.t.Helper()
	count := 0
	err := c.open().Look(context.Background(), func(d *liaison.Desk) error {
		people, err := d.Tx().Roster()
		count = len(people)
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return count
}

func TestAClerkFillsTheTemplateInAndTakesItBack(t *testing.T) {
	c := newClerk(t)
	c.succeed("roster", "template", "--dir", c.dir)
	book := filepath.Join(c.dir, "名册.xlsx")
	contains(t, c.succeed("roster", "import", book, "--dry-run"), "新增 李敏（镇党委，党委委员、党代表）", "新联系 李敏 → 王建国，2026-01-01起",
		"要新增7人", "没有导入", "提醒：名册.xlsx 人员 第6行“手机”：没有手机")
	if c.people() != 0 {
		t.Error("a dry run imported")
	}
	contains(t, c.succeed("roster", "import", book), "已导入：新增7人", "新联系4条")
	contains(t, c.succeed("roster", "import", book), "新增0人，改动0人，未变7人；新联系0条")
	if said := c.fail("roster", "template", "--dir", c.dir); !strings.Contains(said, "文件已经有了") {
		t.Errorf("wrote over a file: %s", said)
	}
	c.succeed("roster", "export", "--csv", "--dir", c.dir)
	people, links := filepath.Join(c.dir, "人员.csv"), filepath.Join(c.dir, "联系.csv")
	contains(t, c.succeed("roster", "import", people, links), "未变7人；新联系0条，结束旧联系0条")
	contains(t, c.succeed("roster", "undo"), "已撤销") // those that changed nothing don't stand in the way
	contains(t, c.fail("roster", "undo"), "没有可以撤销的导入")
}

func TestAClerkAnswersQuestions(t *testing.T) {
	c := newClerk(t)
	head := "姓名,手机,身份,组织\n"
	c.succeed("roster", "import", c.file("一.csv", head+"李大山,13900001234,群众,东岸村\n"))
	second := c.file("二.csv", head+"李大山,13911115678,群众,东岸村\n")
	said := c.succeed("roster", "import", second, "--dry-run")
	contains(t, said, "问题1：二.csv 第2行的李大山（东岸村）手机尾号5678", "手机尾号1234", "--answer 1=same", "--answer 1=new", "还有1个问题要答")
	said = c.fail("roster", "import", second)
	contains(t, said, "--answer 1=same", "还有1个问题没有答，一行也没有导入")
	if strings.Contains(said, "139") {
		t.Errorf("a phone is shown: %s", said)
	}
	contains(t, c.fail("roster", "import", second, "--answer", "2=same"), "没有问题2")
	contains(t, c.succeed("roster", "import", second, "--answer", "1=same", "--dry-run"), "改动 李大山：手机 尾号1234→尾号5678", "已答：same")
	contains(t, c.succeed("roster", "import", second, "--answer", "1=same"), "改动1人")
	if c.people() != 1 {
		t.Error("a twin was made")
	}
	contains(t, c.succeed("roster", "undo"), "已撤销最近一次导入")
	contains(t, c.succeed("roster", "import", second, "--answer", "1=new"), "新增1人")
}

func TestBadFilesAreNamedAndChangeNothing(t *testing.T) {
	c := newClerk(t)
	head := "编号,姓名,手机,身份\n"
	good := c.file("好.csv", head+"D1,甲,13900000001,党代表\n")
	for name, test := range map[string]struct{ text, want string }{
		"missing headings":    {"姓名,手机\n甲,1\n", "认不出是哪张表"},
		"a missing phone":     {head + ",甲,,党代表\n", "坏.csv 第2行“手机”：没有手机"},
		"doubled":             {head + "D2,乙,13900000002,党员\nD2,丙,13900000003,党员\n", "坏.csv 第3行“编号”"},
		"scientific":          {head + ",乙,1.39E+10,党员\n", "坏.csv 第2行“手机”：手机成了科学计数"},
		"full width too long": {head + ",乙,１３９０００００００２２,党员\n", "坏.csv 第2行“手机”：手机应为11位数字，这里有12位"},
		"unknown role":        {head + ",乙,13900000002,镇长\n", "坏.csv 第2行“身份”：不认识身份“镇长”"},
		"formula":             {head + ",=A1,13900000002,党员\n", "坏.csv 第2行“姓名”：以 = + @ 开头"},
		"a loop":              {"联系人编号,对象编号\nD1,D1\n", "坏.csv 第2行：联系人和对象是同一个人"},
		"broken xlsx":         {"PK\x03\x04不是", "坏.csv：打不开这个 Excel 文件"},
		"GBK cut in half":     {"\xd0\xd5\xc3", "认不出"},
	} {
		t.Run(name, func(t *testing.T) {
			said := c.fail("roster", "import", good, c.file("坏.csv", test.text))
			contains(t, said, test.want, "一行也没有导入")
			if c.people() != 0 {
				t.Error("half done")
			}
		})
	}
	contains(t, c.fail("roster", "import", filepath.Join(c.dir, "没有.xlsx")), "读不了")
	contains(t, c.fail("roster", "import"), "请写上名册文件")
	contains(t, c.fail("roster", "import", "--resume"), "没有没做完的导入")
}

// county is a workbook of so many people, one delegate to four members.
func county(t testing.TB, people int) []byte {
	t.Helper()
	file := roster.File{People: make([]roster.PersonRow, 0, people)}
	for n := range people {
		person := roster.PersonRow{Code: fmt.Sprintf("P%06d", n), Name: fmt.Sprintf("人%d", n), Phone: fmt.Sprintf("139%08d", n),
			Roles: []roster.Role{roster.Resident}, Organization: fmt.Sprintf("第%d村", n/100)}
		if n%5 == 0 {
			person.Roles = []roster.Role{roster.Delegate, roster.PartyMember}
		} else {
			delegate := roster.PersonRow{Code: fmt.Sprintf("P%06d", n-n%5)}
			file.Links = append(file.Links, roster.LinkRow{FromKey: delegate.Key(), ToKey: person.Key()})
		}
		file.People = append(file.People, person)
	}
	written, err := roster.WriteWorkbook(file)
	if err != nil {
		t.Fatal(err)
	}
	return written.Sources[0].Data
}

func TestAnImportCutOffIsGoneOnWith(t *testing.T) {
	c := newClerk(t)
	book := c.file("名册.xlsx", string(county(t, 600)))
	config, err := Load(c.config, nil)
	if err != nil {
		t.Fatal(err)
	}
	office := c.open()
	ctx, cancel := context.WithCancel(context.Background())
	at := &console{context: ctx, config: c.config, out: &bytes.Buffer{}, err: &bytes.Buffer{}}
	sources, err := readSources([]string{book})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := at.planImport(office, config, sources, liaison.PlanOptions{Fingerprint: fingerprint(sources, nil)})
	if err != nil {
		t.Fatal(err)
	}
	if err := office.Do(ctx, func(d *liaison.Desk) error { return d.BeginImport(plan) }); err != nil {
		t.Fatal(err)
	}
	if err := office.Do(ctx, func(d *liaison.Desk) error { _, err := d.StageImport(plan, chunk); return err }); err != nil {
		t.Fatal(err)
	}
	cancel() // as Ctrl-C would
	plan.Import.Staged = chunk
	if err := at.stageImport(office, plan); err == nil || !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "--resume") {
		t.Fatalf("got %v", err)
	}
	if c.people() != 0 {
		t.Error("in force before it was whole")
	}
	contains(t, c.fail("roster", "import", book), "没有做完", "--resume")
	contains(t, c.fail("roster", "import", "--resume"), "请写上名册文件")
	contains(t, c.fail("roster", "import", c.file("别的.csv", "姓名,身份\n甲,党员\n"), "--resume"), "不是同一份文件")
	contains(t, c.succeed("roster", "import", book, "--resume"), "新增600人", "新联系480条")
	contains(t, c.succeed("roster", "undo"), "名册回到导入以前")
	if c.people() != 0 {
		t.Error("not undone")
	}
}

// BenchmarkCounty takes fifty thousand people and their links in, as a county has them: within a minute or two.
func BenchmarkCounty(b *testing.B) {
	book := county(b, 50_000)
	for b.Loop() {
		c := newClerk(b)
		contains(b, c.succeed("roster", "import", c.file("名册.xlsx", string(book))), "新增50000人", "新联系40000条")
	}
}
