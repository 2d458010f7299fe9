package liaison_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
)

// sending is the next message that goes out now, if there is one.
func (p *place) sending() (sending liaison.Sending, ok bool) {
	p.t.Helper()
	p.do(func(d *liaison.Desk) (err error) {
		sending, ok, err = d.NextSending(p.now.Add(time.Minute))
		return err
	})
	return sending, ok
}

// spendWindow uses up what a person may still be sent.
func (p *place) spendWindow(v liaison.Viewer) {
	p.t.Helper()
	p.do(func(d *liaison.Desk) error {
		return d.Tx().SaveWindow(liaison.Window{OpenID: v.OpenID, MessageAt: p.now, MessageSpent: p.terms.Policy.ServiceQuota})
	})
}

func TestAMergedReminderIsCountedAgainWhenItGoesOut(t *testing.T) {
	for name, test := range map[string]struct {
		answered int
		says     string
	}{
		"none answered": {0, "还有3件未答复，最早"},
		"one answered":  {1, "还有2件未答复，最早"},
		"two answered":  {2, "还有1件未答复：\n"},
		"all answered":  {3, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.imports(township, townshipLinks)
			wang := p.join("王建国")
			li := p.join("李大山")
			var raised []liaison.Matter
			for range 3 {
				raised = append(raised, p.raise(li, liaison.ChoosePartner))
			}
			p.do(func(d *liaison.Desk) error { // the cards are not what this is about
				cards, err := d.Tx().ListDeliveries(nil, 100)
				for _, card := range cards {
					card.State = liaison.DeliverySent
					err = errors.Join(err, d.Tx().SaveDelivery(card))
				}
				return err
			})
			p.now = at(time.November, 11, 9, 0)
			if texts := p.reminders(); len(texts) != 1 {
				t.Fatalf("said %q", texts)
			}
			for _, matter := range raised[:test.answered] {
				matter = ask(p, func(d *liaison.Desk) (liaison.Matter, error) { return d.Tx().Matter(matter.ID) })
				matter.FirstAnswerAt = p.now
				p.do(func(d *liaison.Desk) error { return d.Tx().SaveMatter(&matter) })
			}
			p.do(func(d *liaison.Desk) error {
				_, err := d.Heard(wang.OpenID, wang.ID, liaison.ActMessage)
				return err
			})
			sending, ok := p.sending()
			if ok != (test.says != "") || !strings.HasPrefix(sending.Text, test.says) {
				t.Errorf("sent %v %q", ok, sending.Text)
			}
			if got := p.queued(liaison.DeliverReminder)[0]; !ok && got.State != liaison.DeliveryDropped {
				t.Errorf("it is %s", got.State)
			}
		})
	}
}

func TestATemplateAnnouncesAReminderAsOne(t *testing.T) {
	p := newPlace(t, func(terms *liaison.Terms) { terms.Templates, terms.Policy.TemplatesPerDay = true, 2 })
	p.imports(township, townshipLinks)
	wang := p.join("王建国")
	p.raise(p.join("李大山"), liaison.ChoosePartner)
	p.now = at(time.November, 9, 11, 0)
	p.do(func(d *liaison.Desk) error {
		cards, err := d.Tx().ListDeliveries(nil, 1)
		cards[0].State = liaison.DeliverySent
		return errors.Join(err, d.Tx().SaveDelivery(cards[0]))
	})
	p.now = at(time.November, 11, 9, 0)
	p.reminders()
	p.spendWindow(wang)
	sending, ok := p.sending()
	if !ok || sending.Rung != liaison.RungTemplate || sending.Fields["what"] != "待办提醒" {
		t.Errorf("sent %v by %s, saying %q", ok, sending.Rung, sending.Fields["what"])
	}
}
