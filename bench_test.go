package main

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

const (
	benchRounds  = 5
	benchLasts   = 2 * time.Second
	benchClients = 32
	benchPeople  = 10000
)

// contender is a callback that answers sealed text messages.
type contender struct {
	name    string
	address string
	app     *App       // of ours
	stored  func() int // how many messages it has on record; nil if it keeps none
	taken   int
	rates   []float64 // callbacks a second, by round
}

// BenchmarkCallbacks measures how many text messages a second are taken through
// the real callback in secure mode: on record before the answer on SQLite and
// on PostgreSQL, beside two echo bots that store nothing. The rounds of all are
// interleaved, so that a busy machine slows all of them; what is printed is the
// median and its ratio to the plain echo bot. Run it with -benchtime 1x.
func BenchmarkCallbacks(b *testing.B) {
	for range b.N {
		contenders := []*contender{plainEcho(b), libraryEcho(b)}
		for _, at := range benchBackings() {
			contenders = append(contenders, ours(b, at))
		}
		load := newLoad(b)
		for _, c := range contenders { // warm up
			c.taken += load.run(c.address, benchLasts/4)
		}
		for range benchRounds {
			for _, c := range contenders {
				began := time.Now()
				taken := load.run(c.address, benchLasts)
				c.rates = append(c.rates, float64(taken)/time.Since(began).Seconds())
				c.taken += taken
			}
		}
		for _, c := range contenders {
			if c.stored != nil && c.stored() != c.taken {
				b.Errorf("%s answered %d messages and has %d on record", c.name, c.taken, c.stored())
			}
		}
		printRates(contenders)
	}
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

func printRates(contenders []*contender) {
	base := median(contenders[0].rates)
	fmt.Print("\n| 回调 / callback | 每秒 / a second (median) | 最低—最高 / lowest–highest | 比值 / ratio |\n|---|---:|---:|---:|\n")
	for _, c := range contenders {
		fmt.Printf("| %s | %.0f | %.0f–%.0f | %.2f |\n", c.name, median(c.rates), slices.Min(c.rates), slices.Max(c.rates), median(c.rates)/base)
	}
	fmt.Println()
}

// benchBackings are the databases to measure.
func benchBackings() []backing {
	none := func(testing.TB) string { return "" }
	list := []backing{{"双联 SQLite", sqliteURL, none}}
	if postgres := os.Getenv("SHUANGLIAN_TEST_POSTGRES"); postgres != "" {
		redis := func(testing.TB) string { return os.Getenv("SHUANGLIAN_TEST_REDIS") }
		list = append(list, backing{"双联 PostgreSQL + Redis", func(t testing.TB) string { return databases.Postgres(t, postgres) }, redis})
	}
	return list
}

// ours is the whole program on a listener of its own, with bound people in it.
func ours(b *testing.B, at backing) *contender {
	b.Helper()
	config := demoConfig("", at.redis(b))
	config.Database.URL, config.Files.Dir = Secret(at.url(b)), filepath.Join(b.TempDir(), "files")
	config.Simulator.Clock = false
	config.Policy.MessagesPer10 = 1000
	if config.Redis.Addrs[0] == "" {
		config.Redis.Addrs = nil
	}
	platform := httptest.NewServer(http.NotFoundHandler()) // nothing is sent while drafts are open
	b.Cleanup(platform.Close)
	config.WeChat.APIBaseURL = platform.URL
	app, err := NewApp(context.Background(), config, AppOptions{Clock: scheduler.NewClock(time.Now), Migrate: true})
	if err != nil {
		b.Fatal(err)
	}
	bindPeople(b, app)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- app.Run(ctx, listener, nil) }()
	b.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			b.Error(err)
		}
		if err := app.Close(); err != nil {
			b.Error(err)
		}
	})
	return &contender{name: at.name, app: app, address: "http://" + listener.Addr().String() + "/wechat/callback", stored: func() int { return onRecord(b, app) }}
}

// benchOpenID is scattered like a real one: neighbours in time must not be
// neighbours in an index.
func benchOpenID(i int) string {
	sum := sha256.Sum256([]byte(strconv.Itoa(i)))
	return "o9AgO5K" + base64.RawURLEncoding.EncodeToString(sum[:])[:21]
}

// bindPeople puts residents with a delegate on the roster, bound and consenting.
func bindPeople(b *testing.B, app *App) {
	b.Helper()
	const chunk = 500
	for from := 0; from < benchPeople; from += chunk {
		err := app.office.Do(context.Background(), func(d *liaison.Desk) error {
			for i := from; i < from+chunk; i++ {
				person := liaison.Person{ID: "person" + benchOpenID(i), Name: fmt.Sprint("人", i), Organization: "东岸村",
					Roles: []liaison.RoleHeld{{Role: liaison.RoleResident}}}
				if err := d.Tx().SavePerson(person); err != nil {
					return err
				}
				binding := liaison.Binding{OpenID: liaison.OpenID(benchOpenID(i)), PersonID: person.ID, State: liaison.BindingBound,
					Strength: liaison.Strong, Following: true, BoundAt: d.Now(), ConsentedAt: d.Now()}
				if err := d.Tx().SaveBinding(binding); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// onRecord counts the messages whose words are kept.
func onRecord(b *testing.B, app *App) (count int) {
	b.Helper()
	err := app.office.Look(context.Background(), func(d *liaison.Desk) error {
		for i := range benchPeople {
			n, err := d.Tx().ArrivalsSince(liaison.OpenID(benchOpenID(i)), time.Time{})
			if err != nil {
				return err
			}
			count += n
		}
		return nil
	})
	if err != nil {
		b.Error(err)
	}
	return count
}
