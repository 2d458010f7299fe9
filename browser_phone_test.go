package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// phone is one of the page's phones.
type phone struct {
	*browser
	n int
}

// phone gives the phone of this place to a person.
func (b *browser) phone(n int, owner string) phone {
	b.t.Helper()
	p := phone{b, n}
	b.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => { const s = document.querySelector('%s'); s.value = %q; s.dispatchEvent(new Event("change")); })()`,
		id(p.part("person")), owner)))
	b.await(fmt.Sprintf(`document.getElementById("phone-%d").dataset.owner === %q`, n, owner))
	return p
}

func (p phone) part(name string) string { return fmt.Sprintf("phone-%d-%s", p.n, name) }

func (p phone) click(name string) {
	p.t.Helper()
	p.browser.click(p.part(name))
}

func (p phone) shows(name string) bool {
	p.t.Helper()
	return ask[bool](p.browser, `document.querySelector('`+id(p.part(name))+`').checkVisibility()`)
}

// types brings up the keyboard, where the account's menu is in its place.
func (p phone) types() {
	p.t.Helper()
	if p.shows("to-keys") {
		p.click("to-keys")
	}
}

// says types and sends.
func (p phone) says(words string) {
	p.t.Helper()
	p.types()
	p.do(chromedp.SendKeys(chromedp.CSS(id(p.part("input"))), words))
	p.click("send")
}

// sends chooses in one of the sheets behind the plus.
func (p phone) sends(sheet, choice string) {
	p.t.Helper()
	p.types()
	p.click("plus")
	p.click(sheet)
	p.click(choice)
}

// speaks sends a voice of so many seconds.
func (p phone) speaks(seconds int) {
	p.t.Helper()
	p.types()
	p.click("plus")
	p.click("voice")
	p.do(chromedp.SendKeys(chromedp.CSS(id(p.part("voice-seconds"))), fmt.Sprint(seconds)+"\r"))
}

// scans holds the phone before the code with this label.
func (p phone) scans(label string) {
	p.t.Helper()
	if p.shows("profile-scan") {
		p.click("profile-scan")
	} else {
		p.types()
		p.click("plus")
		p.click("scan")
	}
	code := fmt.Sprintf(`[...document.querySelectorAll('%s')].find(b => b.textContent.includes(%q))`, id(p.part("code")), label)
	p.await(`!!` + code)
	p.do(chromedp.Evaluate[chromedp.Void](code + `.click()`))
}

// bubbles are the texts of those that the account has sent, oldest first.
func (p phone) bubbles() string {
	return `[...document.querySelectorAll('` + id(p.part("bubbles")) + ` [data-testid="bubble"][data-from="account"]')].map(e => e.textContent)`
}

// reads waits until one of the account's bubbles holds the words, and gives the latest that does.
func (p phone) reads(words string) string {
	p.t.Helper()
	return p.readsTimes(words, 1)
}

// readsTimes waits until so many of the account's bubbles hold the words.
func (p phone) readsTimes(words string, times int) string {
	p.t.Helper()
	quoted, _ := json.Marshal(words)
	p.await(fmt.Sprintf(`%s.filter(text => text.includes(%s)).length >= %d`, p.bubbles(), quoted, times))
	all := ask[[]string](p.browser, p.bubbles())
	for i := len(all) - 1; i >= 0; i-- {
		if strings.Contains(all[i], words) {
			return all[i]
		}
	}
	p.t.Fatalf("phone %d lost %q", p.n, words)
	return ""
}

// asks says something and gives the account's next bubble, which must hold the words.
func (p phone) asks(question, words string) {
	p.t.Helper()
	before := len(ask[[]string](p.browser, p.bubbles()))
	p.says(question)
	p.await(fmt.Sprintf(`%s.length > %d`, p.bubbles(), before))
	if got := ask[[]string](p.browser, p.bubbles())[before]; !strings.Contains(got, words) {
		p.t.Errorf("phone %d: to %q it answers %q, want %q", p.n, question, got, words)
	}
}

// heard tells whether any of the account's bubbles on the phone holds the words.
func (p phone) heard(words string) bool {
	p.t.Helper()
	return strings.Contains(strings.Join(ask[[]string](p.browser, p.bubbles()), "\n"), words)
}
