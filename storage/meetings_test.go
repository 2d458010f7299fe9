package storage_test

import (
	"errors"
	"testing"
	"time"

	"shuanglian/liaison"
)

// aMeeting starts so many days after the clock.
func aMeeting(id, number string, days int) liaison.Meeting {
	return liaison.Meeting{
		ID: id, Number: number, Kind: liaison.Training, Title: "党务培训", Place: "镇政府三楼", StartsAt: start().AddDate(0, 0, days),
		EndsAt: start().AddDate(0, 0, days).Add(time.Hour), Township: "东岸镇", Group: "一团", MadeBy: "p1", Version: 1,
		State: liaison.MeetingPlanned, ReplyBy: start().AddDate(0, 0, days-1), Quorum: 12, MadeAt: start(), SeriesID: "s" + id[1:], Token: "t" + id[1:],
	}
}

func TestMeetings(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		first, later, hidden := aMeeting("m1", "300001", 3), aMeeting("m2", "300002", 9), aMeeting("m3", "300003", 5)
		hidden.State = liaison.MeetingStaging
		later.SeriesID = first.SeriesID
		for _, m := range []liaison.Meeting{later, first, hidden} {
			must(t, tx.SaveMeeting(m))
		}
		same(t, first, got[liaison.Meeting](t)(tx.Meeting("m1")))
		same(t, first, got[liaison.Meeting](t)(tx.MeetingByNumber("300001")))
		same(t, first, got[liaison.Meeting](t)(tx.MeetingByToken("t1")))
		same(t, []liaison.Meeting{first, later}, got[[]liaison.Meeting](t)(tx.MeetingsFrom(start(), time.Time{})))
		same(t, []liaison.Meeting{first}, got[[]liaison.Meeting](t)(tx.MeetingsFrom(start(), later.StartsAt)))
		same(t, []liaison.Meeting{later}, got[[]liaison.Meeting](t)(tx.MeetingsFrom(first.StartsAt.Add(time.Second), time.Time{})))
		same(t, []liaison.Meeting{first, later}, got[[]liaison.Meeting](t)(tx.MeetingsOfSeries("s1")))
		moved := first
		moved.Version, moved.MovedAt, moved.CancelledAt, moved.Reason = 2, start(), start(), "停电"
		moved.StartsAt, moved.State, moved.Number, moved.MadeBy = first.StartsAt.Add(time.Hour), liaison.MeetingCancelled, "999999", "p9"
		must(t, tx.SaveMeeting(moved))
		moved.Number, moved.MadeBy = first.Number, first.MadeBy // these stay
		same(t, moved, got[liaison.Meeting](t)(tx.Meeting("m1")))
		for _, find := range []func() (liaison.Meeting, error){
			func() (liaison.Meeting, error) { return tx.Meeting("m9") },
			func() (liaison.Meeting, error) { return tx.MeetingByNumber("") },
			func() (liaison.Meeting, error) { return tx.MeetingByToken("") },
		} {
			none, err := find()
			notFound(t, none, err)
		}
	})
}

func TestInvitations(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		near, far := aMeeting("m1", "300001", 3), aMeeting("m2", "300002", 9)
		must(t, errors.Join(tx.SaveMeeting(near), tx.SaveMeeting(far)))
		coming := liaison.Invitation{MeetingID: "m1", PersonID: "p2", Part: liaison.PartAttend, Role: liaison.RoleDelegate, Place: liaison.PlacedSeat, InvitedAt: start(), State: liaison.InvitationInvited}
		reserve := liaison.Invitation{MeetingID: "m1", PersonID: "p1", Part: liaison.PartObserve, Category: liaison.CategoryVillage,
			Place: liaison.PlacedReserve, ReserveNo: 2, InvitedAt: start(), State: liaison.InvitationInvited}
		other := coming
		other.MeetingID = "m2"
		for _, i := range []liaison.Invitation{coming, reserve, other} {
			must(t, tx.SaveInvitation(i))
		}
		same(t, []liaison.Invitation{reserve, coming}, got[[]liaison.Invitation](t)(tx.InvitationsTo("m1")))
		same(t, []liaison.Invitation{reserve}, got[[]liaison.Invitation](t)(tx.InvitationsAfter("m1", "", 1)))
		same(t, []liaison.Invitation{coming}, got[[]liaison.Invitation](t)(tx.InvitationsAfter("m1", "p1", 9)))
		coming.Answer, coming.AnswerVersion, coming.AnsweredAt, coming.StandInID = liaison.AnswerLeave, 3, start(), "p7"
		coming.Attended, coming.State = liaison.OnLeave, liaison.InvitationWithdrawn
		must(t, tx.SaveInvitation(coming))
		same(t, coming, got[liaison.Invitation](t)(tx.Invitation("m1", "p2")))
		same(t, []liaison.Invitation{coming, other}, got[[]liaison.Invitation](t)(tx.InvitationsOf("p2", start())))
		same(t, []liaison.Invitation{other}, got[[]liaison.Invitation](t)(tx.InvitationsOf("p2", far.StartsAt)))
		same(t, []liaison.Meeting{far}, got[[]liaison.Meeting](t)(tx.MeetingsOf("p2", start()))) // withdrawn from the near one
		none, err := tx.Invitation("m1", "p9")
		notFound(t, none, err)
	})
}

