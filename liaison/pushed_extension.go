package liaison

import "shuanglian/liaison/wording"

// AskExtension is pushed: may who has a matter finish it later?
const AskExtension QuestionKind = "extension"

// extensionKind asks the office for more time for a matter. A refusal needs its
// reason; silence leaves the time as it is.
func extensionKind() pushedKind {
	return pushedKind{options: extensionOptions, standing: (*Desk).extensionStands, anew: askedAnew((*Desk).ExtensionAskedAbout)}
}

// ExtensionYes is the option by which more time is granted.
const ExtensionYes = "1"

func extensionOptions() []Option {
	return []Option{
		{Digit: ExtensionYes, Words: []string{"同意", "同意延期", "批准", "可以延期"}},
		{Digit: "2", Words: []string{"不同意", "不同意延期", "不批", "不批准"}, Reason: ReasonNeeded},
	}
}

func (d *Desk) extensionStands(v Viewer, question Question) (Standing, error) {
	return d.decisionStands(v, question, d.wantsExtension, wording.ExtensionOf)
}

// ExtensionAskedAbout is the question in full, as things stand now, with as much as its
// reader may see. ErrNotFound when
// nobody asks it any more.
func (d *Desk) ExtensionAskedAbout(v Viewer, matter Matter) (string, error) {
	asked, who, err := d.appliedFor(matter, d.wantsExtension)
	if err != nil {
		return "", err
	}
	gist, err := d.seenGist(v, matter)
	if err != nil {
		return "", err
	}
	due, err := d.finishDue(matter)
	until := d.local(d.terms.Calendar.Deadline(due, d.terms.Policy.HandleExtension))
	return wording.ExtensionAsked(matter.Number, gist, who, wording.Framed(words([]Said{asked.Said})), due, until, d.now), err
}

// extensionUnheard tells who asks for more time that nobody of the office can be
// reached any more.
func (d *Desk) extensionUnheard(question Question) error {
	return d.unheard(question, d.wantsExtension, wording.ExtensionUnheard)
}
