package handlers

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// recordVisit notes the contact, echoes it, and asks what he raised.
func (t *turn) recordVisit(p pendingVisit) (string, error) {
	taken, err := t.desk.RecordVisit(t.viewer, liaison.VisitAsked{Kind: p.kind, FromID: p.from, ToID: p.to, Day: p.day, Channel: p.channel, Gist: p.gist})
	if err != nil {
		return "", err
	}
	if taken.Refusal != "" {
		return t.visitRefused(p, taken)
	}
	facts, err := t.visitFacts(taken.Visit)
	if err != nil {
		return "", err
	}
	echo := wording.VisitTaken(facts, false)
	if p.opinion != "" {
		asked, err := t.heardAsk(taken.Visit, p.opinion)
		return wording.Lines(echo, asked), err
	}
	if p.from != t.viewer.ID { // the office was not there
		return echo, nil
	}
	asked, err := t.ask(liaison.Question{Kind: liaison.AskVisitHeard, ObjectID: taken.Visit.ID,
		Options: []liaison.Option{{Digit: "0", Words: []string{"没有", "没", "无", "没有了", "没反映", "没有反映", "没有反映什么", "没什么", "没有什么", "没啥", "没说什么",
			"没事", "都好", "都挺好"}}}}, t.dialogueLasts())
	return wording.Lines(echo, asked), err
}

func (t *turn) visitRefused(p pendingVisit, taken liaison.VisitTaken) (string, error) {
	to, err := t.desk.Tx().Person(p.to)
	if err != nil {
		return "", err
	}
	switch taken.Refusal {
	case liaison.VisitAhead:
		return wording.VisitAhead(t.desk.Terms().Calendar.At(p.day, 0)), nil
	case liaison.VisitBeforeLink:
		return wording.VisitBeforeLink(to.Name, taken.Since), nil
	case liaison.VisitNotContact:
		return wording.VisitLinkOver(to.Name, t.office()), nil
	case liaison.VisitNotHisToSay:
	}
	return wording.NoVisitToChange(t.office()), nil
}

func (t *turn) visitFacts(visit liaison.Visit) (wording.VisitFacts, error) {
	interview := visit.Kind == liaison.ContactInterview
	facts := wording.VisitFacts{Interview: interview, Day: visit.Day.In(t.desk.Terms().Calendar.Location()),
		Channel: wording.ChannelWord(string(visit.Channel), interview), Gist: visit.Gist}
	to, err := t.desk.Tx().Person(visit.ToID)
	if err != nil {
		return facts, err
	}
	facts.To = placed(to)
	if visit.FromID != t.viewer.ID {
		from, err := t.desk.Tx().Person(visit.FromID)
		if err != nil {
			return facts, err
		}
		facts.From = from.Name
	}
	return facts, nil
}

// localDay is the last contact of somebody this year.
func (t *turn) localDay(owed liaison.Owed) time.Time {
	if owed.Last.IsZero() {
		return time.Time{}
	}
	return owed.Last.In(t.desk.Terms().Calendar.Location())
}

var repairs = regexp.MustCompile(`^改(?:[\s:：,，]+|$)`)

// visitAgain takes 改 and 改 电话 from who has recorded a contact of late.
func (t *turn) visitAgain() (string, bool, error) {
	mark := repairs.FindString(t.plain)
	if mark == "" {
		return "", false, nil
	}
	visit, err := t.desk.LastVisitBy(t.viewer)
	if errors.Is(err, liaison.ErrNotFound) {
		return "", false, nil
	}
	if err != nil {
		return "", true, err
	}
	words := strings.TrimSpace(t.plain[len(mark):])
	if !visit.WithdrawnAt.IsZero() && (words == "" || t.justNow(visit.WithdrawnAt)) {
		reply, err := t.withdrawnAlready(visit, "改")
		return reply, true, err
	}
	if words == "" {
		reply, err := t.repairAsk(visit)
		return reply, true, err
	}
	if !t.justNow(visit.RecordedAt) {
		return "", false, nil
	}
	reply, err := t.repairVisit(visit, words)
	return reply, true, err
}

// justNow tells whether something is no longer ago than a question waits.
func (t *turn) justNow(at time.Time) bool { return !at.Add(t.dialogueLasts()).Before(t.desk.Now()) }

