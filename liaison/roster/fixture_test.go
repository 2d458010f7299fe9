package roster_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"shuanglian/liaison/roster"
)

// people is a table of three who can be linked; their lines are 2, 3 and 4.
const people = `编号,姓名,手机,身份,组织
W1,李敏,13900000001,党委委员、党代表,镇党委
D1,王建国,13900000002,党代表、党员,东岸村
M1,李大山,13900000003,群众,东岸村
`

func source(name, text string) roster.Source { return roster.Source{Name: name, Data: []byte(text)} }

// read takes the tables as they are; names say 人员.csv and 联系.csv in turn.
func read(tables ...string) (roster.File, []roster.Fault) {
	names := []string{"人员.csv", "联系.csv", "三.csv"}
	var sources []roster.Source
	for i, table := range tables {
		sources = append(sources, source(names[i], table))
	}
	return roster.Read(sources, roster.Options{})
}

func texts(faults []roster.Fault) string {
	var lines []string
	for _, fault := range faults {
		lines = append(lines, fault.String())
	}
	return strings.Join(lines, "\n")
}

func sound(t *testing.T, faults []roster.Fault) {
	t.Helper()
	if len(faults) > 0 {
		t.Fatalf("faults:\n%s", texts(faults))
	}
}

func gbk(t *testing.T, text string) string {
	t.Helper()
	encoded, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}
