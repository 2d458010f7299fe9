package workday_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuanglian/liaison/workday"
)

func TestPausedDeadline(t *testing.T) {
	c := workday.New(nil, workday.StateCouncil(), nil)
	november := func(day, hour, minute int) time.Time {
		return time.Date(2026, time.November, day, hour, minute, 0, 0, c.Location())
	}
	received := november(9, 10, 0) // a Monday; two working days end on Wednesday
	for name, test := range map[string]struct {
		limit  string
		pauses []workday.Pause
		want   time.Time
	}{
		"none": {"2wd", nil, november(11, 17, 30)},
		"on the day of receipt, answered that day": {"2wd", []workday.Pause{{november(9, 11, 0), november(9, 16, 0)}}, november(11, 17, 30)},
		"overnight":                             {"2wd", []workday.Pause{{november(9, 11, 0), november(10, 9, 0)}}, november(12, 17, 30)},
		"asked and answered within one day":     {"2wd", []workday.Pause{{november(10, 9, 0), november(10, 16, 0)}}, november(11, 17, 30)},
		"over the last day":                     {"2wd", []workday.Pause{{november(11, 10, 0), november(13, 10, 0)}}, november(16, 17, 30)},
		"after the close of the last day":       {"2wd", []workday.Pause{{november(11, 17, 31), november(13, 10, 0)}}, november(11, 17, 30)},
		"in the evening, answered next morning": {"2wd", []workday.Pause{{november(9, 20, 0), november(10, 8, 0)}}, november(12, 17, 30)},
		"over the weekend":                      {"5wd", []workday.Pause{{november(13, 10, 0), november(16, 10, 0)}}, november(18, 17, 30)},
		"twice":                                 {"5wd", []workday.Pause{{november(10, 9, 0), november(11, 9, 0)}, {november(13, 9, 0), november(16, 9, 0)}}, november(20, 17, 30)},
		"the same day, not begun":               {"0wd", []workday.Pause{{november(9, 10, 30), november(10, 9, 0)}}, november(11, 17, 30)},
		"calendar days":                         {"3d", []workday.Pause{{november(10, 9, 0), november(11, 9, 0)}}, november(14, 23, 59).Add(59 * time.Second)},
		"a month":                               {"1mo", []workday.Pause{{november(10, 9, 0), november(11, 9, 0)}}, time.Date(2026, time.December, 11, 23, 59, 59, 0, c.Location())},
		"hours":                                 {"48h", []workday.Pause{{november(9, 22, 0), november(10, 8, 0)}}, november(11, 20, 0)},
		"hours, after their end":                {"48h", []workday.Pause{{november(12, 8, 0), november(13, 8, 0)}}, november(11, 10, 0)},
	} {
		t.Run(name, func(t *testing.T) {
			limit, err := workday.ParseLimit(test.limit)
			if err != nil {
				t.Fatal(err)
			}
			if got := c.PausedDeadline(received, limit, test.pauses); !got.Equal(test.want) {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

// Without pauses the paused rule is the plain one, with them it never ends sooner
// and its last day is one that counts.
func TestAPauseOnlyPutsOff(t *testing.T) {
	c := workday.New(nil, workday.StateCouncil(), nil)
	begin := time.Date(2026, time.January, 1, 0, 0, 0, 0, c.Location())
	rapid.Check(t, func(t *rapid.T) {
		minutes := func(label string, most int) time.Duration {
			return time.Duration(rapid.IntRange(0, most).Draw(t, label)) * time.Minute
		}
		from := begin.Add(minutes("received", 500_000))
		limit := workday.Limit{N: rapid.IntRange(0, 30).Draw(t, "n"), Unit: rapid.SampledFrom([]workday.Unit{
			workday.WorkingDays, workday.CalendarDays, workday.Hours24}).Draw(t, "unit")}
		var pauses []workday.Pause
		for at := from; len(pauses) < rapid.IntRange(0, 3).Draw(t, "more"); {
			asked := at.Add(minutes("until asked", 5_000))
			at = asked.Add(minutes("until answered", 15_000))
			pauses = append(pauses, workday.Pause{From: asked, Until: at})
		}
		plain, paused := c.Deadline(from, limit), c.PausedDeadline(from, limit, pauses)
		if again := c.PausedDeadline(from, limit, nil); !again.Equal(plain) {
			t.Errorf("without pauses %s, plainly %s", again, plain)
		}
		if paused.Before(plain) {
			t.Errorf("paused %s, plainly %s", paused, plain)
		}
		if limit.Unit == workday.WorkingDays && !c.IsWorking(paused) {
			t.Errorf("%s is no working day", paused)
		}
		for _, percent := range []int{50, 100} {
			morning := c.PausedMorningOf(from, limit, percent, pauses)
			if again := c.PausedMorningOf(from, limit, percent, nil); !again.Equal(c.MorningOf(from, limit, percent)) {
				t.Errorf("%d%% without pauses: %s, plainly %s", percent, again, c.MorningOf(from, limit, percent))
			}
			if limit.N > 0 && morning.After(paused) {
				t.Errorf("%d%% is reached at %s, after the end at %s", percent, morning, paused)
			}
		}
	})
}
