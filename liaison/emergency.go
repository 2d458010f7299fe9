package liaison

import (
	"regexp"
	"strings"
	"time"
)

// urgentWords are phrases that ask for help at once.
var urgentWords = regexp.MustCompile(`救命|救人|[着著]火|起火|失火|火[灾災]|[杀殺]人|砍人|打死人|跳[楼樓]|跳河|上吊|自[杀殺]|不想活|喝[农農][药藥]|溺水|落水|` +
	`煤[气氣](中毒|泄漏|泄露)|爆炸|[触觸][电電]|昏迷|[晕暈]倒|[没沒][气氣]了|大出血|[车車][祸禍]|被困|[抢搶]劫|被[绑綁]架|[报報]警|地震|塌方|山洪|` +
	`救[护護][车車]|快[来來]人|家暴|割腕|投[河井湖]|[寻尋]死|活不下去|想死(?:[^守板]|$)|(?:^|[^减減年])[轻輕]生(?:$|[^活产產意态態])|` +
	`[晕暈昏](?:[过過]去|死)|中[风風]了|[脑腦]梗|[脑腦](?:溢|出)血|心梗|心肌梗|[喘透吸]不[上过過]来?[气氣]|[没沒]呼吸|不省人事|口吐白沫|抽搐|快不行了|` +
	`(?:煤[气氣]|燃[气氣]|天然[气氣]).{0,4}(?:漏|泄)|漏.{0,2}(?:煤[气氣]|燃[气氣]|天然[气氣])|` +
	`[喝吃服](?:了|下|过|過|的是|一|两|半|几|整|大|小|瓶|口|杯|包|把|好|多|些|点){0,6}(?:[农農老鼠]+[药藥]|百草枯|敌敌畏|安眠[药藥])|中毒了|` +
	`掉(?:到|[进進]|下|入|在)?了?(?:河|井|水|塘|池|江|湖|海|崖|[粪糞]坑)`)

// urgentNumber finds 110, 119 and 120 as numbers to call, not 120平米, 110国道.
var urgentNumber = regexp.MustCompile(`(?:^|[^\d.])(?:110|119|120)` +
	`(?:$|[^\d.A-Za-z%℃平米国县省乡亩元块斤克吨千公里个户人名号路弄幢栋室岁年月天分万多度伏瓦家头只条件张本辆次届周课])`)

// IsEmergency tells words that ask for help at once; what they start is urgent.
func IsEmergency(text string) bool {
	text = strings.NewReplacer("１", "1", "２", "2", "０", "0", "９", "9").Replace(text)
	return urgentWords.MatchString(text) || urgentNumber.MatchString(text) || groundGives(text)
}

func anyEmergency(said []Said) bool {
	for _, s := range said {
		if s.Kind == SaidText && IsEmergency(s.Text) {
			return true
		}
	}
	return false
}

// emergencySince is when the author of a matter last asked for help at once and
// has had no answer yet; zero when nothing of the kind waits.
func emergencySince(entries []Entry) (since time.Time) {
	for _, entry := range entries {
		switch entry.Kind {
		case EntryRaised, EntryAdded:
			if entry.RecalledAt.IsZero() && anyEmergency([]Said{entry.Said}) {
				since = entry.Said.At
			}
		case EntryAnswer:
			if entry.RecalledAt.IsZero() {
				since = time.Time{}
			}
		case EntryAsk, EntryPassed, EntryHanded, EntryReworded, EntryShared, EntrySubject, EntryKept, EntryExtend, EntryExtended, EntryNotExtended, EntryReturn, EntryNotReturned:
		}
	}
	return since
}

// emergencyWaits tells whether the next answer is urgent: somebody who asked for
// help at once waits for it. What is said after that is as ordinary as its words.
func (d *Desk) emergencyWaits(matter Matter) (bool, error) {
	entries, err := d.tx.Entries(matter.ID)
	return !emergencySince(entries).IsZero(), err
}

// urgentAddition tells whether later words of an author are urgent: they ask for
// help at once, or, while nobody has answered yet, come right after words that did:
// where it is, who is hurt.
func (d *Desk) urgentAddition(matter Matter, said []Said) (bool, error) {
	if anyEmergency(said) {
		return true, nil
	}
	entries, err := d.tx.Entries(matter.ID)
	since := emergencySince(entries)
	return !since.IsZero() && d.now.Sub(since) < d.terms.Policy.CardFresh, err
}
