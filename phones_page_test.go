package main

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestThePhonesPage tries in a real browser what the page offers beside talking: the keyboard, files, codes, people, faults,
// and a screen that has room for one phone only.
func TestThePhonesPage(t *testing.T) {
	b := openPhones(t, 1440, 900)
	for _, part := range []struct {
		name string
		try  func(*browser)
	}{
		{"keyboard", byKeyboard}, {"menu", menuByKeyboard}, {"files", files}, {"codes", codes}, {"people", newcomers},
		{"faults", switches}, {"names", everythingIsNamed}, {"narrow", narrow}, {"taps", taps}, {"sizes", everySize},
	} {
		t.Run(part.name, func(t *testing.T) { part.try(&browser{t: t, ctx: b.ctx}) })
	}
}

func (b *browser) press(keys ...string) {
	b.t.Helper()
	for _, key := range keys {
		b.do(chromedp.KeyEvent(key))
	}
}

// focused waits until the keyboard is at what has this data-testid.
func (b *browser) focused(testID string) {
	b.t.Helper()
	b.await(fmt.Sprintf(`document.activeElement?.dataset.testid === %q`, testID))
}

func (b *browser) shown(testID string, want bool) {
	b.t.Helper()
	b.await(fmt.Sprintf(`document.querySelector('%s').checkVisibility() === %v`, id(testID), want))
}

func byKeyboard(b *browser) {
	d := b.phone(2, "王建国")
	d.click("to-keys")
	b.focused("phone-2-input")
	b.do(chromedp.SendKeys(chromedp.CSS(id("phone-2-input")), "待办"))
	b.press(kb.Enter)
	d.reads("现在没有要您办的")
	b.press(kb.Tab)
	b.focused("phone-2-plus")
	b.press(kb.Enter, kb.Tab)
	b.focused("phone-2-picture")
	b.press(kb.Enter)
	b.focused("phone-2-picture-file")
	b.picture("page-sheet")
	b.press(kb.Escape)
	b.shown("phone-2-sheet", false)
	b.focused("phone-2-plus")
	b.press(kb.Enter, kb.Tab, kb.Tab, kb.Tab)
	b.focused("phone-2-voice")
	b.press(kb.Escape)
	b.focused("phone-2-plus")
	b.shown("phone-2-picture", false)
}

func menuByKeyboard(b *browser) {
	b.phone(3, "张宁")
	key := `[...document.querySelectorAll("#phone-3 .menu-key")].find(k => k.getAttribute("aria-haspopup"))`
	b.do(chromedp.Evaluate[chromedp.Void](key + `.focus()`))
	b.press(kb.Enter)
	b.await(`document.activeElement.getAttribute("role") === "menuitem"`)
	first := ask[string](b, `document.activeElement.textContent`)
	b.picture("page-menu")
	b.press(kb.ArrowDown)
	b.await(fmt.Sprintf(`document.activeElement.getAttribute("role") === "menuitem" && document.activeElement.textContent !== %q`, first))
	b.press(kb.Escape)
	b.await(`document.activeElement === ` + key + ` && ` + key + `.getAttribute("aria-expanded") === "false"`)
	b.press(kb.Enter)
	b.await(fmt.Sprintf(`document.activeElement.textContent === %q`, first))
	b.press(kb.Enter)
	b.await(fmt.Sprintf(`[...document.querySelectorAll('#phone-3 [data-kind="notice"]')].some(n => n.textContent.includes(%q) && n.nextElementSibling?.dataset.from === "account")`, first))
}

