package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
	"shuanglian/scheduler"
)

const (
	yearTownships  = 9
	yearCommittee  = 61
	yearDelegates  = 469
	yearAnswers    = 3  // of five matters so many are answered; the rest take the clock's way
	yearPerMonth   = 90 // matters raised: two for each ten delegates
	yearMembersMax = 5
	yearVisits     = 8 // of ten delegates and committee members so many make their round in the quarter's second month
)

// BenchmarkYear moves the simulated clock over a year of the pilot: 9 townships, 61
// committee members, 469 delegates with 3 to 5 members each, all of them bound, and
// matters all through the year of which two in five are left by their delegates until the
// office answers; of ten delegates and committee members eight see their people each
// quarter, the others are reminded. On the first of a month everybody at work looks at his
// phone. It prints how long that takes and how much went out.
func BenchmarkYear(b *testing.B) {
	for range b.N {
		y := newYear(b)
		began, used := time.Now(), processorTime(b)
		for month := range 12 {
			started, before := processorTime(b), y.calls.Load()
			y.read()
			y.raise(month)
			if month%3 == 1 {
				y.visit()
			}
			y.move(time.Date(2026, time.Month(month+2), 1, 0, 0, 0, 0, y.location))
			fmt.Printf("month %2d: %5.1f s of processor time, %5d calls of the platform\n", month+1, (processorTime(b) - started).Seconds(), y.calls.Load()-before)
		}
		took := time.Since(began)
		fmt.Printf("\na year of %d people: %.1f s, %.1f s of processor time, %d calls of the platform\n\n", y.people, took.Seconds(),
			(processorTime(b) - used).Seconds(), y.calls.Load())
		b.ReportMetric(took.Seconds(), "s/year")
	}
}

// processorTime is what the program has used so far of all processors: on a busy machine it says more than the wall's clock.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// year is the pilot on a platform that accepts everything.
type year struct {
	b        *testing.B
	app      *App
	location *time.Location
	people   int
	members  []string
	atWork   []liaison.OpenID // delegates, committee members and the office
	calls    atomic.Int64
}

