package liaison_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shuanglian/liaison"
)

// delegateOf names who is offered to a person as his delegate on a day.
func (p *place) delegatesOf(name string, day time.Time) string {
	p.t.Helper()
	id := p.person(name).ID
	return ask(p, func(d *liaison.Desk) (string, error) {
		var names []string
		for _, kind := range []liaison.ContactKind{liaison.ContactVisit, liaison.ContactInterview} {
			links, err := d.Tx().ContactsTo(id, kind, day)
			if err != nil {
				return "", err
			}
			for _, link := range links {
				from, err := d.Tx().Person(link.FromID)
				if err != nil {
					return "", err
				}
				names = append(names, from.Name)
			}
		}
		return strings.Join(names, "、"), nil
	})
}

// refused imports tables that must be refused, and returns what is said.
func (p *place) refused(people, links string) string {
	p.t.Helper()
	before := ask(p, func(d *liaison.Desk) ([]liaison.Person, error) { return d.Tx().Roster() })
	file := tables(p.t, ask(p, (*liaison.Desk).KnownRows), people, links)
	err := p.try(func(d *liaison.Desk) error {
		_, err := d.Import(file, "test")
		return err
	})
	var fault *liaison.Fault
	if !errors.As(err, &fault) || !errors.Is(err, liaison.ErrConflict) {
		p.t.Fatalf("got %v, want a Fault of ErrConflict", err)
	}
	after := ask(p, func(d *liaison.Desk) ([]liaison.Person, error) { return d.Tx().Roster() })
	if diff := cmp.Diff(before, after); diff != "" {
		p.t.Errorf("refused, and yet changed:\n%s", diff)
	}
	return fault.Sentence
}

func TestImportingTwiceChangesNothing(t *testing.T) {
	// Two delegates look after one member, and one link has ended: files may say both.
	links := townshipLinks + "D02,M01,2026-03-01,\nD02,M02,2025-01-01,2025-12-31\n"
	p := newPlace(t)
	if done := p.imports(township, links); done != (liaison.Imported{Added: 7, Linked: 6}) {
		t.Errorf("first: %+v", done)
	}
	for _, days := range []int{0, 1, 400} {
		p.now = p.now.AddDate(0, 0, days)
		if done := p.imports(township, links); done != (liaison.Imported{Same: 7}) {
			t.Errorf("%d days later: %+v", days, done)
		}
	}
	for day, want := range map[string]string{"2025-06-01": "", "2026-02-01": "王建国", "2026-06-01": "王建国、周秀英"} {
		at, err := time.ParseInLocation(time.DateOnly, day, beijing())
		if err != nil {
			t.Fatal(err)
		}
		if got := p.delegatesOf("李大山", at); got != want {
			t.Errorf("on %s: %s, want %s", day, got, want)
		}
	}
}

func TestAnImportChangesWhatTheFileChanges(t *testing.T) {
	for name, test := range map[string]struct {
		people string
		want   liaison.Imported
		check  func(liaison.Person) bool
	}{
		"a new title":                   {"编号,姓名,手机,身份,组织,职务\nD01,王建国,13900000002,党代表、党员,东岸村,书记\n", liaison.Imported{Changed: 1, Absent: 6}, func(p liaison.Person) bool { return p.Title == "书记" }},
		"a new phone, by 编号":            {"编号,姓名,手机,身份,组织\nD01,王建国,13911110002,党代表、党员,东岸村\n", liaison.Imported{Changed: 1, Absent: 6}, func(p liaison.Person) bool { return p.Phone == "13911110002" }},
		"without 编号, by name and phone": {"姓名,手机,身份,组织\n王建国,13900000002,党代表、党员,东岸村\n", liaison.Imported{Same: 1, Absent: 6}, func(p liaison.Person) bool { return p.Code == "D01" }},
		"roles in another order":        {"编号,姓名,手机,身份,组织\nD01,王建国,13900000002,党员、党代表,东岸村\n", liaison.Imported{Same: 1, Absent: 6}, func(p liaison.Person) bool { return len(p.Roles) == 2 }},
		"words moved between cells":     {"编号,姓名,手机,身份,组织,代表团\nD01,王建国,13900000002,党代表、党员,,东岸村\n", liaison.Imported{Changed: 1, Absent: 6}, func(p liaison.Person) bool { return p.Delegation == "东岸村" }},
		"another township":              {"编号,乡镇,姓名,手机,身份,组织\nD01,西岸镇,王建国,13900000002,党代表、党员,东岸村\n", liaison.Imported{Changed: 1, Absent: 6}, func(p liaison.Person) bool { return p.Township == "西岸镇" }},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.imports(township, townshipLinks)
			before := p.person("王建国")
			if done := p.imports(test.people, ""); done != test.want {
				t.Errorf("%+v, want %+v", done, test.want)
			}
			if after := p.person("王建国"); after.ID != before.ID || !test.check(after) {
				t.Errorf("is %+v, was %+v", after, before)
			}
			if got := p.delegatesOf("李大山", p.now); got != "王建国" {
				t.Errorf("his contact's delegate is %q", got)
			}
		})
	}
}

