package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison/wording"
)

var (
	// 我12岁, 我今年十二岁半: the whole message is the age of who says it. Of a child he
	// may be speaking in a matter of his own.
	age = regexp.MustCompile(`^(我|本人)?(?:今年|现在|才|还|只有|刚满|刚)*(\d{1,2}|[一二三四五六七八九十]{1,3})(?:周)?岁(?:半|了|多)?$`)
	// 未满14, 不满十四周岁, 没到14岁
	under = regexp.MustCompile(`^(?:我|本人)?(?:还)?(?:未满|不满|没满|不到|没到|未到)(?:14|十四)(?:周)?(?:岁)?(?:了)?$`)
)

// adult is the age from which somebody may consent for himself (个人信息保护法 §31).
const adult = 14

// isUnderFourteen tells whether somebody says that he is a child; while he is
// asked for his consent the age alone says so.
func isUnderFourteen(plain string, asked bool) bool {
	text := bare(plain)
	if under.MatchString(text) || text == "我是小学生" {
		return true
	}
	found := age.FindStringSubmatch(text)
	return found != nil && (found[1] != "" || asked) && years(found[2]) < adult
}

// years reads a number below a hundred in figures or in Chinese: 12, 十二.
func years(said string) int {
	n, tens := 0, 0
	for _, r := range said {
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r == '十':
			tens, n = max(n, 1), 0
		default:
			n = strings.IndexRune("一二三四五六七八九", r)/len("一") + 1
		}
	}
	return tens*10 + n
}

// childAnswers takes it when somebody asked for his consent says that he is a child.
func (t *turn) childAnswers() (string, bool, error) {
	if !t.consenting() || !isUnderFourteen(t.plain, true) {
		return "", false, nil
	}
	reply, err := t.refuseChild()
	return reply, true, err
}

// refuseChild keeps nothing of a child, and sends him to the office.
func (t *turn) refuseChild() (string, error) {
	t.conversation.Dialogue, t.dialogue = "", nil
	return wording.UnderFourteen(t.office()), t.desk.RefuseChild(t.arrival.OpenID)
}
