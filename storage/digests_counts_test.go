package storage_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuanglian/liaison"
)

// seen is who may see what, at random.
type seen struct {
	viewers []liaison.Viewer
	matters []liaison.Matter
	kin     []liaison.Kin
	links   []string // whom the first of the viewers interviews; one twice counts once
}

func anySeen(t *rapid.T) seen {
	s := seen{viewers: anyViewers(t), matters: anyMatters(t)}
	for i := range s.matters {
		anyDates(t, &s.matters[i])
	}
	s.kin = anyKin(t, s.viewers)
	s.links = rapid.SliceOfN(rapid.SampledFrom([]string{"p1", "p2", "p3"}), 0, 3).Draw(t, "interviewed")
	return s
}

// TestDigestsCountWhatCanBeSeen holds every number of a digest to the count of the
// same matters over CanSee: of what somebody may not see, and of what is sealed,
// there is none.
func TestDigestsCountWhatCanBeSeen(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		for example := range 40 {
			s := rapid.Custom(anySeen).Example(example)
			err := office.Do(t.Context(), func(d *liaison.Desk) error {
				if err := place(d.Tx(), s.viewers, s.matters, s.kin); err != nil {
					return err
				}
				for i, to := range s.links {
					err := d.Tx().SaveContact(liaison.Contact{ID: fmt.Sprint("c", i), Kind: liaison.ContactInterview, FromID: "p0", ToID: to, Since: start().AddDate(-1, 0, 0)})
					if err != nil {
						return err
					}
				}
				for _, v := range s.viewers {
					links := s.links
					if v.ID != "p0" {
						links = nil
					}
					if err := countsAgree(t, d.Tx(), v, s.matters, links); err != nil {
						return err
					}
				}
				return errUndo
			})
			if !errors.Is(err, errUndo) {
				t.Fatal(err)
			}
		}
	})
}

// digestHours are around a digest's time.
func digestHours(t *rapid.T, what string) time.Time {
	hours := rapid.SampledFrom([]int{-200, -30, -1, 1, 40, 300}).Draw(t, what)
	return start().Add(time.Duration(hours) * time.Hour)
}

func anyDates(t *rapid.T, m *liaison.Matter) {
	m.SubmittedAt, m.FirstDueAt, m.OfficeDueAt = digestHours(t, "submitted"), digestHours(t, "due"), digestHours(t, "office due")
	if rapid.Bool().Draw(t, "answered") {
		m.FirstAnswerAt = digestHours(t, "first answer")
	}
	switch m.State {
	case liaison.StateReplied:
		m.RepliedAt = digestHours(t, "replied")
	case liaison.StateClosed:
		m.RepliedAt, m.ClosedAt = digestHours(t, "replied"), digestHours(t, "closed")
		m.Rating = rapid.SampledFrom([]liaison.Rating{liaison.Unrated, liaison.Satisfied, liaison.Basically, liaison.Dissatisfied}).Draw(t, "rating")
	case liaison.StateDraft:
		m.SubmittedAt = time.Time{}
	case liaison.StateSubmitted, liaison.StateInProgress, liaison.StateWithdrawn:
	}
	m.ClerkID = rapid.SampledFrom([]string{"", "p1"}).Draw(t, "clerk")
	m.Route = rapid.SampledFrom([]liaison.RouteReason{"", liaison.RouteUnreachable, liaison.RouteByOffice, liaison.RouteAgreed}).Draw(t, "route")
}

func digestSpan() liaison.DigestSpan {
	return liaison.DigestSpan{Since: start().Add(-100 * time.Hour), Ends: start(), Now: start(), Soon: start().Add(48 * time.Hour), Ahead: start().Add(168 * time.Hour)}
}

func countsAgree(t *testing.T, tx liaison.Tx, v liaison.Viewer, matters []liaison.Matter, links []string) error {
	span := digestSpan()
	held, err1 := tx.CountHeld(v, span)
	raised, err2 := tx.CountRaised(v, span)
	theirs, err3 := tx.CountOfDelegates(v, span)
	office, err4 := tx.CountOffice(v, span)
	pressing, err5 := tx.Pressing(v, false, span, 0)
	atOffice, err6 := tx.Pressing(v, true, span, 0)
	if err := errors.Join(err1, err2, err3, err4, err5, err6); err != nil {
		return err
	}
	wantHeld, wantRaised, wantTheirs, wantOffice := byEye(v, span, matters, links)
	listed := func(list []liaison.Matter) bool {
		return !slices.ContainsFunc(list, func(m liaison.Matter) bool { return !liaison.CanSee(v, m) || m.Level == liaison.Sealed })
	}
	for what, differs := range map[string]bool{
		"held": held != wantHeld, "raised": raised != wantRaised, "of delegates": theirs != wantTheirs, "office": office != wantOffice,
		"pressing": len(pressing) != held.Overdue+held.DueSoon || !listed(pressing), "pressing office": len(atOffice) != office.Overdue+office.DueSoon || !listed(atOffice),
	} {
		if differs {
			text, _ := json.Marshal([]any{v, matters, links, held, wantHeld, raised, wantRaised, theirs, wantTheirs, office, wantOffice})
			t.Errorf("%s differs: %s", what, text)
		}
	}
	return nil
}

