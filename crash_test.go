package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shuanglian/bot/simulator"
	"shuanglian/liaison"
	"shuanglian/liaison/roster"
	"shuanglian/scheduler"
	"shuanglian/storage"
)

const (
	crashMembers   = 20
	crashDelegates = 4
	crashMatters   = 2 // from each member
)

// TestKilledAgainAndAgain is the short form of the promise that kill -9 at any
// step, then a restart, gives the same end state.
func TestKilledAgainAndAgain(t *testing.T) {
	want := newCrash(t, backings(t)[1], 0).play() // on any database it is the same
	for _, b := range backings(t) {
		if b.name == "sqlite and miniredis" { // the file alone, and the servers
			continue
		}
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			rough := newCrash(t, b, 40)
			got := rough.play()
			t.Logf("killed %d times", rough.program.kills.Load())
			if kills := rough.program.kills.Load(); kills < 8 {
				t.Errorf("only %d kills", kills)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the end state is another one (- calm, + killed %d times):\n%s", rough.program.kills.Load(), diff)
			}
		})
	}
}

// crash is a town that writes while its program is killed.
type crash struct {
	*world
	program *program
	codes   map[string]string
	office  *storage.Office

	mu      sync.Mutex
	numbers map[string][]string // by delegate
}

func newCrash(t testing.TB, b backing, killEvery int64) *crash {
	t.Helper()
	c := &crash{world: &world{t: t, clock: scheduler.NewClock(time.Now)}, codes: map[string]string{}, numbers: map[string][]string{}}
	redis := b.redis(t)
	c.config = demoConfig("", redis)
	c.config.Database.URL, c.config.Files.Dir = Secret(b.url(t)), filepath.Join(t.TempDir(), "files")
	c.config.WeChat.AppID = fmt.Sprintf("wx%016x", time.Now().UnixNano())
	if redis == "" {
		c.config.Redis.Addrs = nil
	}
	var sends atomic.Int64
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if killEvery > 0 && strings.HasSuffix(r.URL.Path, "/send") && sends.Add(1)%killEvery == 0 {
			c.program.ordered()
		}
		c.platform.API().ServeHTTP(w, r)
	}))
	t.Cleanup(api.Close)
	c.config.WeChat.APIBaseURL = api.URL
	c.program = newProgram(t, c.config)
	c.openPatientPlatform(killEvery)
	c.prepare()
	return c
}

// openPatientPlatform repeats a push often enough to outlast the kills.
func (c *crash) openPatientPlatform(killEvery int64) {
	w := c.config.WeChat
	var err error
	c.platform, err = simulator.New(simulator.Options{AppID: w.AppID, AppSecret: w.AppSecret.Reveal(), Token: w.Token.Reveal(),
		EncodingAESKey: w.EncodingAESKey.Reveal(), Mode: w.Mode, Location: c.config.Organization.Location(),
		CallbackURL: "http://" + c.program.address + "/wechat/callback", Client: c.program.client(killEvery), Attempts: 20})
	if err != nil {
		c.t.Fatal(err)
	}
	if err := c.platform.AddTemplate(demoTemplateID, "待办任务提醒", "任务：{{thing1.DATA}}\n时间：{{time2.DATA}}\n备注：{{thing3.DATA}}"); err != nil {
		c.t.Fatal(err)
	}
}

