package storage_test

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"testing"

	"shuanglian/liaison"
)

// TestAPersonIsReadAgainAfterAChange: within one transaction people are read once, until
// somebody of them, his roles, his kin or the import he came with changes.
func TestAPersonIsReadAgainAfterAChange(t *testing.T) {
	delegate := []liaison.RoleHeld{{Role: liaison.RoleDelegate}}
	for name, test := range map[string]struct {
		change func(liaison.Tx) error
		want   liaison.Person
		listed int
	}{
		"a name": {func(tx liaison.Tx) error {
			return tx.SavePerson(liaison.Person{ID: "p", Name: "乙", Seat: liaison.SeatActive, Roles: delegate})
		}, liaison.Person{ID: "p", Name: "乙", Seat: liaison.SeatActive, Roles: delegate}, 1},
		"a role": {func(tx liaison.Tx) error {
			return tx.SavePerson(liaison.Person{ID: "p", Name: "甲", Seat: liaison.SeatActive})
		}, liaison.Person{ID: "p", Name: "甲", Seat: liaison.SeatActive}, 0},
		"kin": {func(tx liaison.Tx) error {
			return tx.SaveKin(liaison.Kin{ID: "k", PersonID: "p", KinID: "q", Relation: "兄弟"})
		}, liaison.Person{ID: "p", Name: "甲", Seat: liaison.SeatActive, Roles: delegate, Kin: []string{"q"}}, 1},
		"an import": {func(tx liaison.Tx) error {
			added := liaison.Person{ID: "r", Name: "丙", Seat: liaison.SeatActive, Roles: delegate}
			if err := tx.StagePerson("i", liaison.PersonChange{After: added}); err != nil {
				return err
			}
			return tx.SaveImport(liaison.Import{ID: "i", At: start(), State: liaison.ImportTaken})
		}, liaison.Person{ID: "p", Name: "甲", Seat: liaison.SeatActive, Roles: delegate}, 2},
		"what a reader does with his copy": {func(tx liaison.Tx) error {
			person, err := tx.Person("p")
			person.Roles[0].Active = true
			return err
		}, liaison.Person{ID: "p", Name: "甲", Seat: liaison.SeatActive, Roles: delegate}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			inOne(t, func(t *testing.T, tx liaison.Tx) {
				must(t, tx.SaveImport(liaison.Import{ID: "i", At: start(), State: liaison.ImportStaging}))
				must(t, tx.SavePerson(liaison.Person{ID: "p", Name: "甲", Seat: liaison.SeatActive, Roles: delegate}))
				must(t, tx.SavePerson(liaison.Person{ID: "q", Name: "丁", Seat: liaison.SeatActive}))
				_ = got[liaison.Person](t)(tx.Person("p"))
				_ = got[[]liaison.Person](t)(tx.PeopleWithRole(liaison.RoleDelegate))
				must(t, test.change(tx))
				same(t, test.want, got[liaison.Person](t)(tx.Person("p")))
				same(t, test.listed, len(got[[]liaison.Person](t)(tx.PeopleWithRole(liaison.RoleDelegate))))
			})
		})
	}
}

