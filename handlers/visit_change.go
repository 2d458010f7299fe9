package handlers

import (
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/names"
	"shuanglian/liaison/wording"
)

// visitRecords is 走访 记录, 走访 改, 走访 撤, for the office with a name behind it.
func (t *turn) visitRecords(way, name string) (string, error) {
	if way == "逾期" {
		if !t.viewer.IsOffice() {
			return wording.VisitLineHow(), nil
		}
		return t.officeVisits()
	}
	of := t.viewer.Person
	if name != "" || !t.viewer.Visits() {
		person, reply, err := t.visitorNamed(name)
		if err != nil || reply != "" {
			return reply, err
		}
		of = person
	}
	if way == "记录" {
		return t.desk.YearOfVisits(t.viewer, of)
	}
	visits, err := t.desk.ChangeableVisits(t.viewer, of.ID, mostContacts)
	if err != nil || len(visits) == 0 {
		return wording.NoVisitToChange(t.office()), err
	}
	act := "withdraw"
	if way == "改" {
		act = "correct"
	}
	question := liaison.Question{Kind: liaison.AskVisitWhich, ObjectID: act}
	for i, visit := range visits {
		facts, err := t.visitFacts(visit)
		if err != nil {
			return "", err
		}
		question.Options = append(question.Options, option(i+1, visit.ID, wording.VisitLine(facts)))
	}
	question.Options = append(question.Options, liaison.Option{Digit: "0"})
	return t.ask(question, t.dialogueLasts())
}

// visitorNamed is the delegate or committee member the office means by a name; a
// sentence when that is not one.
func (t *turn) visitorNamed(name string) (liaison.Person, string, error) {
	if !t.viewer.IsOffice() {
		return liaison.Person{}, wording.NoVisitToChange(t.office()), nil
	}
	visitors, err := t.desk.Visitors(t.viewer)
	if err != nil {
		return liaison.Person{}, "", err
	}
	var fit []liaison.Person
	for _, person := range visitors {
		if names.Of(strings.TrimSpace(name), person.Name) >= names.Lettered {
			fit = append(fit, person)
		}
	}
	if len(fit) != 1 {
		return liaison.Person{}, wording.VisitorUnclear(strings.TrimSpace(name), len(fit)), nil
	}
	return fit[0], "", nil
}

// visitChosenToChange goes on with the record that was chosen.
func (t *turn) visitChosenToChange(question liaison.Question, chosen liaison.Option) (string, error) {
	if chosen.Object == "" {
		return wording.VisitFixNot(), nil
	}
	if question.ObjectID == "withdraw" {
		return t.withdrawVisit(chosen.Object)
	}
	visit, err := t.desk.Tx().Visit(chosen.Object)
	if err != nil {
		return "", err
	}
	return t.repairAsk(visit)
}

// officeVisits is 走访 of the office: who has not done what was due last quarter.
func (t *turn) officeVisits() (string, error) {
	return t.desk.LateVisitors(t.viewer)
}
