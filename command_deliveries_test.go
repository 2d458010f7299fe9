package main

import (
	"strings"
	"testing"

	"shuanglian/liaison"
)

func TestDeliveriesRetryIsAuditedAndTellsNobodysWords(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	w.importRoster()
	w.bind("王建国", "李大山", "赵小梅")
	named, sealed := w.mustTell("李大山", "村口路灯坏了"), w.mustTell("赵小梅", "一件要封存的事")
	w.mustAdvance("61s")
	w.platform.Block("李大山", true)
	w.platform.Block("赵小梅", true)
	w.say("王建国", named+" 周五来修")
	w.say("王建国", "2")
	w.say("王建国", sealed+" 知道了")
	w.mustAdvance("61s")
	w.platform.Block("李大山", false)
	hidden, err := w.delivery(sealed, liaison.DeliverAnswer)
	if err != nil || hidden.State != liaison.DeliveryTask {
		t.Fatalf("%s: %v", hidden.State, err)
	}
	w.do(func(d *liaison.Desk) error {
		matter, err := d.Tx().MatterByNumber(sealed)
		if err != nil {
			return err
		}
		matter.Level, matter.Recipient, matter.HolderID = liaison.Sealed, liaison.ToDiscipline, ""
		return d.Tx().SaveMatter(&matter)
	})
	d := deskOf(w)

	rows := d.rowsOf("deliveries", "list", "--json", "--state", "task")
	if len(rows) != 1 || rows[0]["rung"] != "customer_message" {
		t.Fatalf("listed %v", rows)
	}
	id := rows[0]["id"].(string)
	rows = d.rowsOf("deliveries", "retry", id, "--json")
	if len(rows) != 1 || rows[0]["id"] != id || rows[0]["matter"] != named || rows[0]["state"] != "task" || rows[0]["result"] != "queued" || rows[0]["kind"] != "answer" {
		t.Errorf("retried %v", rows)
	}
	rows = d.rowsOf("deliveries", "retry", id, "--json")
	if len(rows) != 1 || rows[0]["result"] != "not" || rows[0]["why"] != "under_way" {
		t.Errorf("retried again %v", rows)
	}
	if rows := d.rowsOf("deliveries", "retry", "--state", "task", "--since", "2026-11-09", "--json"); len(rows) != 0 {
		t.Errorf("retried of a sealed matter: %v", rows)
	}
	d.run("deliveries", "retry", hidden.ID).expect(t, 1, "", `^没有编号`+hidden.ID)
	w.mustAdvance("1s")
	w.wantHeard("李大山", "周五来修", 1)
	var acts []string
	w.do(func(d *liaison.Desk) error {
		matter, err := d.Tx().MatterByNumber(named)
		if err != nil {
			return err
		}
		rows, err := d.Tx().AuditOf(matter.ID)
		for _, row := range rows {
			if row.ActorID == "command:deliveries retry" {
				acts = append(acts, row.Act+" "+row.Reason)
			}
		}
		return err
	})
	if got := strings.Join(acts, ", "); got != "retry , retry under_way" {
		t.Errorf("audited: %s", got)
	}
}
