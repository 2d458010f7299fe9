package handlers

import (
	"strings"
	"testing"

	"shuanglian/liaison"
)

// These look at the reading itself, which a conversation shows only in parts.

func TestDigitsAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{
		"1": "1", "１": "1", "①": "1", "1️⃣": "1", "一": "1", "壹": "1", "选1": "1", "我选一": "1", "1。": "1", " 1 ": "1", "回2": "2",
		"“1”": "1", "「1」": "1", "（1）": "1", "(1)": "1", "【1】": "1", "第一个": "1", "选第一个": "1", "一号": "1", "1吧": "1", "要1": "1",
		"按1": "1", "〇": "0", "零": "0", "11": "11",
		// signs that are no compatibility forms
		"❶": "1", "➁": "2", "➌": "3", "⓪": "0", "⒈": "1", "⑵": "2", "㈢": "3", "㊁": "2", "１．": "1", "Ⅱ": "2", "1\u200b": "1", "　１　": "1",
		// the other script, and numerals of bank notes
		"選１": "1", "選擇2": "2", "第壹個": "1", "貳": "2", "貮": "2", "叁": "3", "參": "3", "陸": "6", "柒": "7", "幺": "1", "弌": "1",
		// words around it
		"选项1": "1", "选 项 2": "2", "回复1": "1", "回复：1": "1", "我选第2个": "2", "我就选1吧": "1", "点1": "1", "發1": "1", "按2键": "2", "數字1": "1",
		"1啊": "1", "1哈": "1", "1呀！": "1", "第2条": "2", "第一項": "1", "那就1": "1",
		// what looks like a digit, alone
		"o": "0", "O": "0", "○": "0", "l": "1", "I": "1", "|": "1",
		// two digits
		"２１": "21", "十一": "11", "二十二": "22", "选二十一": "21", "21。": "21", "2 1": "21", "拾壹": "",
	} {
		got, ok := digits(plain(text))
		if want == "" {
			if ok {
				t.Errorf("%q is taken for the digit %s", text, got)
			}
			continue
		}
		if !ok || got != want {
			t.Errorf("%q is read as %q, %v; want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "1、路灯坏了", "1路车不停", "一直没修", "3楼", "110", "123456", "两件事", "路灯坏了1个月", "一个", "二十三号", "十天了",
		"1或2", "1和2", "11 21", "oo", "OK", "I am", "第四件", "1号楼漏水", "选举", "回去1趟", "1?"} {
		if got, ok := digits(plain(text)); ok {
			t.Errorf("%q is taken for the digit %s", text, got)
		}
	}
}

func TestShortTextsWithADigitMeantToChoose(t *testing.T) {
	for text, want := range map[string]bool{
		"1或2": true, "1王建": true, "1?": true, "选1或": true, "第8件": true, "我要1": true, "1和2": true, "12a": true,
		"在2组": false, "4楼": false, "2楼也漏": false, "路灯1坏": false, "我2组": false, "3户": false, "路灯坏": false, "11号楼": false,
	} {
		if got := choosing(plain(text)); got != want {
			t.Errorf("%q was meant to choose: %v, want %v", text, got, want)
		}
	}
}

func TestWordsAreReadAsPeopleTypeThem(t *testing.T) {
	for word, ways := range map[string][]string{
		"进度":    {"進度", "进 度", "“进度”", "进度。", "进度！", "您好，进度", "进度，谢谢", "　进度　", "【进度】"},
		"待办":    {"待辦", "待办。", "「待办」"},
		"满意":    {"滿意", "满意！", "满 意", "满意～"},
		"为什么":   {"為什麼", "爲什么", "为什么。"},
		"回来了":   {"回來了", "回来了！"},
		"帮助":    {"幫助", "帮助，谢谢"},
		"电话":    {"電話", "电话：", "电话;"},
		"下一批":   {"下一批，谢谢", "下一批。"},
		"请假 病了": {"請假 病了", "请假　病了", "请假 病了。"},
		"参加":    {"參加"},
		"代录":    {"代錄"}, "检举": {"檢舉"}, "撤回": {"撤回！！"}, "?": {"？", "?"},
	} {
		for _, way := range ways {
			if got := bare(withoutCourtesy(plain(way))); strings.TrimRight(got, ":") != bare(word) {
				t.Errorf("%q is read as %q, want %s", way, got, word)
			}
		}
	}
}

func TestClaimsAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]claim{
		"绑定 李大山 1234": {"李大山", "1234"}, "绑定李大山1234": {"李大山", "1234"}, "邦定 李大山1234": {"李大山", "1234"}, "綁定　李大山　１２３４": {"李大山", "1234"},
		"绑订李大山 1234": {"李大山", "1234"}, "梆定，李大山，1234": {"李大山", "1234"}, "绑定：李大山：1234": {"李大山", "1234"}, "绑定+李大山+1234": {"李大山", "1234"},
		"绑定 李 大 山 1 2 3 4": {"李大山", "1234"}, "绑 定 李大山 1234": {"李大山", "1234"}, "绑定 1234 李大山": {"李大山", "1234"}, "绑定李大山（1234）": {"李大山", "1234"},
		"我要绑定 李大山 1234": {"李大山", "1234"}, "绑定 李大山 尾号1234": {"李大山", "1234"}, "绑定 李大山 手机后四位1234。": {"李大山", "1234"},
		"“绑定 李大山 1234”": {"李大山", "1234"}, "李大山1234": {"李大山", "1234"}, "李大山，1234": {"李大山", "1234"}, "绑定 李大山 12345678": {"李大山", "12345678"},
		"绑定 阿依古丽·买买提 1234": {"阿依古丽·买买提", "1234"}, "绑定 李大山 13900001234": {"李大山", "1234"}, "绑定 1234 5678": {"", "12345678"},
		"12345678": {"", "12345678"}, "绑定 李大山": {"李大山", ""},
		"手机后四位是1234": {"", "1234"}, "我叫李大山1234": {"李大山", "1234"}, "绑定 李大山，手机后四位是1234": {"李大山", "1234"}, "绑定 王大为1234": {"王大为", "1234"},
		"绑定 李大山 我的手机尾号是1234": {"李大山", "1234"}, "绑定 姓名李大山 手机1234": {"李大山", "1234"}, "绑定 我是李大山": {"李大山", ""}, "尾号1234": {"", "1234"},
		// figures written out, and names with such a sign in them
		"绑定 吴桂花 六七八九": {"吴桂花", "6789"}, "绑定吴桂花六七八九": {"吴桂花", "6789"}, "绑定 吴桂花 六 七 八 九": {"吴桂花", "6789"}, "绑定 吴桂花 陆柒捌玖": {"吴桂花", "6789"},
		"吴桂花 六七八九": {"吴桂花", "6789"}, "绑定 吴桂花 六七89": {"吴桂花", "6789"}, "绑定 吴桂花 尾号〇〇一二": {"吴桂花", "0012"}, "绑定 丁一 1234": {"丁一", "1234"},
		"绑定 丁一一二三四": {"丁一", "1234"}, "绑定 陆小曼 1234": {"陆小曼", "1234"}, "绑定 伍三": {"伍三", ""}, "绑定 李大山 一二三四五六七八": {"李大山", "12345678"},
	} {
		if got, said := claimed(plain(text)); !said || got != want {
			t.Errorf("%q claims %+v, %v; want %+v", text, got, said, want)
		}
	}
	for _, text := range []string{"路灯坏了", "我家在1234号", "李大山", "1234", "123456789", "帮订一张票", "三年没修了一二三四", "村口二三四五"} {
		if got, said := claimed(plain(text)); said {
			t.Errorf("%q is taken for the claim %+v", text, got)
		}
	}
}

