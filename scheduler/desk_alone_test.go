package scheduler_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
	"shuanglian/storage"
)

// putBadDelivery queues a delivery that names a matter which is not there, on its last try.
func putBadDelivery(t *testing.T, office *storage.Office, clock *scheduler.Clock, kind liaison.DeliveryKind, state liaison.DeliveryState) {
	t.Helper()
	do(t, office, func(d *liaison.Desk) error {
		person := liaison.Person{ID: "bad", Name: "坏", Roles: []liaison.RoleHeld{{Role: liaison.RoleResident}}}
		if err := d.Tx().SavePerson(person); err != nil {
			return err
		}
		if err := d.Tx().SaveBinding(liaison.Binding{OpenID: "obad", PersonID: "bad", State: liaison.BindingBound, Strength: liaison.Strong, Following: true}); err != nil {
			return err
		}
		_, err := d.Tx().AddDelivery(&liaison.Delivery{
			ID: d.Tx().NewID(), Key: "bad", PersonID: "bad", MatterID: "nowhere", EntryID: "nowhere", Attempts: 9, Kind: kind, Text: "secret words",
			State: state, ReadyAt: clock.Now(), NextAt: clock.Now(), LeaseUntil: clock.Real().Add(-time.Second), CreatedAt: clock.Now(),
		})
		return err
	})
}

func do(t *testing.T, office *storage.Office, act func(*liaison.Desk) error) {
	t.Helper()
	if err := office.Do(context.Background(), act); err != nil {
		t.Fatal(err)
	}
}

func tasks(t *testing.T, office *storage.Office) (all []liaison.OfficeTask) {
	t.Helper()
	do(t, office, func(d *liaison.Desk) (err error) {
		all, err = d.Tx().OpenTasks()
		return err
	})
	return all
}

func TestABadDueRowStopsNoOther(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 10:00:00"))
	office := openOffice(t, clock, nil)
	bad := liaison.Due{Kind: liaison.DueFirstAnswer, ObjectID: "nowhere", At: clock.Now().Add(-time.Minute)}
	do(t, office, func(d *liaison.Desk) error {
		for _, due := range []liaison.Due{bad, {Kind: "unheard of", ObjectID: "x", At: clock.Now()}, {Kind: liaison.DueTemplate, ObjectID: "p", At: clock.Now()}} {
			if err := d.Tx().SaveDue(due); err != nil {
				return err
			}
		}
		return nil
	})
	var log strings.Builder
	s := newScheduler(t, scheduler.Settings{Work: scheduler.NewDeskWork(office, slog.New(slog.NewTextHandler(&log, nil))), Clock: clock, Sender: &post{}})
	tick(t, s)
	var left []liaison.Due
	do(t, office, func(d *liaison.Desk) (err error) {
		left, err = d.Tx().DueBefore(clock.Now().Add(24*time.Hour), 0)
		return err
	})
	if len(left) != 2 || !left[0].At.Equal(clock.Now().Add(10*time.Minute)) || !left[1].At.Equal(left[0].At) {
		t.Errorf("left are %+v", left)
	}
	if strings.Count(log.String(), "put off") != 2 {
		t.Errorf("the log says %s", log.String())
	}
}

func TestABadDeliveryStopsNoOther(t *testing.T) {
	for name, first := range map[string]liaison.DeliveryState{"when prepared": liaison.DeliveryQueued, "when recovered": liaison.DeliverySending} {
		t.Run(name, func(t *testing.T) {
			clock := scheduler.NewFrozenClock(at("2026-11-09 10:00:00"))
			office := openOffice(t, clock, nil)
			putBadDelivery(t, office, clock, liaison.DeliverAnswer, first)
			queueNotices(t, office, clock, 0, 3, clock.Now())
			var log strings.Builder
			p := &post{}
			s := newScheduler(t, scheduler.Settings{Work: scheduler.NewDeskWork(office, slog.New(slog.NewTextHandler(&log, nil))), Clock: clock, Sender: p})
			tick(t, s)
			if got := states(t, office); got[liaison.DeliverySent] != 3 || got[liaison.DeliveryQueued] != 1 {
				t.Errorf("states are %v", got)
			}
			if got := tasks(t, office); len(got) != 1 || got[0].Kind != liaison.TaskUnreachable {
				t.Errorf("tasks are %+v", got)
			}
			if _, err := s.Advance(context.Background(), time.Hour); err != nil {
				t.Fatal(err)
			}
			if got := states(t, office); got[liaison.DeliveryTask] != 1 || len(tasks(t, office)) != 1 {
				t.Errorf("at last states are %v, tasks %+v", got, tasks(t, office))
			}
			if text := log.String(); !strings.Contains(text, "put off") || strings.Contains(text, "secret words") {
				t.Errorf("the log says %s", text)
			}
		})
	}
}
