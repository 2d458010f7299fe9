package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"shuanglian/bot/simulator"
	"shuanglian/liaison"
)

// checkNight: at night nothing comes by itself but to somebody awake, and what he was
// told to wait for.
func (k *talk) checkNight(name string, bubble simulator.Bubble) {
	k.t.Helper()
	policy := k.config.Policy
	at := bubble.At.In(k.config.Organization.Location())
	if bubble.FromMe || bubble.ByReply || at.Hour() >= 8 && at.Hour() < 21 {
		return
	}
	if awake := k.wrote[name]; !awake.IsZero() && at.Sub(awake) <= 15*time.Minute+time.Duration(policy.RecallHold)+time.Second {
		return
	}
	if ofMeeting(bubble.Text) && k.soonMeets(bubble.At) {
		return
	}
	k.t.Errorf("%s is woken at %s by %q", name, at.Format("15:04:05"), bubble.Text)
}

// checkUnit: a handling unit reads the office's words, and no name before its owner
// has said yes.
func (k *talk) checkUnit(name string, bubble simulator.Bubble) {
	k.t.Helper()
	if name != "何工" || bubble.FromMe {
		return
	}
	for _, matter := range k.seen {
		if author := k.authors[matter.ID]; author != "" && !matter.Told && strings.Contains(bubble.Text, matter.Number) && strings.Contains(bubble.Text, author) {
			k.t.Errorf("the unit reads who raised %s: %q", matter.Number, bubble.Text)
		}
	}
	for _, word := range tokens.FindAllString(bubble.Text, -1) {
		if k.raised[word] && k.saidBy[word] != name {
			k.t.Errorf("the unit reads %s, as %s has said it: %q", word, k.saidBy[word], bubble.Text)
		}
	}
}

// unsent are the words by which people are told that something was not, or not yet,
// handed to anybody.
var unsent = regexp.MustCompile(`没有发出|没有发给|还没发出|没有收|没有交|没有转|没有变|没有用|没有记|不能转|没有您名下|请写|请先|交给谁|要回哪|哪一件|已加上|已收回|没有撤回|不用改写|反映的是|看的是：|是保密的|已由.{2,4}办|不回就不发|〔补充|没有录|没有加上|没有办|没有用|愿意署名吗|没有申请`)

var sixDigits = regexp.MustCompile(`\d{6}`)

// nothingLost: every word somebody has said has been read by somebody else, or is on
// its way, or he was told that it is not.
func (k *talk) nothingLost() {
	k.t.Helper()
	for _, by := range []string{"25h", "1m"} { // what waits for a choice is over, and told at the next word
		if err := k.advance(by); err != nil {
			k.t.Fatal(err)
		}
		for _, name := range k.people {
			k.say(name, "你好")
		}
	}
	elsewhere, told := k.sealedUp(), map[string]bool{}
	for _, name := range k.people {
		for _, bubble := range k.platform.Screen(name) {
			for _, word := range tokens.FindAllString(bubble.Text, -1) {
				elsewhere[word] = elsewhere[word] || name != k.saidBy[word] && !bubble.FromMe
				told[word] = told[word] || name == k.saidBy[word] && !bubble.FromMe && unsent.MatchString(bubble.Text)
			}
		}
	}
	k.do(func(d *liaison.Desk) error {
		deliveries, err := d.Tx().ListDeliveries([]liaison.DeliveryState{liaison.DeliveryQueued, liaison.DeliverySending, liaison.DeliveryWaiting,
			liaison.DeliveryTask}, 0)
		for _, delivery := range deliveries {
			for _, word := range tokens.FindAllString(delivery.Text, -1) {
				elsewhere[word] = true
			}
		}
		return errors.Join(err, k.stopped(d, told))
	})
	for word, sayer := range k.saidBy {
		if elsewhere[word] || told[word] || k.kept[word] || unsent.MatchString(k.replies[word]) {
			continue
		}
		k.t.Errorf("%s said %s and heard %q: nobody has read it", sayer, word, k.replies[word])
	}
}

