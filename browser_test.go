package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// screens is where the pictures of the phones are left for a human to look at.
const screens = "tmp/screens"

// startDemo runs the demo as its user would, on a Monday morning, and gives its address.
func startDemo(t *testing.T) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	reader, writer := io.Pipe()
	done := make(chan error, 1)
	go func() {
		demo := &demoCommand{Listen: "127.0.0.1:0", begin: monday()}
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

// browser is a real one, on the phones page.
type browser struct {
	t   *testing.T
	ctx context.Context
}

// openPhones runs a demo and shows its phones in a window of this size; who types the address alone is led there.
func openPhones(t *testing.T, width, height int64) *browser {
	t.Helper()
	b := openBrowser(t)
	b.open(startDemo(t)+"/", width, height)
	return b
}

// chromium is the browser's program; a machine without one has not run these tests.
func chromium(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("SHUANGLIAN_TEST_CHROMIUM"); path != "" {
		return path
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("no browser: make test installs one, or SHUANGLIAN_TEST_CHROMIUM names yours")
	}
	return path
}

func openBrowser(t *testing.T) *browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox,
		chromedp.UserDataDir(t.TempDir()))
	for _, flag := range []string{"disable-gpu", "disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, leave := chromedp.NewContext(allocator)
	t.Cleanup(leave)
	whole, late := context.WithTimeout(ctx, 5*time.Minute)
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

// ask evaluates an expression of the page.
func ask[T any](b *browser, expression string) T {
	b.t.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return out
}

func (b *browser) open(address string, width, height int64) {
	b.t.Helper()
	response, err := http.Get(address)
	if err != nil || response.StatusCode != http.StatusOK {
		b.t.Fatalf("the phones page: %v", err)
	}
	_ = response.Body.Close()
	b.do(chromedp.EmulateViewport(width, height), chromedp.Navigate(address))
	b.await(`[...document.querySelectorAll("select.person")].map(s => s.value).join() === "李大山,王建国,张宁"`)
}

func (b *browser) resize(width, height int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, height))
}

func id(testID string) string { return fmt.Sprintf(`[data-testid=%q]`, testID) }

// click presses what has this data-testid, once it is to be seen.
func (b *browser) click(testID string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(id(testID))))
}

// await asks the page until the expression is true. It doesn't use the page's
// own timers: its content security policy forbids making functions from text.
func (b *browser) await(expression string) {
	b.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(30 * time.Millisecond) {
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

// minutes moves the clock by its one-minute button.
func (b *browser) minutes(times int) {
	b.t.Helper()
	for range times {
		b.click("clock-1m")
		b.await(`!document.querySelector('` + id("clock-1m") + `').disabled`)
	}
}

// seconds moves the clock by less than its buttons can.
func (b *browser) seconds(n int) {
	b.t.Helper()
	status := ask[int](b, fmt.Sprintf(`fetch("/simulator/clock", {method: "POST", body: '{"advance": "%ds"}'}).then(r => r.status)`, n))
	if status != http.StatusOK {
		b.t.Fatalf("the clock: %d", status)
	}
}

// picture takes a picture of the window, when what moves has come to rest.
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

// keep is picture, and with SHUANGLIAN_KEEP_SCREENS=1 the one in docs/ is made anew.
func (b *browser) keep(name string) {
	b.t.Helper()
	b.picture(name)
	if os.Getenv("SHUANGLIAN_KEEP_SCREENS") != "1" {
		return
	}
	data, err := os.ReadFile(filepath.Join(screens, name+".png"))
	if err == nil {
		err = os.WriteFile(filepath.Join("docs", name+".png"), data, 0o644)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// fits: nothing sticks out of the page at the side.
func (b *browser) fits() {
	b.t.Helper()
	if wide := ask[int](b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
		b.t.Errorf("the page is %d pixels too wide", wide)
	}
}
