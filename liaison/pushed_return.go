package liaison

import "shuanglian/liaison/wording"

// AskReturn is pushed: may a handling unit give a matter back so late?
const AskReturn QuestionKind = "return"

// returnKind asks the office. A refusal needs its reason; silence leaves the matter
// with the unit.
func returnKind() pushedKind {
	return pushedKind{options: returnOptions, standing: (*Desk).returnStands, anew: askedAnew((*Desk).ReturnAskedAbout)}
}

// ReturnYes is the option by which the office takes it back.
const ReturnYes = "1"

func returnOptions() []Option {
	return []Option{
		{Digit: ReturnYes, Words: []string{"同意", "同意退回", "同意退办", "可以退回"}},
		{Digit: "2", Words: []string{"不同意", "不同意退回", "不同意退办", "不能退"}, Reason: ReasonNeeded},
	}
}

func (d *Desk) returnStands(v Viewer, question Question) (Standing, error) {
	return d.decisionStands(v, question, d.wantsReturn, wording.ReturnOf)
}

// ReturnAskedAbout is the question in full, as things stand now, with as much as its
// reader may see. ErrNotFound when
// nobody asks it any more.
func (d *Desk) ReturnAskedAbout(v Viewer, matter Matter) (string, error) {
	asked, who, err := d.appliedFor(matter, d.wantsReturn)
	if err != nil {
		return "", err
	}
	gist, err := d.seenGist(v, matter)
	if err != nil {
		return "", err
	}
	until, err := d.returnUntil(matter)
	return wording.ReturnAsked(matter.Number, gist, who, wording.Framed(words([]Said{asked.Said})), until), err
}

// returnUnheard tells the unit that nobody of the office can be reached any more.
func (d *Desk) returnUnheard(question Question) error {
	return d.unheard(question, d.wantsReturn, wording.ReturnUnheard)
}
