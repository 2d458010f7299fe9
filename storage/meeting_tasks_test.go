package storage_test

import (
	"errors"
	"testing"

	"shuanglian/liaison"
)

func TestMeetingTasks(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		must(t, errors.Join(tx.SaveMeeting(aMeeting("m1", "300001", 3)), tx.AddMeetingTask("m1", "x2"), tx.AddMeetingTask("m1", "x1"),
			tx.AddMeetingTask("m2", "x1"), tx.AddMeetingTask("m2", "x3"))) // a matter comes of one meeting only
		same(t, []string{"x1", "x2"}, got[[]string](t)(tx.MeetingTasks("m1")))
		same(t, []string{"x3"}, got[[]string](t)(tx.MeetingTasks("m2")))
		same(t, []string{}, got[[]string](t)(tx.MeetingTasks("m9")))
		if _, err := tx.DropMatters(start().AddDate(0, 0, 10)); err != nil { // the meetings of that time go, and what belongs to them
			t.Fatal(err)
		}
		same(t, []string{}, got[[]string](t)(tx.MeetingTasks("m1")))
	})
}

func TestStoodInFor(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		must(t, tx.SaveMeeting(aMeeting("m1", "300001", 3)))
		absent := liaison.Invitation{MeetingID: "m1", PersonID: "p1", Part: liaison.PartSitIn, Place: liaison.PlacedSeat, StandInID: "p2",
			State: liaison.InvitationInvited}
		withdrawn := absent
		withdrawn.PersonID, withdrawn.State = "p3", liaison.InvitationWithdrawn
		must(t, errors.Join(tx.SaveInvitation(absent), tx.SaveInvitation(withdrawn)))
		same(t, []liaison.Invitation{absent}, got[[]liaison.Invitation](t)(tx.StoodInFor("m1", "p2")))
		same(t, []liaison.Invitation{}, got[[]liaison.Invitation](t)(tx.StoodInFor("m1", "p1")))
		same(t, []liaison.Invitation{}, got[[]liaison.Invitation](t)(tx.StoodInFor("m2", "p2")))
	})
}
