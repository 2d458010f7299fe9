package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// TestWordsBeforeBindingOnThePhones plays in a real browser what an old man does who speaks before he is bound: he follows by
// the poster, speaks and photographs, mistypes, scans his card, agrees, and hands over what he had said; his delegate listens.
func TestWordsBeforeBindingOnThePhones(t *testing.T) {
	b := openPhones(t, 1440, 900)
	b.picture("1-0-start")
	member, delegate, office := b.phone(1, "李大山"), b.phone(2, "王建国"), b.phone(3, "张宁")

	member.scans("海报")
	member.reads("这里是东岸镇党代表联络号")
	for times, seconds := range []int{12, 40, 8} {
		member.speaks(seconds)
		member.readsTimes("刚才的内容还没交出", times+1)
	}
	member.sends("picture", "picture-lamp")
	member.readsTimes("刚才的内容还没交出", 4)
	b.picture("1-1-before-binding")

	member.says("绑定老李1234")
	member.reads("没对上。请核对姓名和手机后四位，或请联络办公室发绑定卡：0577-86290000")
	member.scans("李大山的绑定卡")
	member.reads("1 同意 ")
	member.says("1")
	member.reads("单独问一项")
	b.picture("1-2-consent")
	member.says("1")
	member.reads("刚才的语音3段、照片1张要交吗")
	member.says("1")
	menu := member.reads("这件事交给谁？")
	for _, line := range []string{"联系您的代表是王建国（东岸村书记）", "1 交给王建国代表，他看得到您的名字", "4 反映代表或干部本人"} {
		if !strings.Contains(menu, line) {
			t.Errorf("no %q in %q", line, menu)
		}
	}
	b.picture("1-3-to-whom")
	member.says("1")
	receipt := member.reads("已交给王建国代表，编号")
	if !strings.Contains(receipt, "最迟11月11日（周三）下班前先答复您") {
		t.Errorf("the receipt says %q", receipt)
	}
	number := receiptNumber.FindStringSubmatch(receipt)[1]
	if delegate.heard(number) {
		t.Error("the delegate has it before the minute is over")
	}

	b.minutes(2)
	delegate.reads("〔来件" + number + "〕李大山（东岸村）：语音3段（12、40、8秒）、照片1张。回“看" + number + "”收听")
	delegate.says("看" + number)
	b.await(`[...document.querySelectorAll('#phone-2 [data-from="account"] .voice')].map(e => parseInt(e.textContent)).join() === "12,40,8"`)
	b.await(`(() => { const all = document.querySelectorAll('#phone-2 [data-from="account"][data-kind="picture"] img'); return all.length === 1 && all[0].naturalWidth === 640; })()`)
	b.keep("phones")
	if office.heard(number) {
		t.Error("the office has heard of it")
	}
	b.unharmed()
}

