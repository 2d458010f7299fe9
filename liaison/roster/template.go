package roster

import (
	"strings"
)

// Template gives the two tables with their headings and a few made-up lines, as CSV that Excel opens as it is: with a
// byte order mark and Windows line ends. They import without a fault.
func Template() []Source {
	return []Source{
		{Name: "人员.csv", Data: sheet(peopleTable, `
W01,,李敏,13900000001,党委委员、党代表,镇党委,第一代表团,组织委员
D01,,王建国,13900000002,党代表、党员,东岸村,第一代表团,村党支部书记
M01,,李大山,13900000003,群众,东岸村,,
M02,,陈玉兰,13900000004,党员,东岸村,,
M03,,周小海,,流动党员,东岸村,,
L01,,张宁,13900000005,联络员、管理员,联络办公室,,
J01,,郑直,13900000006,纪检专员,镇纪委,,`)},
		{Name: "联系.csv", Data: sheet(linksTable, `
W01,,D01,,2026-01-01,
D01,,M01,,2026-01-01,
D01,,M02,,2026-01-01,
D01,,M03,,2026-01-01,`)},
	}
}

func sheet(kind tableKind, lines string) []byte {
	text := "\ufeff" + strings.Join(kind.headings(), ",") + lines + "\n"
	return []byte(strings.ReplaceAll(text, "\n", "\r\n"))
}