func files(b *browser) {
	d := b.phone(2, "王建国")
	path := filepath.Join(b.t.TempDir(), "photo.png")
	file, err := os.Create(path)
	if err == nil {
		err = png.Encode(file, image.NewGray(image.Rect(0, 0, 321, 200)))
	}
	if err != nil {
		b.t.Fatal(err)
	}
	_ = file.Close()
	d.types()
	d.click("plus")
	d.click("picture")
	b.do(chromedp.SetUploadFiles(chromedp.CSS(id("phone-2-picture-file")), []string{path}))
	b.await(`[...document.querySelectorAll("#phone-2 .picture img")].some(i => i.naturalWidth === 321)`)
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#phone-2 .picture").click()`))
	b.await(`document.querySelector("#viewer[open] img")?.naturalWidth === 321`)
	b.press(kb.Escape)
	b.await(`!document.querySelector("#viewer").open`)
	d.reads("1 提给李敏委员")
	for sheet, choice := range map[string]string{"place": "place-bridge", "link": "link-sample", "video": "video-sample"} {
		d.sends(sheet, choice)
		b.await(fmt.Sprintf(`document.querySelectorAll('#phone-2 [data-kind=%q][data-from="me"]').length === 1`, sheet))
	}
	d.reads("已加上，共4条")
	d.asks("0", "没有交出")
}

// codes scans a code that comes as a picture: a screenshot of a card.
func codes(b *browser) {
	origin := ask[string](b, `location.origin`)
	text := ask[string](b, `fetch("/simulator/api/codes").then(r => r.json()).then(all => all.find(c => c.label === "赵小梅的绑定卡").text)`)
	response, err := http.Get(origin + "/simulator/api/code?text=" + url.QueryEscape(text))
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	path := filepath.Join(b.t.TempDir(), "card.png")
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		b.t.Fatal(err)
	}
	m := b.phone(1, "赵小梅")
	m.click("profile-scan")
	b.await(`document.querySelectorAll('` + id("phone-1-code") + `').length > 8`)
	b.picture("page-scan")
	b.do(chromedp.SetUploadFiles(chromedp.CSS(id("phone-1-scan-file")), []string{path}))
	m.reads("1 同意 ")
}

func newcomers(b *browser) {
	b.do(chromedp.Evaluate[chromedp.Void](`(() => { const s = document.querySelector('` + id("phone-1-person") + `'); s.selectedIndex = s.options.length - 1; s.dispatchEvent(new Event("change")); })()`))
	b.focused("new-person-name")
	b.do(chromedp.SendKeys(chromedp.CSS(id("new-person-name")), "外来客"))
	b.picture("page-new-person")
	b.press(kb.Tab, kb.Tab, kb.Tab)
	b.focused("new-person-add")
	b.press(kb.Enter)
	b.await(`document.getElementById("phone-1").dataset.owner === "外来客"`)
	p := phone{b, 1}
	p.click("follow")
	p.reads("这里是东岸镇党代表联络号")
	room := `document.querySelector('` + id("phone-1-room") + `').textContent`
	p.click("more")
	p.click("block")
	b.await(room + ` === "已关闭“接收消息”"`)
	p.click("more")
	p.click("block")
	b.await(room + `.startsWith("客服消息剩 3 条")`)
	p.click("more")
	p.click("window")
	b.await(room + `.startsWith("客服窗口已关")`)
	p.click("more")
	p.click("unfollow")
	b.await(room + ` === "未关注"`)
	b.shown("phone-1-follow", true)
}

func switches(b *browser) {
	o := b.phone(3, "张宁")
	b.click("faults-open")
	b.click("fault-callback")
	b.await(`document.querySelector('` + id("fault-callback") + `').getAttribute("aria-checked") === "true"`)
	b.click("fault-token")
	b.await(`document.querySelector('` + id("toast") + `').textContent === "现用的令牌已作废"`)
	b.picture("page-faults")
	b.press(kb.Escape)
	b.shown("fault-callback", false)
	b.await(`document.querySelector('` + id("faults-count") + `').textContent === "1"`)
	o.says("待办")
	b.await(`!!document.querySelector('#phone-3 [data-kind="error"]')`)
	b.click("faults-open")
	b.click("fault-none")
	b.shown("faults-count", false)
	b.press(kb.Escape)
	o.asks("待办", "现在没有要您办的")
}

