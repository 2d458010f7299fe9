package main

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
)

const codesOf = "wechat: {app_id: wx0123456789abcdef, token: token}"

// asked runs roster codes for one name as somebody at a terminal, who answers.
func (c *clerk) asked(answer string, codes rosterCodes) (out, errs string, err error) {
	c.t.Helper()
	var stdout, stderr bytes.Buffer
	at := &console{context: context.Background(), config: c.config, in: strings.NewReader(answer), out: &stdout, err: &stderr}
	err = codes.Run(at)
	return stdout.String(), stderr.String(), err
}

func TestALiveCodeIsNotVoidedUnawares(t *testing.T) {
	c := newClerk(t, codesOf)
	c.seed()
	wang := rosterCodes{Names: []string{"王建国"}}
	if out, errs, err := c.asked("", wang); err != nil || errs != "" || !strings.Contains(out, "王建国") {
		t.Fatalf("the first code: %s %s %v", out, errs, err)
	}
	for _, test := range []struct {
		name, answer string
		codes        rosterCodes
		issued       bool
		said         string
	}{
		{"no", "n\n", wang, false, "王建国等1人手里还有没用的码"},
		{"nothing", "", wang, false, "照发吗"},
		{"yes", "y\n", wang, true, "照发吗"},
		{"with --yes nobody is asked", "", rosterCodes{Names: wang.Names, liveCodes: liveCodes{Yes: true}}, true, "旧的就作废"},
		{"with --keep the old one stays", "", rosterCodes{Names: wang.Names, liveCodes: liveCodes{Keep: true}}, false, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			out, errs, err := c.asked(test.answer, test.codes)
			if issued := strings.Contains(out, "王建国"); issued != test.issued || !strings.Contains(errs, test.said) {
				t.Errorf("issued %v: %s, %v", issued, errs, err)
			}
			if asked := strings.Contains(errs, "照发吗"); asked && !test.issued && (err == nil || !strings.Contains(err.Error(), "旧的码照样有效")) {
				t.Errorf("got %v", err)
			}
		})
	}
	if said := c.succeed("roster", "codes", "--keep"); strings.Contains(said, "王建国") || !strings.Contains(said, "李大山") {
		t.Errorf("the others: %s", said)
	}
	contains(t, c.succeed("roster", "cards", "--dir", c.dir), "提醒：", "等10人手里还有没用的码", "10张卡")
}

func TestCommandsForOneTownship(t *testing.T) {
	c := newClerk(t, codesOf)
	head := "编号,乡镇,姓名,手机,身份\n"
	c.succeed("roster", "import",
		c.file("人员.csv", head+"D1,,甲,13900000001,党代表\nM1,,乙,13900000002,群众\nD2,西山镇,丙,13900000003,党代表\nM2,西山镇,丁,13900000004,群众\nM3,西山镇,乙,13900000005,群众\n"),
		c.file("联系.csv", "联系人编号,对象编号\nD1,M1\nD2,M2\nD1,M3\n"), c.file("回避.csv", "本人编号,亲属编号,关系\nM2,M3,兄弟\nM1,M3,堂兄弟\n"))
	var rows []codeRow
	if err := json.Unmarshal([]byte(c.succeed("roster", "codes", "--json", "--township", "西山镇")), &rows); err != nil || len(rows) != 3 {
		t.Errorf("%+v, %v", rows, err)
	}
	contains(t, c.succeed("roster", "codes", "--keep", "--township", "东岸镇", "--name", "乙"), "乙")
	contains(t, c.fail("roster", "codes", "--township", "西山"), "名册里没有乡镇西山：有的是 东岸镇、西山镇")
	contains(t, c.fail("roster", "unbind", "乙", "--reason", "手机丢了"), "有2个乙，请写编号")
	contains(t, c.fail("roster", "unbind", "乙", "--township", "西山镇", "--reason", "手机丢了"), "乙没有绑定")
	contains(t, c.succeed("roster", "export", "--csv", "--dir", t.TempDir(), "--township", "西山镇"), "3人，1条联系，1条回避")
	contains(t, c.succeed("matter", "list", "--township", "西山镇"))
	contains(t, c.fail("tasks", "list", "--township", "南塘乡"), "名册里没有乡镇南塘乡")
}
