package handlers

import "testing"

// These look at the reading itself, which a conversation shows only in parts.

func TestDigitsAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{
		"1": "1", "１": "1", "①": "1", "1️⃣": "1", "一": "1", "壹": "1", "选1": "1", "我选一": "1", "1。": "1", " 1 ": "1", "回2": "2",
		"“1”": "1", "「1」": "1", "（1）": "1", "(1)": "1", "【1】": "1", "第一个": "1", "选第一个": "1", "一号": "1", "1吧": "1", "要1": "1",
		"按1": "1", "〇": "0", "零": "0", "11": "11",
	} {
		if got, ok := digits(plain(text)); !ok || got != want {
			t.Errorf("%q is read as %q, %v; want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "1、路灯坏了", "1路车不停", "一直没修", "3楼", "110", "123456", "两件事", "路灯坏了1个月"} {
		if got, ok := digits(plain(text)); ok {
			t.Errorf("%q is taken for the digit %s", text, got)
		}
	}
}

func TestCourtesyOpensNothing(t *testing.T) {
	for _, text := range []string{"谢谢", "謝謝！", "好的", "收到", "知道了", "嗯", "辛苦了", "在吗", "你好", "👍", "🙏🙏", "……", "谢谢您", "好的，谢谢", "[微笑]"} {
		if !isCourtesy(plain(text)) {
			t.Errorf("%q is more than courtesy", text)
		}
	}
	for _, text := range []string{"路灯坏了", "谢谢代表修好了路灯", "好的路灯什么时候修", "水", "救命", "1"} {
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
