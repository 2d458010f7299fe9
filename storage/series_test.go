package storage_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

func TestSeries(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		day := liaison.Series{ID: "s1", Number: 1, Kind: liaison.ReceptionDay, Every: liaison.EveryMonth, Month: 1, Day: 15, Hour: workday.At(9, 0),
			Lasts: 2 * time.Hour, Place: "镇政府一楼", Title: "接待", Township: "东岸镇", Roles: []liaison.Role{liaison.RoleDelegate}, Groups: []string{"一团"},
			OnDuty: 2, MadeBy: "p1", MadeAt: start()}
		other := liaison.Series{ID: "s2", Number: 2, Kind: liaison.Training, Every: liaison.EveryYear, Month: 6, Day: 1, MadeAt: start()}
		must(t, tx.SaveSeries(other))
		must(t, tx.SaveSeries(day))
		day.StoppedAt = start().Add(time.Hour)
		must(t, tx.SaveSeries(day))
		same(t, []liaison.Series{day, other}, got[[]liaison.Series](t)(tx.ListSeries()))

		made := liaison.Occasion{SeriesID: "s1", Period: "2026-11", MeetingID: "m1", MadeAt: start()}
		same(t, true, got[bool](t)(tx.AddOccasion(made)))
		same(t, false, got[bool](t)(tx.AddOccasion(made)))
		same(t, []liaison.Occasion{made}, got[[]liaison.Occasion](t)(tx.Occasions("s1")))

		must(t, tx.SaveRota("s1", []string{"p1", "p2"}))
		must(t, tx.SaveRota("s1", []string{"p3", "p1"}))
		same(t, []string{"p3", "p1"}, got[[]string](t)(tx.Rota("s1")))
		same(t, []string{}, got[[]string](t)(tx.Rota("s2")))
	})
}

func TestSwaps(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		none, err := tx.Swap("w0")
		notFound(t, none, err)
		swap := liaison.Swap{ID: "w1", AskerID: "p1", AskedID: "p2", GivesID: "m1", TakesID: "m2", State: liaison.SwapAsked, AskedAt: start()}
		must(t, tx.SaveSwap(swap))
		same(t, []liaison.Swap{swap}, got[[]liaison.Swap](t)(tx.SwapsAskedBy("p1")))
		swap.State, swap.DecidedAt = liaison.SwapAgreed, start().Add(time.Hour)
		must(t, tx.SaveSwap(swap))
		same(t, swap, got[liaison.Swap](t)(tx.Swap("w1")))
		same(t, []liaison.Swap{}, got[[]liaison.Swap](t)(tx.SwapsAskedBy("p1")))
	})
}