// withdrawnAlready says that the last record doesn't count any more, and how another
// one is changed.
func (t *turn) withdrawnAlready(visit liaison.Visit, act string) (string, error) {
	facts, err := t.visitFacts(visit)
	return wording.VisitWithdrawnAlready(facts, act), err
}

func (t *turn) repairAsk(visit liaison.Visit) (string, error) {
	return t.ask(liaison.Question{Kind: liaison.AskVisitRepair, ObjectID: visit.ID, Options: []liaison.Option{{Digit: "0", Words: []string{"不改", "不改了"}}}}, t.dialogueLasts())
}

func (t *turn) repairPrompt(question liaison.Question) (string, error) {
	visit, err := t.desk.Tx().Visit(question.ObjectID)
	if err != nil {
		return "", err
	}
	facts, err := t.visitFacts(visit)
	return wording.VisitFixAsk(facts), err
}

func (t *turn) visitRepaired(question liaison.Question, words string) (string, error) {
	visit, err := t.desk.Tx().Visit(question.ObjectID)
	if err != nil {
		return "", err
	}
	return t.repairVisit(visit, words)
}

// repairVisit puts a new record in the place of one, with the day, the channel or
// the words that were said.
func (t *turn) repairVisit(visit liaison.Visit, words string) (string, error) {
	may, err := t.desk.MayChangeVisit(t.viewer, visit)
	if err != nil || !may {
		return wording.NoVisitToChange(t.office()), err
	}
	calendar := t.desk.Terms().Calendar
	line := visitLine{day: t.today()}
	rest := line.takeDay(strings.TrimLeft(words, gaps), t.today())
	dayGiven := rest != strings.TrimLeft(words, gaps)
	rest = strings.TrimSpace(strings.TrimLeft(line.takeChannel(strings.TrimLeft(rest, gaps)), gaps))
	if line.dayText != "" {
		return wording.VisitNoSuchDay(line.dayText), nil
	}
	if line.ahead {
		return t.visitToCome(line)
	}
	asked := liaison.VisitAsked{Kind: visit.Kind, FromID: visit.FromID, ToID: visit.ToID, Day: calendar.DateOf(visit.Day), Channel: visit.Channel,
		Gist: visit.Gist, ReplacesID: visit.ID}
	if dayGiven {
		asked.Day = line.day
	}
	if line.channel != "" {
		asked.Channel = line.channel
	}
	if rest != "" {
		asked.Gist = rest
	}
	taken, err := t.desk.RecordVisit(t.viewer, asked)
	if err != nil {
		return "", err
	}
	if taken.Refusal != "" {
		return t.visitRefused(pendingVisit{to: asked.ToID, day: asked.Day}, taken)
	}
	facts, err := t.visitFacts(taken.Visit)
	return wording.VisitTaken(facts, true), err
}

// withdrawLast is 撤 from who has recorded a contact of late and has nothing else to
// take back.
func (t *turn) withdrawLast() (string, bool, error) {
	if !t.viewer.Visits() && !t.viewer.IsOffice() {
		return "", false, nil
	}
	visit, err := t.desk.LastVisitBy(t.viewer)
	if errors.Is(err, liaison.ErrNotFound) {
		return "", false, nil
	}
	if err != nil {
		return "", true, err
	}
	if !visit.WithdrawnAt.IsZero() {
		reply, err := t.withdrawnAlready(visit, "撤")
		return reply, true, err
	}
	reply, err := t.withdrawVisit(visit.ID)
	return reply, true, err
}

func (t *turn) withdrawVisit(id string) (string, error) {
	visit, err := t.desk.WithdrawVisit(t.viewer, id)
	if errors.Is(err, liaison.ErrForbidden) || errors.Is(err, liaison.ErrNotFound) {
		return wording.NoVisitToChange(t.office()), nil
	}
	if err != nil {
		return "", err
	}
	if t.dialogue != nil && (t.dialogue.ObjectID == id || t.dialogue.ObjectID == visit.ID) {
		if err := t.settle(""); err != nil {
			return "", err
		}
	}
	facts, err := t.visitFacts(visit)
	return wording.VisitWithdrawn(facts), err
}
