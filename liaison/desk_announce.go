package liaison

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"shuanglian/liaison/wording"
)

// noticeKind is the kind under wechat.templates and wechat.subscriptions that
// announces, without a word of content, that something waits.
const noticeKind = "waiting"

// announce is the ladder's second rung: a template, or a subscription notice,
// says only that something waits and how to pull it, merged and rationed. What
// can't be announced waits.
func (d *Desk) announce(s step) (Sending, bool, error) {
	s.delivery.Outcome = "no window"
	if !announceable(s.delivery) || !s.delivery.NoticeAt.IsZero() {
		return Sending{}, false, d.wait(s.delivery)
	}
	if !d.mayAnnounce() {
		return Sending{}, false, d.waitForPhone(s.delivery)
	}
	at, err := d.nextTemplate(s.window, s.delivery.PersonID)
	if err != nil {
		return Sending{}, false, err
	}
	if at.After(d.now) && !s.delivery.Urgent {
		if err := d.tx.SaveDue(Due{Kind: DueTemplate, ObjectID: s.delivery.PersonID, At: at}); err != nil {
			return Sending{}, false, err
		}
		return Sending{}, false, d.wait(s.delivery)
	}
	if behind, err := d.tx.UrgentReady(s.delivery, d.now); err != nil || behind {
		if err != nil {
			return Sending{}, false, err
		}
		// its notice counts this too; should it need none, this has its own
		if err := d.tx.SaveDue(Due{Kind: DueTemplate, ObjectID: s.delivery.PersonID, At: d.now.Add(setAsideFor)}); err != nil {
			return Sending{}, false, err
		}
		return Sending{}, false, d.wait(s.delivery)
	}
	if pause, shut := s.shut.on(d.now, LineTemplate); shut && pause.TryAt.Sub(d.now) <= d.terms.Policy.TooFastPause {
		return Sending{}, false, d.queueAt(s.delivery, pause.TryAt)
	}
	rung, err := d.noticeRung(s)
	if err != nil {
		return Sending{}, false, err
	}
	if rung == "" {
		return Sending{}, false, d.noNotice(s)
	}
	return d.claimNotice(s, rung)
}

// announceable tells what a template may speak of: not mere notices, and nothing
// for somebody who is bound to nobody.
func announceable(delivery Delivery) bool {
	switch delivery.Kind {
	case DeliverMedia, DeliverReplyCopy:
		return false
	case DeliverNotice:
		return isOfficeTask(delivery)
	case DeliverCard, DeliverAddition, DeliverAnswer, DeliverAsk, DeliverReminder, DeliverQuestion:
	}
	return delivery.PersonID != ""
}

// mayAnnounce tells whether the account has anything to announce with.
func (d *Desk) mayAnnounce() bool {
	return (d.terms.Templates || d.terms.Subscription.TemplateID != "") && d.terms.Policy.TemplatesPerDay > 0
}

// noNotice: nothing can announce it now. The office phones, and when the
// platform opens the line again the lane is announced after all.
func (d *Desk) noNotice(s step) error {
	if pause, shut := s.shut.on(d.now, LineTemplate, LineSubscription); shut {
		if err := d.tx.SaveDue(Due{Kind: DueTemplate, ObjectID: s.delivery.PersonID, At: pause.TryAt}); err != nil {
			return err
		}
	}
	return d.laneForPhone(s.delivery)
}

func (d *Desk) claimNotice(s step, rung Rung) (Sending, bool, error) {
	lane, err := d.inLane(s.delivery)
	if err != nil {
		return Sending{}, false, err
	}
	var waiting []Delivery
	for _, one := range lane {
		void, err := d.voided(one) // he will not see it any more
		if err != nil {
			return Sending{}, false, err
		}
		if !void {
			waiting = append(waiting, one)
		}
	}
	failures, err := d.failures(s.delivery)
	if err != nil {
		return Sending{}, false, err
	}
	id := s.delivery.ID
	if failures > 0 { // the platform would take the same id for the one that failed
		id = fmt.Sprintf("%s-%d", id, failures)
	}
	d.countTemplate(&s.window)
	fields, err := d.templateFacts(toAnnounce(append(waiting, s.delivery)))
	if err != nil {
		return Sending{}, false, err
	}
	return d.claim(s, Line(rung), Sending{Rung: rung, Template: noticeKind, Fields: fields, ClientMsgID: id})
}

func (d *Desk) wait(delivery Delivery) error {
	delivery.State = DeliveryWaiting
	return d.tx.SaveDelivery(delivery)
}

// toAnnounce is what a notice counts: all that waits once something has come that
// was not there before; else only what no notice has told yet. What was announced
// and is still unread is announced by no reminder again.
func toAnnounce(lane []Delivery) []Delivery {
	fresh := slices.DeleteFunc(slices.Clone(lane), func(one Delivery) bool { return !one.NoticeAt.IsZero() })
	if slices.ContainsFunc(fresh, func(one Delivery) bool { return one.Kind != DeliverReminder && one.Kind != DeliverAddition }) {
		return lane
	}
	return fresh
}

