package main

import (
	"fmt"
	"io"
	"strings"

	"shuanglian/liaison"
)

// linesShown is how many changes of one kind are written out before the rest is only counted.
const linesShown = 50

// showPlan tells what an import would do.
func (c *console) showPlan(plan liaison.RosterPlan) {
	var added, changed, begun, ended []string
	for _, change := range plan.People {
		if change.Before.ID == "" {
			added = append(added, fmt.Sprintf("新增 %s（%s）", change.After.Name, joined("，", change.After.Organization, rolesOf(change.RolesGiven()))))
		} else {
			changed = append(changed, "改动 "+change.After.Name+"："+strings.Join(differences(change), "；"))
		}
	}
	for _, change := range plan.Contacts {
		ends := plan.Names[change.After.FromID] + " → " + plan.Names[change.After.ToID]
		switch {
		case change.Before.ID == "":
			begun = append(begun, fmt.Sprintf("新联系 %s，%s起", ends, change.After.Since.Format("2006-01-02")))
		case change.After.Until.IsZero():
			ended = append(ended, "改联系 "+ends+"，一直有效")
		default:
			ended = append(ended, fmt.Sprintf("止联系 %s，到%s", ends, change.After.Until.Format("2006-01-02")))
		}
	}
	for _, lines := range [][]string{added, changed, begun, ended, kinLines(plan)} {
		c.showSome(lines)
	}
	c.showQuestions(c.out, plan.Questions)
	done := plan.Done
	fmt.Fprintf(c.out, "检查通过：%d人，%d条联系。要新增%d人，改动%d人，未变%d人；新联系%d条，改止日%d条%s；名册里有而表里没有的%d人不动；还有%d个问题要答。没有导入。\n",
		plan.Import.People, plan.Import.Links, done.Added, done.Changed, done.Same, done.Linked, done.Ended, kinCount(done), done.Absent, len(plan.Open()))
}

// kinLines are the kinships that are declared and taken back.
func kinLines(plan liaison.RosterPlan) []string {
	var lines []string
	for _, change := range plan.Kin {
		act, kin := "新回避", change.After
		if change.Before.ID != "" {
			act = "解除回避"
		}
		lines = append(lines, fmt.Sprintf("%s %s — %s（%s）", act, plan.Names[kin.PersonID], plan.Names[kin.KinID], kin.Relation))
	}
	return lines
}

// kinCount says how many kinships a file declares and takes back, if any.
func kinCount(done liaison.Imported) string {
	if done.KinDeclared+done.KinEnded == 0 {
		return ""
	}
	return fmt.Sprintf("；新回避%d条，解除回避%d条", done.KinDeclared, done.KinEnded)
}

func (c *console) showSome(lines []string) {
	for _, line := range lines[:min(linesShown, len(lines))] {
		fmt.Fprintln(c.out, line)
	}
	if more := len(lines) - linesShown; more > 0 {
		fmt.Fprintf(c.out, "……还有%d条同样的\n", more)
	}
}

// differences are the cells that change; of phones only the last four digits are shown.
func differences(change liaison.PersonChange) []string {
	before, after := change.Before, change.After
	var texts []string
	differ := func(what, old, new string) {
		if old != new {
			texts = append(texts, fmt.Sprintf("%s %s→%s", what, orEmpty(old), orEmpty(new)))
		}
	}
	differ("编号", before.Code, after.Code)
	differ("乡镇", before.Township, after.Township)
	differ("姓名", before.Name, after.Name)
	if before.Phone != after.Phone {
		texts = append(texts, fmt.Sprintf("手机 %s→%s", tail(before.Phone), tail(after.Phone)))
	}
	differ("组织", before.Organization, after.Organization)
	differ("代表团", before.Delegation, after.Delegation)
	differ("职务", before.Title, after.Title)
	if given := change.RolesGiven(); len(given) > 0 {
		texts = append(texts, "加身份 "+rolesOf(given))
	}
	if taken := change.RolesTaken(); len(taken) > 0 {
		texts = append(texts, "去身份 "+rolesOf(taken))
	}
	return texts
}

func orEmpty(text string) string {
	if text == "" {
		return "空"
	}
	return text
}

// tail is how a phone is told apart without being shown.
func tail(phone string) string {
	if len(phone) < 4 {
		return "空"
	}
	return "尾号" + phone[len(phone)-4:]
}

func rolesOf(roles []liaison.Role) string {
	words := make([]string, 0, len(roles))
	for _, role := range roles {
		words = append(words, role.Chinese())
	}
	return strings.Join(words, "、")
}

// joined puts texts together and leaves the empty ones out.
func joined(by string, texts ...string) string {
	var full []string
	for _, text := range texts {
		if text != "" {
			full = append(full, text)
		}
	}
	return strings.Join(full, by)
}

// showQuestions lists what the files leave open, and how to answer.
func (c *console) showQuestions(out io.Writer, questions []liaison.RosterQuestion) {
	for _, question := range questions {
		row := question.Row
		fmt.Fprintf(out, "问题%d：%s 第%d行的%s（%s）手机%s，名册里已有同名同组织的人：\n",
			question.Number, row.File, row.Line, row.Name, orEmpty(row.Organization), tail(row.Phone))
		choices := question.Choices()
		for n, known := range question.Known {
			fmt.Fprintf(out, "  %s：就是这个人、换了手机，写 --answer %d=%s\n",
				joined("，", known.Name+" 手机"+tail(known.Phone), known.Code, known.Title), question.Number, choices[n])
		}
		fmt.Fprintf(out, "  是另一个人，写 --answer %d=%s\n", question.Number, liaison.AnswerNew)
		if question.Answer != "" {
			fmt.Fprintf(out, "  已答：%s\n", question.Answer)
		}
	}
}
