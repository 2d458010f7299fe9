package storage

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// SaveDigest inserts a digest, or replaces the one of its person, kind and period.
func (t *tx) SaveDigest(digest liaison.Digest) error {
	const act = "save digest"
	if digest.PersonID == "" || digest.Period == "" {
		return missing(act, "person or period")
	}
	counts, err := json.Marshal(digest.Counts)
	if err != nil {
		return t.failed(act, err)
	}
	return t.failed(act, t.q.SaveDigest(t.ctx, db.SaveDigestParams{
		PersonID: digest.PersonID, Kind: string(digest.Kind), Period: digest.Period, At: instant(digest.At), Since: instant(digest.Since),
		Counts: string(counts), PulledAt: instant(digest.PulledAt), Replaced: digest.Unread,
	}))
}

// Digest reads what was told of one period.
func (t *tx) Digest(personID string, kind liaison.DigestKind, period string) (liaison.Digest, error) {
	row, err := t.q.GetDigest(t.ctx, personID, string(kind), period)
	return one(t, "read digest", row, err, readDigest)
}

// NewestDigest reads the latest of an earlier period, read or not.
func (t *tx) NewestDigest(personID string, kind liaison.DigestKind, before string) (liaison.Digest, error) {
	row, err := t.q.GetNewestDigest(t.ctx, personID, string(kind), before)
	return one(t, "read newest digest", row, err, readDigest)
}

// LastDigest reads the latest of an earlier period that was read.
func (t *tx) LastDigest(personID string, kind liaison.DigestKind, before string) (liaison.Digest, error) {
	row, err := t.q.GetLastDigest(t.ctx, personID, string(kind), before)
	return one(t, "read last digest", row, err, readDigest)
}

// DropDigestsBefore removes those made before the time and counts them.
func (t *tx) DropDigestsBefore(at time.Time) (int, error) {
	dropped, err := t.q.DropDigestsBefore(t.ctx, instant(at))
	return int(dropped), t.failed("drop digests", err)
}

// DropDigestsOf removes everything that was counted for a person.
func (t *tx) DropDigestsOf(personID string) error {
	return t.failed("drop digests of a person", t.q.DropDigestsOf(t.ctx, personID))
}

func readDigest(row db.Digest) (liaison.Digest, error) {
	digest := liaison.Digest{PersonID: row.PersonID, Kind: liaison.DigestKind(row.Kind), Period: row.Period, Unread: row.Replaced}
	if err := json.Unmarshal([]byte(row.Counts), &digest.Counts); err != nil {
		return liaison.Digest{}, fmt.Errorf("counts are damaged: %w", err)
	}
	err := moments(momentPair{row.At, &digest.At}, momentPair{row.Since, &digest.Since}, momentPair{row.PulledAt, &digest.PulledAt})
	return digest, err
}

// Preference reads how somebody wants to be reminded.
func (t *tx) Preference(personID string) (liaison.Preference, error) {
	return recall(t, question{what: "preference", of: personID}, func() (liaison.Preference, error) {
		row, err := t.q.GetPreference(t.ctx, personID)
		preference, err := one(t, "read preference", row, err, readPreference)
		if errors.Is(err, liaison.ErrNotFound) {
			return liaison.Preference{PersonID: personID}, nil
		}
		return preference, err
	})
}

// PreferencesBetween lists those of the people whose ids lie between.
func (t *tx) PreferencesBetween(first, last string) ([]liaison.Preference, error) {
	rows, err := t.q.ListPreferencesBetween(t.ctx, first, last)
	return each(t, "list preferences", rows, err, readPreference)
}

// SavePreference inserts or replaces what somebody has said.
func (t *tx) SavePreference(preference liaison.Preference) error {
	const act = "save preference"
	if preference.PersonID == "" {
		return missing(act, "person")
	}
	from, until, _ := strings.Cut(preference.Quiet, "-")
	return t.failed(act, t.q.SavePreference(t.ctx, db.SavePreferenceParams{PersonID: preference.PersonID, QuietFrom: from, QuietUntil: until,
		NoDigest: preference.NoDigest, At: instant(preference.At)}))
}

// DropPreference forgets what somebody has said; none is no error.
func (t *tx) DropPreference(personID string) error {
	return t.failed("drop preference", t.q.DropPreference(t.ctx, personID))
}

func readPreference(row db.Preference) (liaison.Preference, error) {
	preference := liaison.Preference{PersonID: row.PersonID, NoDigest: row.NoDigest}
	if row.QuietFrom != "" {
		preference.Quiet = row.QuietFrom + "-" + row.QuietUntil
	}
	return preference, moments(momentPair{row.At, &preference.At})
}
