package wording

// Button is one button of the account's menu: a word that a tap says, a page, or
// buttons below it. A first-level name has at most 4 characters, one below 8.
type Button struct {
	Name string
	Word string
	URL  string
	Sub  []Button
}

// ButtonsOfAll is the menu of everybody, bound or not. privacyURL may be empty.
func ButtonsOfAll(privacyURL string) []Button {
	help := []Button{{Name: "打电话", Word: "电话"}, {Name: "怎么用", Word: "帮助"}, {Name: "绑定", Word: "绑定"}}
	if privacyURL != "" {
		help = append(help, Button{Name: "个人信息怎么用", URL: privacyURL})
	}
	return []Button{
		{Name: "我要反映", Sub: []Button{{Name: "说一件事", Word: "反映"}, {Name: "办到哪了", Word: "进度"}, {Name: "收回刚交的", Word: "撤回"}}},
		{Name: "我的", Sub: mine()},
		{Name: "找办公室", Sub: help},
	}
}

// ButtonsOfDelegates is the menu of delegates.
func ButtonsOfDelegates(privacyURL string) []Button {
	return []Button{
		{Name: "来件", Sub: []Button{{Name: "要我办的", Word: "待办"}, {Name: "下一批", Word: "下一批"}, {Name: "收回刚发的", Word: "撤回"}, {Name: "记一次走访", Word: "走访"}}},
		{Name: "我反映的", Sub: []Button{{Name: "说一件事", Word: "反映"}, {Name: "办到哪了", Word: "进度"}}},
		ButtonsOfAll(privacyURL)[2].with(Button{Name: "我的信息", Word: "我的信息"}),
	}
}

// ButtonsOfCommittee is the menu of committee members: a delegate's, and 周报.
func ButtonsOfCommittee(privacyURL string) []Button {
	buttons := ButtonsOfDelegates(privacyURL)
	buttons[0].Sub = append(buttons[0].Sub, Button{Name: "周报", Word: "周报"})
	return buttons
}

// ButtonsOfOffice is the menu of the liaison office.
func ButtonsOfOffice(privacyURL string) []Button {
	return []Button{
		{Name: "办公室", Sub: []Button{{Name: "要办的和电话", Word: "待办"}, {Name: "今天的情况", Word: "周报"}, {Name: "下一批", Word: "下一批"}, {Name: "收回刚发的", Word: "撤回"}}},
		{Name: "我反映的", Sub: []Button{{Name: "说一件事", Word: "反映"}, {Name: "办到哪了", Word: "进度"}}},
		ButtonsOfAll(privacyURL)[2].with(Button{Name: "我的信息", Word: "我的信息"}),
	}
}

func mine() []Button {
	return []Button{{Name: "我的信息", Word: "我的信息"}, {Name: "改我的信息", Word: "更正"}, {Name: "拿一份我的信息", Word: "导出"},
		{Name: "不用了，注销", Word: "注销"}, {Name: "只解绑", Word: "解绑"}}
}

// with puts one more button first below this one; 绑定 is of no use to the bound.
func (b Button) with(first Button) Button {
	rows := []Button{first}
	for _, row := range b.Sub {
		if row.Word != "绑定" {
			rows = append(rows, row)
		}
	}
	b.Sub = rows
	return b
}

// TagName is the name of a tag as the account's administrators see it.
func TagName(menu string) string {
	switch menu {
	case "delegates":
		return "双联·党代表"
	case "committee":
		return "双联·党委委员"
	}
	return "双联·联络办公室"
}

// SayIt invites who says that he has something to say.
func SayIt() string {
	return "您说吧。打字、发语音、照片都行，说完再选交给谁。"
}

// OldButton answers a button of a menu that is no longer published.
func OldButton() string {
	return "这个按钮是旧的，用不了了。退出来再进一次，就是新菜单。要帮忙回“帮助”。"
}
