package liaison

import (
	"slices"

	"shuanglian/liaison/roster"
)

// mergeAll makes people of the rows and plans those that change.
func (i *importing) mergeAll(rows []roster.PersonRow) error {
	for _, row := range rows { // first whoever is named beyond doubt, so that nobody is asked about him
		if old, ok := i.knownBy(row); ok {
			i.claim(old, row)
		}
	}
	for n, row := range rows {
		old := i.oldOf(row)
		i.renamed(old, row)
		after := i.merge(old, row, n)
		i.ends[row.Key()] = after
		for _, key := range keysOf(old) {
			if old.ID != "" {
				i.ends[key] = after
			}
		}
		switch {
		case old.ID == "":
			i.plan.Done.Added++
		case samePerson(old, after):
			i.plan.Done.Same++
			continue
		default:
			i.plan.Done.Changed++
		}
		change := PersonChange{Row: row, Before: old, After: after}
		i.plan.People = append(i.plan.People, change)
		if err := i.rolesTaken(change); err != nil {
			return err
		}
	}
	for _, person := range i.before {
		_, met := i.claimed[person.ID]
		if i.answered[person.ID] == 0 && !met {
			i.plan.Done.Absent++
		}
	}
	return nil
}

// renamed looks at a 编号 that has another name now: with another phone too it may be given to
// somebody new, who must not come into what the one before has bound and handed in.
func (i *importing) renamed(old Person, row roster.PersonRow) {
	switch {
	case old.ID == "" || old.Name == row.Name:
	case old.Phone != "" && row.Phone != "" && old.Phone != row.Phone:
		i.fault(row, "姓名", "编号%s在名册里是%s，姓名和手机都不一样：是另一个人，换一个没用过的编号；是他改名又换号，先改一样导入，再改另一样", old.Code, old.Name)
	default:
		i.warn(row, "姓名", "编号%s在名册里叫%s：改成%s，绑定和在办的都跟着他", old.Code, old.Name, row.Name)
	}
}

// refuseTwins finds rows that would give somebody the name and phone of another who is on the roster already: without
// 编号 nobody could tell them apart.
func (i *importing) refuseTwins() {
	after := make(map[string]Person, len(i.before))
	for _, person := range i.before {
		after[person.ID] = person
	}
	for _, change := range i.plan.People {
		after[change.After.ID] = change.After
	}
	have := map[string][]Person{}
	for _, person := range after {
		if person.Phone != "" {
			have[person.Name+" "+person.Phone] = append(have[person.Name+" "+person.Phone], person)
		}
	}
	for _, change := range i.plan.People {
		for _, other := range have[change.After.Name+" "+change.After.Phone] {
			if other.ID != change.After.ID {
				i.fault(change.Row, "手机", "名册里已经有姓名和手机都相同的人（编号%s）：请核对", orNone(other.Code))
				break
			}
		}
	}
}

func orNone(code string) string {
	if code == "" {
		return "没有写"
	}
	return code
}

// knownBy finds who a row means beyond doubt: by its key, or by name and phone when one side has no 编号.
func (i *importing) knownBy(row roster.PersonRow) (Person, bool) {
	row.Township = i.townshipOf(row)
	if old, ok := i.known[row.Key()]; ok {
		return old, true
	}
	if row.Code = ""; row.Phone == "" {
		return Person{}, false
	}
	old, ok := i.known[row.Key()]
	return old, ok
}

func (i *importing) townshipOf(row roster.PersonRow) string {
	if row.Township == "" {
		return i.terms.Organization.Name
	}
	return row.Township
}

// claim notes which row speaks of a person who is known; a second one is a fault, and so is another 编号.
func (i *importing) claim(old Person, row roster.PersonRow) {
	if other, twice := i.claimed[old.ID]; twice {
		i.fault(row, "姓名", "和第%d行在名册里是同一个人：一人一行", other.Line)
		return
	}
	if old.Code != "" && row.Code != "" && old.Code != row.Code {
		i.fault(row, "编号", "名册里%s（手机相同）的编号是%s：请照名册写", row.Name, old.Code)
	}
	i.claimed[old.ID] = row
}

