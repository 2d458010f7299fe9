package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	goredis "github.com/redis/go-redis/v9"

	"shuanglian/bot/simulator"
	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
	"shuanglian/liaison/roster"
	"shuanglian/scheduler"
	"shuanglian/storage/storagetest"
)

// backing is what stands behind a world: a database and a Redis, or none.
type backing struct {
	name  string
	url   func(t testing.TB) string
	redis func(t testing.TB) string // empty address: no Redis
}

// backings are SQLite with miniredis and with none, and PostgreSQL with a real
// Redis where the surroundings offer them. In CI they must.
func backings(t *testing.T) []backing {
	t.Helper()
	list := []backing{
		{"sqlite and miniredis", sqliteURL, func(t testing.TB) string { return miniredis.RunT(t).Addr() }},
		{"sqlite without redis", sqliteURL, func(testing.TB) string { return "" }},
	}
	postgres, redis := os.Getenv("SHUANGLIAN_TEST_POSTGRES"), os.Getenv("SHUANGLIAN_TEST_REDIS")
	if postgres != "" && redis != "" {
		list = append(list, backing{"postgres and redis", func(t testing.TB) string { return databases.Postgres(t, postgres) },
			func(testing.TB) string { return redis }}) // openids differ from world to world: nothing to flush
	} else if os.Getenv("CI") == "true" {
		t.Fatal("SHUANGLIAN_TEST_POSTGRES and SHUANGLIAN_TEST_REDIS must be set in CI; make test does it")
	}
	return list
}

// databases are the empty ones that worlds begin with.
var databases storagetest.Databases

func sqliteURL(t testing.TB) string { return databases.SQLite(t) }

// world is a township on the simulated platform, with a clock that stands still.
type world struct {
	t        testing.TB
	config   Config
	app      *App
	clock    *scheduler.Clock
	platform *simulator.Platform
	logger   *slog.Logger // nil: nobody reads it
	stage    *story.Stage
	codes    map[string]string
	address  string // where the program answers now
}

// monday is a plain working Monday in the known calendar, mid-morning.
func monday() time.Time { return time.Date(2026, 11, 9, 10, 0, 0, 0, time.FixedZone("CST", 8*3600)) }

func newWorld(t testing.TB, b backing, adjust ...func(*Config)) *world {
	t.Helper()
	return newWorldAt(t, b, monday(), nil, adjust...)
}

// newLoggedWorld is newWorld with somebody who reads the logs.
func newLoggedWorld(t testing.TB, b backing, logger *slog.Logger, adjust ...func(*Config)) *world {
	t.Helper()
	return newWorldAt(t, b, monday(), logger, adjust...)
}

// newWorldAt is a world whose clock begins elsewhere; logger may be nil.
func newWorldAt(t testing.TB, b backing, at time.Time, logger *slog.Logger, adjust ...func(*Config)) *world {
	t.Helper()
	w := &world{t: t, logger: logger, clock: scheduler.NewFrozenClock(at), codes: map[string]string{}}
	redis := b.redis(t)
	w.config = demoConfig("", redis)
	w.config.Database.URL, w.config.Files.Dir = Secret(b.url(t)), filepath.Join(t.TempDir(), "files")
	w.config.Schedules.WarnCalendar = "30 9 1 1 *" // the stories play in a November without next year's calendar
	quietDigests(&w.config)
	w.config.WeChat.AppID = fmt.Sprintf("wx%016x", time.Now().UnixNano())
	if redis == "" {
		w.config.Redis.Addrs = nil
	}
	w.config.Simulator.Clock = true // commands ask it what time it is
	for _, change := range adjust {
		change(&w.config)
	}
	w.openPlatform()
	w.app = w.openApp()
	w.platform.SetCallbackURL(w.serve(w.app.Routes(nil)))
	w.stage = &story.Stage{Platform: w.platform, Advance: w.advance, Settled: w.settle, NothingLeftOver: w.leftOver}
	return w
}

func (w *world) openPlatform() {
	w.t.Helper()
	var err error
	c := w.config
	w.platform, err = simulator.New(simulator.Options{AppID: c.WeChat.AppID, AppSecret: c.WeChat.AppSecret.Reveal(),
		Token: c.WeChat.Token.Reveal(), EncodingAESKey: c.WeChat.EncodingAESKey.Reveal(), Mode: c.WeChat.Mode,
		Now: w.clock.Now, Location: c.Organization.Location()})
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.platform.AddTemplate(demoTemplateID, "待办任务提醒", "任务：{{thing1.DATA}}\n时间：{{time2.DATA}}\n备注：{{thing3.DATA}}"); err != nil {
		w.t.Fatal(err)
	}
	api := httptest.NewServer(w.platform.API())
	w.t.Cleanup(api.Close)
	w.config.WeChat.APIBaseURL = api.URL
}

// serve answers pushes with a handler and gives the callback's address.
func (w *world) serve(handler http.Handler) string {
	server := httptest.NewServer(handler)
	w.t.Cleanup(server.Close)
	w.address = server.Listener.Addr().String()
	return server.URL + "/wechat/callback"
}