// templateFacts are neutral: never a name, a subject or anybody's words. A
// matter counts once, however many messages it takes.
func (d *Desk) templateFacts(announced []Delivery) (map[string]string, error) {
	var count wording.Announced
	matters, added, answers := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, delivery := range announced {
		switch delivery.Kind {
		case DeliverCard:
			matters[delivery.MatterID] = true
		case DeliverAddition:
			added[delivery.MatterID] = true
		case DeliverAnswer, DeliverAsk:
			answers[relayKey(delivery)] = true
		case DeliverReminder:
			count.Reminders++
			digest, there, err := d.digestOf(delivery)
			if err != nil {
				return nil, err
			}
			if there {
				digests := wording.DigestCounts(digest.Counts)
				count.Digest, count.Called = &digests, wording.DigestCalled(digest.Kind != DigestCommittee, strings.HasSuffix(digest.Period, monthMark))
			}
		case DeliverQuestion:
			count.Questions++
		case DeliverNotice:
			count.Tasks++
		case DeliverMedia, DeliverReplyCopy:
		}
	}
	maps.DeleteFunc(added, func(id string, _ bool) bool { return matters[id] })
	count.Matters, count.Added, count.Answers = len(matters), len(added), len(answers)
	what, hint := wording.Notice(count)
	return map[string]string{"what": what, "hint": hint, "count": strconv.Itoa(count.Total()),
		"time": d.local(d.now).Format("2006-01-02 15:04")}, nil
}

// digestOf is the digest that a merged message is announced by, if it holds one that
// was not read. Of one that only rides along with what is due today nothing is said again.
func (d *Desk) digestOf(delivery Delivery) (Digest, bool, error) {
	told, err := d.tx.RemindersToldBy(delivery.Key)
	if err != nil {
		return Digest{}, false, err
	}
	calendar := d.terms.Calendar
	digests := slices.DeleteFunc(slices.Clone(told), func(r Reminder) bool { return r.Kind != RemindDigest })
	others, seen := len(digests) < len(told), map[string]bool{}
	slices.SortStableFunc(digests, func(a, b Reminder) int { return newer(b, a) })
	for _, r := range digests {
		if seen[r.ObjectID] || others && calendar.DateOf(r.At) != calendar.DateOf(d.now) {
			continue
		}
		seen[r.ObjectID] = true
		slot, err := slotOf(r)
		if err != nil {
			return Digest{}, false, err
		}
		digest, err := d.tx.Digest(r.PersonID, slot.Kind, slot.Period())
		if errors.Is(err, ErrNotFound) || err == nil && !digest.PulledAt.IsZero() {
			continue
		}
		return digest, err == nil, err
	}
	return Digest{}, false, nil
}

// nextTemplate is when the next template may go to this openid of a person.
func (d *Desk) nextTemplate(window Window, personID string) (time.Time, error) {
	calendar := d.terms.Calendar
	at := d.now
	if gap := window.TemplateAt.Add(d.terms.Policy.TemplateGap); gap.After(at) {
		at = gap
	}
	day := calendar.DateOf(d.now)
	if window.TemplateDay == day.String() && window.TemplateSpent >= d.terms.Policy.TemplatesPerDay {
		if tomorrow := calendar.At(day.AddDays(1), 0); tomorrow.After(at) {
			at = tomorrow
		}
	}
	night, err := d.nightOf(personID)
	return calendar.AfterQuiet(d.local(at), night), err
}

func (d *Desk) countTemplate(window *Window) {
	day := d.terms.Calendar.DateOf(d.now).String()
	if window.TemplateDay != day {
		window.TemplateDay, window.TemplateSpent = day, 0
	}
	window.TemplateAt = d.now
	window.TemplateSpent++
}

// uncountTemplate gives a notice back that never came, taken at the time or before.
func (d *Desk) uncountTemplate(window *Window, at time.Time) {
	if window.TemplateAt.After(at) { // another one has gone since
		return
	}
	window.TemplateAt = time.Time{} // the one before it is longer ago than the gap
	if window.TemplateDay == d.terms.Calendar.DateOf(at).String() {
		window.TemplateSpent = max(0, window.TemplateSpent-1)
	}
}

// inLane lists the other items that wait for the same person and can be announced.
func (d *Desk) inLane(delivery Delivery) ([]Delivery, error) {
	waiting, err := d.tx.WaitingFor(delivery.PersonID)
	return slices.DeleteFunc(waiting, func(other Delivery) bool {
		return other.ID == delivery.ID || !announceable(other)
	}), err
}

// unannounced lists those of the lane that no template has announced.
func (d *Desk) unannounced(delivery Delivery) ([]Delivery, error) {
	waiting, err := d.inLane(delivery)
	return slices.DeleteFunc(waiting, func(other Delivery) bool { return !other.NoticeAt.IsZero() }), err
}

// wakeLane lets a lane's first unannounced item try its template again.
func (d *Desk) wakeLane(personID string) error {
	rest, err := d.unannounced(Delivery{PersonID: personID})
	if err != nil || len(rest) == 0 {
		return err
	}
	return d.queueAt(rest[0], d.now)
}
