package handlers

import (
	"regexp"
	"strings"
	"unicode"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// unsupported answers stickers, files and nothing at all; nothing changes.
func (t *turn) unsupported() (string, bool, error) {
	if t.readable() {
		return "", false, nil
	}
	return wording.Unsupported(), true, nil
}

// emergency puts the numbers first and goes on with the rest of the table.
func (t *turn) emergency() (string, bool, error) {
	if t.isText() && liaison.IsEmergency(t.plain) {
		t.before = append(t.before, wording.Emergency())
	}
	return "", false, nil
}

var thanks = words("谢谢 谢了 谢谢你 谢谢您 多谢 感谢 非常感谢 好 好的 好吧 行 可以 收到 知道了 知道 明白 明白了 了解 嗯 嗯嗯 哦 噢 ok 辛苦了 辛苦 麻烦了 麻烦你了 麻烦您了 拜拜 晚安")

var (
	// 谢谢王书记, 辛苦代表了, 感谢党和政府
	thanksSomebody = regexp.MustCompile(`^(?:(?:非常|太|多|好的?|嗯+|收到)?(?:谢谢|感谢|谢|辛苦)(?:您|你|了|啦|你们|各位|我们)*` +
		`[^\P{Han}告诉叫请找转问让给帮]{0,3}?(?:书记|支书|主任|代表|委员|村长|镇长|领导|同志|干部|师傅|大家|政府|办公室)们?(?:和?政府)?(?:了|啦|啊|的?(?:关心|帮忙|帮助))*)+$`)
	// 王书记好, 您好王代表
	greetsSomebody = regexp.MustCompile(`^(?:\p{Han}{0,3}(?:书记|支书|主任|代表|委员|村长|镇长|领导|同志)(?:您|你)?好|[您你]好\p{Han}{0,3}(?:书记|支书|主任|代表|委员|村长|镇长|领导|同志))$`)
	interjection   = regexp.MustCompile(`^[哦噢嗯啊哈呵嘿]+$`)
)

func greets(text string) bool { return greetings[text] || greetsSomebody.MatchString(text) }

var greetings = words("在吗 在不在 有人吗 你好 您好 喂 hi hello 早 早上好 下午好 晚上好 再见")

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// signs are the platform's little pictures as they arrive in a text: [微笑], /:rose.
var signs = regexp.MustCompile(`\[[^\[\]\d]{1,8}\]|/:[!-~]{1,8}`)

// keyed is a text of nothing but signs of the keyboard, which thanks nobody: @@@@, ##, **.
var keyed = regexp.MustCompile(`^[@#$%^&*+=|\\<>{}\[\]/_-]+$`)

// letters is a text without its little pictures, spaces and punctuation.
func letters(plain string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, signs.ReplaceAllString(plain, "")))
}

// isCourtesy tells thanks, greetings and signs without a word in them; they
// never open, join, reopen or relay anything.
func isCourtesy(plain string) bool {
	text := letters(plain)
	if text == "" || thanks[text] || greets(text) || thanksSomebody.MatchString(text) || interjection.MatchString(text) {
		return true
	}
	rest := text
	for _, word := range []string{"谢谢", "好的", "收到", "辛苦了", "知道了", "你们", "大家", "代表", "嗯", "了", "啊", "哈", "您", "你", "啦"} {
		rest = strings.ReplaceAll(rest, word, "")
	}
	return rest == ""
}

// withoutCourtesy takes the thanks and greetings off both ends of a text, so that
// 1，谢谢 is a choice and 您好，进度 a command. A text that is nothing else stays.
func withoutCourtesy(plain string) string {
	gap := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",.。!~;", r) }
	for {
		i := strings.IndexFunc(plain, gap)
		if i <= 0 || !isCourtesy(plain[:i]) {
			break
		}
		plain = strings.TrimLeftFunc(plain[i:], gap)
	}
	for {
		i := strings.LastIndexFunc(plain, gap)
		if i <= 0 || !isCourtesy(plain[i:]) {
			return plain
		}
		plain = strings.TrimRightFunc(plain[:i], gap)
	}
}

func (t *turn) courtesy() (string, bool, error) {
	if !t.isText() || !isCourtesy(t.plain) {
		return "", false, nil
	}
	if greets(letters(t.plain)) {
		return wording.Greeting(), true, nil
	}
	if keyed.MatchString(bare(t.plain)) {
		return wording.OnlySigns(t.office()), true, nil
	}
	return wording.Courtesy(), true, nil
}
