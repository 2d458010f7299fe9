package liaison_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

// plan works out what a file would do.
func (p *place) plan(file roster.File, answers map[int]string) liaison.RosterPlan {
	p.t.Helper()
	return ask(p, func(d *liaison.Desk) (liaison.RosterPlan, error) {
		return d.PlanImport(file, liaison.PlanOptions{Answers: answers, Ranges: roster.DefaultRanges()})
	})
}

// take puts a plan in force in pieces of three.
func (p *place) take(plan liaison.RosterPlan) liaison.Imported {
	p.t.Helper()
	p.do(func(d *liaison.Desk) error { return d.BeginImport(plan) })
	p.stage(plan, plan.Import.Total)
	p.do(func(d *liaison.Desk) error { return d.TakeImport("test") })
	return plan.Done
}

// stage lays changes ready up to the n-th.
func (p *place) stage(plan liaison.RosterPlan, n int) {
	p.t.Helper()
	for staged := 0; staged < n; {
		staged = ask(p, func(d *liaison.Desk) (int, error) { return d.StageImport(plan, 3) })
	}
}

// everything is the roster with its whole history of links, whatever their ids.
func (p *place) everything() (people []liaison.Person, contacts []liaison.Contact) {
	p.t.Helper()
	p.do(func(d *liaison.Desk) (err error) {
		if people, err = d.Tx().Roster(); err != nil {
			return err
		}
		contacts, err = d.Tx().AllContacts()
		return err
	})
	return people, contacts
}

const secondFile = `编号,姓名,手机,身份,组织
D01,王建国,13900000002,党员,东岸村
D02,周秀英,13900000003,党代表、党员、联络员,西河村
M01,李大山,13911110000,群众,东岸村
M07,吴小妹,13900007777,群众,东岸村
`

func TestAPlanTellsTheDifference(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	before, contactsBefore := p.everything()
	plan := p.plan(tables(t, nil, secondFile, "联系人编号,对象编号\nD02,M01\nD02,M07\n"), nil)
	got := map[string]string{}
	for _, change := range plan.People {
		for _, role := range change.RolesGiven() {
			got[change.After.Name] += "+" + role.Chinese()
		}
		for _, role := range change.RolesTaken() {
			got[change.After.Name] += "-" + role.Chinese()
		}
		if change.Before.ID == "" {
			got[change.After.Name] += " new"
		}
	}
	want := map[string]string{"王建国": "-党代表", "周秀英": "+联络员", "吴小妹": "+群众 new"}
	if !maps.Equal(want, got) {
		t.Errorf("got %v", got)
	}
	if plan.Done != (liaison.Imported{Added: 1, Changed: 3, Absent: 4, Linked: 2, Ended: 3}) || plan.Import.Total != 9 {
		t.Errorf("%+v of %d", plan.Done, plan.Import.Total)
	}
	after, contactsAfter := p.everything()
	if diff := cmp.Diff(before, after) + cmp.Diff(contactsBefore, contactsAfter); diff != "" {
		t.Errorf("planning changed\n%s", diff)
	}
}

