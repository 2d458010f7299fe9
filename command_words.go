package main

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"shuanglian/liaison"
)

// line is a matter as a line of a list.
func (r matterRow) line() string {
	line := fmt.Sprintf("%s  %s  交给%s  %s  %s交  %s前答复", r.Number, inChinese(r.State), inChinese(r.Recipient), inChinese(r.Level),
		minutes(r.Submitted), minutes(r.FirstDue))
	if r.Author != "" {
		line += fmt.Sprintf("  %s·%s  %s办", r.Author, r.Gist, cmp.Or(r.Holder, r.Clerk, "办公室"))
	}
	return line
}

// minutes is an instant of a row as people read it.
func minutes(stamp string) string {
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return "——"
	}
	return at.Format("2006-01-02 15:04")
}

func orNone(text string) string {
	if text == "" {
		return "——"
	}
	return text
}

// inChinese is the word for an identifier of the records; JSON keeps the
// identifier itself.
func inChinese(identifier string) string {
	for _, pair := range strings.Fields(`draft=草稿 submitted=等答复 in_progress=在跟进 replied=等评价 closed=已结 withdrawn=已撤回
		delegate=党代表 committee_member=党委委员 office=联络办公室 discipline=纪检 unit=承办单位
		named=署名 confidential=办公室知道姓名 anonymous=不署名 sealed=封存
		author=本人 holder=在办的人 clock=到时
		queued=等发 sending=在发 waiting=等对方说话 sent=已发 task=请打电话 recalled=已撤回 dropped=不发了
		card=来件 addition=补充 answer=答复 ask=问本人 notice=告知 reminder=提醒 question=提问 media=语音照片 reply_copy=补发回复
		unreachable=要打电话 guessing=有人猜手机号 needs_card=要给他绑定卡 no_office=来时办公室没人绑定 leave=有人请假 paused=平台停发 no_notices=模板发不了 media_lost=语音照片没取到 urgent_withdrawn=急件撤回了，请核实 tell_extension=打电话告诉本人延期了
		confirm=核实登记 correct=更正 export=导出
		done=做完 failed=没做成 panicked=出错 expired=错过 interrupted=中断 registered=从这时起 restored=恢复备份后不补
		raised=反映 added=补充 passed=转来的原因 handed=转出的原因 shared=同事间 reworded=改写 subject=反映的是
		extend=申请延期 extended=同意延期 not_extended=没有同意延期 return=申请退回 not_returned=没有同意退回
		copy_restored=用备份还原过 series=定期的会排不出 duty=值班的人来不了 calendar=请导入放假安排 missed=错过了定时的事 ask_author=打电话问本人 bind_discipline=请纪检专员绑定 tell_discipline=请提醒纪检专员`) {
		if english, chinese, _ := strings.Cut(pair, "="); english == identifier {
			return chinese
		}
	}
	return orNone(identifier)
}

// stateWord is where a message stands; a call that has been made is none to make.
func stateWord(state, outcome string) string {
	if state == string(liaison.DeliveryTask) && outcome == liaison.OutcomePhoned {
		return outcome
	}
	return inChinese(state)
}

// outcomeWord says what the records say became of a message.
func outcomeWord(outcome string) string {
	rung, result, tried := strings.Cut(outcome, ": ")
	if tried {
		for _, pair := range strings.Fields(`customer_message=客服消息 template=模板 subscription=订阅通知`) {
			if english, chinese, _ := strings.Cut(pair, "="); english == rung {
				return chinese + "：" + resultWord(result)
			}
		}
	}
	for _, pair := range outcomes() {
		if pair[0] == outcome {
			return pair[1]
		}
	}
	if actor, again := strings.CutPrefix(outcome, "tried again by "); again {
		return "又发一次：" + actor
	}
	return outcome
}

// resultWord is the result of one attempt, with WeChat's code when it gave one.
func resultWord(result string) string {
	english, code, _ := strings.Cut(result, " ")
	for _, pair := range strings.Fields(`sent=收下了 retry=没发成，再试 lost=不知发没发成 window=对方没开口，发不了 unreachable=找不到这个人 bad=内容不被接受
		held=平台在审 too_fast=发得太快 quota=今天的条数用完了 forbidden=这条路不让用 stopped=公众号被停用 failed=没送到 nothing=没有回音`) {
		if word, chinese, _ := strings.Cut(pair, "="); word == english {
			if code == "" || code == "0" || word == "nothing" {
				return chinese
			}
			return chinese + "（" + code + "）"
		}
	}
	return result
}

// outcomes are what the program writes by a message that went another way.
func outcomes() [][2]string {
	return [][2]string{
		{"recipient may not see it now", "对方现在不该看到"}, {"its sayer may not see the matter now", "说话的人现在不该看到"},
		{"recipient is not bound", "对方没绑定"}, {"recalled by its sender", "本人撤回"}, {"withdrawn by its author", "这件本人撤回了"}, {"replaced by the final answer", "换成最后的答复"},
		{"the person has left", "人已离开"}, {"shown in a reply", "回话里已给他看"}, {"merged into a newer one", "并进后一条"},
		{"its recipient is on the roster now", "对方已在名册里"}, {"no longer asked", "不用再问"}, {"no longer due", "不用再提醒"},
		{"no longer so", "情况变了"}, {"no longer to be phoned", "不用再打电话"}, {"no longer to be done", "不用再办"},
		{"line closed", "这条路停着"}, {"no window", "对方没开口"}, {"set aside after a fault", "出了错，先放一边"},
		{"the hand-over was taken back", "转出后收回"}, {"attempt was broken off", "发到一半断了"},
	}
}

// routeWord is why a matter went where it went. That somebody has to be kept from
// it reads like that he can't be reached.
func routeWord(reason string) string {
	for _, pair := range strings.Fields(`chose_delegate=本人选了代表 chose_committee_member=选了委员 chose_office=本人选了办公室
		chose_anonymous=本人选了不署名 complained=反映的是人 entered=来电代录 heard=走访时记下 opinion=约谈联系时提的 no_choice=没有选 day_full=当天交给代表的满了
		may_not_hold=选的人不能接 unreachable=联系不上 excluded=联系不上 handed_on=承办的人转来 stand_in=代班 convenor=召集人代办
		away=代表外出 stand_in_late=没有答复，代班 convenor_late=没有答复，召集人代办 successor=换了代表 seat_ended=代表离任
		unanswered=没有答复 dissatisfied_twice=两次不满意 by_office=办公室转出 meeting_task=会议任务 sit_in_task=列席会议任务 agreed=本人同意告诉姓名，办公室转出 taken_back=转出后收回`) {
		if code, chinese, _ := strings.Cut(pair, "="); code == reason {
			return chinese
		}
	}
	return orNone(reason)
}
