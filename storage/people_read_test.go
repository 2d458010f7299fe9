package storage_test

import (
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