func TestNothingIsInForceBeforeTheSwitch(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	before, contactsBefore := p.everything()
	file := tables(t, nil, secondFile, "联系人编号,对象编号\nD02,M01\nD02,M07\n")
	plan := p.plan(file, nil)
	p.do(func(d *liaison.Desk) error { return d.BeginImport(plan) })
	p.stage(plan, 6)
	half, contactsHalf := p.everything()
	if diff := cmp.Diff(before, half) + cmp.Diff(contactsBefore, contactsHalf); diff != "" {
		t.Errorf("half staged, and yet changed\n%s", diff)
	}
	if err := p.try(func(d *liaison.Desk) error { return d.TakeImport("test") }); !errors.Is(err, liaison.ErrConflict) {
		t.Errorf("taken half: %v", err)
	}
	if err := p.try(func(d *liaison.Desk) error { return d.BeginImport(p.planOf(d, file, liaison.Import{})) }); !errors.Is(err, liaison.ErrConflict) {
		t.Errorf("a second one beside it: %v", err)
	}
	// The next day it is gone on with, from where it stood and as of the day it was begun.
	p.now = p.now.AddDate(0, 0, 1)
	p.do(func(d *liaison.Desk) error {
		under, found, err := d.UnfinishedImport()
		if err != nil || !found || under.Staged != 6 {
			t.Errorf("unfinished %+v, %v, %v", under, found, err)
		}
		again := p.planOf(d, file, under)
		want := plan
		want.Import.Staged = 6
		if diff := cmp.Diff(want, again); diff != "" {
			t.Errorf("another plan:\n%s", diff)
		}
		if _, err := d.StageImport(again, 100); err != nil {
			return err
		}
		return d.TakeImport("test")
	})
	if person := p.person("吴小妹"); person.Code != "M07" {
		t.Errorf("%+v", person)
	}
	if got := p.delegatesOf("李大山", p.now); got != "周秀英" {
		t.Errorf("delegate %s", got)
	}
	if got := p.delegatesOf("李大山", at(11, 8, 0, 0)); got != "王建国" {
		t.Errorf("delegate the day before %s", got)
	}
}

func (p *place) planOf(d *liaison.Desk, file roster.File, resume liaison.Import) liaison.RosterPlan {
	p.t.Helper()
	plan, err := d.PlanImport(file, liaison.PlanOptions{Ranges: roster.DefaultRanges(), Resume: resume})
	if err != nil {
		p.t.Fatal(err)
	}
	return plan
}

func TestUndoPutsEverythingBack(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	p.join("王建国") // his role is awake, and must be after taking and giving back
	before, contactsBefore := p.everything()
	p.now = p.now.AddDate(0, 0, 2)
	p.take(p.plan(tables(t, nil, secondFile, "联系人编号,对象编号\nD02,M01\nD02,M07\n"), nil))
	if !p.person("王建国").Holds(liaison.RolePartyMember) || p.person("王建国").Holds(liaison.RoleDelegate) {
		t.Error("not taken")
	}
	p.do(func(d *liaison.Desk) error {
		_, err := d.UndoImport("test")
		return err
	})
	for swept := 1; swept > 0; {
		after, contactsAfter := p.everything()
		if diff := cmp.Diff(before, after) + cmp.Diff(contactsBefore, contactsAfter); diff != "" {
			t.Errorf("undone, and yet\n%s", diff)
		}
		swept = ask(p, func(d *liaison.Desk) (int, error) { return d.SweepImports(1) })
	}
	err := p.try(func(d *liaison.Desk) error { _, err := d.UndoImport("test"); return err })
	if !errors.Is(err, liaison.ErrNotFound) {
		t.Errorf("undone twice: %v", err)
	}
}

func TestUndoIsRefusedOnceSomebodyCame(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	p.join("李大山")
	err := p.try(func(d *liaison.Desk) error { _, err := d.UndoImport("test"); return err })
	var fault *liaison.Fault
	if !errors.As(err, &fault) || !strings.Contains(fault.Sentence, "李大山") {
		t.Errorf("got %v", err)
	}
	if p.person("李大山").ID == "" {
		t.Error("gone")
	}
}

func TestAnUnfinishedImportCanBeDropped(t *testing.T) {
	p := newPlace(t)
	plan := p.plan(tables(t, nil, township, townshipLinks), nil)
	p.do(func(d *liaison.Desk) error { return d.BeginImport(plan) })
	p.stage(plan, 6)
	dropped := ask(p, func(d *liaison.Desk) (liaison.Import, error) { return d.UndoImport("test") })
	if dropped.State != liaison.ImportDropped {
		t.Errorf("%+v", dropped)
	}
	if done := p.imports(township, townshipLinks); done.Added != 7 {
		t.Errorf("%+v", done)
	}
}

