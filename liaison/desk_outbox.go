package liaison

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// laneLimit bounds how many deliveries one transaction settles without sending.
const laneLimit = 100

// NextSending claims the next delivery that is to be tried now and says how;
// deliveries that must wait, be dropped or become an office task are settled on
// the way. At this moment, not only when it was queued, it is asked again
// whether the recipient is bound and may see the matter. false: nothing to send.
func (d *Desk) NextSending(lease time.Time) (Sending, bool, error) {
	for range laneLimit {
		delivery, err := d.tx.NextDelivery(d.now)
		if errors.Is(err, ErrNotFound) {
			return Sending{}, false, nil
		}
		if err != nil {
			return Sending{}, false, err
		}
		sending, ok, err := d.Prepare(delivery, lease)
		if err != nil || ok {
			return sending, ok, err
		}
	}
	return Sending{}, false, nil
}

// Prepare claims one delivery that is to be tried now, or settles it without
// sending: false.
func (d *Desk) Prepare(delivery Delivery, lease time.Time) (Sending, bool, error) {
	openID, err := d.addressOf(delivery)
	if errors.Is(err, ErrNotFound) {
		return Sending{}, false, d.unreachable(delivery, "recipient is not bound")
	}
	if err != nil {
		return Sending{}, false, err
	}
	if stale, err := d.stale(&delivery); err != nil || stale {
		return Sending{}, false, err
	}
	allowed, err := d.maySend(delivery)
	if err != nil {
		return Sending{}, false, err
	}
	if !allowed {
		return Sending{}, false, d.refused(delivery)
	}
	if put, err := d.putOff(delivery); err != nil || put {
		return Sending{}, false, err
	}
	sending := Sending{DeliveryID: delivery.ID, Kind: delivery.Kind, OpenID: openID, Rung: RungCustomerMessage, Text: delivery.Text}
	if delivery.Kind == DeliverMedia {
		upload, there, err := d.uploadOf(delivery)
		if err != nil || !there {
			return Sending{}, false, errors.Join(err, d.mediaNotSent(delivery))
		}
		sending.Upload = &upload
	}
	window, err := d.tx.Window(openID)
	if err != nil {
		return Sending{}, false, err
	}
	if d.spend(&window, delivery) {
		if err := d.asking(delivery, &sending); err != nil {
			return Sending{}, false, err
		}
		return d.claim(delivery, window, lease, sending)
	}
	return d.announce(delivery, window, lease)
}

func (d *Desk) claim(delivery Delivery, window Window, lease time.Time, sending Sending) (Sending, bool, error) {
	delivery.State, delivery.LeaseUntil = DeliverySending, lease
	delivery.Attempts++
	if err := d.tx.SaveWindow(window); err != nil {
		return Sending{}, false, err
	}
	return sending, true, d.tx.SaveDelivery(delivery)
}

// addressOf is the openid a delivery goes to now.
func (d *Desk) addressOf(delivery Delivery) (OpenID, error) {
	if delivery.PersonID == "" {
		return delivery.OpenID, nil
	}
	binding, err := d.tx.BindingOf(delivery.PersonID)
	if err == nil && !binding.Following {
		return "", fmt.Errorf("liaison: recipient does not follow: %w", ErrNotFound)
	}
	return binding.OpenID, err
}

// maySend asks CanSee again at the moment of sending.
func (d *Desk) maySend(delivery Delivery) (bool, error) {
	if delivery.PersonID == "" || delivery.MatterID == "" && delivery.Kind != DeliverQuestion {
		return true, nil
	}
	viewer, err := d.viewerOf(delivery.PersonID)
	if err != nil {
		return false, err
	}
	if delivery.Kind == DeliverQuestion {
		return d.mayAsk(viewer, delivery)
	}
	matter, err := d.tx.Matter(delivery.MatterID)
	if err != nil {
		return false, err
	}
	if isOfficeTask(delivery) {
		return mayHelp(viewer, matter), nil
	}
	switch delivery.Kind {
	case DeliverCard, DeliverAddition:
		return MayAnswer(viewer, matter), nil
	case DeliverMedia:
		return MayPull(viewer, matter), nil
	case DeliverAnswer, DeliverAsk, DeliverNotice, DeliverReminder, DeliverQuestion, DeliverReplyCopy:
	}
	return CanSee(viewer, matter), nil
}

