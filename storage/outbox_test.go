package storage_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage"
)

func withClock(c *clock) func(*storage.Options) {
	return func(o *storage.Options) { o.Now = c.now }
}

func TestAttemptsWindowsAndTasks(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		d := fullDelivery("d1")
		must(t, second(tx.AddDelivery(&d)))
		tries := []liaison.Attempt{
			{ID: "a2", DeliveryID: "d1", At: start(), Rung: "customer_message", Code: -2, Outcome: "答复丢失"},
			{ID: "a1", DeliveryID: "d1", At: start().Add(time.Second), Rung: "template", Code: 43004},
		}
		must(t, tx.AddAttempt(tries[1]))
		must(t, tx.AddAttempt(tries[0]))
		same(t, tries, got[[]liaison.Attempt](t)(tx.Attempts("d1")))

		same(t, liaison.Window{OpenID: "o1"}, got[liaison.Window](t)(tx.Window("o1")))
		window := liaison.Window{
			OpenID: "o1", MessageAt: start(), MessageSpent: 2, TapAt: start(), TapSpent: 1, ClosedAt: start(),
			TemplateAt: start(), TemplateDay: "2026-11-09", TemplateSpent: 1,
		}
		must(t, tx.SaveWindow(window))
		window.MessageSpent, window.ClosedAt = 3, time.Time{}
		must(t, tx.SaveWindow(window))
		same(t, window, got[liaison.Window](t)(tx.Window("o1")))

		task := liaison.OfficeTask{
			ID: "t1", Key: "k1", Kind: "unreachable", PersonID: "p", MatterID: "m", DeliveryID: "d1", CreatedAt: start(), Township: "西山镇",
		}
		same(t, true, got[bool](t)(tx.AddTask(task)))
		same(t, false, got[bool](t)(tx.AddTask(liaison.OfficeTask{ID: "t2", Key: "k1"})))
		same(t, []liaison.OfficeTask{task}, got[[]liaison.OfficeTask](t)(tx.OpenTasks()))
		task.DoneAt, task.DoneBy = start(), "clerk"
		must(t, tx.SaveTask(task))
		same(t, []liaison.OfficeTask{}, got[[]liaison.OfficeTask](t)(tx.OpenTasks()))
		notFound(t, 0, tx.SaveTask(liaison.OfficeTask{ID: "t9"}))
	})
}

// TestTheOutboxStaysFastWhenLong fills the outbox with ten thousand
// rows for a thousand people, almost all behind one that waits for its retry.
// (A hundred thousand take the same time to read; filling them in takes long.)
func TestTheOutboxStaysFastWhenLong(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office, pool := open(t, at), raw(t, at)
		stored := func(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05.000000Z") }
		past, future := stored(start().Add(-time.Hour)), stored(start().Add(time.Hour))
		_, err := pool.Exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
			INSERT INTO deliveries (id, key, recipient, sequence, person_id, openid, kind, matter_id, entry_id, question_id, from_id, text,
				urgent, state, ready_at, next_at, lease_until, attempts, second_copy, notice_at, outcome, created_at, sent_at)
			SELECT 'd' || i, 'k' || i, 'p:' || (i % 1000), i, 'p' || (i % 1000), '', 'card', 'm', '', '', '', '', false, 'queued', '` + past + `',
				CASE WHEN i <= 999 THEN '` + future + `' ELSE '` + past + `' END, '', CASE WHEN i <= 999 THEN 1 ELSE 0 END, false, '', '', '` + past + `', ''
			FROM n`)
		must(t, err)
		began := time.Now()
		next := read(t, office, func(tx liaison.Tx) (liaison.Delivery, error) { return tx.NextDelivery(start()) })
		earliest := read(t, office, func(tx liaison.Tx) (time.Time, error) { return tx.EarliestDue() })
		took := time.Since(began)
		t.Logf("next and earliest took %v", took)
		same(t, "d1000", next.ID)
		same(t, start().Add(-time.Hour), earliest)
		if took > time.Second { // milliseconds, but test machines are busy
			t.Errorf("next and earliest took %v", took)
		}
	})
}
