package storage_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage"
)

func TestAuditRowsCarryTheirDigest(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		first := liaison.AuditRow{ID: "1", ActorID: "p1", Role: liaison.RoleDelegate, Act: "answer", MatterID: "m", PersonID: "p2", At: start()}
		second := liaison.AuditRow{ID: "0", Act: "show", MatterID: "m", Refused: true, Reason: "不是他的", At: start().Add(time.Second)}
		do(t, office, func(tx liaison.Tx) error {
			must(t, tx.AddAudit(second))
			return tx.AddAudit(first)
		})
		same(t, []liaison.AuditRow{first, second}, read(t, office, func(tx liaison.Tx) ([]liaison.AuditRow, error) { return tx.AuditOf("m") }))

		sum := sha256.New()
		for _, field := range []string{"1", "p1", "delegate", "answer", "m", "p2", "false", "", "2026-11-09T01:00:00.000000Z"} {
			fmt.Fprintf(sum, "%d:%s", len(field), field)
		}
		var digest string
		must(t, raw(t, at).QueryRow("SELECT digest FROM audits WHERE id = '1'").Scan(&digest))
		same(t, hex.EncodeToString(sum.Sum(nil)), digest)
	})
}

// write notes n rows of the trail, dated one after the other.
func write(t *testing.T, office *storage.Office, from, n int) {
	t.Helper()
	do(t, office, func(tx liaison.Tx) error {
		for i := range n {
			row := liaison.AuditRow{ID: fmt.Sprintf("a%02d", from+i), ActorID: "p", Act: "view", MatterID: "m", At: start()}
			if err := tx.AddAudit(row); err != nil {
				return err
			}
		}
		return nil
	})
}

func seal(t *testing.T, office *storage.Office, limit int) int {
	t.Helper()
	sealed := 0
	do(t, office, func(tx liaison.Tx) (err error) {
		sealed, err = tx.SealAudit(limit)
		return err
	})
	return sealed
}

func verified(t *testing.T, office *storage.Office) liaison.AuditReport {
	t.Helper()
	return read(t, office, func(tx liaison.Tx) (liaison.AuditReport, error) { return tx.VerifyAudit() })
}

func TestTheTrailIsSealedOnceAndInOrder(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office, other := open(t, at), open(t, at)
		same(t, liaison.AuditReport{}, verified(t, office))
		same(t, 0, seal(t, office, 10))
		write(t, office, 0, 5)
		same(t, 5, verified(t, office).Unsealed)
		same(t, 3, seal(t, office, 3))
		same(t, 2, seal(t, other, 10))
		same(t, 0, seal(t, office, 10))
		write(t, other, 5, 1)
		report := verified(t, office)
		same(t, int64(5), report.Sealed)
		same(t, 1, report.Unsealed)
		same(t, 1, seal(t, other, 10))
		after := verified(t, other)
		same(t, liaison.AuditReport{Sealed: 6, Head: after.Head}, after)
		if len(after.Head) != 64 || after.Head == report.Head {
			t.Errorf("the head did not move: %q", after.Head)
		}
	})
}

func TestWhatWasKeptLongEnoughIsDroppedFromTheBeginning(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		type link struct {
			Sequence int64
			Seal     string
		}
		drop := func(before time.Time, limit int) (dropped link) {
			do(t, office, func(tx liaison.Tx) (err error) {
				dropped.Sequence, dropped.Seal, err = tx.DropAudit(before, limit)
				return err
			})
			return dropped
		}
		same(t, link{}, drop(start().Add(time.Hour), 10))
		do(t, office, func(tx liaison.Tx) error {
			for i, day := range []int{0, 0, 9, 0, 9, 9} { // the fourth was written late by another process
				row := liaison.AuditRow{ID: fmt.Sprintf("a%02d", i), Act: "view", MatterID: "m", At: start().AddDate(0, 0, day)}
				if err := tx.AddAudit(row); err != nil {
					return err
				}
			}
			return nil
		})
		same(t, link{}, drop(start().AddDate(0, 0, 20), 10)) // nothing is sealed yet
		same(t, 5, seal(t, office, 5))
		whole := verified(t, office)
		same(t, link{}, drop(start(), 10))
		first := drop(start().AddDate(0, 0, 1), 1)
		same(t, int64(1), first.Sequence)
		second := drop(start().AddDate(0, 0, 1), 10)
		same(t, int64(2), second.Sequence)
		same(t, link{}, drop(start().AddDate(0, 0, 1), 10))
		report := verified(t, office)
		same(t, liaison.AuditReport{Dropped: 2, Sealed: 5, Head: whole.Head, Unsealed: 1}, report)
		same(t, 1, seal(t, office, 5))
		same(t, (*liaison.AuditFault)(nil), verified(t, office).Fault)

		if _, err := raw(t, at).Exec("DELETE FROM audits WHERE sequence = 3"); err != nil {
			t.Fatal(err)
		}
		same(t, liaison.AuditFault{Sequence: 3, Kind: liaison.AuditMissing}, *verified(t, office).Fault)
	})
}

