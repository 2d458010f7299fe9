package handlers

import (
	"regexp"
	"slices"
	"strings"

	"shuanglian/liaison/wording"
)

var (
	// asksPhone are the ways to ask for the office's number.
	asksPhone = words("电话 打电话 电话号码 办公室电话 联系电话 人工 转人工 人工服务 客服 人工客服")
	// bareCommands are words that ask the account for something and say nothing of a
	// matter: of somebody who is not bound they are not kept.
	bareCommands = words("帮助 怎么用 怎么弄 使用说明 菜单 help 办公室帮助 帮助办公室 办公室的帮助 " +
		"进度 查进度 看进度 查询进度 我的进度 进展 进度查询 查询 看看进度 查一下进度 看一下进度 办到哪了 办到哪里了 办到哪一步了 " +
		"待办 代办 待办事项 待办全部 全部待办 看全部 所有待办 待办所有 下一批 下一页 下批 " +
		"周报 月报 日报 看周报 我的周报 摘报 提醒设置 设置提醒 免打扰 免打扰设置 免打扰时间 勿扰 不收周报 不要周报 收周报 " +
		"会议 我的会议 看会议 查会议 会议通知 有什么会 有会吗 会议安排 开会 发会议 " +
		"走访 走访记录 约谈 约谈联系 约谈记录 谈心 谈心联系 谈心记录 外出 值班 我的值班 值班表 值班日 我要换班 " +
		"我的信息 我的资料 个人信息 更正 导出 反映 我要反映 反映问题 我要反映问题 我有事 我有事要说 " +
		"解绑 解除绑定 取消绑定 撤回 收回 撤销 同意 不同意 答完 答完了 为什么 延期 问 看 听 上门 认领 已处理 电话已告")
	// looksAt asks for a matter or a meeting by its number and says nothing on it.
	looksAt = regexp.MustCompile(`^(?:进度|看|听|会议)(?:编号|来件)?[2-9]\d{5}$`)
)

// onlyCommands tells whether a message is nothing but a command.
func onlyCommands(plain string) bool {
	word := bare(plain)
	if onlyAsks.MatchString(word) {
		return true
	}
	word = strings.TrimRight(word, "?")
	return bareCommands[word] || looksAt.MatchString(word) || slices.Contains(wording.OfficeVerbs(), word)
}
