package storage_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/media"
)

// voice is a file that is to be fetched at the time.
func voice(handle string, next time.Time) liaison.MediaFile {
	return liaison.MediaFile{Handle: handle, Kind: liaison.SaidVoice, State: liaison.MediaWanted, SaidAt: start(), NextAt: next}
}

func TestMediaFiles(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		same(t, time.Time{}, got[time.Time](t)(tx.EarliestDue()))
		first, second := voice("m1", start().Add(time.Minute)), voice("m2", start())
		for _, file := range []liaison.MediaFile{first, second} {
			same(t, true, got[bool](t)(tx.AddMediaFile(file)))
			same(t, false, got[bool](t)(tx.AddMediaFile(file)))
		}
		same(t, start(), got[time.Time](t)(tx.EarliestDue()))
		same(t, second, got[liaison.MediaFile](t)(tx.NextMediaFile(start())))
		second.State, second.LeaseUntil, second.Attempts = liaison.MediaFetching, start().Add(time.Second), 1
		must(t, tx.SaveMediaFile(second))
		none, err := tx.NextMediaFile(start())
		notFound(t, none, err)
		same(t, first.NextAt, got[time.Time](t)(tx.EarliestDue()))
		same(t, first, got[liaison.MediaFile](t)(tx.NextMediaFile(start().Add(time.Minute))))

		same(t, 0, len(got[[]liaison.MediaFile](t)(tx.FetchingBefore(start().Add(time.Second)))))
		same(t, []liaison.MediaFile{second}, got[[]liaison.MediaFile](t)(tx.FetchingBefore(start().Add(2*time.Second))))
		second.State, second.Outcome, second.Hash, second.Form = liaison.MediaKept, "kept", "abc", media.AMR
		second.Bytes, second.Seconds, second.UploadID, second.UploadCover = 1606, 12, "up", "cover"
		second.UploadedAt, second.UploadUses = start().Add(time.Hour), 3
		must(t, tx.SaveMediaFile(second))
		same(t, second, got[liaison.MediaFile](t)(tx.MediaFile("m2")))
		same(t, true, got[bool](t)(tx.HashKept("abc")))
		same(t, false, got[bool](t)(tx.HashKept("abd")))
		notFound(t, 0, tx.SaveMediaFile(voice("m9", start())))
		none, err = tx.MediaFile("m9")
		notFound(t, none, err)
	})
}

func TestEntriesLearnTheirLength(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		entry := func(id, handle string) liaison.Entry {
			return liaison.Entry{ID: id, MatterID: "m", Kind: liaison.EntryRaised, PersonID: "p",
				Said: liaison.Said{Kind: liaison.SaidVoice, MediaID: handle, At: start(), MsgID: id}}
		}
		for _, e := range []liaison.Entry{entry("1", "h1"), entry("2", "h2"), entry("3", ""), entry("4", "h1")} {
			must(t, tx.AddEntry(e))
		}
		must(t, tx.NoteSeconds("h1", 12))
		must(t, tx.NoteSeconds("", 99))
		seconds := []int{}
		for _, e := range got[[]liaison.Entry](t)(tx.Entries("m")) {
			seconds = append(seconds, e.Said.Seconds)
		}
		same(t, []int{12, 0, 0, 12}, seconds)
		same(t, 2, len(got[[]liaison.Entry](t)(tx.EntriesWithMedia("h1"))))
		same(t, 0, len(got[[]liaison.Entry](t)(tx.EntriesWithMedia(""))))
		again := got[liaison.Entry](t)(tx.Entry("1"))
		again.Said.Seconds = 13
		must(t, tx.SaveEntry(again))
		same(t, again, got[liaison.Entry](t)(tx.Entry("1")))
	})
}

func TestFilesDieWithTheirMatters(t *testing.T) {
	day := 24 * time.Hour
	for name, c := range map[string]struct {
		said    time.Time
		matters []liaison.Matter
		gone    bool
	}{
		"closed long ago":                {start().Add(-99 * day), []liaison.Matter{{State: liaison.StateClosed, ClosedAt: start().Add(-91 * day)}}, true},
		"closed":                         {start().Add(-99 * day), []liaison.Matter{{State: liaison.StateClosed, ClosedAt: start().Add(-89 * day)}}, false},
		"open for long":                  {start().Add(-99 * day), []liaison.Matter{{State: liaison.StateSubmitted}}, false},
		"one of two is open":             {start().Add(-99 * day), []liaison.Matter{{State: liaison.StateClosed, ClosedAt: start().Add(-91 * day)}, {State: liaison.StateInProgress}}, false},
		"withdrawn":                      {start().Add(-2 * day), []liaison.Matter{{State: liaison.StateWithdrawn, DraftedAt: start().Add(-2 * day)}}, true},
		"withdrawn just now":             {start().Add(-time.Hour), []liaison.Matter{{State: liaison.StateWithdrawn, DraftedAt: start().Add(-time.Hour)}}, false},
		"withdrawn, but an answer since": {start().Add(-2 * day), []liaison.Matter{{State: liaison.StateWithdrawn, DraftedAt: start().Add(-2 * day)}, {State: liaison.StateReplied}}, false},
		"withdrawn when it was out":      {start().Add(-99 * day), []liaison.Matter{{State: liaison.StateWithdrawn, DraftedAt: start().Add(-99 * day), ClosedAt: start().Add(-89 * day)}}, false},
		"withdrawn then, long ago":       {start().Add(-99 * day), []liaison.Matter{{State: liaison.StateWithdrawn, DraftedAt: start().Add(-99 * day), ClosedAt: start().Add(-91 * day)}}, true},
		"of no matter":                   {start().Add(-2 * day), nil, true},
		"of no matter yet":               {start(), nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			inOne(t, func(t *testing.T, tx liaison.Tx) {
				file := voice("h", start())
				file.SaidAt, file.State = c.said, liaison.MediaKept
				same(t, true, got[bool](t)(tx.AddMediaFile(file)))
				for _, matter := range c.matters {
					matter.ID = tx.NewID()
					must(t, tx.SaveMatter(&matter))
					must(t, tx.AddEntry(liaison.Entry{ID: tx.NewID(), MatterID: matter.ID, Said: liaison.Said{Kind: liaison.SaidVoice, MediaID: "h"}}))
				}
				dropped := got[int](t)(tx.DropMediaFiles(start().Add(-90*day), start().Add(-day)))
				same(t, c.gone, dropped == 1)
			})
		})
	}
}

func TestLaneReady(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for i, d := range []liaison.Delivery{
			{State: liaison.DeliveryQueued, ReadyAt: start()}, {State: liaison.DeliveryQueued, ReadyAt: start().Add(time.Minute)},
			{State: liaison.DeliverySending, ReadyAt: start()}, {State: liaison.DeliverySent, ReadyAt: start()},
			{State: liaison.DeliveryWaiting, ReadyAt: start()},
		} {
			d.ID = tx.NewID()
			d.Key, d.PersonID = d.ID, "p"
			same(t, true, got[bool](t)(tx.AddDelivery(&d)))
			same(t, int64(i+1), d.Sequence)
		}
		same(t, 2, got[int](t)(tx.LaneReady("p:p", start())))
		same(t, 3, got[int](t)(tx.LaneReady("p:p", start().Add(time.Minute))))
		same(t, 0, got[int](t)(tx.LaneReady("p:q", start())))
	})
}