func TestTamperingIsNamed(t *testing.T) {
	for name, test := range map[string]struct {
		tamper []string
		want   liaison.AuditFault
	}{
		"a row changed":        {[]string{"UPDATE audits SET act = 'answer' WHERE id = 'a02'"}, liaison.AuditFault{Sequence: 3, ID: "a02", Kind: liaison.AuditChanged}},
		"its digest changed":   {[]string{"UPDATE audits SET digest = 'x' WHERE id = 'a02'"}, liaison.AuditFault{Sequence: 3, ID: "a02", Kind: liaison.AuditChanged}},
		"a row deleted":        {[]string{"DELETE FROM audits WHERE id = 'a01'"}, liaison.AuditFault{Sequence: 2, Kind: liaison.AuditMissing}},
		"the first deleted":    {[]string{"DELETE FROM audits WHERE id = 'a00'"}, liaison.AuditFault{Sequence: 1, Kind: liaison.AuditMissing}},
		"the end cut off":      {[]string{"DELETE FROM audits WHERE id IN ('a04', 'a05')"}, liaison.AuditFault{Sequence: 5, Kind: liaison.AuditMissing}},
		"deleted, gap closed":  {[]string{"DELETE FROM audits WHERE id = 'a02'", "UPDATE audits SET sequence = sequence - 1 WHERE id = 'a03'", "UPDATE audits SET sequence = sequence - 1 WHERE id = 'a04'", "UPDATE audits SET sequence = sequence - 1 WHERE id = 'a05'"}, liaison.AuditFault{Sequence: 3, ID: "a03", Kind: liaison.AuditMoved}},
		"two rows swapped":     {swapped("sequence"), liaison.AuditFault{Sequence: 2, ID: "a03", Kind: liaison.AuditMoved}},
		"swapped with seals":   {slices.Concat(swapped("sequence"), swapped("previous"), swapped("seal")), liaison.AuditFault{Sequence: 2, ID: "a03", Kind: liaison.AuditMoved}},
		"a new row slipped in": {[]string{"UPDATE audits SET sequence = 7 WHERE id = 'a05'", "UPDATE audits SET sequence = 6 WHERE id = 'a09'"}, liaison.AuditFault{Sequence: 6, ID: "a09", Kind: liaison.AuditChanged}},
		"a row of the tail":    {[]string{"UPDATE audits SET actor_id = 'q' WHERE id = 'a06'"}, liaison.AuditFault{ID: "a06", Kind: liaison.AuditChanged}},
	} {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, at database) {
				office := open(t, at)
				write(t, office, 0, 6)
				same(t, 6, seal(t, office, 10))
				write(t, office, 6, 1)
				tampered(t, raw(t, at), test.tamper)
				report := verified(t, office)
				if report.Fault == nil {
					t.Fatal("nothing was found")
				}
				same(t, test.want, *report.Fault)
			})
		})
	}
}

// tampered runs statements past the program; a row a09 stands ready to be used.
func tampered(t *testing.T, pool *sql.DB, statements []string) {
	t.Helper()
	stranger := `INSERT INTO audits (id, actor_id, role, act, matter_id, person_id, refused, reason, at, digest)
SELECT 'a09', actor_id, role, 'show', matter_id, person_id, refused, reason, at, digest FROM audits WHERE id = 'a00'`
	for _, statement := range append([]string{stranger}, statements...) {
		if _, err := pool.Exec(statement); err != nil {
			t.Fatal(statement, err)
		}
	}
}

// swapped exchanges one column of the second and the fourth row, by way of a09.
func swapped(column string) []string {
	copied := func(to, from string) string {
		return fmt.Sprintf("UPDATE audits SET %s = (SELECT %s FROM audits WHERE id = '%s') WHERE id = '%s'", column, column, from, to)
	}
	if column == "sequence" {
		return []string{
			"UPDATE audits SET sequence = 99 WHERE id = 'a01'", "UPDATE audits SET sequence = 2 WHERE id = 'a03'",
			"UPDATE audits SET sequence = 4 WHERE id = 'a01'",
		}
	}
	return []string{copied("a09", "a01"), copied("a01", "a03"), copied("a03", "a09")}
}
