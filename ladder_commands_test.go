package main

import (
	"bytes"
	"context"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator"
	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
)

// ladderCommands are what stories about the ways out need.
func ladderCommands() map[string]story.Command {
	return map[string]story.Command{
		// degraded REGEXP: a reason of /readyz says so, and messages are taken all the same
		"degraded": func(ts *testscript.TestScript, neg bool, args []string) {
			code, state := worldOf(ts).readyz()
			reasons := strings.Join(state.Reasons, "\n")
			if found := regexp.MustCompile(args[0]).MatchString(reasons); found == neg || code != 200 {
				ts.Fatalf("readyz says %d %s: %s", code, state.Status, reasons)
			}
		},
		// shown-by-metrics REGEXP: a line of /metrics says so
		"shown-by-metrics": func(ts *testscript.TestScript, neg bool, args []string) {
			text := worldOf(ts).metricsText()
			if regexp.MustCompile("(?m)"+args[0]).MatchString(text) == neg {
				ts.Fatalf("metrics say\n%s", text)
			}
		},
		// blacklist NAME, unblacklist NAME: the account's own blacklist
		"blacklist":   func(ts *testscript.TestScript, _ bool, args []string) { worldOf(ts).platform.Blacklist(args[0], true) },
		"unblacklist": func(ts *testscript.TestScript, _ bool, args []string) { worldOf(ts).platform.Blacklist(args[0], false) },
		// never-refused CODE: the platform has answered no call with this errcode
		"never-refused": func(ts *testscript.TestScript, _ bool, args []string) {
			if text := worldOf(ts).metricsText(); strings.Contains(text, `code="`+args[0]+`"`) {
				ts.Fatalf("a call was answered with %s", args[0])
			}
		},
		// ledger NAME N: so many of the messages that his last one allowed are spent
		"ledger": func(ts *testscript.TestScript, _ bool, args []string) {
			w := worldOf(ts)
			w.do(func(d *liaison.Desk) error {
				window, err := d.Tx().Window(liaison.OpenID(w.platform.OpenID(args[0])))
				if strconv.Itoa(window.MessageSpent) != args[1] {
					ts.Fatalf("%d messages are spent", window.MessageSpent)
				}
				return err
			})
		},
		// strict-windows: of two acts that open a window only the newer one counts
		"strict-windows": func(ts *testscript.TestScript, _ bool, _ []string) { worldOf(ts).platform.SetStrict(true) },
		// subscriptions once|long: the account has a subscription notice beside its template
		"subscriptions": func(ts *testscript.TestScript, _ bool, args []string) {
			ts.Check(worldOf(ts).subscribe(args[0] == "long"))
		},
		// agree NAME, refuse NAME, withdraw NAME: to that notice; withdraw tells nobody
		"agree": func(ts *testscript.TestScript, _ bool, args []string) {
			ts.Check(worldOf(ts).platform.Choose(context.Background(), args[0], simulator.Choice{TemplateID: "ANOTHER"},
				simulator.Choice{TemplateID: subscriptionID, Accept: true}, simulator.Choice{TemplateID: "A-THIRD", Accept: true}))
			worldOf(ts).settle()
		},
		"refuse": func(ts *testscript.TestScript, _ bool, args []string) {
			ts.Check(worldOf(ts).platform.Refuse(context.Background(), args[0], subscriptionID))
			worldOf(ts).settle()
		},
		"withdraw": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).platform.Withdraw(args[0], subscriptionID)
		},
		// result NAME NUMBER KIND STATUS: the platform tells once more what became of the last notice
		"result": func(ts *testscript.TestScript, _ bool, args []string) {
			w := worldOf(ts)
			attempts, err := w.attempts(args[1], liaison.DeliveryKind(args[2]))
			ts.Check(err)
			ts.Check(w.platform.TellResult(context.Background(), args[0], "TEMPLATESENDJOBFINISH", attempts[len(attempts)-1].MsgID, args[3]))
			w.settle()
		},
		// unknown-result NAME EVENT STATUS: the same of a notice that nobody knows
		"unknown-result": func(ts *testscript.TestScript, _ bool, args []string) {
			w := worldOf(ts)
			ts.Check(w.platform.TellResult(context.Background(), args[0], args[1], strconv.FormatInt(time.Now().UnixNano(), 10), args[2]))
			w.settle()
		},
		// attempts NUMBER KIND N: the matter's latest relay of this kind was tried so often
		"attempts": func(ts *testscript.TestScript, _ bool, args []string) {
			attempts, err := worldOf(ts).attempts(args[0], liaison.DeliveryKind(args[1]))
			ts.Check(err)
			if strconv.Itoa(len(attempts)) != args[2] {
				ts.Fatalf("%+v", attempts)
			}
		},
		// fate NUMBER KIND FATE: what became of its last notice; none if nothing is known
		"fate": func(ts *testscript.TestScript, _ bool, args []string) {
			attempts, err := worldOf(ts).attempts(args[0], liaison.DeliveryKind(args[1]))
			ts.Check(err)
			if last := attempts[len(attempts)-1]; string(last.Fate) != strings.TrimPrefix(args[2], "none") {
				ts.Fatalf("its fate is %q: %+v", last.Fate, attempts)
			}
		},
		// in-office REGEXP: the open tasks tell the office, with names and phones, this
		"in-office": func(ts *testscript.TestScript, neg bool, args []string) {
			var out bytes.Buffer
			worldOf(ts).do(func(d *liaison.Desk) error {
				tasks, err := d.RevealTasks("", "story", "command:test")
				for _, task := range tasks {
					out.WriteString(strings.Join([]string{task.Kind, task.Number, task.Call.Name, task.Call.Phone, task.Call.Words}, " ") + "\n")
				}
				return err
			})
			if regexp.MustCompile(args[0]).Match(out.Bytes()) == neg {
				ts.Fatalf("the office has\n%s", out.String())
			}
		},
	}
}