// spend takes one message from the recipient's window, if it has room. A tap's
// three go first, for they end in a minute; a message's five keep a reserve for
// an answer and its rating.
func (d *Desk) spend(window *Window, delivery Delivery) bool {
	policy := d.terms.Policy
	if !window.ClosedAt.IsZero() {
		return false
	}
	if d.now.Sub(window.TapAt) < policy.TapWindow && window.TapSpent < policy.TapQuota {
		window.TapSpent++
		return true
	}
	if d.now.Sub(window.MessageAt) >= policy.ServiceWindow {
		return false
	}
	room := policy.ServiceQuota
	if delivery.Kind == DeliverCard || delivery.Kind == DeliverAddition || delivery.Kind == DeliverReminder {
		room -= policy.ServiceReserve
	}
	if delivery.Urgent {
		room = policy.ServiceQuota
	}
	if window.MessageSpent >= room {
		return false
	}
	window.MessageSpent++
	return true
}

// announce is the ladder's second rung: a template says only that something
// waits and how to pull it, merged and rationed. What can't be announced waits.
func (d *Desk) announce(delivery Delivery, window Window, lease time.Time) (Sending, bool, error) {
	delivery.Outcome = "no window"
	if delivery.Kind == DeliverNotice && !isOfficeTask(delivery) || delivery.Kind == DeliverMedia || delivery.Kind == DeliverReplyCopy || delivery.PersonID == "" || !delivery.NoticeAt.IsZero() {
		return Sending{}, false, d.wait(delivery)
	}
	if !d.terms.Templates {
		return Sending{}, false, d.waitForPhone(delivery)
	}
	at := d.nextTemplate(window)
	if at.After(d.now) && !delivery.Urgent {
		if err := d.tx.SaveDue(Due{Kind: DueTemplate, ObjectID: delivery.PersonID, At: at}); err != nil {
			return Sending{}, false, err
		}
		return Sending{}, false, d.wait(delivery)
	}
	waiting, err := d.inLane(delivery)
	if err != nil {
		return Sending{}, false, err
	}
	d.countTemplate(&window)
	return d.claim(delivery, window, lease, Sending{DeliveryID: delivery.ID, Kind: delivery.Kind, OpenID: window.OpenID,
		Rung: RungTemplate, Template: "waiting", Fields: d.templateFacts(delivery, len(waiting)+1), ClientMsgID: delivery.ID})
}

func (d *Desk) wait(delivery Delivery) error {
	delivery.State = DeliveryWaiting
	return d.tx.SaveDelivery(delivery)
}

// templateFacts are neutral: never a name, a subject or anybody's words.
func (d *Desk) templateFacts(delivery Delivery, count int) map[string]string {
	facts := map[string]string{"what": "新的来件", "hint": "回“待办”看内容", "count": strconv.Itoa(count),
		"time": d.local(d.now).Format("2006-01-02 15:04")}
	if delivery.Kind == DeliverAnswer || delivery.Kind == DeliverAsk {
		facts["what"], facts["hint"] = "新的答复", "回“进度”看内容"
	}
	switch {
	case delivery.Kind == DeliverReminder: // nothing new has come
		facts["what"] = "待办提醒"
	case delivery.Kind == DeliverQuestion:
		facts["what"] = "有一件事等您回话"
	case count > 1 && facts["what"] == "新的答复":
		facts["what"] = fmt.Sprintf("您有%d条答复待看", count)
	case count > 1:
		facts["what"] = fmt.Sprintf("您有%d件来件待看", count)
	}
	return facts
}

// nextTemplate is when the next template may go to this openid.
func (d *Desk) nextTemplate(window Window) time.Time {
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
	return calendar.AfterQuiet(d.local(at), d.nightOnly())
}

func (d *Desk) countTemplate(window *Window) {
	day := d.terms.Calendar.DateOf(d.now).String()
	if window.TemplateDay != day {
		window.TemplateDay, window.TemplateSpent = day, 0
	}
	window.TemplateAt = d.now
	window.TemplateSpent++
}

// inLane lists the other items that wait for the same person, notices and pulled
// files aside.
func (d *Desk) inLane(delivery Delivery) ([]Delivery, error) {
	waiting, err := d.tx.WaitingFor(delivery.PersonID)
	return slices.DeleteFunc(waiting, func(other Delivery) bool {
		return other.ID == delivery.ID || other.Kind == DeliverNotice && !isOfficeTask(other) || other.Kind == DeliverMedia
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
	rest[0].State, rest[0].NextAt = DeliveryQueued, d.now
	return d.tx.SaveDelivery(rest[0])
}
