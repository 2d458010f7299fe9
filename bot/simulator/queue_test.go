package simulator_test

import (
	"context"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("internal/poll.runtime_pollWait"),
		goleak.IgnoreTopFunction("net/http.(*persistConn).writeLoop"), goleak.IgnoreTopFunction("net/http.(*persistConn).readLoop"))
}

func TestRunDeliversByItself(t *testing.T) {
	w := newTemplates(t)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	stopped := make(chan struct{})
	go func() { w.p.Run(ctx); close(stopped) }()
	changed, stop := w.p.Subscribe()
	defer stop()
	w.template("李四", nil)
	w.p.Fault("template/send", 40252, 1)
	w.template("李四", nil)
	w.pass(30 * time.Minute) // the clock moves; nobody calls Tick
	for len(w.p.Screen("李四")) < 3 {
		select {
		case <-changed:
		case <-ctx.Done():
			t.Fatal("the held template was not delivered")
		}
	}
	if n := w.p.Pending(); n != 0 { // it was taken off the queue before it was shown
		t.Errorf("%d still wait", n)
	}
	cancel()
	<-stopped
}

func TestSettleLeavesWhatIsNotDue(t *testing.T) {
	w := newTemplates(t)
	w.p.Fault("template/send", 40252, 1)
	w.template("李四", nil)
	w.template("李四", nil)
	if n := w.p.Settle(t.Context()); n != 1 || w.p.Pending() != 1 {
		t.Errorf("settled %d, %d wait", n, w.p.Pending())
	}
	if due, ok := w.p.NextDue(); !ok || !due.Equal(w.clock().Add(30*time.Minute)) {
		t.Errorf("next at %s", due)
	}
}
