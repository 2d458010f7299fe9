package storage_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
)

func TestDigestsAreKept(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		_, err := tx.LastDigest("p", liaison.DigestCommittee, "9")
		notFound(t, liaison.Digest{}, err)
		week := liaison.Digest{PersonID: "p", Kind: liaison.DigestCommittee, Period: "2026-11-09", At: start(), Since: start().Add(-time.Hour),
			Counts: liaison.DigestCounts{Open: 3, Reached: 7}}
		next := liaison.Digest{PersonID: "p", Kind: liaison.DigestCommittee, Period: "2026-11-16", At: start().Add(time.Hour)}
		other := liaison.Digest{PersonID: "p", Kind: liaison.DigestOffice, Period: "2026-11-15", At: start()}
		for _, digest := range []liaison.Digest{week, next, other} {
			must(t, tx.SaveDigest(digest))
		}
		read := got[liaison.Digest](t)
		same(t, week, read(tx.Digest("p", liaison.DigestCommittee, "2026-11-09")))
		same(t, next, read(tx.LastDigest("p", liaison.DigestCommittee, "2026-11-23")))
		same(t, week, read(tx.LastDigest("p", liaison.DigestCommittee, "2026-11-16")))
		next.Unread, next.PulledAt = true, start()
		must(t, tx.SaveDigest(next))
		same(t, next, read(tx.Digest("p", liaison.DigestCommittee, "2026-11-16")))
		same(t, week, read(tx.LastDigest("p", liaison.DigestCommittee, "2026-11-23")))
		same(t, next, read(tx.NewestDigest("p", liaison.DigestCommittee, "2026-11-23")))
		same(t, week, read(tx.NewestDigest("p", liaison.DigestCommittee, "2026-11-16")))
		same(t, 2, got[int](t)(tx.DropDigestsBefore(start().Add(time.Minute))))
		must(t, tx.DropDigestsOf("p"))
		_, err = tx.Digest("p", liaison.DigestCommittee, "2026-11-16")
		notFound(t, liaison.Digest{}, err)
	})
}

func TestPreferences(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		read := got[liaison.Preference](t)
		same(t, liaison.Preference{PersonID: "p"}, read(tx.Preference("p")))
		mine := liaison.Preference{PersonID: "p", Quiet: "22:00-07:00", NoDigest: true, At: start()}
		must(t, tx.SavePreference(mine))
		same(t, mine, read(tx.Preference("p")))
		same(t, []liaison.Preference{mine}, got[[]liaison.Preference](t)(tx.PreferencesBetween("a", "p")))
		same(t, []liaison.Preference{}, got[[]liaison.Preference](t)(tx.PreferencesBetween("q", "z")))
		mine.Quiet = ""
		must(t, tx.SavePreference(mine))
		same(t, mine, read(tx.Preference("p")))
		must(t, tx.DropPreference("p"))
		must(t, tx.DropPreference("p"))
		same(t, liaison.Preference{PersonID: "p"}, read(tx.Preference("p")))
	})
}
