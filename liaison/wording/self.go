package wording

import (
	"fmt"
	"strings"
	"time"
)

// SelfFacts are what the account knows of its reader; what is empty isn't shown.
type SelfFacts struct {
	Name, Place  string
	PhoneTail    string // shown only to who has used a code
	Delegate     string // in contact with him
	Chosen       string // whose card he scanned, while nobody has confirmed him
	Roles        string
	Waiting      string // roles that wait for their code
	ByCode       bool
	BoundAt      time.Time
	ConsentedAt  time.Time
	Consent      int    // version of the text he agreed to
	Reminding    string // how he is reminded
	Chat, Matter string // how long things are kept: 90天, 5年
	PrivacyURL   string
	Office       Office
}

// AboutYou shows it (我的信息), and the words by which he has it changed.
func AboutYou(f SelfFacts) string {
	who := strings.Join(withContent(f.Name, f.Place, f.PhoneTail), "，")
	how := "手机后四位，看不到以前的事；要看，请打" + f.Office.Call()
	if f.ByCode {
		how = "绑定码"
	}
	act := "有错回“更正”，要一份回“导出”，要删去回“注销”，只断开这个微信回“解绑”"
	if !f.ByCode {
		act = "有错、要一份，请打" + f.Office.Call() + "。要删去回“注销”，只断开这个微信回“解绑”"
	}
	return Lines("姓名："+who,
		labelled("联系您的代表：", f.Delegate),
		labelled("您扫的卡：", f.Chosen),
		labelled("身份：", f.Roles),
		labelled("要用绑定码启用的身份：", f.Waiting),
		fmt.Sprintf("绑定：%s，用%s", Day(f.BoundAt), how),
		fmt.Sprintf("同意：%s，说明第%d版", Day(f.ConsentedAt), f.Consent),
		fmt.Sprintf("留多久：事情办结后聊天内容%s，事项%s", f.Chat, f.Matter),
		labelled("提醒：", f.Reminding),
		act,
		labelled("全文：", f.PrivacyURL))
}

func withContent(words ...string) []string {
	var kept []string
	for _, word := range words {
		if word != "" {
			kept = append(kept, word)
		}
	}
	return kept
}

func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}

// NeedsCode is said when four digits are not enough for what somebody wants.
func NeedsCode(what string, o Office) string {
	return Lines(fmt.Sprintf("“%s”要先用绑定码绑定，免得别人冒您的名。", what), "领绑定码或直接办，请打"+o.Call())
}

// WhatIsWrong asks for the correction in free words.
func WhatIsWrong() string {
	return "哪里不对？直接说，比如：我的手机号换了。不改了回“取消”。"
}

// TypeWhatIsWrong answers a voice or a picture in its place.
func TypeWhatIsWrong(o Office) string {
	return "这一项请打字说；不会打字，就打" + o.Call()
}

// CorrectionTaken confirms it; words are framed.
func CorrectionTaken(words string) string {
	return Lines("已交联络办公室："+words, "办好了告诉您。")
}

// ExportTaken confirms that the office makes a copy of what is kept.
func ExportTaken(o Office) string {
	return Lines("已请联络办公室给您做一份，做好了告诉您去拿。",
		"里面有您在名册里的资料、您反映的事和您说的话；不署名、不公开的事不在里面，免得经手的人看到。",
		"急的打"+o.Call())
}

// AskedAlready is said when it waits with the office already.
func AskedAlready(o Office) string {
	return "已经请联络办公室在办了，办好告诉您。急的打" + o.Call()
}

// CancelFacts are what remains when somebody cancels his account.
type CancelFacts struct {
	OnRoster       bool
	Raised, InHand int    // open matters of his, and those he is to answer
	Matter, Audit  string // how long they are kept: 5年, 3年
	Office         Office
}

// CancelAsked says what remains, and asks (注销).
func CancelAsked(f CancelFacts) string {
	name := "您登记的姓名、手机也删去。"
	reach := "，答复送不到您了"
	if f.OnRoster {
		name, reach = "名册里您的姓名、手机由办公室保管，要删请打"+f.Office.Call()+"。", "，答复由办公室打电话告诉您"
	}
	raised, inHand := "", ""
	if f.Raised > 0 {
		raised = fmt.Sprintf("您反映的%d件还在办，照样办%s。", f.Raised, reach)
	}
	if f.InHand > 0 {
		inHand = fmt.Sprintf("要您答复的%d件，由联络办公室看着办。", f.InHand)
	}
	return Lines("注销后，这个微信和您断开，微信带来的资料当场删去，找不回来。", name, raised, inHand,
		fmt.Sprintf("事项的编号、日期留%s，操作记录留%s，到时也删。", f.Matter, f.Audit), "1 注销  0 不注销")
}

// Cancelled confirms that it is done.
func Cancelled(o Office) string {
	return "已注销，这个微信和您断开了。要再用，发：绑定 姓名 手机后四位，或打" + o.Call()
}

// NotCancelled confirms that nothing has changed.
func NotCancelled() string { return "好，没有注销，一切照旧。" }

// NothingOfYours answers 注销 from somebody who is not bound.
func NothingOfYours() string {
	return "您没有绑定。您发来过、还没交出的话，已全部删去。"
}