// metricsText is what /metrics shows.
func (w *world) metricsText() string {
	w.t.Helper()
	families, err := w.app.metrics.registry.Gather()
	if err != nil {
		w.t.Fatal(err)
	}
	var text strings.Builder
	for _, family := range families {
		for _, metric := range family.GetMetric() {
			labels := make([]string, 0, len(metric.GetLabel()))
			for _, label := range metric.GetLabel() {
				labels = append(labels, label.GetName()+`="`+label.GetValue()+`"`)
			}
			text.WriteString(family.GetName() + "{" + strings.Join(labels, ",") + "}\n")
		}
	}
	return text.String()
}

// attempts lists the tries of the latest relay of a kind about a matter.
func (w *world) attempts(number string, kind liaison.DeliveryKind) (attempts []liaison.Attempt, err error) {
	delivery, err := w.delivery(number, kind)
	if err != nil {
		return nil, err
	}
	err = w.app.office.Look(context.Background(), func(d *liaison.Desk) (err error) {
		attempts, err = d.Tx().Attempts(delivery.ID)
		return err
	})
	if err == nil && len(attempts) == 0 {
		err = errors.New("never tried")
	}
	return attempts, err
}

// subscribe sets up a subscription notice beside the template: a new process takes
// the settings up.
func (w *world) subscribe(longTerm bool) error {
	w.config.WeChat.Subscriptions = map[string]SubscriptionConfig{waitingTemplate: {ID: subscriptionID, LongTerm: longTerm,
		Fields: map[string]string{"thing1": "{{.what}}", "time2": "{{.time}}"}}}
	w.app = w.openApp()
	w.platform.SetCallbackURL(w.serve(w.app.Routes(nil)))
	return w.platform.AddSubscription(subscriptionID, "订阅通知", "事项：{{thing1.DATA}}\n时间：{{time2.DATA}}", longTerm)
}

const subscriptionID = "SUBSCRIPTION-WAITING"

func TestALineThatIsShutShowsInReadyzAndMetrics(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	w.importRoster()
	w.bind("王建国", "李大山")
	w.platform.Fault("custom/send", 45009, -1)
	w.mustTell("李大山", "村口路灯坏了")
	w.mustAdvance("61s")
	if code, state := w.readyz(); code != 200 || state.Status != "degraded" || !strings.Contains(strings.Join(state.Reasons, "\n"),
		"wechat: customer_message refused since 2026-11-09T02:01:00Z (45009), until 2026-11-09T16:00:00Z") {
		t.Errorf("readyz says %d %+v", code, state)
	}
	if text := w.metricsText(); !strings.Contains(text, `shuanglian_paused{code="45009",line="customer_message"}`) {
		t.Errorf("metrics say %s", text)
	}
}