func TestAnswersAreReadAsPeopleTypeThem(t *testing.T) {
	rating := liaison.Question{Options: liaison.PushedOptions(liaison.AskRating), Tens: 2}
	for text, want := range map[string][2]string{
		"满意": {"1", ""}, "滿意！": {"1", ""}, "满 意": {"1", ""}, "很满意，谢谢": {"1", ""}, "满意👍": {"1", ""}, "1满意": {"1", ""}, "1 满意": {"1", ""}, "21 满意": {"1", ""},
		"満意": {"", ""}, "满意，修得快": {"1", "修得快"}, "基本满意": {"2", ""}, "基本 满意": {"2", ""}, "22、基本满意": {"2", ""}, "比较满意": {"2", ""},
		"不满意": {"3", ""}, "不满意还是不亮": {"3", "还是不亮"}, "不滿意，還是不亮。": {"3", "還是不亮"}, "不满意：《合同》没给": {"3", "《合同》没给"}, "“不满意 没修好”": {"3", "没修好"},
		"您好，不满意 晚上不亮，谢谢": {"3", "晚上不亮，谢谢"}, "3 不满意 还是堵": {"3", "还是堵"}, "不太满意": {"3", ""}, "非常不满意": {"3", ""},
		"满意度调查": {"", ""}, "满意不满意": {"", ""}, "1 不满意": {"", ""}, "11 满意": {"", ""}, "基本上没修": {"", ""}, "满": {"", ""},
	} {
		got, ok := readAnswer(text, rating)
		if ok != (want[0] != "") || ok && (got.option.Digit != want[0] || got.reason != want[1]) {
			t.Errorf("%q is read as %q with %q, %v; want %q", text, got.option.Digit, got.reason, ok, want)
		}
	}
	for text, want := range map[string][2]string{
		"21": {"1", ""}, "２３": {"3", ""}, "二十二": {"2", ""}, "选21": {"1", ""}, "23 还是堵": {"3", "还是堵"}, "23，还是堵。": {"3", "还是堵"}, "23还是堵": {"", ""},
		"22 个人": {"", ""}, "11": {"", ""}, "2": {"", ""}, "210": {"", ""},
	} {
		got, ok := readCode(text, rating)
		if ok != (want[0] != "") || ok && (got.option.Digit != want[0] || got.reason != want[1]) {
			t.Errorf("the code %q is read as %q with %q, %v; want %q", text, got.option.Digit, got.reason, ok, want)
		}
	}
}