// everythingIsNamed: who hears the page instead of seeing it is told of each control what it is.
func everythingIsNamed(b *browser) {
	nameless := ask[[]string](b, `[...document.querySelectorAll("button, input, select, textarea")]
		.filter(e => !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length))
		.map(e => e.outerHTML.slice(0, 90))`)
	if len(nameless) > 0 {
		b.t.Errorf("without a name: %q", nameless)
	}
}

// narrow: a phone's own screen shows one phone, and a dot where another has something new.
func narrow(b *browser) {
	b.resize(390, 844)
	member, delegate := b.phone(1, "李大山"), b.phone(2, "王建国")
	b.shown("phone-1", true)
	b.shown("phone-2", false)
	member.click("follow")
	member.reads("这里是东岸镇党代表联络号")
	member.says("绑定 李大山 1234")
	member.reads("1 同意 ")
	member.says("1")
	member.reads("单独问一项")
	member.says("1")
	member.reads("联系您的代表是")
	member.says("村口路灯坏了三天了")
	member.reads("这件事交给谁？")
	b.await(`!document.querySelector('` + id("toast") + `').matches(":popover-open")`)
	b.keep("phones_narrow")
	member.says("1")
	member.reads("已交给王建国代表")
	dot := func(n int) string {
		return fmt.Sprintf(`document.querySelector("#tab-%d .unread").checkVisibility()`, n)
	}
	b.await(`!(` + dot(2) + `)`)
	b.click("clock-open")
	b.minutes(2)
	b.picture("page-narrow-clock")
	b.click("clock-open")
	b.shown("clock-1m", false)
	b.await(dot(2))
	b.do(chromedp.Evaluate[chromedp.Void](`document.getElementById("tab-1").focus()`))
	b.press(kb.ArrowRight)
	b.focused("tab-2")
	b.shown("phone-1", false)
	b.shown("phone-2", true)
	b.await(`!(` + dot(2) + `) && !(` + dot(1) + `)`)
	delegate.reads("村口路灯坏了三天了")
	b.picture("page-narrow-delegate")
	b.click("faults-open")
	b.picture("page-narrow-faults")
	b.press(kb.Escape)
	delegate.click("plus")
	delegate.click("scan")
	b.picture("page-narrow-scan")
	delegate.click("sheet-close")
}

// taps: a question that is sent has lines to tap, and a tap is an answer.
func taps(b *browser) {
	b.resize(390, 844)
	member, delegate := b.phone(1, "李大山"), b.phone(2, "王建国")
	b.click("tab-1")
	number := receiptNumber.FindStringSubmatch(member.reads("已交给王建国代表，编号"))[1]
	b.click("tab-2")
	delegate.reads("村口路灯坏了三天了") // his screen is there
	delegate.asks(number+" 周五来修", "这件事答完了吗")
	delegate.asks("1", "答完，请他评价")
	b.click("clock-open")
	b.minutes(2)
	b.click("clock-open")
	b.click("tab-1")
	member.reads("〔周五来修〕")
	answer := `[...document.querySelectorAll('#phone-1 [data-testid="answer"]')].find(a => a.textContent === "满意")`
	b.await(`!!` + answer)
	b.picture("page-narrow-taps")
	b.do(chromedp.Evaluate[chromedp.Void](answer + `.click()`))
	member.reads("评价“满意”")
}

// everySize: nothing sticks out at the side, in small type or large.
func everySize(b *browser) {
	for _, large := range []bool{false, true} {
		if large {
			b.click("large")
			b.await(`document.querySelector('` + id("large") + `').getAttribute("aria-pressed") === "true"`)
		}
		for _, size := range [][2]int64{{360, 640}, {390, 844}, {768, 1024}, {1061, 800}, {1440, 900}} {
			b.resize(size[0], size[1])
			b.await(fmt.Sprintf(`innerWidth === %d`, size[0]))
			b.fits()
			b.await(`(c => c.scrollTop + c.clientHeight > c.scrollHeight - 40)(document.querySelector("#phone-2 .chat"))`)
			b.picture(fmt.Sprintf("page-size-%d-large-%v", size[0], large))
		}
	}
}
