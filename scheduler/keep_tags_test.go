package scheduler_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/scheduler"
	"shuanglian/storage"
)

// tagger is a platform's tags in memory; refuses names whom it can't tag, and why.
type tagger struct {
	has     map[string]int
	refuses map[string]error
	most    int // openids in one call
}

func (p *tagger) each(openIDs []string, do func(string)) error {
	p.most = max(p.most, len(openIDs))
	for _, id := range openIDs {
		if err := p.refuses[id]; err != nil {
			return err
		}
	}
	for _, id := range openIDs {
		do(id)
	}
	return nil
}

func (p *tagger) Tag(_ context.Context, tag int, openIDs ...string) error {
	return p.each(openIDs, func(id string) { p.has[id] = tag })
}

func (p *tagger) Untag(_ context.Context, _ int, openIDs ...string) error {
	return p.each(openIDs, func(id string) { delete(p.has, id) })
}

// delegates is an office with so many delegates bound, and the tag of their menu.
func delegates(t *testing.T, count int) *storage.Office {
	t.Helper()
	office, err := storage.Open(t.Context(), storage.Options{URL: "sqlite:" + filepath.Join(t.TempDir(), "tags.db"), Migrate: true,
		Terms: func() liaison.Terms { return liaison.Terms{} }, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := office.Close(); err != nil {
			t.Error(err)
		}
	})
	err = office.Do(t.Context(), func(d *liaison.Desk) error {
		err := d.TagMade(liaison.MenuOfDelegates, 100, false)
		for i := range count {
			id := fmt.Sprintf("%03d", i)
			err = errors.Join(err, d.Tx().SavePerson(liaison.Person{ID: id, Name: "王" + id, Seat: liaison.SeatActive,
				Roles: []liaison.RoleHeld{{Role: liaison.RoleDelegate, Active: true}}}),
				d.Tx().SaveBinding(liaison.Binding{OpenID: liaison.OpenID("o" + id), PersonID: id, State: liaison.BindingBound,
					Strength: liaison.Strong, Following: true}))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return office
}

func TestTagsGoFiftyAtATimeAndOneRefusalKeepsNobodyElseBack(t *testing.T) {
	office := delegates(t, 120)
	platform := &tagger{has: map[string]int{}, refuses: map[string]error{"o007": &wechat.Error{Code: 40003, Class: wechat.ClassUnreachable}}}
	changed, err := scheduler.SyncTags(t.Context(), office, platform)
	if err != nil || changed != 119 || len(platform.has) != 119 || platform.most != 50 {
		t.Errorf("%d changed, %d have it, %d in one call: %v", changed, len(platform.has), platform.most, err)
	}
	// the one left over is tried again, the others are left alone
	platform.refuses = nil
	if changed, err := scheduler.SyncTags(t.Context(), office, platform); err != nil || changed != 1 || len(platform.has) != 120 {
		t.Errorf("%d changed, %d have it: %v", changed, len(platform.has), err)
	}
}

func TestARefusalOfTheAccountStopsTaggingAndIsTold(t *testing.T) {
	office := delegates(t, 60)
	everybody := map[string]error{}
	for i := range 60 {
		everybody[fmt.Sprintf("o%03d", i)] = &wechat.Error{Code: 45169, Class: wechat.ClassBad}
	}
	platform := &tagger{has: map[string]int{}, refuses: everybody}
	changed, err := scheduler.SyncTags(t.Context(), office, platform)
	var refused *wechat.Error
	if changed != 0 || !errors.As(err, &refused) || refused.Code != 45169 {
		t.Errorf("%d changed: %v", changed, err)
	}
}

func TestAnAccountWithoutMsgMenusGetsTheWordsAlone(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	asked := []string{}
	p := &post{answer: func(text string) error {
		asked = append(asked, text)
		if len(text) > len("letter 0") {
			return &wechat.Error{Code: 40200, Class: wechat.ClassStop}
		}
		return nil
	}}
	b := newBook(clock)
	b.menu = []liaison.TapLine{{ID: "1", Text: "满意"}}
	b.queue("letter 0", "o0", clock.Now())
	b.queue("letter 1", "o1", clock.Now())
	tick(t, newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p}))
	want := []string{"letter 0 [1 满意]", "letter 0", "letter 1"}
	if !slices.Equal(asked, want) || !slices.Equal(p.texts(), want[1:]) {
		t.Errorf("asked %q, sent %q", asked, p.texts())
	}
}

// TestTagsAreGoneThroughOnlyWhenSomethingChanged: and again as long as some are left.
func TestTagsAreGoneThroughOnlyWhenSomethingChanged(t *testing.T) {
	office := delegates(t, 3)
	platform := &tagger{has: map[string]int{}, refuses: map[string]error{"o002": &wechat.Error{Code: 45159}}}
	job := scheduler.KeepTags(office, "0 * * * *", platform)
	run := func(wantErr bool, want int) {
		t.Helper()
		if err := runUnlessIdle(t.Context(), job); (err != nil) != wantErr || len(platform.has) != want {
			t.Errorf("%d are tagged, want %d: %v", len(platform.has), want, err)
		}
	}
	run(true, 0) // the account is refused
	platform.refuses = nil
	run(false, 3)
	platform.has = map[string]int{}
	run(false, 0) // nothing has changed: the platform is not asked
	err := office.Do(t.Context(), func(d *liaison.Desk) error {
		return d.Tx().SavePerson(liaison.Person{ID: "001", Name: "王001", Seat: liaison.SeatTerminated})
	})
	if err != nil {
		t.Fatal(err)
	}
	platform.has = map[string]int{"o001": 100}
	run(false, 0)
}

// TestTagsAreGoneThroughAtOnce: not only at the job's slots, and not again while the
// platform has just been asked.
func TestTagsAreGoneThroughAtOnce(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	kept := 0
	s := newScheduler(t, scheduler.Settings{Work: newBook(clock), Clock: clock, KeepTags: func(context.Context) error {
		kept++
		return errors.New("the platform is busy")
	}})
	for _, step := range []struct {
		at   string
		want int
	}{{"2026-11-09 08:00:00", 1}, {"2026-11-09 08:09:00", 1}, {"2026-11-09 08:10:00", 2}} {
		if err := clock.Move(at(step.at)); err != nil {
			t.Fatal(err)
		}
		tick(t, s)
		if kept != step.want {
			t.Errorf("at %s gone through %d times, want %d", step.at, kept, step.want)
		}
	}
}

func runUnlessIdle(ctx context.Context, job scheduler.Job) error {
	if idle, err := job.Idle(ctx); err != nil || idle {
		return err
	}
	return job.Run(ctx, time.Now())
}