// oldOf finds who a row means, or nobody. Whether a new phone means a new person is asked, not guessed.
func (i *importing) oldOf(row roster.PersonRow) Person {
	if old, ok := i.knownBy(row); ok || row.Code != "" {
		return old
	}
	var namesakes []Person
	for _, person := range i.byName[row.Name] {
		_, met := i.claimed[person.ID]
		if !met && (person.Organization == row.Organization || person.Organization == "") && person.Township == i.townshipOf(row) {
			namesakes = append(namesakes, person)
		}
	}
	if len(namesakes) == 0 {
		return Person{}
	}
	question := RosterQuestion{Number: len(i.plan.Questions) + 1, Row: row, Known: namesakes}
	old := i.answer(&question)
	i.plan.Questions = append(i.plan.Questions, question)
	return old
}

// answer takes the answer given beforehand. What is asked must not depend on it: the numbers of the questions behind
// would shift.
func (i *importing) answer(question *RosterQuestion) Person {
	answer, given := i.answers[question.Number]
	chosen, fits := question.choice(answer)
	if !given || !fits {
		return Person{}
	}
	delete(i.answers, question.Number)
	question.Answer = answer
	if other, twice := i.answered[chosen.ID]; twice && chosen.ID != "" {
		i.fault(question.Row, "姓名", "问题%d和问题%d答成了同一个人", other, question.Number)
		return Person{}
	}
	i.answered[chosen.ID] = question.Number
	return chosen
}

// merge makes the person a row describes from the one that is known, if any. A heading the table doesn't have changes
// nothing.
func (i *importing) merge(old Person, row roster.PersonRow, n int) Person {
	after := Person{ID: old.ID, Code: row.Code, Township: i.townshipOf(row), Name: row.Name, Phone: row.Phone,
		Organization: row.Organization, Delegation: row.Delegation, Title: row.Title, Seat: old.Seat}
	if after.ID == "" {
		after.ID, after.Seat = idOf(i.plan.Import.ID, "person", n), SeatActive
	}
	if after.Code == "" {
		after.Code = old.Code
	}
	if old.ID != "" {
		for heading, cell := range map[string][2]*string{"乡镇": {&after.Township, &old.Township}, "组织": {&after.Organization, &old.Organization},
			"代表团": {&after.Delegation, &old.Delegation}, "职务": {&after.Title, &old.Title}} {
			if slices.Contains(row.Lacks, heading) {
				*cell[0] = *cell[1]
			}
		}
	}
	for _, role := range row.Roles {
		active := slices.Contains(old.Roles, RoleHeld{Role: Role(role), Active: true})
		after.Roles = append(after.Roles, RoleHeld{Role: Role(role), Active: active})
	}
	return after
}

func samePerson(a, b Person) bool {
	return len(a.Roles) == len(b.Roles) && len(rolesMissing(b, a)) == 0 && a.cells() == b.cells()
}

// cells are what a roster's line says of a person besides his roles.
func (p Person) cells() [7]string {
	return [...]string{p.Code, p.Township, p.Name, p.Phone, p.Organization, p.Delegation, p.Title}
}

// rolesTaken refuses to take 党代表 or 党委委员 from somebody with open matters, and ends the links he had by what is taken.
func (i *importing) rolesTaken(change PersonChange) error {
	for _, role := range change.RolesTaken() {
		if role != RoleDelegate && role != RoleCommitteeMember {
			continue
		}
		open, err := i.openMatters(change.Before.ID, role)
		if err != nil {
			return err
		}
		switch {
		case open > 0 && i.handOver:
			i.warn(change.Row, "身份", "%s去掉%s身份，在办的%d件移交：接手联系本人的接着办，没有接手的由联络办公室办",
				change.After.Name, role.Chinese(), open)
		case open > 0:
			i.fault(change.Row, "身份", "%s还有%d件在办，不能去掉%s身份：请他先回“转编号 原因”交给联络办公室，再导入；或加 --hand-over 一起移交",
				change.After.Name, open, role.Chinese())
			continue
		}
		i.links.endAll(change.Before.ID, role, i.today)
	}
	if change.Before.isMember() && !change.After.isMember() {
		i.links.endVisitsTo(change.Before.ID, i.today)
	}
	return nil
}

func (p Person) isMember() bool {
	return slices.ContainsFunc(p.Roles, func(h RoleHeld) bool { return h.Role.IsMember() })
}

// openMatters counts what a person has in hand as a delegate or committee member.
func (d *Desk) openMatters(personID string, role Role) (int, error) {
	as := ToCommitteeMember
	if role == RoleDelegate {
		as = ToDelegate
	}
	held, err := d.tx.MattersHeldBy(personID)
	count := 0
	for _, matter := range held {
		if matter.Recipient == as {
			count++
		}
	}
	return count, err
}