func newYear(b *testing.B) *year {
	collectLess() // as the program does
	y := &year{b: b}
	platform := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		y.calls.Add(1)
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"errcode":0,"errmsg":"ok","msgid":`, y.calls.Load(), `,"access_token":"a","expires_in":7200}`)
	}))
	b.Cleanup(platform.Close)
	config := demoConfig("", "")
	config.Redis.Addrs = nil
	config.Database.URL, config.Files.Dir = Secret(sqliteURL(b)), filepath.Join(b.TempDir(), "files")
	config.WeChat.APIBaseURL = platform.URL
	y.location = config.Organization.Location()
	clock := scheduler.NewFrozenClock(time.Date(2026, time.January, 1, 0, 0, 0, 0, y.location))
	var err error
	if y.app, err = NewApp(context.Background(), config, AppOptions{Clock: clock, Migrate: true, Throwaway: true}); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := y.app.Close(); err != nil {
			b.Error(err)
		}
	})
	y.enrol()
	return y
}

// enrol takes the pilot's roster and binds everybody.
func (y *year) enrol() {
	people, links := pilotRoster()
	file, faults := roster.Read([]roster.Source{{Name: "人员.csv", Data: []byte(people)}, {Name: "联系.csv", Data: []byte(links)}}, roster.Options{})
	if len(faults) > 0 {
		y.b.Fatal(faults[0])
	}
	y.do(func(d *liaison.Desk) error {
		_, err := d.Import(file, "test")
		return err
	})
	y.do(func(d *liaison.Desk) error {
		all, err := d.Tx().Roster()
		if err != nil {
			return err
		}
		y.people = len(all)
		for i, person := range all {
			for at := range person.Roles {
				person.Roles[at].Active = true
			}
			if err := d.Tx().SavePerson(person); err != nil {
				return err
			}
			if person.Holds(liaison.RoleResident) {
				y.members = append(y.members, person.ID)
			}
			openID := liaison.OpenID(fmt.Sprintf("o%027d", i))
			if !person.Holds(liaison.RoleResident) {
				y.atWork = append(y.atWork, openID)
			}
			err := d.Tx().SaveBinding(liaison.Binding{OpenID: openID, PersonID: person.ID, State: liaison.BindingBound,
				Strength: liaison.Strong, Following: true, BoundAt: d.Now(), ConsentedAt: d.Now()})
			if err != nil {
				return err
			}
		}
		for i, menu := range liaison.TaggedMenus() {
			if err := d.Tx().SaveMenuTag(menu, i+1); err != nil {
				return err
			}
		}
		return nil
	})
}

// pilotRoster is made up: nobody in it is anybody.
func pilotRoster() (people, links string) {
	var who, link strings.Builder
	who.WriteString("编号,乡镇,姓名,手机,身份,组织\n")
	link.WriteString("联系人编号,对象编号\n")
	phone := 13900000000
	add := func(code string, township int, role string) {
		phone++
		fmt.Fprintf(&who, "%s,镇%d,人%s,%d,%s,村%d\n", code, township, code, phone, role, township)
	}
	for i := range yearTownships {
		add(fmt.Sprint("L", i), i, "联络员")
	}
	for i := range yearCommittee {
		add(fmt.Sprint("W", i), i%yearTownships, "党委委员、党代表")
	}
	for i := range yearDelegates {
		at := i % yearTownships
		code := fmt.Sprint("D", i)
		add(code, at, "党代表")
		committee := at + yearTownships*(i/yearTownships%(yearCommittee/yearTownships))
		fmt.Fprintf(&link, "W%d,%s\n", committee, code)
		for m := range 3 + i%(yearMembersMax-2) {
			member := fmt.Sprintf("M%d-%d", i, m)
			add(member, at, "群众")
			fmt.Fprintf(&link, "%s,%s\n", code, member)
		}
	}
	return who.String(), link.String()
}

// raise has members raise matters, and most of them answered.
func (y *year) raise(month int) {
	for i := range yearPerMonth {
		y.do(func(d *liaison.Desk) error {
			member := y.members[(month*yearPerMonth+i)*7%len(y.members)]
			viewer, err := y.viewer(d, member)
			if err != nil {
				return err
			}
			draft, err := d.OpenDraft(viewer, []liaison.Said{{Kind: liaison.SaidText, Text: "路灯坏了", At: d.Now()}})
			if err != nil {
				return err
			}
			done, err := d.Submit(viewer, draft, liaison.ChoosePartner)
			if err != nil || i%5 >= yearAnswers {
				return err
			}
			holder, err := y.viewer(d, done.Matter.HolderID)
			if err != nil {
				return err
			}
			return y.answer(d, holder, done.Matter)
		})
	}
}

// read has everybody at work look at his phone, so that what waits for him comes, and the
// office answer what delegates have left to it.
func (y *year) read() {
	for _, openID := range y.atWork {
		y.do(func(d *liaison.Desk) error {
			binding, err := d.Tx().Binding(openID)
			if err != nil {
				return err
			}
			viewer, err := d.Viewer(binding)
			if err != nil {
				return err
			}
			if _, err := d.Heard(openID, viewer.ID, liaison.ActMessage); err != nil || !viewer.IsOffice() {
				return err
			}
			left, err := d.InHand(viewer)
			if err != nil {
				return err
			}
			for _, matter := range left {
				if err := y.answer(d, viewer, matter); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func (y *year) answer(d *liaison.Desk, by liaison.Viewer, matter liaison.Matter) error {
	if _, err := d.Answer(by, matter, []liaison.Said{{Kind: liaison.SaidText, Text: "周五来修", At: d.Now()}}); err != nil {
		return err
	}
	answered, err := d.Tx().Matter(matter.ID)
	if err != nil {
		return err
	}
	return d.Finish(by, answered)
}

// visit has most of those who owe contacts record them all, on the day before.
func (y *year) visit() {
	y.do(func(d *liaison.Desk) error {
		yesterday := d.Terms().Calendar.DateOf(d.Now()).AddDays(-1)
		owed, err := d.OpenIn(liaison.QuarterOf(yesterday.AddDays(1)))
		if err != nil {
			return err
		}
		visitors := map[string]liaison.Viewer{}
		for _, o := range owed {
			by, known := visitors[o.Contact.FromID]
			if !known {
				if by, err = y.viewer(d, o.Contact.FromID); err != nil {
					return err
				}
				visitors[by.ID] = by
			}
			if len(visitors)%10 >= yearVisits {
				continue
			}
			if _, err := d.RecordVisit(by, liaison.VisitAsked{Kind: o.Contact.Kind, FromID: by.ID, ToID: o.Contact.ToID, Day: yesterday,
				Channel: liaison.InPerson, Gist: "了解低保"}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (y *year) viewer(d *liaison.Desk, personID string) (liaison.Viewer, error) {
	binding, err := d.Tx().BindingOf(personID)
	if err != nil {
		return liaison.Viewer{}, err
	}
	return d.Viewer(binding)
}

func (y *year) do(act func(*liaison.Desk) error) {
	y.b.Helper()
	if err := y.app.office.Do(context.Background(), act); err != nil {
		y.b.Fatal(err)
	}
}

// move goes on where one call of the clock ran out of its minute, as somebody would who moves it.
func (y *year) move(to time.Time) {
	y.b.Helper()
	for at := y.app.clock.Now(); at.Before(to); at = y.app.clock.Now() {
		_, err := y.app.scheduler.MoveTo(context.Background(), to)
		var unfinished *scheduler.Unfinished
		if err != nil && !(errors.As(err, &unfinished) && y.app.clock.Now().After(at)) {
			y.b.Fatal(err)
		}
	}
}
