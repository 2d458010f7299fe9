package main

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
)

// faultCommands are what the stories of faults need to look behind the phones.
func faultCommands() map[string]story.Command {
	return map[string]story.Command{
		// tell NAME WORDS VAR: hands a new matter to the delegate and keeps its number
		"tell": func(ts *testscript.TestScript, _ bool, args []string) {
			number, err := worldOf(ts).tell(args[0], args[1])
			ts.Check(err)
			ts.Setenv(args[2], number)
			worldOf(ts).stage.Forget(args[0])
		},
		// delivery NUMBER KIND STATE [twice]: how the matter's latest relay of this
		// kind stands; twice when the record must admit a second copy
		"delivery": func(ts *testscript.TestScript, _ bool, args []string) {
			delivery, err := worldOf(ts).delivery(args[0], liaison.DeliveryKind(args[1]))
			ts.Check(err)
			twice := len(args) == 4
			if string(delivery.State) != args[2] || delivery.SecondCopy != twice {
				ts.Fatalf("%s of %s is %s (%s), second copy possible: %v", args[1], args[0], delivery.State, delivery.Outcome, delivery.SecondCopy)
			}
		},
		// views NUMBER N: the matter was looked at so often
		"views": func(ts *testscript.TestScript, _ bool, args []string) {
			views, err := worldOf(ts).views(args[0])
			ts.Check(err)
			if strconv.Itoa(views) != args[1] {
				ts.Fatalf("%s was looked at %d times", args[0], views)
			}
		},
		// dump: print the outbox with its attempts
		"dump": func(ts *testscript.TestScript, _ bool, _ []string) { ts.Logf("%s", worldOf(ts).outbox()) },
		// no-relay-forgotten: within a minute of its hold every relay is delivered,
		// waiting or an office task
		"no-relay-forgotten": func(ts *testscript.TestScript, _ bool, _ []string) { ts.Check(worldOf(ts).noRelayForgotten()) },
	}
}

var (
	receiptNumber = regexp.MustCompile(`编号(\d{6})`)
	anotherMatter = regexp.MustCompile(`(\d) 另外`)
)

// tell hands a new matter of a person to his delegate.
func (w *world) tell(name, words string) (number string, err error) {
	w.say(name, words)
	screen := w.platform.Screen(name)
	if found := anotherMatter.FindStringSubmatch(screen[len(screen)-1].Text); found != nil {
		w.say(name, found[1])
	}
	w.say(name, "1")
	screen = w.platform.Screen(name)
	for i := len(screen) - 1; i >= 0; i-- {
		if found := receiptNumber.FindStringSubmatch(screen[i].Text); found != nil && !screen[i].FromMe {
			return found[1], nil
		}
	}
	return "", fmt.Errorf("%s got no receipt", name)
}

// delivery is the latest of a kind about a matter.
func (w *world) delivery(number string, kind liaison.DeliveryKind) (latest liaison.Delivery, err error) {
	err = w.app.office.Look(context.Background(), func(d *liaison.Desk) error {
		matter, err := d.Tx().MatterByNumber(number)
		if err != nil {
			return err
		}
		all, err := d.Tx().DeliveriesOf(matter.ID)
		for _, delivery := range all {
			if delivery.Kind == kind {
				latest = delivery
			}
		}
		return err
	})
	return latest, err
}

// outbox lists every delivery and its attempts, for reading after a failure.
func (w *world) outbox() string {
	var text strings.Builder
	w.do(func(d *liaison.Desk) error {
		all, err := d.Tx().ListDeliveries(nil, 0)
		for _, one := range all {
			fmt.Fprintf(&text, "%s %s %s next %s: %s\n", one.CreatedAt, one.Kind, one.State, one.NextAt, one.Outcome)
			attempts, err := d.Tx().Attempts(one.ID)
			if err != nil {
				return err
			}
			for _, a := range attempts {
				fmt.Fprintf(&text, "    %s %s %d %s\n", a.At, a.Rung, a.Code, a.Outcome)
			}
		}
		return err
	})
	return text.String()
}

func (w *world) views(number string) (views int, err error) {
	err = w.app.office.Look(context.Background(), func(d *liaison.Desk) error {
		matter, err := d.Tx().MatterByNumber(number)
		if err != nil {
			return err
		}
		rows, err := d.Tx().AuditOf(matter.ID)
		for _, row := range rows {
			if row.Act == "view" && !row.Refused {
				views++
			}
		}
		return err
	})
	return views, err
}

func (w *world) tasks() (kinds map[string]int) {
	w.t.Helper()
	kinds = map[string]int{}
	w.do(func(d *liaison.Desk) error {
		open, err := d.Tx().OpenTasks()
		for _, task := range open {
			kinds[task.Kind]++
		}
		return err
	})
	return kinds
}

func (w *world) noRelayForgotten() error {
	return w.app.office.Look(context.Background(), func(d *liaison.Desk) error {
		tasks, err := d.Tx().OpenTasks()
		if err != nil {
			return err
		}
		phoned := map[string]bool{}
		for _, task := range tasks {
			phoned[task.DeliveryID] = true
		}
		under, err := d.Tx().ListDeliveries([]liaison.DeliveryState{liaison.DeliveryQueued, liaison.DeliverySending}, 0)
		for _, delivery := range under {
			if delivery.Kind.IsRelay() && d.Now().Sub(delivery.ReadyAt) >= time.Minute && !phoned[delivery.ID] {
				return fmt.Errorf("%s to %s has been %s since %s", delivery.Kind, delivery.Recipient(), delivery.State, delivery.ReadyAt)
			}
		}
		return err
	})
}
