package roster

import "shuanglian/liaison/workday"

// Template gives the CSV tables with their headings and a few made-up lines. They import without a fault.
func Template() []Source { return WriteCSV(example()).Sources }

// TemplateWorkbook gives the same as one workbook, with a sheet that explains it.
func TemplateWorkbook() (Source, error) {
	written, err := WriteWorkbook(example())
	if err != nil {
		return Source{}, err
	}
	return written.Sources[0], nil
}

// example is a village's worth of made-up people.
func example() File {
	since := workday.Date{Year: 2026, Month: 1, Day: 1}
	link := func(from, to string) LinkRow {
		return LinkRow{FromKey: PersonRow{Code: from}.Key(), ToKey: PersonRow{Code: to}.Key(), Since: since}
	}
	return File{
		People: []PersonRow{
			{Code: "W01", Name: "李敏", Phone: "13900000001", Roles: []Role{CommitteeMember, Delegate}, Organization: "镇党委", Delegation: "第一代表团", Title: "组织委员"},
			{Code: "D01", Name: "王建国", Phone: "13900000002", Roles: []Role{Delegate, PartyMember}, Organization: "东岸村", Delegation: "第一代表团", Title: "村党支部书记"},
			{Code: "M01", Name: "李大山", Phone: "13900000003", Roles: []Role{Resident}, Organization: "东岸村"},
			{Code: "M02", Name: "陈玉兰", Phone: "13900000004", Roles: []Role{PartyMember}, Organization: "东岸村"},
			{Code: "M03", Name: "周小海", Roles: []Role{FloatingMember}, Organization: "东岸村"},
			{Code: "L01", Name: "张宁", Phone: "13900000005", Roles: []Role{LiaisonOfficer, Administrator}, Organization: "联络办公室"},
			{Code: "J01", Name: "郑直", Phone: "13900000006", Roles: []Role{DisciplineLiaison}, Organization: "镇纪委"},
		},
		Links: []LinkRow{link("W01", "D01"), link("D01", "M01"), link("D01", "M02"), link("D01", "M03")},
		Kin:   []KinRow{{PersonKey: PersonRow{Code: "L01"}.Key(), KinKey: PersonRow{Code: "D01"}.Key(), Relation: "翁婿"}},
	}
}

// explanation is the sheet 说明: a heading and what belongs under it, line by line.
func explanation() [][]string {
	return [][]string{
		{"人员表", "一人一行。几个身份写在同一格里，用顿号隔开，例如：党代表、党员"},
		{headCode, "可以空着，写了最好：换手机、同名的人靠它分清。写了就不要再改，也不要给别人用"},
		{headTownship, "几个乡镇合用一个公众号时写；空着就是本镇"},
		{headName, "必须写"},
		{headPhone, "11位数字，不写 +86、不写座机。党员、群众、流动党员可以空着，由办公室代为联系"},
		{headRoles, "必须写。可以写：" + allRoleWords()},
		{headOrganization, "村、社区、支部或单位"},
		{headDelegation, "党代表所在的代表团，可以空着"},
		{headTitle, "可以空着"},
		{},
		{"联系表", "一条联系一行：党委委员联系党代表（约谈联系），或者党代表联系党员、群众、流动党员（走访）"},
		{headFromCode, "编号和手机写一样就行；号码有几个人共用的，要写编号"},
		{headToCode, "同上"},
		{headSince, "从哪天起，例如 2026-11-01；空着从导入那天算"},
		{headUntil, "到哪天止（含这天）；空着一直有效"},
		{},
		{"回避表", "谁和谁是亲属，两个人一行，谁在前都一样：反映其中一个的事，另一个也看不到。可以整张空着"},
		{headSelfCode, "编号和手机写一样就行；两个人都要在人员表或名册里"},
		{headKinCode, "同上"},
		{headRelation, "必须写：配偶、父子、兄弟……以后不算了写 " + EndsKin},
		{},
		{"导入之前", "删去样子里编出来的人；不要改第一行的表头；不要用公式；这张“说明”留着不碍事"},
		{"怎样导入", "先试：shuanglian roster import 名册.xlsx --dry-run　再导入：shuanglian roster import 名册.xlsx"},
	}
}
