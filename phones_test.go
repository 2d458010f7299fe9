package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// screens is where the pictures of the phones are left for a human to look at.
const screens = "tmp/screens"

// TestTheDemoOnThreePhones plays one message and its answer in a real browser: a member
// follows, binds and writes, his delegate answers, the member reads it.
func TestTheDemoOnThreePhones(t *testing.T) {
	path := os.Getenv("SHUANGLIAN_TEST_CHROMIUM")
	if path == "" {
		var err error
		if path, err = exec.LookPath("chromium"); err != nil {
			t.Fatal("no browser: make test installs one, or SHUANGLIAN_TEST_CHROMIUM names yours")
		}
	}
	b := openBrowser(t, path)
	b.open(startDemo(t)+"/simulator/", 1440, 900)
	b.await(`[...document.querySelectorAll("select.person")].map(s => s.value).join() === "李大山,王建国,张宁"`)
	b.picture("0-start")
	member, delegate := b.phone(1, "李大山"), b.phone(2, "王建国")

	member.click("follow")
	member.reads("党代表联络号")
	b.picture("1-followed")
	member.says("绑定 李大山 1234")
	member.reads("1 同意")
	member.says("1")
	member.reads("单独问一项")
	member.says("1")
	member.reads("联系您的代表是王建国")
	member.says("村口路灯坏了三天了")
	member.reads("1 交给王建国代表")
	b.picture("2-asked")
	member.says("1")
	number := receiptNumber.FindStringSubmatch(member.reads("已交给王建国代表，编号"))[1]

	b.minute(2)
	delegate.reads("〔来件" + number + "〕李大山")
	delegate.says(number + " 周五来修")
	delegate.reads("已交出")
	b.minute(2)
	member.reads("〔周五来修〕")
	b.picture("3-answered")
	delegate.says("1")
	member.reads("满意回“满意”")
	b.picture("4-rating")

	b.resize(390, 844)
	b.picture("5-phone-width")
	b.click(`[data-testid="tab-2"]`)
	b.picture("6-phone-width-delegate")
	b.fits()
}

// startDemo runs the demo as its user would and gives its address.
func startDemo(t *testing.T) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	reader, writer := io.Pipe()
	done := make(chan error, 1)
	go func() {
		demo := &demoCommand{Listen: "127.0.0.1:0"}
		done <- demo.Run(&console{context: ctx, out: writer, err: io.Discard})
		_ = writer.Close()
	}()
	t.Cleanup(func() {
		stop()
		go func() { _, _ = io.Copy(io.Discard, reader) }()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	text := make([]byte, 4096)
	for read := 0; ; {
		n, err := reader.Read(text[read:])
		read += n
		if found := regexp.MustCompile(`http://[0-9.:]+`).Find(text[:read]); found != nil {
			return string(found)
		}
		if err != nil {
			t.Fatalf("the demo named no address: %v %s", err, text[:read])
		}
	}
}

type browser struct {
	t   *testing.T
	ctx context.Context
}

func openBrowser(t *testing.T, path string) *browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.UserDataDir(t.TempDir()))
	for _, flag := range []string{"disable-gpu", "disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, leave := chromedp.NewContext(allocator)
	t.Cleanup(leave)
	whole, late := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(late)
	if err := os.MkdirAll(screens, 0o755); err != nil {
		t.Fatal(err)
	}
	return &browser{t: t, ctx: whole}
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) open(address string, width, height int64) {
	b.t.Helper()
	response, err := http.Get(address)
	if err != nil || response.StatusCode != http.StatusOK {
		b.t.Fatalf("the phones page: %v", err)
	}
	_ = response.Body.Close()
	b.do(chromedp.EmulateViewport(width, height), chromedp.Navigate(address))
	b.await(`document.querySelectorAll("select.person option").length > 8`)
}

func (b *browser) resize(width, height int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, height))
}

func (b *browser) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// await asks the page until the expression is true. It doesn't use the page's
// own timers: its content security policy forbids making functions from text.
func (b *browser) await(expression string) {
	b.t.Helper()
	for deadline := time.Now().Add(15 * time.Second); ; time.Sleep(30 * time.Millisecond) {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression))
		if err == nil && ok {
			return
		}
		if err != nil || time.Now().After(deadline) {
			b.picture("failed")
			b.t.Fatalf("%s never came true: %v", expression, err)
		}
	}
}

// minute moves the clock by its one-minute button.
func (b *browser) minute(times int) {
	b.t.Helper()
	for range times {
		b.click(`[data-testid="clock-1m"]`)
		b.await(`!document.querySelector('[data-testid="clock-1m"]').disabled`)
	}
}

func (b *browser) picture(name string) {
	b.t.Helper()
	b.do(chromedp.Evaluate[chromedp.Void](`Promise.allSettled(document.getAnimations().filter(a => a.effect.getTiming().iterations !== Infinity).map(a => a.finished))`, chromedp.EvalAwaitPromise))
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(screens, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// fits: nothing sticks out of the page at the side.
func (b *browser) fits() {
	b.t.Helper()
	wide, err := chromedp.Run(b.ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - innerWidth`))
	if err != nil || wide > 0 {
		b.t.Errorf("the page is %d pixels too wide: %v", wide, err)
	}
}

// phone is one of the page's phones.
type phone struct {
	*browser
	n int
}

func (b *browser) phone(n int, owner string) phone {
	b.t.Helper()
	p := phone{b, n}
	selector, _ := json.Marshal(p.part("person"))
	b.await(fmt.Sprintf(`(() => { const s = document.querySelector(%s); s.value = %q; s.dispatchEvent(new Event("change")); return s.value === %q; })()`,
		selector, owner, owner))
	return p
}

func (p phone) part(name string) string { return fmt.Sprintf(`[data-testid="phone-%d-%s"]`, p.n, name) }

func (p phone) click(name string) {
	p.t.Helper()
	p.browser.click(p.part(name))
}

// says types and sends; the account's menu gives way to the keyboard first.
func (p phone) says(words string) {
	p.t.Helper()
	hidden, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](`document.querySelector('`+p.part("input")+`').closest("form").hidden`))
	if err != nil {
		p.t.Fatal(err)
	}
	if hidden {
		p.click("to-keys")
	}
	p.do(chromedp.SendKeys(chromedp.CSS(p.part("input")), words))
	p.click("send")
}

// reads waits until the account's latest bubbles hold the words and gives the
// one that does.
func (p phone) reads(words string) string {
	p.t.Helper()
	quoted, _ := json.Marshal(words)
	bubbles := `[...document.querySelectorAll('` + p.part("bubbles") + ` [data-testid="bubble"][data-from="account"]')].map(e => e.textContent)`
	p.await(fmt.Sprintf(`%s.some(text => text.includes(%s))`, bubbles, quoted))
	all, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](bubbles))
	if err != nil {
		p.t.Fatal(err)
	}
	for i := len(all) - 1; i >= 0; i-- {
		if strings.Contains(all[i], words) {
			return all[i]
		}
	}
	p.t.Fatalf("phone %d lost %q", p.n, words)
	return ""
}