// stopped marks the words whose sayer had to be kept from the matter by the time they
// were to go out, or whose matter its author has withdrawn by then, who has taken them
// back himself, or that were why he can't come to a meeting called off or changed since:
// he was told so, and they were not said to him again.
func (k *talk) stopped(d *liaison.Desk, told map[string]bool) error {
	dropped, err := d.Tx().ListDeliveries([]liaison.DeliveryState{liaison.DeliveryDropped, liaison.DeliveryRecalled}, 0)
	if err != nil {
		return err
	}
	for _, delivery := range dropped {
		for _, word := range tokens.FindAllString(delivery.Text, -1) {
			of := sixDigits.FindString(delivery.Text)
			off := delivery.Kind == liaison.DeliverQuestion && (k.hears(k.saidBy[word], "〔会议取消〕") || k.hears(k.saidBy[word], "〔会议改了〕"))
			withdrawn := of != "" && k.hearsWithdrawn(k.saidBy[word], of)
			withdrawn = withdrawn || delivery.State == liaison.DeliveryRecalled && k.hears(k.saidBy[word], "已收回")
			told[word] = told[word] || off || withdrawn || of != "" && k.hears(k.saidBy[word], "编号"+of+"：您已不再联系这件事，这句话没有发出")
		}
	}
	return nil
}

// hears tells whether somebody has read such words.
func (k *talk) hears(name, words string) bool {
	return slices.ContainsFunc(k.platform.Screen(name), func(b simulator.Bubble) bool { return !b.FromMe && strings.Contains(b.Text, words) })
}

// hearsWithdrawn tells whether somebody has read that the matter of a number was
// withdrawn.
func (k *talk) hearsWithdrawn(name, number string) bool {
	said := regexp.MustCompile(`已撤回，编号` + number + `|编号` + number + `(?:（.*）)?(?:：本人撤回了|，本人在电话里说不办了)`)
	return slices.ContainsFunc(k.platform.Screen(name), func(b simulator.Bubble) bool { return !b.FromMe && said.MatchString(b.Text) })
}

// noWindowExceeded: the platform has never had to refuse a message for its window.
func (k *talk) noWindowExceeded() {
	k.t.Helper()
	k.do(func(d *liaison.Desk) error {
		all, err := d.Tx().ListDeliveries([]liaison.DeliveryState{liaison.DeliveryQueued, liaison.DeliverySending, liaison.DeliveryWaiting,
			liaison.DeliverySent, liaison.DeliveryTask, liaison.DeliveryRecalled, liaison.DeliveryDropped}, 0)
		for _, delivery := range all {
			attempts, err := d.Tx().Attempts(delivery.ID)
			if err != nil {
				return err
			}
			for _, attempt := range attempts {
				if attempt.Code == 45015 || attempt.Code == 45047 {
					k.t.Errorf("a %s met %d: the window was exceeded", delivery.Kind, attempt.Code)
				}
			}
		}
		return err
	})
}

// logsAreMute: nothing of what may never be logged is in the logs, even before they
// are masked.
func (k *talk) logsAreMute(logs string) {
	k.t.Helper()
	if !strings.Contains(logs, "level=") {
		k.t.Error("nothing was logged at all")
	}
	secrets := map[string]string{}
	for what, secret := range map[string]string{"the secret": k.config.WeChat.AppSecret.Reveal(), "the token": k.config.WeChat.Token.Reveal(),
		"the key": k.config.WeChat.EncodingAESKey.Reveal()} {
		secrets[what] = secret
	}
	for _, name := range k.people {
		secrets["the openid of "+name] = k.platform.OpenID(name)
	}
	k.do(func(d *liaison.Desk) error {
		people, err := d.Tx().Roster()
		for _, p := range people {
			secrets["the phone of "+p.Name] = p.Phone
		}
		return err
	})
	for word, sayer := range k.saidBy {
		secrets["what "+sayer+" said"] = word
	}
	for what, secret := range secrets {
		if at := strings.Index(logs, secret); secret != "" && at >= 0 {
			k.t.Errorf("%s is in the logs: …%s…", what, logs[max(0, at-120):min(len(logs), at+60)])
		}
	}
}
