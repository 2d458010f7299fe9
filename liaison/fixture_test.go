package liaison_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
	"shuanglian/liaison/workday"
	"shuanglian/storage"
)

// beijing is the zone of the place in these tests.
func beijing() *time.Location { return time.FixedZone("CST", 8*60*60) }

// at is an instant of 2026 in the place's own time.
func at(month time.Month, day, hour, minute int) time.Time {
	return time.Date(2026, month, day, hour, minute, 0, 0, beijing())
}

// pilot are the numbers of the pilot.
func pilot() liaison.Policy {
	wd := func(n int) workday.Limit { return workday.Limit{N: n, Unit: workday.WorkingDays} }
	return liaison.Policy{
		FirstAnswer: wd(2), FirstAnswerStandIn: wd(2), FirstAnswerOffice: wd(5), AskedBackPause: wd(5), AwayLongest: workday.Limit{N: 90, Unit: workday.CalendarDays}, RatingWindow: workday.Limit{N: 15, Unit: workday.CalendarDays},
		RecallHold: time.Minute, DraftSilence: 10 * time.Minute, DraftLongest: 30 * time.Minute,
		ScrapsKept: 24 * time.Hour, InboxKept: 30 * 24 * time.Hour, AwakeFor: 15 * time.Minute,
		Quiet:          workday.DefaultQuietHours(),
		RemindPercents: []int{50, 80, 100}, RemindHalfFrom: wd(5), RemindOverdueEvery: wd(3), RemindUnclaimedEvery: wd(1), RemindAt: workday.At(9, 0), RemindersKept: 400 * 24 * time.Hour, CalendarWarnMonth: time.November,
		MattersToDelegate: 1000, BindTriesOpenIDDay: 5, BindNamesOpenIDDay: 3, BindTriesPersonDay: 5,
		CodeLasts: 7 * 24 * time.Hour, CodeTries: 5, ServiceQuota: 5, ServiceWindow: 48 * time.Hour, CardsPerPull: 3, SendRetries: 3,
	}
}

// place is a township on a real database, with a clock that a test sets.
type place struct {
	t      testing.TB
	now    time.Time
	terms  liaison.Terms
	office *storage.Office
}

// newPlace opens an empty place on a Monday morning; change may set its terms.
func newPlace(t testing.TB, change ...func(*liaison.Terms)) *place {
	t.Helper()
	p := &place{t: t, now: at(time.November, 9, 10, 0)}
	dice := rand.New(rand.NewPCG(1, 2))
	p.terms = liaison.Terms{
		Policy: pilot(), Calendar: workday.New(beijing(), workday.StateCouncil(), nil),
		Organization: liaison.Organization{Name: "东岸镇", Phone: "0577-86290000"}, Random: dice.IntN,
		Fingerprint: func(kind, value string) string {
			sum := sha256.Sum256([]byte(kind + "\n" + value))
			return hex.EncodeToString(sum[:])
		},
	}
	for _, set := range change {
		set(&p.terms)
	}
	var err error
	p.office, err = storage.Open(context.Background(), storage.Options{
		URL: "sqlite:" + filepath.Join(t.TempDir(), "place.db"), Migrate: true,
		Terms: func() liaison.Terms { return p.terms }, Now: func() time.Time { return p.now },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.office.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// try runs an act at the desk and returns its error.
func (p *place) try(act func(*liaison.Desk) error) error {
	return p.office.Do(context.Background(), act)
}

// do runs an act at the desk that must succeed.
func (p *place) do(act func(*liaison.Desk) error) {
	p.t.Helper()
	if err := p.try(act); err != nil {
		p.t.Fatal(err)
	}
}

// ask gets one value at the desk.
func ask[T any](p *place, from func(*liaison.Desk) (T, error)) T {
	p.t.Helper()
	var value T
	p.do(func(d *liaison.Desk) (err error) {
		value, err = from(d)
		return err
	})
	return value
}

// tables reads a roster from the text of its two tables; links may be empty.
func tables(t testing.TB, known []roster.PersonRow, people, links string) roster.File {
	t.Helper()
	var sources []roster.Source
	if people != "" {
		sources = append(sources, roster.Source{Name: "人员.csv", Data: []byte(people)})
	}
	if links != "" {
		sources = append(sources, roster.Source{Name: "联系.csv", Data: []byte(links)})
	}
	file, faults := roster.Read(sources, roster.Options{Known: known})
	for _, fault := range faults {
		t.Fatal(fault)
	}
	return file
}

// township is a roster with one of each.
const township = `编号,姓名,手机,身份,组织
W01,李敏,13900000001,党委委员、党代表,镇党委
D01,王建国,13900000002,党代表、党员,东岸村
D02,周秀英,13900000003,党代表、党员,西河村
M01,李大山,13900001234,群众,东岸村
M02,赵小梅,13900002345,党员,东岸村
L01,张宁,13900000008,联络员、管理员,联络办公室
J01,郑清,13900000009,纪检专员,镇纪委
`

// townshipLinks are its links.
const townshipLinks = `联系人编号,对象编号,起,止
W01,D01,2026-01-01,
W01,D02,2026-01-01,
D01,M01,2026-01-01,
D01,M02,2026-01-01,
`

// imports takes tables into the place.
func (p *place) imports(people, links string) liaison.Imported {
	p.t.Helper()
	known := ask(p, (*liaison.Desk).KnownRows)
	file := tables(p.t, known, people, links)
	return ask(p, func(d *liaison.Desk) (liaison.Imported, error) { return d.Import(file, "test") })
}

// person is the one person of that name.
func (p *place) person(name string) liaison.Person {
	p.t.Helper()
	people := ask(p, func(d *liaison.Desk) ([]liaison.Person, error) { return d.Tx().PeopleNamed(name) })
	if len(people) != 1 {
		p.t.Fatalf("%d people named %s", len(people), name)
	}
	return people[0]
}

// join binds a person with a new code from an account named after him.
func (p *place) join(name string) liaison.Viewer {
	p.t.Helper()
	id := p.person(name).ID
	code := ask(p, func(d *liaison.Desk) (liaison.IssuedCode, error) { return d.IssueCode(id, "test") })
	return p.joinWith(name, code.Digits)
}

// joinWith binds whoever the code belongs to.
func (p *place) joinWith(name, code string) liaison.Viewer {
	p.t.Helper()
	openID := liaison.OpenID("o-" + name)
	return ask(p, func(d *liaison.Desk) (liaison.Viewer, error) {
		outcome, err := d.BindByCode(openID, "", code)
		if err != nil || outcome != liaison.BindAsked {
			p.t.Fatalf("%s by code: %v, %v", name, outcome, err)
		}
		return d.Bind(openID)
	})
}

// raise hands a matter in now, in the way of the choice.
func (p *place) raise(author liaison.Viewer, choice liaison.Choice) liaison.Matter {
	p.t.Helper()
	return ask(p, func(d *liaison.Desk) (liaison.Matter, error) {
		draft, err := d.OpenDraft(author, []liaison.Said{{Kind: liaison.SaidText, Text: "村口路灯坏了", At: p.now, MsgID: d.Tx().NewID()}})
		if err != nil {
			return draft, err
		}
		done, err := d.Submit(author, draft, choice)
		return done.Matter, err
	})
}