func TestLeaves(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		asked := liaison.Leave{ID: "l1", MeetingID: "m1", PersonID: "p1", Reason: "出差", AskedAt: start(), ApproverID: "p5", State: liaison.LeaveAsked}
		office := liaison.Leave{ID: "l2", MeetingID: "m1", PersonID: "p2", Reason: "生病", AskedAt: start().Add(time.Minute), ToOfficeAt: start(), State: liaison.LeaveAsked}
		must(t, errors.Join(tx.SaveLeave(office), tx.SaveLeave(asked)))
		same(t, asked, got[liaison.Leave](t)(tx.LeaveAskedFor("m1", "p1")))
		same(t, []liaison.Leave{asked, office}, got[[]liaison.Leave](t)(tx.LeavesFrom("m1")))
		same(t, []liaison.Leave{asked}, got[[]liaison.Leave](t)(tx.LeavesToDecide("p5")))
		same(t, []liaison.Leave{office}, got[[]liaison.Leave](t)(tx.LeavesToDecide("")))
		asked.State, asked.DecidedBy, asked.DecidedAt, asked.DecisionReason = liaison.LeaveRefused, "p5", start().Add(time.Hour), "人手不够"
		must(t, tx.SaveLeave(asked))
		same(t, []liaison.Leave{asked}, got[[]liaison.Leave](t)(tx.LeavesOf("p1")))
		same(t, asked, got[liaison.Leave](t)(tx.Leave("l1")))
		none, err := tx.LeaveAskedFor("m1", "p1")
		notFound(t, none, err)
		again := asked
		again.ID, again.State = "l3", liaison.LeaveAsked
		must(t, tx.SaveLeave(again))
	})
}

func TestReasonsForLeaveAreForgotten(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		decided := liaison.Leave{ID: "l1", MeetingID: "m1", PersonID: "p1", Reason: "出差", State: liaison.LeaveRefused, DecisionReason: "要选举"}
		open, another := decided, decided
		open.ID, open.MeetingID, open.State = "l2", "m2", liaison.LeaveAsked
		another.ID, another.PersonID = "l3", "p2"
		must(t, errors.Join(tx.SaveLeave(decided), tx.SaveLeave(open), tx.SaveLeave(another)))
		must(t, tx.ForgetLeaveWordsOf("p1"))
		decided.Reason, decided.DecisionReason = "", ""
		for _, want := range []liaison.Leave{decided, open, another} {
			same(t, want, got[liaison.Leave](t)(tx.Leave(want.ID)))
		}
	})
}

func TestOneOpenLeave(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		err := office.Do(t.Context(), func(d *liaison.Desk) error {
			for _, id := range []string{"l1", "l2"} {
				if err := d.Tx().SaveLeave(liaison.Leave{ID: id, MeetingID: "m1", PersonID: "p1", State: liaison.LeaveAsked}); err != nil {
					return err
				}
			}
			return nil
		})
		if !errors.Is(err, liaison.ErrConflict) {
			t.Errorf("got %v, want ErrConflict", err)
		}
	})
}

func TestWhatBelongsToAMeetingGoesWithIt(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		old, kept, half := aMeeting("m1", "300001", 3), aMeeting("m2", "300002", 9), aMeeting("m3", "300003", 20)
		half.State = liaison.MeetingStaging
		for _, m := range []liaison.Meeting{old, kept, half} {
			must(t, tx.SaveMeeting(m))
			must(t, tx.SaveInvitation(liaison.Invitation{MeetingID: m.ID, PersonID: "p1", Part: liaison.PartAttend, Place: liaison.PlacedSeat, State: liaison.InvitationInvited}))
			must(t, tx.SaveLeave(liaison.Leave{ID: "l" + m.ID, MeetingID: m.ID, PersonID: "p1", Reason: "出差", State: liaison.LeaveAsked}))
		}
		same(t, 2, got[int](t)(tx.ForgetWords(kept.StartsAt)))
		same(t, "", got[liaison.Meeting](t)(tx.Meeting("m1")).Title)
		same(t, []string{"", "出差"}, []string{got[liaison.Leave](t)(tx.Leave("lm1")).Reason, got[liaison.Leave](t)(tx.Leave("lm2")).Reason})
		same(t, 0, got[int](t)(tx.DropMatters(kept.StartsAt)))
		same(t, 0, got[int](t)(tx.DropStaging(start())))
		same(t, 1, got[int](t)(tx.DropStaging(start().Add(time.Second))))
		for _, id := range []string{"m1", "m3"} {
			none, err := tx.Meeting(id)
			notFound(t, none, err)
			same(t, 0, len(got[[]liaison.Invitation](t)(tx.InvitationsTo(id))))
			same(t, 0, len(got[[]liaison.Leave](t)(tx.LeavesFrom(id))))
		}
		same(t, 1, len(got[[]liaison.Invitation](t)(tx.InvitationsTo("m2"))))
	})
}
