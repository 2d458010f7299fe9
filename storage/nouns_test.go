package storage_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"shuanglian/liaison"
)

// same compares what was saved with what came back; instants by moment, and an
// empty list with none.
func same(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// notFound expects a lookup of nothing to say so.
func notFound[T any](t *testing.T, value T, err error) {
	t.Helper()
	if !errors.Is(err, liaison.ErrNotFound) {
		t.Errorf("got %v, %v, want ErrNotFound", value, err)
	}
}

// inOne runs a test's reads and writes in one transaction.
func inOne(t *testing.T, test func(t *testing.T, tx liaison.Tx)) {
	t.Helper()
	onEach(t, func(t *testing.T, at database) {
		do(t, open(t, at), func(tx liaison.Tx) error { test(t, tx); return nil })
	})
}

// got takes a value that must have come without an error.
func got[T any](t *testing.T) func(value T, err error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Errorf("got %v", err)
		}
		return value
	}
}

func TestPeople(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		wang := liaison.Person{
			ID: "p1", Code: "A1", Township: "东岸镇", Name: "王建国", Phone: "13900000001", Organization: "东岸村",
			Delegation: "一团", Title: "村书记", Seat: liaison.SeatActive,
			Roles: []liaison.RoleHeld{{Role: liaison.RoleDelegate, Active: true}, {Role: liaison.RoleCommitteeMember}},
		}
		li := liaison.Person{ID: "p2", Township: "东岸镇", Name: "李四", Roles: []liaison.RoleHeld{{Role: liaison.RoleResident}}}
		namesake := liaison.Person{ID: "p0", Township: "西岸镇", Name: "李四"}
		for _, person := range []liaison.Person{wang, li, namesake} {
			must(t, tx.SavePerson(person))
		}
		same(t, wang, got[liaison.Person](t)(tx.Person("p1")))
		same(t, []liaison.Person{namesake, li}, got[[]liaison.Person](t)(tx.PeopleNamed("李四")))
		same(t, []liaison.Person{wang}, got[[]liaison.Person](t)(tx.PeopleWithRole(liaison.RoleCommitteeMember)))
		same(t, []liaison.Person{wang}, got[[]liaison.Person](t)(tx.DelegatesTitled("东岸镇", "书记")))
		same(t, []liaison.Person{}, got[[]liaison.Person](t)(tx.DelegatesTitled("东岸镇", "召集人")))
		same(t, []liaison.Person{}, got[[]liaison.Person](t)(tx.DelegatesTitled("西岸镇", "书记")))
		same(t, []liaison.Person{li, wang, namesake}, got[[]liaison.Person](t)(tx.Roster()))
		wang.Roles, wang.Seat = wang.Roles[:1], liaison.SeatStopped
		must(t, tx.SavePerson(wang))
		same(t, wang, got[liaison.Person](t)(tx.Person("p1")))
		person, err := tx.Person("nobody")
		notFound(t, person, err)
	})
}

func TestKinAreDeclaredBothWays(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for _, id := range []string{"p1", "p2", "p3"} {
			must(t, tx.SavePerson(liaison.Person{ID: id, Name: id}))
		}
		kinOf := func(id string) []string { return got[liaison.Person](t)(tx.Person(id)).Kin }
		brothers := liaison.Kin{ID: "k1", PersonID: "p1", KinID: "p2", Relation: "兄弟", ImportID: "i1"}
		must(t, tx.SaveImport(liaison.Import{ID: "i1", State: liaison.ImportStaging}))
		must(t, tx.SaveKin(brothers))
		same(t, 0, len(kinOf("p1")))
		same(t, []liaison.Kin{}, got[[]liaison.Kin](t)(tx.AllKin()))
		must(t, tx.SaveImport(liaison.Import{ID: "i1", State: liaison.ImportTaken}))
		same(t, []string{"p2"}, kinOf("p1"))
		same(t, []string{"p1"}, kinOf("p2"))
		same(t, 0, len(kinOf("p3")))
		same(t, []string{"p2"}, got[[]liaison.Person](t)(tx.Roster())[0].Kin)
		same(t, []liaison.Kin{brothers}, got[[]liaison.Kin](t)(tx.AllKin()))
		must(t, tx.SaveImport(liaison.Import{ID: "i2", State: liaison.ImportStaging}))
		brothers.EndedBy = "i2"
		must(t, tx.SaveKin(brothers))
		same(t, []string{"p2"}, kinOf("p1"))
		must(t, tx.SaveImport(liaison.Import{ID: "i2", State: liaison.ImportTaken}))
		same(t, 0, len(kinOf("p1")))
		must(t, tx.SaveImport(liaison.Import{ID: "i2", State: liaison.ImportUndone}))
		same(t, []string{"p2"}, kinOf("p1"))
	})
}

