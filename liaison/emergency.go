package liaison

import (
	"regexp"
	"strings"
)

// urgentWords are phrases that ask for help at once.
var urgentWords = regexp.MustCompile(`救命|救人|[着著]火|起火|失火|火[灾災]|[杀殺]人|砍人|打死人|跳[楼樓]|跳河|上吊|自[杀殺]|不想活|喝[农農][药藥]|溺水|落水|` +
	`煤[气氣](中毒|泄漏|泄露)|爆炸|[触觸][电電]|昏迷|[晕暈]倒|[没沒][气氣]了|大出血|[车車][祸禍]|被困|[抢搶]劫|被[绑綁]架|[报報]警|地震|塌方|山洪`)

// urgentNumber finds 110, 119 and 120 as numbers to call, not 120平米, 110国道.
var urgentNumber = regexp.MustCompile(`(?:^|[^\d.])(?:110|119|120)` +
	`(?:$|[^\d.A-Za-z%℃平米国县省乡亩元块斤克吨千公里个户人名号路弄幢栋室岁年月天分万多度伏瓦家头只条件张本辆次届周课])`)

// IsEmergency tells words that ask for help at once; what they start is urgent.
func IsEmergency(text string) bool {
	text = strings.NewReplacer("１", "1", "２", "2", "０", "0", "９", "9").Replace(text)
	return urgentWords.MatchString(text) || urgentNumber.MatchString(text)
}

func anyEmergency(said []Said) bool {
	for _, s := range said {
		if s.Kind == SaidText && IsEmergency(s.Text) {
			return true
		}
	}
	return false
}
