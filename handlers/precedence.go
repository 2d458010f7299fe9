package handlers

// rule is one row of the table: apply answers and takes the message, or leaves
// it to the rows below.
type rule struct {
	name  string
	apply func(*turn) (reply string, taken bool, err error)
}

// precedence is what wins when something is said, first row first: words beat
// digits, asking beats guessing, a dialogue question beats a pushed one.
func precedence() []rule {
	return []rule{
		{"unsupported", (*turn).unsupported},
		{"emergency", (*turn).emergency},
		{"not bound", (*turn).notBound},
		{"recall", (*turn).recall},
		{"cancel", (*turn).cancel},
		{"command", (*turn).command},
		{"own number", (*turn).ownNumber},
		{"another's number", (*turn).foreignNumber},
		{"dialogue option", (*turn).dialogueOption},
		{"pushed question", (*turn).pushedQuestion},
		{"bare digit", (*turn).bareDigit},
		{"courtesy", (*turn).courtesy},
		{"waiting words", (*turn).joinWaiting},
		{"open draft", (*turn).joinDraft},
		{"which matter", (*turn).whichMatter},
		{"new draft", (*turn).newDraft},
	}
}

func (t *turn) firstRule() (string, error) {
	for _, rule := range precedence() {
		reply, taken, err := rule.apply(t)
		if err != nil || taken {
			return reply, err
		}
	}
	return "", nil
}
