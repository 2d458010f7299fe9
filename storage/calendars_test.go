package storage_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
	"shuanglian/storage"
)

func localDay(year int, day int, working bool) liaison.Arrangement {
	return liaison.Arrangement{Year: year, Layer: liaison.CalendarLocal, ActorID: "command:test", At: start(),
		Days: []workday.Day{{Date: workday.Date{Year: year, Month: time.November, Day: day}, Working: working, Name: "建镇纪念日"}}}
}

func TestTheNewestArrangementOfALayerAndYearCounts(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		same(t, int64(0), got[int64](t)(tx.CalendarVersion()))
		same(t, []liaison.Arrangement{}, got[[]liaison.Arrangement](t)(tx.Arrangements()))
		first, other, second := localDay(2026, 11, false), localDay(2027, 11, false), localDay(2026, 12, false)
		national := localDay(2026, 13, false)
		national.Layer = liaison.CalendarNational
		for i, a := range []*liaison.Arrangement{&first, &other, &second, &national} {
			must(t, tx.AddArrangement(a))
			same(t, int64(i+1), a.Version)
		}
		same(t, int64(4), got[int64](t)(tx.CalendarVersion()))
		same(t, []liaison.Arrangement{other, second, national}, got[[]liaison.Arrangement](t)(tx.Arrangements()))
		same(t, liaison.Reckoning{}, got[liaison.Reckoning](t)(tx.Reckoning()))
		for _, at := range []liaison.Reckoning{{Version: 3, Basis: "b", To: "m"}, {Version: 4, Basis: "c", Whole: true}} {
			must(t, tx.SaveReckoning(at))
			same(t, at, got[liaison.Reckoning](t)(tx.Reckoning()))
		}
	})
}

// TestACalendarIsSeenByEveryProcessAtOnce: an arrangement that one process takes
// counts for another in its next transaction; one that is undone never does.
func TestACalendarIsSeenByEveryProcessAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		terms := func(o *storage.Options) {
			base := workday.New(nil, workday.StateCouncil(), nil)
			o.Terms = func() liaison.Terms { return liaison.Terms{Calendar: base} }
		}
		one, other := open(t, at, terms), open(t, at, terms)
		worked := func(office *storage.Office, day int) (working bool) {
			t.Helper()
			must(t, office.Look(context.Background(), func(d *liaison.Desk) error {
				working = d.Terms().Calendar.IsWorking(time.Date(2026, time.November, day, 12, 0, 0, 0, d.Terms().Calendar.Location()))
				return nil
			}))
			return working
		}
		take := func(office *storage.Office, day int, fails error) {
			t.Helper()
			err := office.Do(context.Background(), func(d *liaison.Desk) error {
				a := localDay(2026, day, false)
				return errors.Join(d.Tx().AddArrangement(&a), fails)
			})
			if (err != nil) != (fails != nil) {
				t.Fatal(err)
			}
		}
		same(t, true, worked(one, 11) && worked(other, 11))
		take(one, 11, nil)
		same(t, false, worked(one, 11) || worked(other, 11))
		take(one, 12, errors.New("undone"))
		same(t, true, worked(one, 12) && worked(other, 12))
		take(other, 13, nil) // has the version that the undone one had
		same(t, false, worked(one, 13) || worked(other, 13))
		same(t, true, worked(one, 11)) // the newest of the year counts, whole
	})
}
