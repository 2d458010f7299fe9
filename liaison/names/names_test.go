package names_test

import (
	"testing"

	"shuanglian/liaison/names"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		typed, name string
		want        names.Fit
	}{
		{"张三", "张三", names.Same},
		{"张山", "张三", names.Alike}, // shan, san
		{"章三", "张三", names.Alike},
		{"張三", "张三", names.Alike}, // the other script sounds the same
		{"大山", "李大山", names.Alike},
		{"李大三", "李大山", names.Alike},
		{"尼大山", "李大山", names.Alike}, // l, n
		{"zhangsan", "张三", names.Lettered},
		{"Zhang San", "张三", names.Lettered},
		{"zs", "张三", names.Lettered},
		{"zhsan", "张三", names.Lettered},
		{"lds", "李大山", names.Lettered},
		{"zengmei", "曾梅", names.Lettered}, // a surname with two readings
		{"cengmei", "曾梅", names.Lettered}, // as most people would read it
		{"lvbu", "吕布", names.Lettered},    // ü as keyboards have it
		{"lubu", "吕布", names.Lettered},    // and as people type it
		{"李四", "张三", names.None},
		{"张", "张三", names.None},
		{"山", "李大山", names.None},
		{"张三丰", "张三", names.None},
		{"z", "张三", names.None},
		{"zsf", "张三", names.None},
		{"", "张三", names.None},
		{"zs", "", names.None},
		{"1", "张三", names.None},
	} {
		if got := names.Of(c.typed, c.name); got != c.want {
			t.Errorf("%q as %q: %d, want %d", c.typed, c.name, got, c.want)
		}
	}
}

func TestSoundsGoesBothWays(t *testing.T) {
	for _, pair := range [][2]string{{"张三", "张山"}, {"王兵", "王冰"}, {"陈平", "陈萍"}, {"林芳", "宁方"}} {
		if !names.Sounds(pair[0], pair[1]) || !names.Sounds(pair[1], pair[0]) {
			t.Errorf("%s and %s sound alike", pair[0], pair[1])
		}
	}
	if names.Sounds("王建国", "王建") || names.Sounds("", "") {
		t.Error("names of different length, or none, sound alike")
	}
}

func TestListen(t *testing.T) {
	words := names.Listen("我们村的王建果书记，还有章3")
	for name, want := range map[string]bool{"王建国": true, "王建果": true, "王健国": true, "王建": true, "李建国": false, "张三": false, "王": false, "": false,
		"王建国强": false} {
		if words.Has(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
