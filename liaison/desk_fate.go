package liaison

import (
	"errors"
	"time"
)

// NoticeFinished takes what the platform tells of a notice it had taken. The
// result may come before our own record of the call, or twice, or for a notice
// that we know nothing of: then it is kept until it is asked for.
func (d *Desk) NoticeFinished(openID OpenID, rung Rung, finish Finish) error {
	if finish.MsgID == "" {
		return nil
	}
	attempts, err := d.tx.AttemptsWith(finish.MsgID)
	if err != nil {
		return err
	}
	if len(attempts) == 0 {
		held, found, err := d.nameless(openID, rung)
		if err != nil {
			return err
		}
		if !found {
			return d.tx.AddFinish(finish)
		}
		held.MsgID = finish.MsgID
		attempts = append(attempts, held)
	}
	for _, attempt := range attempts {
		if err := d.meet(attempt, finish); err != nil {
			return err
		}
	}
	return nil
}

// finishedBefore applies a result that came before the record of its attempt.
func (d *Desk) finishedBefore(attempt Attempt) error {
	if attempt.MsgID == "" {
		return nil
	}
	finish, err := d.tx.Finish(attempt.MsgID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := d.tx.DropFinish(finish.MsgID); err != nil {
		return err
	}
	return d.meet(attempt, finish)
}

// nameless is his notice that the platform has taken without telling an id: in
// its review, or of a subscription. While another one is under way nobody can say
// whose result it is.
func (d *Desk) nameless(openID OpenID, rung Rung) (Attempt, bool, error) {
	binding, err := d.tx.Binding(openID)
	if errors.Is(err, ErrNotFound) || err == nil && binding.PersonID == "" {
		return Attempt{}, false, nil
	}
	if err != nil {
		return Attempt{}, false, err
	}
	under, err := d.tx.SendingBefore(endOfTime)
	if err != nil {
		return Attempt{}, false, err
	}
	for _, delivery := range under {
		if delivery.PersonID == binding.PersonID && delivery.Rung == rung {
			return Attempt{}, false, nil
		}
	}
	waiting, err := d.inLane(Delivery{PersonID: binding.PersonID})
	if err != nil {
		return Attempt{}, false, err
	}
	for _, delivery := range waiting {
		attempts, err := d.tx.Attempts(delivery.ID)
		if err != nil {
			return Attempt{}, false, err
		}
		for _, attempt := range attempts {
			if attempt.Rung == string(rung) && attempt.open() {
				return attempt, true, nil
			}
		}
	}
	return Attempt{}, false, nil
}

var endOfTime = time.Date(9999, time.January, 1, 0, 0, 0, 0, time.UTC)

// open tells whether the platform has taken a notice and owes its result, without
// an id to know it by.
func (a Attempt) open() bool {
	return a.MsgID == "" && a.Fate == "" && (a.Outcome == string(ResultSent) || a.Outcome == string(ResultHeld))
}

// meet records the result of a notice, the first one told, and does what follows
// for those of the lane that it had announced.
func (d *Desk) meet(attempt Attempt, finish Finish) error {
	if attempt.Fate != "" {
		return nil
	}
	attempt.Fate, attempt.FateAt = finish.Fate, finish.At
	if err := d.tx.SetFate(attempt); err != nil {
		return err
	}
	leader, err := d.tx.Delivery(attempt.DeliveryID)
	if errors.Is(err, ErrNotFound) { // its keeping time is over
		return nil
	}
	if err != nil {
		return err
	}
	if err := d.tx.DropDue(DueReview, leader.ID); err != nil || finish.Fate == FateSuccess {
		return err
	}
	covered, err := d.announcedAt(leader, attempt.At)
	if err != nil || len(covered) == 0 { // he has spoken since
		return err
	}
	if finish.Fate == FateBlocked { // what nobody has announced to him yet can't be announced either
		unannounced, err := d.unannounced(Delivery{PersonID: leader.PersonID})
		if err != nil {
			return err
		}
		if err := d.giveBack(leader, SendReport{Rung: Rung(attempt.Rung), At: attempt.At}); err != nil {
			return err
		}
		return d.allUnreachable(append(covered, unannounced...), attempt.Rung+": "+string(finish.Fate))
	}
	return d.announceAgain(covered, Rung(attempt.Rung), attempt.At)
}

// announcedAt lists what waits and was announced by the notice of this time.
func (d *Desk) announcedAt(leader Delivery, at time.Time) ([]Delivery, error) {
	waiting, err := d.inLane(Delivery{PersonID: leader.PersonID})
	var covered []Delivery
	for _, delivery := range waiting {
		if delivery.NoticeAt.Equal(at) {
			covered = append(covered, delivery)
		}
	}
	return covered, err
}

// announceAgain: the platform failed to show a notice. It is sent again, some
// times and later each time, or the next rung is taken.
func (d *Desk) announceAgain(covered []Delivery, rung Rung, at time.Time) error {
	failures := 0
	for i, delivery := range covered {
		n, err := d.failures(delivery)
		if err != nil {
			return err
		}
		failures += n
		covered[i].NoticeAt, covered[i].Outcome = time.Time{}, string(rung)+": "+string(FateFailed)
		if err := d.wait(covered[i]); err != nil {
			return err
		}
	}
	report := SendReport{Rung: rung, At: at}
	if rung == RungTemplate && failures <= d.terms.Policy.TemplateRetries {
		if err := d.giveBack(covered[0], report); err != nil {
			return err
		}
		after := d.terms.Policy.TemplateRetryAfter * time.Duration(failures)
		return d.tx.SaveDue(Due{Kind: DueTemplate, ObjectID: covered[0].PersonID, At: d.now.Add(after)})
	}
	return d.noticeFailed(covered[0], report)
}

// failures counts the notices of a delivery that the platform failed to show.
func (d *Desk) failures(delivery Delivery) (int, error) {
	attempts, err := d.tx.Attempts(delivery.ID)
	failures := 0
	for _, attempt := range attempts {
		if attempt.Fate == FateFailed {
			failures++
		}
	}
	return failures, err
}

// inReview: the platform looks at a notice and will send it itself, so that it is
// not sent again. Nobody can wait for that for ever.
func (d *Desk) inReview(delivery Delivery, report SendReport) error {
	if err := d.accepted(delivery, report, false); err != nil || !report.Rung.isNotice() {
		return err
	}
	return d.tx.SaveDue(Due{Kind: DueReview, ObjectID: delivery.ID, At: report.At.Add(d.terms.Policy.ReviewHold)})
}

// reviewSilent: nothing was heard of a notice in review. The next rung is taken,
// and the record says that the notice may come twice.
func (d *Desk) reviewSilent(deliveryID string) error {
	leader, err := d.tx.Delivery(deliveryID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil || leader.State != DeliveryWaiting || leader.NoticeAt.IsZero() {
		return err
	}
	at := leader.NoticeAt
	covered, err := d.announcedAt(leader, at)
	if err != nil {
		return err
	}
	for i := range covered {
		covered[i].NoticeAt, covered[i].SecondCopy, covered[i].Outcome = time.Time{}, true, "template: nothing heard of its review"
		if err := d.wait(covered[i]); err != nil {
			return err
		}
		if covered[i].ID == leader.ID {
			leader = covered[i]
		}
	}
	return d.noticeFailed(leader, SendReport{Rung: RungTemplate, At: at})
}
