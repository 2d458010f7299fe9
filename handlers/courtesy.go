package handlers

import (
	"regexp"
	"strings"
	"unicode"

	"shuanglian/liaison/wording"
)

// unsupported answers stickers, files and nothing at all; nothing changes.
func (t *turn) unsupported() (string, bool, error) {
	if t.readable() {
		return "", false, nil
	}
	return wording.Unsupported(), true, nil
}

// urgentWords are phrases that ask for help at once.
var urgentWords = regexp.MustCompile(`救命|救人|着火|起火|失火|火灾|杀人|砍人|打死人|跳楼|跳河|上吊|自杀|不想活|溺水|落水|煤气(中毒|泄漏|泄露)|触电|昏迷|晕倒|没气了|抢劫|被绑架|报警|地震|塌方|山洪`)

// urgentNumber finds 110, 119 and 120 as numbers to call, not 120平米, 110国道.
var urgentNumber = regexp.MustCompile(`(?:^|[^\d.])(?:110|119|120)(?:$|[^\d.平米国县省乡亩元块斤克吨千公个户人名号路弄幢栋室岁年月天分%万多])`)

func isEmergency(plain string) bool {
	return urgentWords.MatchString(plain) || urgentNumber.MatchString(plain)
}

// emergency puts the numbers first and goes on with the rest of the table.
func (t *turn) emergency() (string, bool, error) {
	if t.isText() && isEmergency(t.plain) {
		t.before = append(t.before, wording.Emergency())
	}
	return "", false, nil
}

var thanks = map[string]bool{
	"谢谢": true, "谢了": true, "谢谢你": true, "谢谢您": true, "多谢": true, "感谢": true, "非常感谢": true, "好": true, "好的": true,
	"好吧": true, "行": true, "可以": true, "收到": true, "知道了": true, "知道": true, "明白": true, "明白了": true, "了解": true, "嗯": true, "嗯嗯": true,
	"哦": true, "噢": true, "ok": true, "辛苦了": true, "辛苦": true, "麻烦了": true, "麻烦你了": true, "麻烦您了": true,
}

var greetings = map[string]bool{
	"在吗": true, "在不在": true, "有人吗": true, "你好": true, "您好": true, "喂": true, "hi": true, "hello": true, "早": true, "早上好": true,
	"下午好": true, "晚上好": true, "再见": true,
}

// isCourtesy tells thanks, greetings and signs without a word in them; they
// never open, join, reopen or relay anything.
func isCourtesy(plain string) bool {
	text := strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, plain))
	if text == "" || thanks[text] || greetings[text] {
		return true
	}
	rest := text
	for _, word := range []string{"谢谢", "好的", "收到", "辛苦了", "知道了", "你们", "大家", "代表", "了", "啊", "哈", "您", "你", "啦"} {
		rest = strings.ReplaceAll(rest, word, "")
	}
	return rest == ""
}

func (t *turn) courtesy() (string, bool, error) {
	if !t.isText() || !isCourtesy(t.plain) {
		return "", false, nil
	}
	if greetings[strings.ToLower(bare(t.plain))] {
		return wording.Greeting(), true, nil
	}
	return wording.Courtesy(), true, nil
}