// TestWhichMatterOnThePhones plays what a delegate does who has three matters in hand and leaves out the number, or mistypes it:
// he is asked, and only the one he means is told.
func TestWhichMatterOnThePhones(t *testing.T) {
	b := openPhones(t, 1440, 900)
	b.phone(2, "王建国")
	numbers := map[string]string{}
	for _, m := range []struct{ name, digits, words string }{
		{"李大山", "1234", "村口路灯坏了"}, {"赵小梅", "2345", "水渠堵了"}, {"陈玉兰", "3456", "路面塌了一块"}, {"钱进", "4567", "桥栏杆断了"}} {
		numbers[m.name] = b.raises(m.name, m.digits, m.words)
	}
	b.minutes(2)
	d := delegate{phone: b.phone(2, "王建国"), numbers: numbers}
	for _, name := range []string{"李大山", "赵小梅", "陈玉兰"} {
		d.reads("〔来件" + numbers[name] + "〕" + name)
	}

	// Three in hand, no number: he is asked, and chooses the second.
	d.says("我去问一下")
	second := d.onList(d.reads("要回哪一件？"), 2)
	b.picture("5-1-which-one")
	d.says("2")
	d.reads("已交出，60秒内回“撤回”可收回")
	b.minutes(2)
	d.onlyTold(second, "我去问一下")
	d.says("2")
	d.reads("您继续跟")

	// A voice is asked about in the same way.
	d.speaks(7)
	third := d.onList(d.readsTimes("要回哪一件？", 2), 3)
	d.says("3")
	d.readsTimes("已交出，60秒内回“撤回”可收回", 2)
	b.minutes(2)
	d.onlyTold(third, "语音1段（7秒）")

	// Another's number, and one that nobody has: the same words, and nothing goes out before he has chosen.
	d.says(numbers["钱进"] + " 明天办")
	others := d.reads("没有您名下的" + numbers["钱进"] + "，这句话还没发出")
	b.picture("5-2-not-his")
	d.says("0")
	d.reads("没有发出")
	d.says("222222 明天办")
	nobodys := d.reads("没有您名下的222222，这句话还没发出")
	if strings.ReplaceAll(others, numbers["钱进"], "222222") != nobodys {
		t.Errorf("of another's number: %q\nof nobody's: %q", others, nobodys)
	}
	first := d.onList(nobodys, 1)
	d.says("1")
	d.readsTimes("已交出，60秒内回“撤回”可收回", 3)
	b.minutes(2)
	d.onlyTold(first, "明天办")
	d.says("2")
	d.readsTimes("您继续跟", 2)

	// Fifteen seconds after “好” he thinks again.
	d.says(numbers["李大山"] + " 好")
	d.readsTimes("已交出，60秒内回“撤回”可收回", 4)
	b.seconds(15)
	d.says("撤回")
	d.reads("刚才那条对方没有收到")
	b.minutes(2)
	d.onlyTold("", "〔好〕")
	b.unharmed()
}

// raises lets a member follow, bind and hand a matter to his delegate, on the first phone, and gives its number.
func (b *browser) raises(name, digits, words string) string {
	b.t.Helper()
	member := b.phone(1, name)
	member.click("follow")
	member.reads("这里是东岸镇党代表联络号")
	member.says("绑定 " + name + " " + digits)
	member.reads("1 同意 ")
	member.says("1")
	member.reads("单独问一项")
	member.says("1")
	member.reads("联系您的代表是")
	member.says(words)
	member.reads("这件事交给谁？")
	member.says("1")
	return receiptNumber.FindStringSubmatch(member.reads("已交给"))[1]
}

// delegate is a phone whose owner has matters in hand.
type delegate struct {
	phone
	numbers map[string]string // of the matters, by the names of their authors
}

var listed = regexp.MustCompile(`(\d) ([^·\s]+)·`)

// onList is whom a place of a which-one list means.
func (d delegate) onList(list string, place int) string {
	d.t.Helper()
	for _, entry := range listed.FindAllStringSubmatch(list, -1) {
		if entry[1] == fmt.Sprint(place) {
			return entry[2]
		}
	}
	d.t.Fatalf("no %d on the list %q", place, list)
	return ""
}

// onlyTold: of all the authors this one alone has read the words; nobody, if he has no name.
func (d delegate) onlyTold(who, words string) {
	d.t.Helper()
	for name := range d.numbers {
		member := d.browser.phone(1, name)
		if name == who {
			member.reads("王建国代表答复您（" + d.numbers[who] + "）：")
			member.reads(words)
		} else if member.heard(words) {
			d.t.Errorf("%s has read %q", name, words)
		}
	}
}

// unharmed: no phone has shown that the account was unavailable, and the page has not complained.
func (b *browser) unharmed() {
	b.t.Helper()
	if ask[bool](b, `!!document.querySelector('[data-kind="error"]') || document.querySelector('[data-testid="toast"]').matches(":popover-open")`) {
		b.picture("failed")
		b.t.Error("something went wrong on the page")
	}
}
