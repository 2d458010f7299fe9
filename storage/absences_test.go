package storage_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
)

func TestAbsences(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		later := liaison.Absence{ID: "a1", PersonID: "p", Since: start().Add(48 * time.Hour), Until: start().Add(72 * time.Hour), SaidAt: start()}
		now := liaison.Absence{ID: "a2", PersonID: "p", Since: start(), Until: start().Add(24 * time.Hour), StandInID: "s", SaidAt: start()}
		other := liaison.Absence{ID: "a3", PersonID: "q", Since: start(), Until: start(), StandInID: "s", SaidAt: start()}
		for _, absence := range []liaison.Absence{later, now, other} {
			must(t, tx.SaveAbsence(absence))
		}
		same(t, now, got[liaison.Absence](t)(tx.Absence("a2")))
		same(t, []liaison.Absence{now, later}, got[[]liaison.Absence](t)(tx.AbsencesOf("p")))
		same(t, []liaison.Absence{now, other}, got[[]liaison.Absence](t)(tx.StandingIn("s")))
		ended := now
		ended.EndedAt, ended.StandInID = start().Add(time.Hour), "somebody else" // only the end is taken
		must(t, tx.SaveAbsence(ended))
		now.EndedAt = ended.EndedAt
		same(t, now, got[liaison.Absence](t)(tx.Absence("a2")))
		same(t, []liaison.Absence{later}, got[[]liaison.Absence](t)(tx.AbsencesOf("p")))
		same(t, []liaison.Absence{other}, got[[]liaison.Absence](t)(tx.StandingIn("s")))
		none, err := tx.Absence("a9")
		notFound(t, none, err)
	})
}