func TestA编号GivenLaterMakesNoTwin(t *testing.T) {
	p := newPlace(t)
	p.imports("姓名,手机,身份,组织\n王建国,13900000002,党代表,东岸村\n李大山,13900001234,群众,东岸村\n", "联系人手机,对象手机\n13900000002,13900001234\n")
	id := p.person("王建国").ID
	if done := p.imports("编号,姓名,手机,身份,组织\nD01,王建国,13900000002,党代表,东岸村\n", "联系人手机,对象手机\n13900000002,13900001234\n"); done != (liaison.Imported{Changed: 1, Absent: 1}) {
		t.Errorf("%+v", done)
	}
	if person := p.person("王建国"); person.ID != id || person.Code != "D01" {
		t.Errorf("%+v", person)
	}
	if said := p.refused("编号,姓名,手机,身份,组织\nD09,王建国,13900000002,党代表,东岸村\n", ""); !strings.Contains(said, "人员.csv 第2行“编号”") || !strings.Contains(said, "D01") {
		t.Errorf("said %q", said)
	}
}

func TestANewPhoneIsAQuestion(t *testing.T) {
	first := "姓名,手机,身份,组织\n李大山,13900001234,群众,东岸村\n赵小梅,,群众,东岸村\n"
	second := "姓名,手机,身份,组织\n李大山,13911111234,群众,东岸村\n赵小梅,13911112345,群众,东岸村\n"
	p := newPlace(t)
	p.imports(first, "")
	id := p.person("李大山").ID
	if said := p.refused(second, ""); !strings.Contains(said, "还有2个问题") {
		t.Errorf("said %q", said)
	}
	file := tables(t, nil, second, "")
	plan := p.plan(file, nil)
	for n, want := range []string{"李大山", "赵小梅"} {
		if q := plan.Questions[n]; q.Number != n+1 || q.Row.Name != want || q.Row.Line != n+2 || len(q.Known) != 1 || q.Answer != "" {
			t.Errorf("question %+v", q)
		}
	}
	done := p.take(p.plan(file, map[int]string{1: liaison.AnswerSame, 2: liaison.AnswerNew}))
	if done != (liaison.Imported{Added: 1, Changed: 1, Absent: 1}) {
		t.Errorf("%+v", done)
	}
	if moved := p.person("李大山"); moved.ID != id || moved.Phone != "13911111234" {
		t.Errorf("%+v", moved)
	}
	both := "姓名,手机,身份,组织\n李大山,13911111234,群众,东岸村\n李大山,13922221234,群众,东岸村\n"
	if done := p.imports(both, ""); done != (liaison.Imported{Same: 1, Added: 1, Absent: 2}) {
		t.Errorf("a namesake beside the one who is known is somebody else: %+v", done)
	}
}

func TestARoleAddedWaitsForANewCode(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	zhao := p.join("赵小梅")
	early := ask(p, func(d *liaison.Desk) (liaison.IssuedCode, error) { return d.IssueCode(zhao.ID, "test") })
	p.imports("编号,姓名,手机,身份,组织\nM02,赵小梅,13900002345,党员、联络员,东岸村\n", "")
	waits := func(when string) {
		t.Helper()
		if person := p.person("赵小梅"); person.ActsAs(liaison.RoleLiaisonOfficer) || !person.ActsAs(liaison.RolePartyMember) {
			t.Errorf("%s: %+v", when, person.Roles)
		}
	}
	waits("after the import")
	outcome := ask(p, func(d *liaison.Desk) (liaison.BindOutcome, error) {
		return d.BindByCode("o-赵小梅", "", early.Digits)
	})
	if outcome != liaison.BindMissed {
		t.Errorf("a code issued before the role was given: %v", outcome)
	}
	waits("after the old code")
	p.imports(township, "") // the file without it takes it again
	p.imports("编号,姓名,手机,身份,组织\nM02,赵小梅,13900002345,党员、联络员,东岸村\n", "")
	waits("given, taken and given again")
	code := ask(p, func(d *liaison.Desk) (liaison.IssuedCode, error) { return d.IssueCode(zhao.ID, "test") })
	if outcome := ask(p, func(d *liaison.Desk) (liaison.BindOutcome, error) {
		return d.BindByCode("o-赵小梅", "", code.Digits)
	}); outcome != liaison.BindStrengthened {
		t.Errorf("the new code: %v", outcome)
	}
	if !p.person("赵小梅").ActsAs(liaison.RoleLiaisonOfficer) {
		t.Error("the new code woke nothing")
	}
	p.imports("编号,姓名,手机,身份,组织\nM02,赵小梅,13900002345,党员、联络员,西河村\n", "")
	if !p.person("赵小梅").ActsAs(liaison.RoleLiaisonOfficer) {
		t.Error("a role that was awake fell asleep")
	}
}

