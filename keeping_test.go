package main

import (
	"strings"
	"testing"

	"shuanglian/liaison"
)

// TestWordsAreKeptAsLongAsPeopleWereTold: ninety days after its matter closed
// nothing that was said is left, its number and dates are; after five years
// the matter is gone too, and after three who saw and did what.
func TestWordsAreKeptAsLongAsPeopleWereTold(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	w.importRoster()
	w.bind("王建国", "张宁", "李大山")
	number := w.mustTell("李大山", "村口路灯坏了")
	w.mustAdvance("61s")
	w.say("王建国", number+" 周五来修")
	w.say("王建国", "1")
	w.mustAdvance("61s")
	w.say("李大山", "满意")
	var matterID string
	said := func() string {
		var words []string
		w.do(func(d *liaison.Desk) error {
			words = nil
			matter, err := d.Tx().MatterByNumber(number)
			if err != nil {
				return err
			}
			matterID = matter.ID
			entries, err := d.Tx().Entries(matter.ID)
			if err != nil {
				return err
			}
			deliveries, err := d.Tx().DeliveriesOf(matter.ID)
			for _, entry := range entries {
				words = append(words, entry.Said.Text)
			}
			for _, delivery := range deliveries {
				words = append(words, delivery.Text)
			}
			words = append(words, matter.Gist)
			return err
		})
		return strings.Join(words, "")
	}
	w.mustAdvance("2136h") // 89 days
	if !strings.Contains(said(), "路灯") {
		t.Error("words are gone before their time")
	}
	w.mustAdvance("72h")
	if left := said(); left != "" {
		t.Errorf("after their time %d characters are left", len([]rune(left)))
	}
	if err := w.clock.Move(w.clock.Now().AddDate(5, 0, 0)); err != nil { // a jump: the next tick makes up for the job
		t.Fatal(err)
	}
	w.settle()
	w.do(func(d *liaison.Desk) error {
		if _, err := d.Tx().Matter(matterID); err == nil {
			t.Error("the matter outlived its keeping time")
		}
		report, err := d.Tx().VerifyAudit()
		if err == nil && (report.Dropped == 0 || report.Fault != nil) {
			t.Errorf("the audit trail kept for three years: %d dropped, fault %v", report.Dropped, report.Fault)
		}
		return err
	})
}
