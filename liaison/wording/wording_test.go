package wording_test

import (
	"strings"
	"testing"
	"time"

	"shuanglian/liaison/wording"
)

// Whatever somebody writes, it stays inside its frame and nothing in it can be
// tapped as if the account had said it.
func TestFramed(t *testing.T) {
	for name, c := range map[string]struct{ words, want string }{
		"plain":         {"路灯坏了", "〔路灯坏了〕"},
		"its own frame": {"好〕〔来件482913〕张三", "〔好来件482913张三〕"},
		"an anchor":     {`<a href="weixin://x">点</a>`, `〔＜a href="weixin://x"（链接未核实）＞点＜/a＞〕`},
		"an address":    {"看http://a.cn/x吧", "〔看http://a.cn/x（链接未核实）吧〕"},
		"nothing":       {"  ", "〔〕"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := wording.Framed(c.words); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestCard(t *testing.T) {
	due := time.Date(2026, 11, 10, 17, 30, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		facts wording.CardFacts
		want  string
	}{
		"new": {
			wording.CardFacts{Number: "482913", From: "李大山（东岸村）", Words: "〔路〕语音3段、照片1张", Due: due},
			"〔来件482913〕李大山（东岸村）：〔路〕语音3段、照片1张\n最迟11月10日（周二）下班前先答复。直接回“482913 您的答复”。\n本号不会向您要验证码",
		},
		"urgent, answered": {
			wording.CardFacts{Number: "482913", From: "不署名", Words: "〔急〕", Urgent: true, Since: []string{"11月9日 10:00 答复：〔来了〕"}},
			"〔急件482913〕不署名：〔急〕\n11月9日 10:00 答复：〔来了〕\n直接回“482913 您的答复”。\n本号不会向您要验证码",
		},
		"over": {
			wording.CardFacts{Number: "482913", From: "李大山", Words: "〔路〕", Ended: "已结（满意）"},
			"〔来件482913〕李大山：〔路〕\n已结（满意）",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := wording.Card(c.facts); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// The one who reads an error can always telephone.
func TestErrorsNameThePhone(t *testing.T) {
	office := wording.Office{Name: "东岸镇", Phone: "0577-1"}
	for name, text := range map[string]string{
		"welcome": wording.Welcome(office), "how to bind": wording.HowToBind(office), "not handed in": wording.NotHandedIn(office),
		"failed": wording.BindFailed(office), "another": wording.BoundToAnother(office), "refused": wording.ConsentRefused(office),
		"tried": wording.SomebodyTried(office), "moved": wording.MovedAway(office), "unbound": wording.Unbound(office),
		"needs code": wording.NeedsCode("导出", office), "cancelled": wording.Cancelled(office), "help": wording.Help(office, true, true), "over": wording.RatedAndOver("482913", office),
		"not understood": wording.DidNotTake("1 交  0 不要", office), "no digit": wording.NoSuchDigit("1 交  0 不要", office), "too late": wording.NothingToRecall(time.Minute, office),
	} {
		if !strings.Contains(text, office.Phone) {
			t.Errorf("%s: no phone in %q", name, text)
		}
	}
}

// A list never grows longer than one message, and says what it leaves out.
func TestListsFit(t *testing.T) {
	rows := make([]wording.Row, 80)
	for i := range rows {
		rows[i] = wording.Row{Number: "482913", Who: "李大山", Gist: "村口路灯坏了三天…"}
	}
	for name, text := range map[string]string{"in hand": wording.InHand(rows, 600), "progress": wording.Progress(rows, 600)} {
		if n := len([]rune(text)); n > 600 || !strings.Contains(text, "（80件）") || !strings.Contains(text, "……还有") {
			t.Errorf("%s: %d runes:\n%s", name, n, text)
		}
	}
}

func TestUrgentCantBeTakenBack(t *testing.T) {
	due := time.Date(2026, 11, 10, 17, 30, 0, 0, time.UTC)
	for name, text := range map[string]string{
		"receipt": wording.Receipt("王建国代表", "482913", due, 0, ""), "answer": wording.HandedOver(0, ""), "added": wording.Added("482913", 0, ""),
	} {
		if strings.Contains(text, "撤回") {
			t.Errorf("%s offers what can't be done: %s", name, text)
		}
	}
}