func TestContactsAreAliveFromTheFirstDayToTheEndOfTheLast(t *testing.T) {
	midnight := time.Date(2026, 11, 2, 16, 0, 0, 0, time.UTC) // 00:00 on the 3rd in the east
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for _, id := range []string{"d", "m"} {
			must(t, tx.SavePerson(liaison.Person{ID: id, Name: id}))
		}
		link := liaison.Contact{
			ID: "c1", Kind: liaison.ContactVisit, FromID: "d", ToID: "m", Since: midnight, Until: midnight.AddDate(0, 0, 2),
			Reason: "名册", ImportID: "i1",
		}
		must(t, tx.SaveContact(link))
		cases := map[string]struct {
			day   time.Time
			alive bool
		}{
			"the evening before": {midnight.Add(-time.Second), false},
			"first day":          {midnight, true},
			"last day":           {midnight.AddDate(0, 0, 2), true},
			"last evening":       {midnight.AddDate(0, 0, 3).Add(-time.Second), true},
			"the day after":      {midnight.AddDate(0, 0, 3), false},
		}
		for name, c := range cases {
			from := got[[]liaison.Contact](t)(tx.ContactsFrom("d", liaison.ContactVisit, c.day))
			to := got[[]liaison.Contact](t)(tx.ContactsTo("m", liaison.ContactVisit, c.day))
			if (len(from) == 1) != c.alive || (len(to) == 1) != c.alive {
				t.Errorf("%s: from %v, to %v", name, from, to)
			}
		}
		same(t, []liaison.Contact{}, got[[]liaison.Contact](t)(tx.ContactsFrom("d", liaison.ContactInterview, midnight)))
		link.Until = time.Time{}
		must(t, tx.SaveContact(link))
		same(t, []liaison.Contact{link}, got[[]liaison.Contact](t)(tx.ContactsTo("m", liaison.ContactVisit, midnight.AddDate(9, 0, 0))))
	})
}

func TestBindings(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		bound := liaison.Binding{
			OpenID: "o1", PersonID: "p1", State: liaison.BindingBound, Strength: liaison.Strong, CodeID: "k", Following: true,
			FollowedAt: start(), BoundAt: start().Add(time.Minute), ConsentText: "v1", ConsentedAt: start().Add(time.Minute),
		}
		asked := liaison.Binding{OpenID: "o2", PersonID: "p1", State: liaison.BindingAsked, Strength: liaison.Weak}
		must(t, tx.SaveBinding(bound))
		must(t, tx.SaveBinding(asked))
		same(t, bound, got[liaison.Binding](t)(tx.Binding("o1")))
		same(t, bound, got[liaison.Binding](t)(tx.BindingOf("p1")))
		bound.State = liaison.BindingUnbound
		must(t, tx.SaveBinding(bound))
		none, err := tx.BindingOf("p1")
		notFound(t, none, err)
		none, err = tx.Binding("o9")
		notFound(t, none, err)
	})
}

func TestAPersonIsBoundOnce(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		err := office.Do(t.Context(), func(d *liaison.Desk) error {
			first := d.Tx().SaveBinding(liaison.Binding{OpenID: "o1", PersonID: "p1", State: liaison.BindingBound})
			return errors.Join(first, d.Tx().SaveBinding(liaison.Binding{OpenID: "o2", PersonID: "p1", State: liaison.BindingBound}))
		})
		if !errors.Is(err, liaison.ErrConflict) {
			t.Errorf("got %v, want ErrConflict", err)
		}
	})
}

func TestBindTriesAndCodes(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for i, try := range []liaison.BindTry{
			{ID: "t0", From: "o1", Name: "n0", At: start().Add(-time.Second)},
			{ID: "t1", From: "o1", Name: "n1", PersonID: "p1", At: start()},
			{ID: "t2", From: "o1", Name: "n1", PersonID: "p1", At: start()},
			{ID: "t3", From: "o2", Name: "n2", PersonID: "p1", At: start()},
		} {
			if err := tx.AddBindTry(try); err != nil {
				t.Errorf("try %d: %v", i, err)
			}
		}
		same(t, liaison.BindTries{Count: 2, Names: 1}, got[liaison.BindTries](t)(tx.BindTriesBy("o1", start())))
		same(t, liaison.BindTries{Count: 3, Names: 2}, got[liaison.BindTries](t)(tx.BindTriesOn("p1", start())))
		same(t, true, got[bool](t)(tx.BindNameTried("o1", "n1", start())))
		same(t, false, got[bool](t)(tx.BindNameTried("o1", "n0", start())))

		old := liaison.Code{ID: "k1", PersonID: "p1", Fingerprint: "f", IssuedAt: start(), ExpiresAt: start().AddDate(0, 0, 7)}
		newer := liaison.Code{ID: "k2", PersonID: "p1", Fingerprint: "f", IssuedAt: start().Add(time.Minute), Tries: 2, UsedAt: start()}
		must(t, tx.SaveCode(old))
		must(t, tx.SaveCode(newer))
		old.Tries = 1
		must(t, tx.SaveCode(old))
		same(t, old, got[liaison.Code](t)(tx.Code("k1")))
		same(t, newer, got[liaison.Code](t)(tx.CodeByFingerprint("f")))
		same(t, []liaison.Code{newer, old}, got[[]liaison.Code](t)(tx.CodesOf("p1")))
		none, err := tx.CodeByFingerprint("g")
		notFound(t, none, err)
	})
}

