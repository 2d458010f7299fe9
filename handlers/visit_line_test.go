package handlers

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

var monday9 = workday.Date{Year: 2026, Month: 11, Day: 9}

func contacts() []liaison.Person {
	return []liaison.Person{{ID: "1", Name: "张三"}, {ID: "2", Name: "李大山"}, {ID: "3", Name: "王芳"}, {ID: "4", Name: "王芳"}, {ID: "5", Name: "欧阳小梅"}}
}

func TestReadVisit(t *testing.T) {
	for _, c := range []struct {
		text, who, day string
		sure           bool
		channel        liaison.Channel
		gist, opinion  string
	}{
		{" 张三 电话 了解低保", "1", "2026-11-09", true, liaison.ByPhone, "了解低保", ""},
		{"张三电话了解低保", "1", "2026-11-09", true, liaison.ByPhone, "了解低保", ""},
		{"了张三，电话，了解低保", "1", "2026-11-09", true, liaison.ByPhone, "了解低保", ""},
		{"李大山家上门送种子", "2", "2026-11-09", true, liaison.InPerson, "送种子", ""},
		{"欧阳小梅昨天微信", "5", "2026-11-08", true, liaison.ByWeChat, "", ""},
		{" 张三 11-8 当面 老人住院", "1", "2026-11-08", true, liaison.InPerson, "老人住院", ""},
		{"张三11月3日会上讲了路", "1", "2026-11-03", true, liaison.AtMeeting, "讲了路", ""},
		{"张三十一月三日会上讲了路", "1", "2026-11-03", true, liaison.AtMeeting, "讲了路", ""},
		{"张三上周三电话", "1", "2026-11-04", true, liaison.ByPhone, "", ""},
		{" 昨天 张三 电话", "1", "2026-11-08", true, liaison.ByPhone, "", ""},
		{" 张三 11-20 电话", "1", "2026-11-20", true, liaison.ByPhone, "", ""}, // refused later on: it is still to come
		{" 张三 电话 昨天摔了一跤", "1", "2026-11-09", true, liaison.ByPhone, "昨天摔了一跤", ""},
		{" 张三 2 了解低保", "1", "2026-11-09", true, liaison.ByPhone, "了解低保", ""},
		{" 张三 了解低保", "1", "2026-11-09", true, "", "了解低保", ""},
		{" 张三", "1", "2026-11-09", true, "", "", ""},
		{" zhangsan 电话", "1", "2026-11-09", true, liaison.ByPhone, "", ""},
		{"zhangsan电话", "1", "2026-11-09", true, liaison.ByPhone, "", ""},
		{" zhang san 电话", "1", "2026-11-09", true, liaison.ByPhone, "", ""},
		{" ZS", "1", "2026-11-09", true, "", "", ""},
		{" wf 当面", "3 4", "2026-11-09", true, liaison.InPerson, "", ""},
		{" 王芳 当面", "3 4", "2026-11-09", true, liaison.InPerson, "", ""},
		{" 张山 电话 低保", "1", "2026-11-09", false, liaison.ByPhone, "低保", ""},
		{" 大山 电话", "2", "2026-11-09", false, liaison.ByPhone, "", ""},
		{" 张三丰 电话", "1", "2026-11-09", false, liaison.ByPhone, "", ""},
		{"张三丰电话低保", "1", "2026-11-09", false, liaison.ByPhone, "低保", ""},
		{" 钱进 电话", "", "2026-11-09", false, liaison.ByPhone, "", ""},
		{"张三电话反映：路灯坏了", "1", "2026-11-09", true, liaison.ByPhone, "", "路灯坏了"},
		{"张三电话反映路灯坏了", "1", "2026-11-09", true, liaison.ByPhone, "", "路灯坏了"},
		{" 张三 当面 了解低保，他反映路灯坏了", "1", "2026-11-09", true, liaison.InPerson, "了解低保", "路灯坏了"},
	} {
		line := readVisit(c.text, contacts(), monday9)
		var who []string
		for _, i := range line.who {
			who = append(who, contacts()[i].ID)
		}
		if strings.Join(who, " ") != c.who || line.day.String() != c.day || line.sure != c.sure || line.channel != c.channel ||
			line.gist != c.gist || line.opinion != c.opinion {
			t.Errorf("%q: %+v", c.text, line)
		}
	}
}

func TestReadVisitLeavesOtherWordsAlone(t *testing.T) {
	for text, apart := range map[string]bool{"发现村口路灯坏了": false, "中有人说水渠堵了": false, " 钱进 电话": true, "钱进电话": true, "钱进昨天电话": true} {
		if line := readVisit(text, contacts(), monday9); len(line.who) > 0 || line.apart != apart {
			t.Errorf("%q: %+v", text, line)
		}
	}
}

func TestDayBack(t *testing.T) {
	for text, want := range map[string]string{"昨天": "2026-11-08", "大前天": "2026-11-06", "周一": "2026-11-09", "周二": "2026-11-03", "上周一": "2026-11-02",
		"上个星期天": "2026-11-08", "8号": "2026-11-08", "20号": "2026-10-20", "2025-12-28": "2025-12-28", "12-28": "2026-12-28", "11.8": "2026-11-08"} {
		if day, ok := dayBack(text, monday9); !ok || day.String() != want {
			t.Errorf("%s: %v %v, want %s", text, day, ok, want)
		}
	}
	january := workday.Date{Year: 2027, Month: 1, Day: 3}
	if day, ok := dayBack("12-28", january); !ok || day.String() != "2026-12-28" {
		t.Error("12-28 in January:", day, ok)
	}
	for _, text := range []string{"11-31", "2月30日", "31号"} {
		if day, ok := dayBack(text, workday.Date{Year: 2026, Month: 3, Day: 1}); ok {
			t.Errorf("%s is %v", text, day)
		}
	}
}

// TestGapsMakeNoDifference: a line with gaps between its parts says the same as one
// without.
func TestGapsMakeNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"张三", "李大山", "王芳", "欧阳小梅", "张山", "钱进"}).Draw(t, "name")
		day := rapid.SampledFrom([]string{"", "昨天", "11月8日", "上周三", "3号"}).Draw(t, "day")
		channel := rapid.SampledFrom([]string{"当面", "电话", "微信", "会上", "上门", "打电话"}).Draw(t, "channel")
		gist := rapid.SampledFrom([]string{"", "了解低保", "送了种子", "反映：路灯坏了", "反映水渠堵了", "说孩子上学的事"}).Draw(t, "gist")
		gap := rapid.SampledFrom([]string{" ", "，", "　", ", ", "、"}).Draw(t, "gap")
		var parts []string
		for _, part := range []string{name, day, channel, gist} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		with, without := readVisit(gap+strings.Join(parts, gap), contacts(), monday9), readVisit(strings.Join(parts, ""), contacts(), monday9)
		with.apart, without.apart = false, false
		if !same(with, without) {
			t.Fatalf("with gaps %+v, without %+v", with, without)
		}
	})
}

func same(a, b visitLine) bool {
	if len(a.who) != len(b.who) {
		return false
	}
	for i := range a.who {
		if a.who[i] != b.who[i] {
			return false
		}
	}
	a.who, b.who = nil, nil
	return a.typed == b.typed && a.sure == b.sure && a.day == b.day && a.dayText == b.dayText && a.channel == b.channel && a.gist == b.gist && a.opinion == b.opinion
}