func TestQuestionsAndTheirAnswers(t *testing.T) {
	const known = "姓名,手机,身份,组织\n李大山,13900000001,群众,东岸村\n赵小梅,13900000002,群众,东岸村\n赵小梅,13900000003,群众,东岸村\n孙立,13900000004,群众,西河村\n"
	const file = "姓名,手机,身份,组织\n李大山,13911110001,群众,东岸村\n赵小梅,13911110002,群众,东岸村\n孙立,13911110004,群众,东岸村\n"
	for name, test := range map[string]struct {
		answers map[int]string
		open    int
		want    liaison.Imported
		refused string
	}{
		"none":                     {nil, 2, liaison.Imported{Added: 3, Absent: 4}, ""},
		"one":                      {map[int]string{1: "same"}, 1, liaison.Imported{Added: 2, Changed: 1, Absent: 3}, ""},
		"the second of namesakes":  {map[int]string{1: "new", 2: "same2"}, 0, liaison.Imported{Added: 2, Changed: 1, Absent: 3}, ""},
		"same of two says nothing": {map[int]string{1: "new", 2: "same"}, 0, liaison.Imported{}, "没有问题2，或者它不能这样答"},
		"no such question":         {map[int]string{3: "new"}, 0, liaison.Imported{}, "没有问题3"},
		"no such answer":           {map[int]string{1: "yes"}, 0, liaison.Imported{}, "没有问题1"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.imports(known, "")
			var plan liaison.RosterPlan
			err := p.try(func(d *liaison.Desk) (err error) {
				plan, err = d.PlanImport(tables(t, nil, file, ""), liaison.PlanOptions{Answers: test.answers})
				return err
			})
			var fault *liaison.Fault
			if test.refused != "" {
				if !errors.As(err, &fault) || !strings.Contains(fault.Sentence, test.refused) {
					t.Errorf("got %v", err)
				}
				return
			}
			if err != nil || len(plan.Open()) != test.open || plan.Done != test.want {
				t.Errorf("%d open, %+v, %v", len(plan.Open()), plan.Done, err)
			}
		})
	}
}

func TestTheSamePersonKeepsBindingAndHistory(t *testing.T) {
	p := newPlace(t)
	const first = "姓名,手机,身份,组织\n王建国,13900000002,党代表,东岸村\n李大山,13900001234,群众,东岸村\n"
	p.imports(first, "联系人手机,对象手机,起\n13900000002,13900001234,2026-01-01\n")
	bound := p.join("李大山")
	file := tables(t, ask(p, (*liaison.Desk).KnownRows), "姓名,手机,身份,组织\n李大山,13911112222,群众,东岸村\n", "")
	p.take(p.plan(file, map[int]string{1: liaison.AnswerSame}))
	after := p.person("李大山")
	if after.ID != bound.ID || after.Phone != "13911112222" {
		t.Errorf("%+v", after)
	}
	if binding := ask(p, func(d *liaison.Desk) (liaison.Binding, error) { return d.Tx().BindingOf(after.ID) }); binding.OpenID != bound.OpenID {
		t.Error("the binding is gone")
	}
	if got := p.delegatesOf("李大山", p.now); got != "王建国" {
		t.Errorf("delegate %s", got)
	}
}

func TestTownshipsTellNamesakesApart(t *testing.T) {
	p := newPlace(t)
	const both = "乡镇,姓名,手机,身份,组织\n东岸镇,周小海,,党员,一村\n西岸镇,周小海,,党员,一村\n西岸镇,李大山,13900000001,群众,一村\n"
	if done := p.imports(both, ""); done.Added != 3 {
		t.Errorf("%+v", done)
	}
	if done := p.imports(both, ""); done.Same != 3 || done.Added != 0 {
		t.Errorf("again: %+v", done)
	}
	plan := p.plan(tables(t, nil, "乡镇,姓名,手机,身份,组织\n东岸镇,李大山,13900000002,群众,一村\n", ""), nil)
	if len(plan.Questions) != 0 || plan.Done.Added != 1 {
		t.Errorf("a namesake of another township is asked about: %+v", plan.Done)
	}
}