func TestAChoiceWithItsOwnLine(t *testing.T) {
	lines := func(digit string) []string {
		return map[string][]string{"1": {"交给王建国代表，他看得到您的名字"}, "2": {"不经代表，交联络办公室"}}[digit]
	}
	for text, want := range map[string]string{
		"1 交给王建国代表": "1", "1交给王建国": "1", "1、交给王建国代表，他看得到您的名字。": "1", "①交給王建国": "1", "2.不经代表，交联络办公室": "2",
		"1 不经代表": "", "1、路灯坏了": "", "3 交给王建国": "", "1": "", "交给王建国": "",
	} {
		if got, ok := withLine(plain(text), lines); ok != (want != "") || got != want {
			t.Errorf("%q chooses %q, %v; want %q", text, got, ok, want)
		}
	}
	for text, want := range map[string]bool{"11 21": true, "1、2": true, "11，22": true, "1": false, "11 路灯": false, "139 0000": false, "482913 1": false} {
		if onlyNumbers(plain(text)) != want {
			t.Errorf("%q: only numbers is not %v", text, want)
		}
	}
}

func TestARatingBehindWhy(t *testing.T) {
	rating := liaison.Question{Options: liaison.PushedOptions(liaison.AskRating)}
	for text, want := range map[string][2]string{
		"修好了，满意": {"1", "修好了"}, "灯还是不亮，我不满意。": {"3", "灯还是不亮"}, "修好了 基本满意": {"2", "修好了"},
		"谁说满意": {"", ""}, "1 不满意": {"", ""}, "①，满意": {"", ""}, "一 不满意": {"", ""}, "路灯坏了": {"", ""}, "修好了，满意度怎么填": {"", ""}, "满意": {"", ""},
	} {
		got, ok := ratedBehind(text, rating)
		if ok != (want[0] != "") || ok && (got.option.Digit != want[0] || got.reason != want[1]) {
			t.Errorf("%q is read as %q with %q, %v; want %q", text, got.option.Digit, got.reason, ok, want)
		}
	}
}

func TestCourtesyOpensNothing(t *testing.T) {
	for _, text := range []string{"谢谢", "謝謝！", "好的", "收到", "知道了", "嗯", "辛苦了", "在吗", "你好", "👍", "🙏🙏", "……", "谢谢您", "好的，谢谢", "[微笑]",
		"谢谢书记", "谢谢王书记", "辛苦王书记了", "谢谢代表的关心", "好的，谢谢李委员", "感谢党和政府", "王书记好", "您好王代表", "哦哦", "拜拜"} {
		if !isCourtesy(plain(text)) {
			t.Errorf("%q is more than courtesy", text)
		}
	}
	for _, text := range []string{"路灯坏了", "谢谢代表修好了路灯", "好的路灯什么时候修", "水", "救命", "1", "谢谢告诉书记", "书记", "王书记", "谢谢书记把路修了", "书记好说话不算数", "感谢修路"} {
		if isCourtesy(plain(text)) {
			t.Errorf("%q is taken for courtesy", text)
		}
	}
}

func TestUnsupportedTextsOfThePlatform(t *testing.T) {
	for _, text := range []string{"【收到不支持的消息类型，暂无法显示】", "[收到不支持的消息类型,暂时无法显示]", "[Unsupported Message]"} {
		if !standsForUnsupported(text) {
			t.Errorf("%q is taken for words", text)
		}
	}
	if standsForUnsupported("收到不支持的消息类型怎么办") {
		t.Error("words about it are taken for it")
	}
}

func TestWhoSaysThatHeIsAChild(t *testing.T) {
	for text, want := range map[string][2]bool{ // as anybody says it, and while he is asked for his consent
		"未满14": {true, true}, "我未满十四周岁": {true, true}, "不满14岁": {true, true}, "我12岁": {true, true}, "我今年十二岁半": {true, true},
		"我才９岁": {true, true}, "我是小学生": {true, true}, "12岁": {false, true}, "今年十三岁": {false, true},
		"我14岁": {false, false}, "我四十二岁": {false, false}, "我二十岁": {false, false}, "孩子12岁": {false, false},
		"我12岁的孩子没学上": {false, false}, "1": {false, false}, "未满14岁的孩子怎么办": {false, false},
	} {
		if got := [2]bool{isUnderFourteen(plain(text), false), isUnderFourteen(plain(text), true)}; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
