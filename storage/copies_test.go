package storage_test

import (
	"errors"
	"testing"
	"time"

	"shuanglian/liaison"
)

// TestACopyAndItsMark: a fresh database is the living one; a copy is noted, and
// what became of it.
func TestACopyAndItsMark(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		same(t, true, got[bool](t)(tx.Living()))
		none, err := tx.LastCopy()
		notFound(t, none, err)
		same(t, time.Time{}, got[time.Time](t)(tx.LastSign()))
		must(t, tx.AddAudit(liaison.AuditRow{ID: "a1", Act: "backup", At: start()}))
		same(t, start(), got[time.Time](t)(tx.LastSign()))
		first := liaison.Copy{ID: "c1", TakenAt: start()}
		must(t, tx.SaveCopy(first))
		last := liaison.Copy{ID: "c2", TakenAt: start(), RestoredAt: start().Add(time.Hour), MissingUntil: start().Add(time.Minute), Relays: 1, Others: 2, Reminders: 3, Codes: 4}
		must(t, tx.SaveCopy(liaison.Copy{ID: "c2", TakenAt: start()}))
		must(t, tx.SaveCopy(last))
		same(t, last, got[liaison.Copy](t)(tx.LastCopy()))
		same(t, first, got[liaison.Copy](t)(tx.Copy("c1")))
		if err := tx.SaveCopy(liaison.Copy{}); !errors.Is(err, liaison.ErrInvalid) {
			t.Errorf("a copy without an id: %v", err)
		}
	})
}

// TestWhatAnotherLifeHasUsedCountsNoMore: codes and slots of the missing time.
func TestWhatAnotherLifeHasUsedCountsNoMore(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		open := liaison.Code{ID: "k1", PersonID: "p1", Fingerprint: "f1", IssuedAt: start(), ExpiresAt: start().Add(time.Hour)}
		used, over := open, open
		used.ID, used.Fingerprint, used.UsedAt = "k2", "f2", start()
		over.ID, over.Fingerprint, over.ExpiresAt = "k3", "f3", start().Add(-time.Hour)
		for _, code := range []liaison.Code{open, used, over} {
			must(t, tx.SaveCode(code))
		}
		same(t, 1, got[int](t)(tx.EndCodes(start())))
		same(t, start(), got[liaison.Code](t)(tx.Code("k1")).ExpiresAt)

		claimed := got[bool](t)(tx.ClaimJob(liaison.JobRun{Job: "digest", PlannedAt: start(), StartedAt: start()}))
		same(t, true, claimed)
		until := start().Add(4 * time.Hour)
		must(t, tx.PassSlots(until, until))
		same(t, liaison.JobRun{Job: "digest", PlannedAt: until, StartedAt: until, FinishedAt: until, Outcome: "restored"},
			got[liaison.JobRun](t)(tx.LastJob("digest")))
		must(t, tx.SkipTurns())
		must(t, tx.EndOffers())
	})
}