// TestWhatIsKnownIsWhatStands: what seldom changes is read anew after this connection has
// changed it, after a change that was undone, and after another connection's.
func TestWhatIsKnownIsWhatStands(t *testing.T) {
	day := start().AddDate(0, 0, 1)
	contact := func(reason string) liaison.Contact {
		return liaison.Contact{ID: "c", Kind: liaison.ContactVisit, FromID: "p", ToID: "q", Since: start(), Reason: reason}
	}
	for name, noun := range map[string]struct {
		save  func(tx liaison.Tx, word string) error
		read  func(tx liaison.Tx) (string, error)
		other string // what another program does, with word
	}{
		"person": {
			func(tx liaison.Tx, word string) error { return tx.SavePerson(liaison.Person{ID: "p", Name: word}) },
			func(tx liaison.Tx) (string, error) { p, err := tx.Person("p"); return p.Name, err },
			"UPDATE people SET name = $1",
		},
		"binding": {
			func(tx liaison.Tx, word string) error {
				return tx.SaveBinding(liaison.Binding{OpenID: "o", PersonID: "p", State: liaison.BindingBound, ConsentText: word})
			},
			func(tx liaison.Tx) (string, error) { b, err := tx.BindingOf("p"); return b.ConsentText, err },
			"UPDATE bindings SET consent_text = $1",
		},
		"preference": {
			func(tx liaison.Tx, word string) error {
				return tx.SavePreference(liaison.Preference{PersonID: "p", Quiet: word + "-07:00"})
			},
			func(tx liaison.Tx) (string, error) {
				p, err := tx.Preference("p")
				return strings.TrimSuffix(p.Quiet, "-07:00"), err
			},
			"UPDATE preferences SET quiet_from = $1",
		},
		"contacts from": {
			func(tx liaison.Tx, word string) error { return tx.SaveContact(contact(word)) },
			func(tx liaison.Tx) (string, error) {
				c, err := tx.ContactsFrom("p", liaison.ContactVisit, day)
				return c[0].Reason, err
			},
			"UPDATE contacts SET reason = $1",
		},
		"contacts to": {
			func(tx liaison.Tx, word string) error { return tx.SaveContact(contact(word)) },
			func(tx liaison.Tx) (string, error) {
				c, err := tx.ContactsTo("q", liaison.ContactVisit, day)
				return c[0].Reason, err
			},
			"UPDATE contacts SET reason = $1",
		},
		"links": {
			func(tx liaison.Tx, word string) error { return tx.SaveContact(contact(word)) },
			func(tx liaison.Tx) (string, error) {
				l, err := tx.LinksAround(liaison.Whose{PersonID: "p"}, start(), day)
				return l[0].Reason, err
			},
			"UPDATE contacts SET reason = $1",
		},
		"visits": {
			func(tx liaison.Tx, word string) error {
				if err := tx.SaveContact(contact("")); err != nil {
					return err
				}
				return tx.AddVisit(liaison.Visit{ID: word, Kind: liaison.ContactVisit, FromID: "p", ToID: "q", Day: start(), Channel: liaison.InPerson})
			},
			func(tx liaison.Tx) (string, error) {
				v, err := tx.VisitsAround(liaison.Whose{PersonID: "p"}, start(), day)
				return v[len(v)-1].ID, err
			},
			"UPDATE visits SET id = $1",
		},
		"absences": {
			func(tx liaison.Tx, word string) error {
				return tx.SaveAbsence(liaison.Absence{ID: word, PersonID: "p", Since: start(), Until: day})
			},
			func(tx liaison.Tx) (string, error) { a, err := tx.AbsencesSince(start()); return a[len(a)-1].ID, err },
			"UPDATE absences SET id = $1",
		},
		"calendar": {
			func(tx liaison.Tx, word string) error {
				at, err := time.Parse("15:04", word)
				if err != nil {
					return err
				}
				return tx.AddArrangement(&liaison.Arrangement{Year: 2026, Layer: liaison.CalendarNational, At: at})
			},
			func(tx liaison.Tx) (string, error) {
				version, err := tx.CalendarVersion()
				return fmt.Sprintf("0%d:00", version), err
			},
			"UPDATE calendars SET version = CAST(substr($1, 2, 1) AS BIGINT) WHERE version = 1",
		},
	} {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, at database) {
				office := open(t, at)
				reads := func(want string) {
					t.Helper()
					do(t, office, func(tx liaison.Tx) error {
						for range 2 {
							same(t, want, got[string](t)(noun.read(tx)))
						}
						return nil
					})
				}
				do(t, office, func(tx liaison.Tx) error {
					must(t, tx.SavePerson(liaison.Person{ID: "p"}))
					must(t, tx.SavePerson(liaison.Person{ID: "q"}))
					return noun.save(tx, "01:00")
				})
				reads("01:00")
				undone := office.Do(t.Context(), func(d *liaison.Desk) error {
					must(t, noun.save(d.Tx(), "02:00"))
					same(t, "02:00", got[string](t)(noun.read(d.Tx())))
					return errors.New("undone")
				})
				if undone == nil {
					t.Error("should have been undone")
				}
				reads("01:00")
				_, err := raw(t, at).ExecContext(t.Context(), noun.other, "03:00")
				must(t, err)
				reads("03:00")
			})
		})
	}
}
