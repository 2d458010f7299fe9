package handlers

// rule is one row of the table: apply answers and takes the message, or leaves
// it to the rows below.
type rule struct {
	name  string
	apply func(*turn) (reply string, taken bool, err error)
	// beside: the row passes an open draft by, so the draft is mentioned.
	beside bool
}

// precedence is what wins when something is said, first row first: words beat
// digits, asking beats guessing, a dialogue question beats a pushed one.
func precedence() []rule {
	return []rule{
		{name: "unsupported", apply: (*turn).unsupported},
		{name: "emergency", apply: (*turn).emergency},
		{name: "not bound", apply: (*turn).notBound},
		{name: "recall", apply: (*turn).recall, beside: true},
		{name: "cancel", apply: (*turn).cancel, beside: true},
		{name: "tap", apply: (*turn).tapped, beside: true},
		{name: "number kept apart", apply: (*turn).keptApart, beside: true},
		{name: "rest of a command", apply: (*turn).restWithVerb, beside: true},
		{name: "command", apply: (*turn).command, beside: true},
		{name: "old button", apply: (*turn).oldButton, beside: true},
		{name: "own number", apply: (*turn).ownNumber, beside: true},
		{name: "another's number", apply: (*turn).foreignNumber},
		{name: "phone of who has registered", apply: (*turn).phoneLater},
		{name: "rest of a command in words", apply: (*turn).restOfCommand, beside: true},
		{name: "dialogue option", apply: (*turn).dialogueOption},
		{name: "pushed question", apply: (*turn).pushedQuestion, beside: true},
		{name: "bare digit", apply: (*turn).bareDigit},
		{name: "courtesy", apply: (*turn).courtesy, beside: true},
		{name: "contact asked about", apply: (*turn).visitAskedAgain},
		{name: "waiting words", apply: (*turn).joinWaiting},
		{name: "open draft", apply: (*turn).joinDraft},
		{name: "which matter", apply: (*turn).whichMatter},
		{name: "new draft", apply: (*turn).newDraft},
	}
}

// firstRule answers by the first row that takes the message; none answers nothing.
func (t *turn) firstRule(rows []rule) (string, error) {
	for _, rule := range rows {
		reply, taken, err := rule.apply(t)
		if err != nil {
			return "", err
		}
		if taken {
			t.beside = t.beside || rule.beside
			return reply, nil
		}
	}
	return "", nil
}