// byEye counts with the one predicate.
func byEye(v liaison.Viewer, span liaison.DigestSpan, matters []liaison.Matter, links []string) (held, raised, theirs, office liaison.DigestCounts) {
	within := func(at time.Time) bool { return !at.IsZero() && !at.Before(span.Since) && at.Before(span.Ends) }
	for _, m := range matters {
		if !liaison.CanSee(v, m) || m.Level == liaison.Sealed || m.State == liaison.StateDraft || m.State == liaison.StateWithdrawn {
			continue
		}
		toDo := m.State == liaison.StateSubmitted || m.State == liaison.StateInProgress
		if m.AuthorID == v.ID {
			add(&raised.Waiting, m.State == liaison.StateSubmitted)
			add(&raised.Followed, m.State == liaison.StateInProgress)
			add(&raised.ToRate, m.State == liaison.StateReplied)
			add(&raised.Replied, within(m.RepliedAt))
			continue
		}
		if slices.Contains(links, m.AuthorID) {
			add(&theirs.Raised, within(m.SubmittedAt))
			add(&theirs.Theirs, toDo)
			add(&theirs.FellDue, within(m.FirstDueAt))
			add(&theirs.InTime, within(m.FirstDueAt) && !m.FirstAnswerAt.IsZero() && !m.FirstAnswerAt.After(m.FirstDueAt))
		}
		if m.HolderID == v.ID {
			countOpen(&held, m, span, toDo)
			rated := m.State == liaison.StateClosed && within(m.ClosedAt)
			add(&held.Satisfied, rated && (m.Rating == liaison.Satisfied || m.Rating == liaison.Basically))
			add(&held.Rated, rated && m.Rating != liaison.Unrated)
			add(&held.Unrated, rated && m.Rating == liaison.Unrated)
		}
		stead := m.HolderID == "" || m.Route == liaison.RouteUnreachable
		taken := m.ClerkID != "" && m.Route != liaison.RouteByOffice && m.Route != liaison.RouteAgreed
		turn := stead || taken || m.Recipient == liaison.ToOffice || m.FirstAnswerAt.IsZero() && !span.Now.Before(m.OfficeDueAt)
		if m.WithOffice && turn {
			countOpen(&office, m, span, toDo)
			add(&office.Unclaimed, toDo && m.ClerkID == "")
		}
	}
	return held, raised, theirs, office
}

func countOpen(c *liaison.DigestCounts, m liaison.Matter, span liaison.DigestSpan, toDo bool) {
	waits := toDo && m.FirstAnswerAt.IsZero()
	add(&c.Open, toDo)
	add(&c.Fresh, toDo && !m.SubmittedAt.Before(span.Since))
	add(&c.Unanswered, waits)
	add(&c.Overdue, waits && m.FirstDueAt.Before(span.Now))
	add(&c.DueSoon, waits && !m.FirstDueAt.Before(span.Now) && !m.FirstDueAt.After(span.Soon))
	add(&c.DueAhead, waits && m.FirstDueAt.After(span.Soon) && !m.FirstDueAt.After(span.Ahead))
}

func add(n *int, is bool) {
	if is {
		*n++
	}
}

// TestOfWhomADigestCouldSpeak: who holds, has raised, or is invited.
func TestOfWhomADigestCouldSpeak(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for _, id := range []string{"holds", "held", "raised", "drafts", "invited", "was invited", "quiet", "member"} {
			role := liaison.RoleDelegate
			if id == "member" {
				role = liaison.RoleResident
			}
			must(t, tx.SavePerson(liaison.Person{ID: id, Name: id, Roles: []liaison.RoleHeld{{Role: role, Active: true}}}))
		}
		for i, m := range []liaison.Matter{
			{HolderID: "holds", AuthorID: "member", State: liaison.StateSubmitted, SubmittedAt: start()},
			{HolderID: "held", AuthorID: "member", State: liaison.StateClosed, SubmittedAt: start()},
			{AuthorID: "raised", State: liaison.StateReplied, SubmittedAt: start()},
			{AuthorID: "drafts", State: liaison.StateDraft},
		} {
			m.ID, m.Level, m.DraftedAt = fmt.Sprint("m", i), liaison.Named, start()
			must(t, tx.SaveMatter(&m))
		}
		for id, at := range map[string]time.Time{"invited": start().Add(time.Hour), "was invited": start().Add(-time.Hour)} {
			must(t, tx.SaveMeeting(liaison.Meeting{ID: "to " + id, Number: fmt.Sprint(len(id)), Kind: liaison.Training, State: liaison.MeetingPlanned, StartsAt: at, Version: 1}))
			must(t, tx.SaveInvitation(liaison.Invitation{MeetingID: "to " + id, PersonID: id, Part: liaison.PartAttend, Place: liaison.PlacedSeat, State: liaison.InvitationInvited}))
		}
		same(t, []string{"holds", "invited", "raised"}, got[[]string](t)(tx.DelegatesConcerned(start())))
	})
}
