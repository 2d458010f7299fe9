package main

import (
	"strings"
	"testing"
)

// TestSeriesAndRota goes through the commands: a rule, its days, a list of those
// who take turns, a change, an end.
func TestSeriesAndRota(t *testing.T) {
	d := newDesk(t, account)
	d.must("migrate")
	d.must("roster", "import", d.write("人员.csv", "编号,姓名,手机,身份,组织\nD01,王建国,13900000002,党代表,东岸村\nD02,周秀英,13900000003,党代表,西河村\nD03,周秀英,13900000004,党代表,南村\n"+
		"M01,李大山,,群众,东岸村\n"), d.write("联系.csv", "联系人编号,对象编号\nD01,M01\n"))
	for _, c := range []struct {
		args, out, err string
		code           int
	}{
		{"meeting series add --kind 接待日 --place 镇政府 --on-duty 1 --day 32", "", `没有32日`, 1},
		{"meeting series add --kind 开会 --place 镇政府", "", `没有“开会”这种会议`, 1},
		{"meeting series add --kind 培训 --month 13 --place 镇政府", "", `第几个月请写1到12`, 1},
		{"meeting series add --kind 接待日 --place 镇政府 --at 25:00", "", `钟点`, 1},
		{"meeting series add --kind 接待日 --every week --place 镇政府", "", `--every 只能写`, 2},
		{"meeting series add --kind 接待日 --place 镇政府 --township 西山镇", "", `西山镇`, 1},
		{"meeting series add --kind 接待日 --place 镇政府 --on-duty 1", `已记：第1条，接待日 每月15日 09:00，遇放假顺延，镇政府。\n1 .*\n   \d{6}  20\d\d-\d\d-\d\d 09:00  值班：王建国\n`, "", 0},
		{"meeting series add --kind 接待日 --place 镇政府 --on-duty 2", "", `第1条已经是这样的：接待日 每月15日 09:00，遇放假顺延，镇政府。要改先停：meeting series stop 1`, 1},
		{"meeting series add --kind 小组活动 --month 2 --day 20 --at 14:30 --place 村部 --group 东岸村", `第2条，小组活动 每季第2个月20日 14:30`, "", 0},
		{"meeting series add --kind 接待日 --place 文化站 --day 31", `已记：第3条，接待日 每月31日 09:00，没有31日的月份按月底，遇放假顺延`, "", 0},
		{"meeting series add --kind 培训 --month 2 --day 30 --place 党校", `已记：第4条，培训 每年2月30日 09:00，没有30日的月份按月底，遇放假顺延`, "", 0},
		{"meeting series stop 3", `第3条停了`, "", 0},
		{"meeting series stop 4", `第4条停了`, "", 0},
		{"meeting series list", `1  接待日 .*2  小组活动`, "", 0},
		{"meeting series list --json", `^\[{"number":1,"kind":"接待日".*"on_duty":\["王建国"\]`, "", 0},
		{"rota show --json", `^\[{"series":1,"number":"\d{6}"`, "", 0},
		{"rota show", `值班：王建国`, "", 0},
		{"rota import LIST --series 2", "", `第2条不是轮流值班的`, 1},
		{"rota import LIST --series 9", "", `没有第9条`, 1},
		{"rota import BAD --series 1", "", `第1行 周秀英：有2位同名.*第3行 赵六：能值班的人里没有.*第4行 D01：写了两次.*一行也没有记`, 1},
		{"rota import LIST --series 1", `已记：2人轮流值班`, "", 0},
		{"rota change NUMBER --out 赵六 --in 周秀英", "", `值班的没有赵六`, 1},
		{"rota change NUMBER --out 王建国 --in 周秀英", "", `有2位周秀英`, 1},
		{"rota change 234567 --out 王建国 --in 周秀英", "", `234567`, 1},
		{"meeting series stop 1", `第1条停了。已经排好的\d次还在`, "", 0},
		{"meeting series stop 1", "", `没有第1条`, 1},
		{"meeting series add --kind 接待日 --place 镇政府", `已记：第5条`, "", 0},
		{"audit verify", `.`, "", 0},
	} {
		args := strings.Fields(c.args)
		for i, arg := range args {
			switch arg {
			case "LIST":
				args[i] = d.write("值班.txt", "D02\r\n\r\nD01\r\n")
			case "BAD":
				args[i] = d.write("错.txt", "周秀英\nD01\n赵六\nD01\n")
			case "NUMBER":
				args[i] = strings.Fields(d.must("rota", "show"))[0]
			}
		}
		t.Run(c.args, func(t *testing.T) { d.run(args...).expect(t, c.code, c.out, c.err) })
	}
}
