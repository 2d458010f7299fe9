package handlers

import (
	"regexp"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// howFarForm are questions how a matter stands that say nothing else: 啥时候来人,
// 咋还没人管, 办得怎么样了, 有消息没. 路灯啥时候修 names something, and may be new.
var howFarForm = regexp.MustCompile(`^(?:那|请问|问下|问一下|我们?的?|你们|您们?|那件|这件|那个|这个|事情?|反映的|到底|现在|都|好?几天了|这么久了|还)*(?:` +
	`(?:啥时候?|什么时候|几时|哪天|多久|何时)(?:能|才|会|可以|才能)*(?:来人?|有人[来管]|来[修看办]|[修办弄管]好?|处理好?|解决好?|给办|有(?:消息|结果|答复|回音)|答复|回复)` +
	`|(?:咋|怎么)(?:到现在)?(?:还|一直)?(?:没有?|不见?)(?:个?人)?(?:管|来人?|办|处理|解决|动静|消息|回音|答复|回复|修|理)(?:我们?)?` +
	`|(?:[办弄搞修]|处理|解决)?[得的]?(?:怎么样|咋样|怎样|如何)` +
	`|(?:有没有|还没有?)(?:消息|结果|动静|进展|回音|答复|回复|人[管来])` +
	`|有(?:消息|结果|动静|进展|回音|答复|回复|人[管来])了?(?:没有?|吗)` +
	`|(?:[办修弄]|处理|解决)[好完]?了?(?:没有?|吗)` +
	`)(?:了|啊|呀|呢|吗|啦|嘛)*$`)

func asksHowFar(plain string) bool { return howFarForm.MatchString(signsOnly(plain)) }

// howFar shows who asks it how his matters stand. The question itself goes to nobody,
// which is said, with the way to pass it on.
func (t *turn) howFar(open []liaison.Matter) (string, error) {
	progress, err := t.progress()
	if err != nil {
		return "", err
	}
	number := ""
	if len(open) == 1 {
		number = open[0].Number
	}
	return wording.Lines(progress, wording.AskedHowFar(number)), nil
}