// openApp opens a process on the world's database; a world may have several.
func (w *world) openApp() *App {
	w.t.Helper()
	app, err := NewApp(context.Background(), w.config, AppOptions{Clock: w.clock, Logger: w.logger, Migrate: true, Shared: true, Throwaway: true})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() {
		if err := app.Close(); err != nil {
			w.t.Error(err)
		}
	})
	return app
}

// settle does what is due now, as the live loop would.
func (w *world) settle() {
	if err := w.app.quiesce(context.Background()); err != nil {
		w.t.Error(err)
	}
	if err := w.app.scheduler.Tick(context.Background()); err != nil {
		w.t.Error(err)
	}
}

// advance moves the clock by a duration, or by working days: 61s, 72h, 2wd.
func (w *world) advance(by string) error {
	ctx := context.Background()
	if days, ok := strings.CutSuffix(by, "wd"); ok {
		n, err := strconv.Atoi(days)
		if err != nil {
			return fmt.Errorf("%s: want a number of working days", by)
		}
		now := w.clock.Now().In(w.config.Organization.Location())
		calendar := w.config.terms().Calendar
		target := calendar.AddWorkingDays(now, n).Add(now.Sub(calendar.At(calendar.DateOf(now), 0)))
		_, err = w.app.scheduler.MoveTo(ctx, target)
		return err
	}
	length, err := time.ParseDuration(by)
	if err != nil {
		return err
	}
	for ; err == nil && length > longestMove; length -= longestMove {
		_, err = w.app.scheduler.Advance(ctx, longestMove)
	}
	if err == nil {
		_, err = w.app.scheduler.Advance(ctx, length)
	}
	return err
}

// longestMove keeps one move of the clock within its real limit, also under the
// race detector; a long way is made in several.
const longestMove = 10 * 24 * time.Hour

// leftOver lists deliveries that are still on their way, and open office tasks
// other than those a story has settled.
func (w *world) leftOver() []string {
	var left []string
	err := w.app.office.Look(context.Background(), func(d *liaison.Desk) error {
		deliveries, err := d.Tx().ListDeliveries([]liaison.DeliveryState{liaison.DeliveryQueued, liaison.DeliverySending, liaison.DeliveryWaiting}, 100)
		for _, delivery := range deliveries {
			left = append(left, fmt.Sprintf("%s to %s is %s (%s)", delivery.Kind, delivery.Recipient(), delivery.State, delivery.Outcome))
		}
		wrong, errWrong := d.WrongDeadlines()
		for _, number := range wrong {
			left = append(left, number+" has deadlines that nothing makes")
		}
		return errors.Join(err, errWrong)
	})
	if err != nil {
		w.t.Error(err)
	}
	return left
}

// do runs an act at the desk.
func (w *world) do(act func(*liaison.Desk) error) {
	w.t.Helper()
	if err := w.app.office.Do(context.Background(), act); err != nil {
		w.t.Fatal(err)
	}
}

// importRoster takes the demo's township, or other tables, into the world.
func (w *world) importRoster(sources ...roster.Source) {
	w.t.Helper()
	if len(sources) == 0 {
		sources = demoRoster()
	}
	file, faults := roster.Read(sources, roster.Options{})
	if len(faults) > 0 {
		w.t.Fatal(faults)
	}
	w.do(func(d *liaison.Desk) error {
		_, err := d.Import(file, "test")
		return err
	})
}

// code issues a binding code for a person of that name.
func (w *world) code(name string) string {
	w.t.Helper()
	var digits string
	w.do(func(d *liaison.Desk) error {
		people, err := d.Tx().PeopleNamed(name)
		if err != nil || len(people) != 1 {
			return fmt.Errorf("%d people named %s: %w", len(people), name, err)
		}
		issued, err := d.IssueCode(people[0].ID, "test")
		digits = issued.Digits
		return err
	})
	return digits
}

// join follows and binds a person: by code, or by his four digits.
func (w *world) join(name, claim string) {
	w.t.Helper()
	if err := w.platform.Follow(context.Background(), name); err != nil {
		w.t.Fatal(err)
	}
	for _, words := range []string{claim, "1", "1"} {
		w.say(name, words)
	}
	w.stage.Forget(name)
}

func (w *world) say(name, words string) {
	w.t.Helper()
	if err := w.platform.Say(context.Background(), name, words); err != nil {
		w.t.Fatal(err)
	}
	w.settle()
}

// forgetClaim ends the claim to refresh the access token, as time does.
func (w *world) forgetClaim() error {
	if len(w.config.Redis.Addrs) == 0 {
		return nil
	}
	client := goredis.NewClient(&goredis.Options{Addr: w.config.Redis.Addrs[0], DisableIdentity: true})
	defer client.Close()
	return client.Del(context.Background(), "token_claim:{"+w.config.WeChat.AppID+"}").Err()
}

// forgetConversations is a Redis that lost what it held of this world.
func (w *world) forgetConversations() error {
	if len(w.config.Redis.Addrs) == 0 {
		return nil
	}
	client := goredis.NewClient(&goredis.Options{Addr: w.config.Redis.Addrs[0], DisableIdentity: true})
	defer client.Close()
	for _, person := range w.platform.People() {
		if err := client.Del(context.Background(), "conv:{"+w.platform.OpenID(person.Name)+"}").Err(); err != nil {
			return err
		}
	}
	return nil
}
