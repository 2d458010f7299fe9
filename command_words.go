package main

import (
	"fmt"
	"strings"
	"time"
)

// line is a matter as a line of a list.
func (r matterRow) line() string {
	return fmt.Sprintf("%s  %s  交给%s  %s  %s交  %s前答复", r.Number, inChinese(r.State), inChinese(r.Recipient), inChinese(r.Level),
		minutes(r.Submitted), minutes(r.FirstDue))
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
		delegate=党代表 committee_member=党委委员 office=联络办公室 discipline=纪检
		named=署名 confidential=办公室知道姓名 anonymous=不署名 sealed=封存
		author=本人 holder=承办代表 clock=到时
		queued=等发 sending=在发 waiting=等对方说话 sent=已发 task=请打电话 recalled=已撤回 dropped=不发了
		card=来件 addition=补充 answer=答复 ask=问本人 notice=告知 reminder=提醒 question=提问 media=语音照片 reply_copy=补发回复
		unreachable=要打电话 guessing=有人猜手机号 no_office=来时办公室没人绑定 paused=平台停发 no_notices=模板发不了 media_lost=语音照片没取到
		confirm=核实登记 correct=更正 export=导出
		done=做完 failed=没做成 panicked=出错 expired=错过 interrupted=中断 registered=从这时起 restored=恢复备份后不补
		calendar=请导入放假安排 missed=错过了定时的事 bind_discipline=请纪检专员绑定 tell_discipline=请提醒纪检专员`) {
		if english, chinese, _ := strings.Cut(pair, "="); english == identifier {
			return chinese
		}
	}
	return orNone(identifier)
}
