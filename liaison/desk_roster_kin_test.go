package liaison_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

const kinHead = "本人编号,本人手机,亲属编号,亲属手机,关系\n"

// kinFile reads a 回避 table against the roster there is.
func (p *place) kinFile(rows string) roster.File {
	p.t.Helper()
	file, faults := roster.Read([]roster.Source{{Name: "回避.csv", Data: []byte(kinHead + rows)}},
		roster.Options{Known: ask(p, (*liaison.Desk).KnownRows)})
	if len(faults) > 0 {
		p.t.Fatal(faults)
	}
	return file
}

// kin names those who are in force as kin of one.
func (p *place) kin(name string) string {
	p.t.Helper()
	var names []string
	of := p.person(name).Kin
	p.do(func(d *liaison.Desk) error {
		for _, id := range of {
			person, err := d.Tx().Person(id)
			if err != nil {
				return err
			}
			names = append(names, person.Name)
		}
		return nil
	})
	slices.Sort(names)
	return strings.Join(names, "、")
}

func TestKinAreDeclaredChangedAndTakenBack(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	for _, step := range []struct {
		name, rows, of string
		done           liaison.Imported
	}{
		{"declared", "L01,,D01,,翁婿\nM01,,L01,,兄弟\n", "李大山、王建国", liaison.Imported{Absent: 7, KinDeclared: 2}},
		{"again, the other way round", "D01,,L01,,翁婿\n", "李大山、王建国", liaison.Imported{Absent: 7}},
		{"another relation", "D01,,L01,,父子\n", "李大山、王建国", liaison.Imported{Absent: 7, KinDeclared: 1}},
		{"taken back", "L01,,D01,,解除\n", "李大山", liaison.Imported{Absent: 7, KinEnded: 1}},
		{"taken back again", "L01,,D01,,解除\n", "李大山", liaison.Imported{Absent: 7}},
	} {
		t.Run(step.name, func(t *testing.T) {
			plan := p.plan(p.kinFile(step.rows), nil)
			if done := plan.Done; done != step.done {
				t.Errorf("%+v", done)
			}
			if before := p.kin("张宁"); plan.Import.Total > 0 {
				p.do(func(d *liaison.Desk) error { return d.BeginImport(plan) })
				p.stage(plan, plan.Import.Total)
				if got := p.kin("张宁"); got != before {
					t.Errorf("before it is in force: %s, was %s", got, before)
				}
				p.do(func(d *liaison.Desk) error { return d.TakeImport("test") })
			}
			if got := p.kin("张宁"); got != step.of {
				t.Errorf("kin of 张宁: %s, want %s", got, step.of)
			}
		})
	}
	p.do(func(d *liaison.Desk) error { _, err := d.UndoImport("test"); return err })
	if got := p.kin("张宁"); got != "李大山、王建国" {
		t.Errorf("undone: %s", got)
	}
	if got := p.kin("王建国"); got != "张宁" {
		t.Errorf("the other way round: %s", got)
	}
}

func TestKinOfAnImportInVainAreSweptAway(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	file := tables(t, ask(p, (*liaison.Desk).KnownRows), "编号,姓名,手机,身份\nM09,李小山,13900009999,群众\n", "")
	file.Kin = []roster.KinRow{{PersonKey: "编号:M09", KinKey: "编号:M01", Relation: "父子"}}
	p.take(p.plan(file, nil))
	if got := p.kin("李大山"); got != "李小山" {
		t.Fatalf("kin of 李大山: %s", got)
	}
	p.do(func(d *liaison.Desk) error { _, err := d.UndoImport("test"); return err })
	if got := p.kin("李大山"); got != "" {
		t.Errorf("undone, and yet kin of 李大山: %s", got)
	}
	for swept := 1; swept > 0; {
		swept = ask(p, func(d *liaison.Desk) (int, error) { return d.SweepImports(1) })
	}
	p.imports("编号,姓名,手机,身份\nM09,李小山,13900009999,群众\n", "")
	if got := p.kin("李小山"); got != "" {
		t.Errorf("kin of a new one: %s", got)
	}
}

func TestLoopsOfInterviewsAreRefused(t *testing.T) {
	const people = township + "W02,赵敏,13900000011,党委委员、党代表,镇党委\nW03,钱敏,13900000012,党委委员、党代表,镇党委\n"
	for _, test := range []struct{ name, before, links, want string }{
		{"of two in one file", "", "W01,W02,,\nW02,W01,,\n", "联系.csv 第2行：约谈联系绕成了一圈（李敏 → 赵敏 → 李敏）"},
		{"of two, one known", "W02,W01,2026-01-01,\n", "W01,W02,,\n", "联系.csv 第2行：约谈联系绕成了一圈（李敏 → 赵敏 → 李敏）"},
		{"of three", "W02,W03,2026-01-01,\n", "W01,W02,,\nW03,W01,,\n", "绕成了一圈（李敏 → 赵敏 → 钱敏 → 李敏）"},
		{"one after the other", "W02,W01,2026-01-01,2026-06-30\n", "W01,W02,2026-07-01,\n", ""},
		{"two over one", "W02,D01,2026-01-01,\n", "W01,W02,,\nW01,D01,2026-12-01,2026-12-31\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPlace(t)
			head := "联系人编号,对象编号,起,止\n"
			links := ""
			if test.before != "" {
				links = head + test.before
			}
			p.imports(people, links)
			_, before := p.everything()
			file := tables(t, ask(p, (*liaison.Desk).KnownRows), "", head+test.links)
			err := p.try(func(d *liaison.Desk) error { _, err := d.Import(file, "test"); return err })
			var fault *liaison.Fault
			if test.want == "" && err != nil || test.want != "" && (!errors.As(err, &fault) || !strings.Contains(fault.Sentence, test.want)) {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if _, after := p.everything(); test.want != "" && len(after) != len(before) {
				t.Error("half done")
			}
		})
	}
}

func TestARosterHasNoTwins(t *testing.T) {
	p := newPlace(t)
	p.imports(township+"M08,李大山,,群众,西河村\n", townshipLinks)
	err := p.try(func(d *liaison.Desk) error {
		_, err := d.Import(tables(t, nil, "编号,姓名,手机,身份\nM08,李大山,13900001234,群众\n", ""), "test")
		return err
	})
	var fault *liaison.Fault
	if !errors.As(err, &fault) || !strings.Contains(fault.Sentence, "人员.csv 第2行“手机”：名册里已经有姓名和手机都相同的人（编号M01）") {
		t.Errorf("got %v", err)
	}
}

func TestWhoIsNoMemberAnyMoreIsContactedByNobody(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks+"D02,M01,2027-01-01,2027-12-31\n")
	p.now = p.now.AddDate(0, 0, 2)
	p.imports("编号,姓名,手机,身份,组织\nM01,李大山,13900001234,联络员,东岸村\n", "")
	li := p.person("李大山").ID
	_, contacts := p.everything()
	for _, contact := range contacts {
		lasts := contact.Until.IsZero() || !contact.Until.Before(contact.Since) && !contact.Until.Before(p.now)
		if contact.ToID == li && lasts {
			t.Errorf("%+v", contact)
		}
	}
}