func TestScraps(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		scrap := func(id string, openID liaison.OpenID, msg string, at time.Time) liaison.Scrap {
			return liaison.Scrap{ID: id, OpenID: openID, At: at, Said: liaison.Said{
				Kind: liaison.SaidVoice, Text: "路", MediaID: "media", At: start(), MsgID: msg,
			}}
		}
		first, second, other := scrap("s2", "o1", "99", start()), scrap("s1", "o1", "100", start()), scrap("s3", "o2", "1", start().Add(time.Hour))
		for _, s := range []liaison.Scrap{second, other, first} {
			must(t, tx.AddScrap(s))
		}
		same(t, []liaison.Scrap{first, second}, got[[]liaison.Scrap](t)(tx.Scraps("o1")))
		must(t, tx.DropScraps("o1"))
		same(t, []liaison.Scrap{}, got[[]liaison.Scrap](t)(tx.Scraps("o1")))
		same(t, 0, got[int](t)(tx.DropScrapsBefore(start().Add(time.Hour))))
		same(t, 1, got[int](t)(tx.DropScrapsBefore(start().Add(2*time.Hour))))
	})
}

func TestIDsRise(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		last := ""
		for range 1000 {
			id := tx.NewID()
			if len(id) != 26 || id <= last {
				t.Fatalf("%q after %q", id, last)
			}
			last = id
		}
	})
}

func TestMenuTags(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		must(t, tx.SaveMenuTag(liaison.MenuOfDelegates, 100))
		must(t, tx.SaveMenuTag(liaison.MenuOfOffice, 101))
		must(t, tx.SaveMenuTag(liaison.MenuOfDelegates, 102))
		same(t, map[liaison.Menu]int{liaison.MenuOfDelegates: 102, liaison.MenuOfOffice: 101}, got[map[liaison.Menu]int](t)(tx.MenuTags()))

		must(t, tx.SaveTagged("o1", liaison.MenuOfDelegates))
		must(t, tx.SaveTagged("o2", liaison.MenuOfDelegates))
		must(t, tx.SaveTagged("o1", liaison.MenuOfOffice))
		must(t, tx.SaveTagged("o2", liaison.MenuOfAll))
		same(t, map[liaison.OpenID]liaison.Menu{"o1": liaison.MenuOfOffice}, got[map[liaison.OpenID]liaison.Menu](t)(tx.Tagged()))
	})
}

func TestWhoHasAMenuOfHisOwn(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for id, held := range map[string][]liaison.RoleHeld{
			"1": {{Role: liaison.RoleDelegate, Active: true}, {Role: liaison.RoleCommitteeMember}, {Role: liaison.RolePartyMember}},
			"2": {{Role: liaison.RoleResident}},
			"3": {{Role: liaison.RoleDelegate, Active: true}},
			"4": {{Role: liaison.RoleDelegate, Active: true}},
			"5": {{Role: liaison.RoleDelegate, Active: true}},
		} {
			must(t, tx.SavePerson(liaison.Person{ID: id, Name: "王" + id, Seat: liaison.SeatActive, Roles: held}))
			must(t, tx.SaveBinding(liaison.Binding{OpenID: liaison.OpenID("o" + id), PersonID: id, State: liaison.BindingBound,
				Strength: liaison.Strong, Following: id != "5"}))
		}
		must(t, tx.SaveBinding(liaison.Binding{OpenID: "o3", PersonID: "3", State: liaison.BindingBound, Strength: liaison.Weak, Following: true}))
		must(t, tx.SaveBinding(liaison.Binding{OpenID: "o4", PersonID: "4", State: liaison.BindingUnbound, Strength: liaison.Strong, Following: true}))
		same(t, []liaison.Viewer{{OpenID: "o1", Strength: liaison.Strong, Person: liaison.Person{ID: "1", Seat: liaison.SeatActive,
			Roles: []liaison.RoleHeld{{Role: liaison.RoleCommitteeMember}, {Role: liaison.RoleDelegate, Active: true}}}}},
			got[[]liaison.Viewer](t)(tx.MenuHolders()))
	})
}
