package wording

import (
	"fmt"
	"strings"
)

// DigestState is whether somebody gets digests; empty: he has none to get.
type DigestState string

// The states.
const (
	DigestOn  DigestState = "on"
	DigestOff DigestState = "off"
)

// RemindingFacts are how somebody is reminded. Hours are written 21:00-08:00.
type RemindingFacts struct {
	Quiet   string // in force for him
	Place   string // the place's
	Own     bool   // he has said so himself
	Earlier string // what he may choose
	Later   string
	Bounds  string
	Digest  DigestState
}

// RemindingAsked shows how it is, and what may be changed by one digit (提醒设置).
func RemindingAsked(f RemindingFacts) string {
	digest := ""
	switch f.Digest {
	case DigestOn:
		digest = "4 不收周报"
	case DigestOff:
		digest = "4 收周报"
	}
	return Lines(fmt.Sprintf("现在%s不打扰您。急事、当天的会除外。", spokenHours(f.Quiet)),
		"要改，回一个数字：",
		"1 "+spokenHours(f.Earlier), "2 "+spokenHours(f.Later), "3 照镇里的，"+spokenHours(f.Place), digest, "0 不改了",
		"别的时间回“免打扰 22点到7点”。")
}

// QuietTaken confirms his own hours.
func QuietTaken(f RemindingFacts) string {
	back := "照镇里的"
	if f.Own {
		back = "要改回来，回“免打扰 默认”"
	}
	return fmt.Sprintf("已记：%s不打扰您，急事、当天的会除外。%s。", spokenHours(f.Quiet), back)
}

// QuietOutOfBounds refuses hours in which too much would be missed.
func QuietOutOfBounds(f RemindingFacts) string {
	from, until, _ := strings.Cut(f.Bounds, "-")
	return Lines(fmt.Sprintf("没有改。免打扰最早%s开始，最晚%s结束，不然会误事。", spokenClock(from), spokenClock(until)),
		"比如回“免打扰 22点到7点”。")
}

// DigestTaken confirms whether he gets digests, called as he calls them: 周报, 月报, 日报.
func DigestTaken(wanted bool, called string) string {
	if wanted {
		return "已记：以后照常给您发" + called + "。"
	}
	return fmt.Sprintf("已记：不再给您发%s。要看随时回“%s”，想再收到回“收%s”。到期的事照样提醒。", called, called, called)
}

// RemindingKept confirms that nothing has changed.
func RemindingKept() string { return "好，没有改。" }

// RemindingLine is how it stands in what the account knows of its reader.
func RemindingLine(f RemindingFacts) string {
	if !f.Own && f.Digest == "" {
		return ""
	}
	digest := ""
	switch f.Digest {
	case DigestOn:
		digest = "收周报"
	case DigestOff:
		digest = "不收周报"
	}
	return strings.Join(withContent(spokenHours(f.Quiet)+"不打扰", digest), "，") + "；要改回“提醒设置”"
}

// spokenHours gives 晚上9点到早上8点.
func spokenHours(hours string) string {
	from, until, _ := strings.Cut(hours, "-")
	return spokenClock(from) + "到" + spokenClock(until)
}

// spokenClock gives 晚上9点半 for 21:30.
func spokenClock(clock string) string {
	var hour, minute int
	if _, err := fmt.Sscanf(clock, "%d:%d", &hour, &minute); err != nil {
		return clock
	}
	part := "早上"
	switch {
	case hour < 5 || hour == 24:
		part = "夜里"
	case hour >= 18:
		part, hour = "晚上", hour-12
	case hour >= 13:
		part, hour = "下午", hour-12
	case hour >= 11:
		part = "中午"
	}
	switch minute {
	case 0:
		return fmt.Sprintf("%s%d点", part, hour)
	case 30:
		return fmt.Sprintf("%s%d点半", part, hour)
	}
	return fmt.Sprintf("%s%d点%d分", part, hour, minute)
}

// PersonReminding is how somebody wants to be reminded, in what is handed out to him.
func PersonReminding(quiet string, noDigest bool) string {
	hours, digest := "", ""
	if quiet != "" {
		hours = spokenHours(quiet) + "不打扰"
	}
	if noDigest {
		digest = "不收周报"
	}
	if hours+digest == "" {
		digest = "照镇里的"
	}
	return "提醒设置：" + strings.Join(withContent(hours, digest), "，")
}

// HelpDigest is the help of those who get digests, and of those who want none.
func HelpDigest(how DigestState) string {
	if how == DigestOff {
		return "周报　现在的情况；收周报　每期照常发"
	}
	return "周报　现在的情况；不收周报　别再发"
}
