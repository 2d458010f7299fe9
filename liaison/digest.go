package liaison

import "time"

// DigestKind is whose digest (摘报) it is: what is counted in it goes by the role.
type DigestKind string

// The kinds. A person may have two: of the office's and of the committee's.
const (
	DigestCommittee DigestKind = "committee" // weekly and monthly, to a committee member
	DigestDelegate  DigestKind = "delegate"  // when something has changed or is due, to a delegate
	DigestOffice    DigestKind = "office"    // daily, to the liaison office
)

// DigestCounts are the numbers of a digest. All of them count what its reader may
// see; what is sealed stands in none.
type DigestCounts struct {
	Open       int `json:"open"`  // to answer or to follow up
	Fresh      int `json:"fresh"` // of these handed in since the last one
	Unanswered int `json:"unanswered"`
	Overdue    int `json:"overdue"`
	DueSoon    int `json:"due_soon"`  // within policy.digest_due_within
	DueAhead   int `json:"due_ahead"` // after that, within policy.digest_ahead

	Satisfied int `json:"satisfied"` // basically, too; of Rated, in the period
	Rated     int `json:"rated"`
	Unrated   int `json:"unrated"`

	Waiting  int `json:"waiting"`  // what its reader has raised: without an answer,
	Followed int `json:"followed"` // or with one that is not the last
	ToRate   int `json:"to_rate"`
	Replied  int `json:"replied"` // answered finally in the period

	People  int `json:"people"`   // the delegates a committee member interviews
	Raised  int `json:"raised"`   // by them, in the period
	Theirs  int `json:"theirs"`   // of theirs still open
	FellDue int `json:"fell_due"` // of theirs, in the period …
	InTime  int `json:"in_time"`  // … and answered in time

	Unclaimed int `json:"unclaimed"` // of the office's
	Calls     int `json:"calls"`
	Others    int `json:"others"`  // other things for the office to do
	Roster    int `json:"roster"`  // delegates and committee members of its townships
	Reached   int `json:"reached"` // of these, who are bound and follow
}

// Digest is what was counted for somebody, and when: one for each person, kind and
// period.
type Digest struct {
	PersonID string
	Kind     DigestKind
	Period   string // the day of its slot: 2026-11-16; of a month's "2026-12-01 month"
	At       time.Time
	Since    time.Time // the period begins
	Counts   DigestCounts
	PulledAt time.Time // he has had it by 周报 since
	Unread   bool      // only announced so far, or a newer one has gone in its place before he read it
}

// DigestSpan is the time that is counted over, the time as of which, and what
// counts as soon.
type DigestSpan struct {
	Since, Ends time.Time
	Now         time.Time
	Soon, Ahead time.Time
}

// Preference is how somebody wants to be reminded (提醒设置). The zero one is as the
// place has it.
type Preference struct {
	PersonID string
	Quiet    string // 22:00-07:00, empty: the place's
	NoDigest bool
	At       time.Time
}

// Digests keeps digests and counts for them. Counts are for the person bound to the
// openid, by the same rows as the Sights.
type Digests interface {
	SaveDigest(Digest) error // insert or replace by person, kind and period
	Digest(personID string, kind DigestKind, period string) (Digest, error)
	LastDigest(personID string, kind DigestKind, before string) (Digest, error)   // the latest of an earlier period that was read
	NewestDigest(personID string, kind DigestKind, before string) (Digest, error) // the same, read or not
	DropDigestsBefore(at time.Time) (int, error)
	DropDigestsOf(personID string) error
	CountHeld(v Viewer, span DigestSpan) (DigestCounts, error)
	CountRaised(v Viewer, span DigestSpan) (DigestCounts, error)
	// DelegatesConcerned lists, by id, the delegates who hold or have raised something,
	// or are invited to a meeting that begins at now or later.
	DelegatesConcerned(now time.Time) ([]string, error)
	CountOfDelegates(v Viewer, span DigestSpan) (DigestCounts, error)
	CountOffice(v Viewer, span DigestSpan) (DigestCounts, error)
	// CountRoster counts the delegates and committee members of a township, which
	// may be written in two ways.
	CountRoster(township, orSo string) (people, reached int, err error)
	// Pressing lists what somebody, or the office, is to answer by span.Soon: what is
	// urgent, then the soonest deadline.
	Pressing(v Viewer, office bool, span DigestSpan, limit int) ([]Matter, error)

	Preference(personID string) (Preference, error) // the zero one when he has said nothing
	// PreferencesBetween lists those of the people whose ids lie between, these included.
	PreferencesBetween(first, last string) ([]Preference, error)
	SavePreference(Preference) error
	DropPreference(personID string) error
}