func TestWhatATableDoesNotSayStays(t *testing.T) {
	p := newPlace(t)
	p.imports("编号,姓名,手机,身份,组织,代表团,职务\nD01,王建国,13900000002,党代表,东岸村,第一代表团,书记\n", "")
	if done := p.imports("编号,姓名,手机,身份\nD01,王建国,13900000002,党代表\n", ""); done.Same != 1 {
		t.Errorf("%+v", done)
	}
	p.imports("编号,姓名,手机,身份,职务\nD01,王建国,13900000002,党代表,\n", "")
	if person := p.person("王建国"); person.Title != "" || person.Delegation != "第一代表团" {
		t.Errorf("%+v", person)
	}
}

func TestTwoRowsOfOnePersonAreRefused(t *testing.T) {
	p := newPlace(t)
	p.imports(township, "")
	said := p.refused("编号,姓名,手机,身份,组织\nD01,王建国,13911110002,党员,东岸村\n,王建国,13900000002,党员,东岸村\n", "")
	if !strings.Contains(said, "人员.csv 第3行“姓名”：和第2行在名册里是同一个人") {
		t.Errorf("said %q", said)
	}
}

func TestANumberGivenToSomebodyElseIsRefused(t *testing.T) {
	p := newPlace(t)
	p.imports("编号,姓名,手机,身份,组织\nM01,李大山,13900001234,群众,东岸村\n", "")
	said := p.refused("编号,姓名,手机,身份,组织\nM01,李小山,13911112222,群众,东岸村\n", "")
	if !strings.Contains(said, "第2行“姓名”：编号M01在名册里是李大山，姓名和手机都不一样") {
		t.Errorf("said %q", said)
	}
	plan := p.plan(tables(t, ask(p, (*liaison.Desk).KnownRows), "编号,姓名,手机,身份,组织\nM01,李小山,13900001234,群众,东岸村\n", ""), nil)
	if len(plan.Warnings) != 1 || !strings.Contains(plan.Warnings[0].Text, "编号M01在名册里叫李大山：改成李小山") || plan.Done.Changed != 1 {
		t.Errorf("%+v %+v", plan.Warnings, plan.Done)
	}
}

func TestRangesCountRosterAndFileTogether(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	known := ask(p, (*liaison.Desk).KnownRows)
	plan := p.plan(tables(t, known, "编号,姓名,手机,身份,组织\nM07,吴小妹,13900007777,群众,东岸村\n", "联系人编号,对象编号\nD01,M07\nD02,M01\n"), nil)
	var texts []string
	for _, warning := range plan.Warnings {
		texts = append(texts, warning.String())
	}
	want := []string{"名册：周秀英只联系1名党员群众，一般是3至5名", "名册：王建国只联系2名党员群众，一般是3至5名"}
	slices.Sort(texts)
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Error(diff)
	}
}

func TestExportAndImportChangeNothing(t *testing.T) {
	p := newPlace(t)
	p.imports(township+",孙立,13900005555,党员,西河村\n", townshipLinks+"D02,M01,2026-12-01,2026-12-31\n")
	before, contactsBefore := p.everything()
	file := ask(p, func(d *liaison.Desk) (roster.File, error) { return d.ExportRoster("", "test") })
	book, err := roster.WriteWorkbook(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, sources := range [][]roster.Source{book.Sources, roster.WriteCSV(file).Sources} {
		again, faults := roster.Read(sources, roster.Options{Known: ask(p, (*liaison.Desk).KnownRows)})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if done := p.take(p.plan(again, nil)); done != (liaison.Imported{Same: 8}) {
			t.Errorf("%+v", done)
		}
	}
	after, contactsAfter := p.everything()
	if diff := cmp.Diff(before, after) + cmp.Diff(contactsBefore, contactsAfter); diff != "" {
		t.Error(diff)
	}
}