func TestARoleIsNotTakenFromSomebodyWithOpenMatters(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	wang, zhou := p.join("王建国"), p.join("周秀英")
	p.join("李敏")
	first := p.raise(p.join("李大山"), liaison.ChoosePartner)
	second := p.raise(zhou, liaison.ChoosePartner) // to her committee member 李敏
	// 李敏 is no delegate any more but keeps what she holds as a committee member; nobody is named for that.
	said := p.refused(`编号,姓名,手机,身份,组织,职务
W01,李敏,13900000001,党员,镇党委,
D01,王建国,13900000002,党员,东岸村,
D02,周秀英,13900000003,党代表、党员,西河村,主任
`, "")
	want := []string{"人员.csv 第2行“身份”：李敏还有1件在办，不能去掉党委委员身份", "人员.csv 第3行“身份”：王建国还有1件在办，不能去掉党代表身份", "共2处"}
	for _, line := range want {
		if !strings.Contains(said, line) {
			t.Errorf("%q lacks %s", said, line)
		}
	}
	p.do(func(d *liaison.Desk) error {
		if err := d.HandToOffice(wang, first, "不再当代表"); err != nil {
			return err
		}
		matter, err := d.Tx().Matter(second.ID)
		if err != nil {
			return err
		}
		matter.State = liaison.StateClosed
		return d.Tx().SaveMatter(&matter)
	})
	if done := p.imports("编号,姓名,手机,身份,组织\nD01,王建国,13900000002,党员,东岸村\n", ""); done != (liaison.Imported{Changed: 1, Absent: 6, Ended: 3}) {
		t.Errorf("%+v", done)
	}
	if got := p.delegatesOf("李大山", p.now); got != "" {
		t.Errorf("%s is still a delegate to his contacts", got)
	}
	if got := p.delegatesOf("李大山", p.now.AddDate(0, 0, -1)); got != "王建国" {
		t.Errorf("history says %q", got)
	}
}

func TestLinksAreHistory(t *testing.T) {
	for name, test := range map[string]struct {
		links string
		want  liaison.Imported
		on    map[string]string // day to delegate of 李大山
	}{
		"another delegate":                  {"联系人编号,对象编号,起\nD02,M01,2026-12-01\n", liaison.Imported{Linked: 1, Ended: 1}, map[string]string{"2026-11-30": "王建国", "2026-12-01": "周秀英"}},
		"another delegate, from today":      {"联系人编号,对象编号\nD02,M01\n", liaison.Imported{Linked: 1, Ended: 1}, map[string]string{"2026-11-08": "王建国", "2026-11-09": "周秀英"}},
		"another delegate, ever since":      {"联系人编号,对象编号,起\nD02,M01,2025-01-01\n", liaison.Imported{Linked: 1, Ended: 1}, map[string]string{"2025-06-01": "周秀英", "2026-06-01": "周秀英、王建国", "2026-11-09": "周秀英"}},
		"an end":                            {"联系人编号,对象编号,起,止\nD01,M01,2026-01-01,2026-11-30\n", liaison.Imported{Ended: 1}, map[string]string{"2026-01-01": "王建国", "2026-11-30": "王建国", "2026-12-01": ""}},
		"an earlier beginning is no change": {"联系人编号,对象编号,起\nD01,M01,2025-06-01\n", liaison.Imported{}, map[string]string{"2025-12-31": "", "2026-01-01": "王建国", "2026-11-09": "王建国"}},
		"one more, long over":               {"联系人编号,对象编号,起,止\nD02,M01,2024-01-01,2025-12-31\n", liaison.Imported{Linked: 1}, map[string]string{"2025-12-31": "周秀英", "2026-01-01": "王建国", "2026-11-09": "王建国"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.imports(township, townshipLinks)
			test.want.Absent = 7
			if done := p.imports("", test.links); done != test.want {
				t.Errorf("%+v, want %+v", done, test.want)
			}
			for day, want := range test.on {
				when, err := time.ParseInLocation(time.DateOnly, day, beijing())
				if err != nil {
					t.Fatal(err)
				}
				if got := p.delegatesOf("李大山", when); got != want {
					t.Errorf("on %s: %q, want %q", day, got, want)
				}
			}
		})
	}
}