// prepare fills the roster while nobody serves, and leaves an office open to look.
func (c *crash) prepare() {
	terms := c.config.terms()
	var err error
	c.office, err = storage.Open(context.Background(), storage.Options{URL: c.config.Database.URL.Reveal(),
		Terms: func() liaison.Terms { return terms }, Migrate: true})
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { _ = c.office.Close() })
	file, faults := roster.Read(crashRoster(), roster.Options{})
	if len(faults) > 0 {
		c.t.Fatal(faults)
	}
	err = c.office.Do(context.Background(), func(d *liaison.Desk) error {
		if _, err := d.Import(file, "test"); err != nil {
			return err
		}
		for _, row := range file.People {
			people, err := d.Tx().PeopleNamed(row.Name)
			if err != nil {
				return err
			}
			issued, err := d.IssueCode(people[0].ID, "test")
			if err != nil {
				return err
			}
			c.codes[row.Name] = issued.Digits
		}
		return nil
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

func member(i int) string {
	return string([]rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许")[i]) + "群众"
}

func delegateOf(i int) string { return string([]rune("东南西北")[i%crashDelegates]) + "代表" }

func crashRoster() []roster.Source {
	people, links := "编号,姓名,手机,身份,组织,代表团,职务\n", "联系人编号,对象编号,起,止\n"
	for i := range crashDelegates {
		people += fmt.Sprintf("D%d,%s,1390001%04d,党代表,东岸村,第一代表团,\n", i, delegateOf(i), i)
	}
	for i := range crashMembers {
		people += fmt.Sprintf("M%d,%s,1390000%04d,群众,东岸村,,\n", i, member(i), i)
		links += fmt.Sprintf("D%d,M%d,2026-01-01,\n", i%crashDelegates, i)
	}
	return []roster.Source{{Name: "人员.csv", Data: []byte(people)}, {Name: "联系.csv", Data: []byte(links)}}
}

// play lets everybody bind and write, the delegates answer, and everything
// settle; it returns what is then on record.
func (c *crash) play() []string {
	c.program.start()
	ctx, stop := context.WithCancel(context.Background())
	var obeying sync.WaitGroup
	obeying.Go(func() { c.program.obey(ctx) })
	c.together(crashDelegates, func(i int) { c.enter(delegateOf(i)) })
	c.together(crashMembers, func(i int) { c.enter(member(i)); c.write(i) })
	c.together(crashDelegates, func(i int) { c.answer(delegateOf(i)) })
	stop()
	obeying.Wait()
	c.program.kill()
	// What a dead process had claimed is taken up when its lease has ended; nobody waits for that here.
	if _, err := scheduler.NewDeskWork(c.office, nil).RecoverSendings(context.Background(), time.Now().Add(time.Hour)); err != nil {
		c.t.Error(err)
	}
	c.program.start()
	c.awaitQuiet()
	c.program.kill()
	if c.t.Failed() {
		c.t.Log(c.program.log.String())
	}
	return c.record()
}

func (c *crash) together(n int, act func(int)) {
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() { act(i) })
	}
	group.Wait()
}

// tellOnce says something that must be taken, and returns the answer's text.
func (c *crash) tellOnce(name, words string) string {
	before := len(c.platform.Screen(name))
	if err := c.platform.Say(context.Background(), name, words); err != nil {
		c.t.Error(err)
		return ""
	}
	for _, bubble := range c.platform.Screen(name)[before:] {
		if bubble.Kind == simulator.KindFailure {
			c.t.Errorf("%s: %s was not taken", name, words)
		}
		if bubble.ByReply {
			return bubble.Text
		}
	}
	return ""
}

func (c *crash) enter(name string) {
	if err := c.platform.Follow(context.Background(), name); err != nil {
		c.t.Error(err)
	}
	for _, words := range []string{c.codes[name], "1", "1"} {
		c.tellOnce(name, words)
	}
}

// write hands in a few matters of two pieces each and keeps their numbers.
func (c *crash) write(i int) {
	for k := range crashMatters {
		reply := c.tellOnce(member(i), fmt.Sprintf("第%d件事，%s", k, member(i)))
		if found := anotherMatter.FindStringSubmatch(reply); found != nil {
			c.tellOnce(member(i), found[1])
		}
		c.tellOnce(member(i), fmt.Sprintf("第%d件的补充", k))
		receipt := receiptNumber.FindStringSubmatch(c.tellOnce(member(i), "1"))
		if receipt == nil {
			c.t.Errorf("%s got no receipt for matter %d", member(i), k)
			continue
		}
		c.mu.Lock()
		c.numbers[delegateOf(i)] = append(c.numbers[delegateOf(i)], receipt[1])
		c.mu.Unlock()
	}
}

// answer answers every matter; the delegate's window opens again with each word.
func (c *crash) answer(name string) {
	for _, number := range c.numbers[name] {
		if reply := c.tellOnce(name, number+" 知道了，周五办"); !strings.Contains(reply, "已交出") {
			c.t.Errorf("%s answered %s and heard %q", name, number, reply)
		}
		c.tellOnce(name, "1")
	}
}

// awaitQuiet waits until nothing is on its way any more.
func (c *crash) awaitQuiet() {
	deadline := time.Now().Add(30 * time.Second)
	for left := -1; left != 0; time.Sleep(50 * time.Millisecond) {
		err := c.office.Look(context.Background(), func(d *liaison.Desk) error {
			under, err := d.Tx().ListDeliveries([]liaison.DeliveryState{liaison.DeliveryQueued, liaison.DeliverySending}, 0)
			left = len(under)
			return err
		})
		if err != nil || time.Now().After(deadline) {
			c.t.Fatalf("%d deliveries are still on their way: %v\n%s", left, err, c.program.log.String())
		}
	}
}

// record tells every matter with its words and relays, without what differs
// from run to run, and makes sure that the phones agree with it.
func (c *crash) record() (lines []string) {
	err := c.office.Look(context.Background(), func(d *liaison.Desk) error {
		matters, err := d.Tx().AllMatters(0)
		for _, matter := range matters {
			line, err := c.recordOf(d, matter)
			if err != nil {
				return err
			}
			lines = append(lines, line)
		}
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
	slices.Sort(lines)
	return lines
}

func (c *crash) recordOf(d *liaison.Desk, matter liaison.Matter) (string, error) {
	author, err := d.Tx().Person(matter.AuthorID)
	if err != nil {
		return "", err
	}
	holder, err := d.Tx().Person(matter.HolderID)
	if err != nil {
		return "", err
	}
	line := fmt.Sprintf("%s → %s: %s %s", author.Name, holder.Name, matter.State, matter.Level)
	entries, err := d.Tx().Entries(matter.ID)
	if err != nil {
		return "", err
	}
	for _, entry := range entries {
		line += fmt.Sprintf(" | %s %s", entry.Kind, entry.Said.Text)
	}
	relays, err := d.Tx().DeliveriesOf(matter.ID)
	for _, relay := range relays {
		if !relay.Kind.IsRelay() {
			continue
		}
		line += " | " + string(relay.Kind)
		who, words := holder.Name, "〔来件"+matter.Number
		if relay.Kind == liaison.DeliverAnswer {
			who, words = author.Name, matter.Number
		}
		if relay.State == liaison.DeliverySent {
			c.shown(who, words, relay)
		}
	}
	return line, err
}

// shown: what is on record as sent stands on the phone once, or more often only
// where the record says so.
func (c *crash) shown(name, words string, relay liaison.Delivery) {
	copies := 0
	for _, bubble := range c.platform.Screen(name) {
		if !bubble.FromMe && !bubble.ByReply && strings.HasPrefix(bubble.Text, relay.Text) { // what can be answered ends with how
			copies++
		}
	}
	if copies == 0 || copies > 1 && !relay.SecondCopy {
		c.t.Errorf("%s has %s %s %d times, second copy on record: %v", name, relay.Kind, words, copies, relay.SecondCopy)
	}
}
