package main

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
	"shuanglian/storage"
)

// The pilot, grown: its committee members and delegates, and years of matters.
const (
	benchMembers   = 61 // of the committee, delegates too
	benchDelegates = 469
	benchResidents = 2000
	benchMatters   = 100_000
)

// BenchmarkDigests makes the Monday digests of 61 committee members over their 469
// delegates and 100,000 matters, from the job to the messages that wait to be sent,
// and prints how long it took.
func BenchmarkDigests(b *testing.B) {
	for _, at := range benchBackings() {
		b.Run(at.name, func(b *testing.B) {
			clock := scheduler.NewFrozenClock(time.Date(2026, 11, 16, 8, 30, 0, 0, DefaultConfig().Organization.Location()))
			terms := DefaultConfig().terms()
			url := at.url(b)
			office, err := storage.Open(b.Context(), storage.Options{URL: url, Terms: func() liaison.Terms { return terms }, Now: clock.Now, Migrate: true})
			if err != nil {
				b.Fatal(err)
			}
			defer office.Close()
			fillForDigests(b, office, clock.Now())
			analyze(b, url)
			b.ResetTimer()
			began := time.Now()
			told := mondayDigests(b, office, clock.Now())
			took := time.Since(began)
			if told != benchMembers {
				b.Errorf("%d digests are to be sent", told)
			}
			fmt.Printf("\n%s: %d committee digests over %d delegates and %d matters in %.2f s\n\n", at.name, told, benchDelegates, benchMatters, took.Seconds())
			b.ReportMetric(took.Seconds(), "s/digests")
		})
	}
}

// analyze has PostgreSQL look at what it holds, as it does by itself within a minute.
func analyze(b *testing.B, url string) {
	b.Helper()
	if !strings.HasPrefix(url, "postgres") {
		return
	}
	pool, err := sql.Open("pgx", url)
	if err != nil {
		b.Fatal(err)
	}
	defer pool.Close()
	if _, err := pool.ExecContext(b.Context(), "ANALYZE"); err != nil {
		b.Fatal(err)
	}
}

// mondayDigests does what the clock does on a Monday at 8:30, up to the text of each
// message, and counts them.
func mondayDigests(b *testing.B, office liaison.Office, now time.Time) int {
	job := scheduler.DigestCommittee(office, DefaultConfig().Schedules.DigestCommittee)
	if err := job.Run(b.Context(), now); err != nil {
		b.Fatal(err)
	}
	work := scheduler.NewDeskWork(office, nil)
	for {
		n, err := work.TellReminders(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		if n == 0 {
			break
		}
	}
	for told := 0; ; told++ {
		sending, there, err := work.NextSending(b.Context(), now.Add(time.Hour))
		if err != nil {
			b.Fatal(err)
		}
		if !there {
			return told
		}
		if sending.Text == "" {
			b.Error("a digest without a text")
		}
	}
}

// fillForDigests writes the people with their links, and matters of two years: of
// ten raised one by a delegate, of ten one still open, of those a few unanswered.
func fillForDigests(b *testing.B, office liaison.Office, now time.Time) {
	inThousands(b, office, benchMembers+benchDelegates+benchResidents, func(d *liaison.Desk, i int) error { return benchPerson(d, i) })
	inThousands(b, office, benchMatters, func(d *liaison.Desk, i int) error {
		matter := benchMatter(i, now)
		return d.Tx().SaveMatter(&matter)
	})
}

func inThousands(b *testing.B, office liaison.Office, n int, do func(d *liaison.Desk, i int) error) {
	b.Helper()
	for from := 0; from < n; from += 1000 {
		err := office.Do(context.Background(), func(d *liaison.Desk) error {
			for i := from; i < min(from+1000, n); i++ {
				if err := do(d, i); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func benchPersonID(i int) string { return fmt.Sprintf("person%05d", i) }

// benchPerson is the i-th: first the committee, then the delegates, then those in
// contact with them.
func benchPerson(d *liaison.Desk, i int) error {
	person := liaison.Person{ID: benchPersonID(i), Name: fmt.Sprint("人", i), Organization: fmt.Sprint("村", i%90)}
	held := func(role liaison.Role) {
		person.Roles = append(person.Roles, liaison.RoleHeld{Role: role, Active: true})
	}
	if i < benchMembers { // who have written today, so that the whole text goes to them
		held(liaison.RoleCommitteeMember)
		if err := d.Tx().SaveWindow(liaison.Window{OpenID: liaison.OpenID(benchOpenID(i)), MessageAt: d.Now()}); err != nil {
			return err
		}
	}
	if i < benchMembers+benchDelegates {
		held(liaison.RoleDelegate)
		person.Seat = liaison.SeatActive
	} else {
		held(liaison.RoleResident)
	}
	if err := d.Tx().SavePerson(person); err != nil {
		return err
	}
	if i >= benchMembers && i < benchMembers+benchDelegates {
		link := liaison.Contact{ID: "link" + person.ID, Kind: liaison.ContactInterview, FromID: benchPersonID(i % benchMembers), ToID: person.ID, Since: d.Now().AddDate(-1, 0, 0)}
		if err := d.Tx().SaveContact(link); err != nil {
			return err
		}
	}
	return d.Tx().SaveBinding(liaison.Binding{OpenID: liaison.OpenID(benchOpenID(i)), PersonID: person.ID, State: liaison.BindingBound,
		Strength: liaison.Strong, Following: true})
}

func benchMatter(i int, now time.Time) liaison.Matter {
	submitted := now.Add(-time.Duration(i) * 10 * time.Minute)
	m := liaison.Matter{ID: fmt.Sprintf("matter%06d", i), Number: fmt.Sprint(200000 + i), Level: liaison.Named, SubmittedAt: submitted, FirstDueAt: submitted.AddDate(0, 0, 2),
		OfficeDueAt: submitted.AddDate(0, 0, 7), State: liaison.StateClosed}
	delegate := i % (benchMembers + benchDelegates)
	if i%10 == 0 { // a delegate's, to his committee member
		delegate = benchMembers + i/10%benchDelegates
		m.AuthorID, m.HolderID, m.Recipient = benchPersonID(delegate), benchPersonID(delegate%benchMembers), liaison.ToCommitteeMember
		m.AuthorFrom = liaison.OpenID(benchOpenID(delegate))
	} else {
		author := benchMembers + benchDelegates + i%benchResidents
		m.AuthorID, m.HolderID, m.Recipient = benchPersonID(author), benchPersonID(delegate), liaison.ToDelegate
		m.AuthorFrom = liaison.OpenID(benchOpenID(author))
	}
	if i%100 == 7 {
		m.Level, m.Recipient, m.HolderID, m.WithOffice = liaison.Confidential, liaison.ToOffice, "", true
	}
	if i%3 == 0 {
		m.Subjects, m.Units = []string{benchPersonID((i * 7) % (benchMembers + benchDelegates))}, []string{fmt.Sprint("村", i%90)}
	}
	switch {
	case i%10 == 3 && i < benchMatters/4 || i < 300:
		m.State = liaison.StateSubmitted
		if i%5 != 0 {
			m.State, m.FirstAnswerAt = liaison.StateInProgress, submitted.Add(time.Hour)
		}
	default:
		m.FirstAnswerAt, m.RepliedAt, m.ClosedAt = submitted.Add(time.Hour), submitted.Add(50*time.Hour), submitted.Add(100*time.Hour)
		m.Rating = []liaison.Rating{liaison.Unrated, liaison.Satisfied, liaison.Basically, liaison.Dissatisfied}[i%4]
	}
	return m
}
