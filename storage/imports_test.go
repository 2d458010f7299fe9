package storage_test

import (
	"errors"
	"testing"

	"shuanglian/liaison"
)

func TestAnImportIsOneSwitch(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		zhang := liaison.Person{ID: "p1", Code: "A", Township: "东岸镇", Name: "张三", Seat: liaison.SeatActive,
			Roles: []liaison.RoleHeld{{Role: liaison.RoleDelegate, Active: true}, {Role: liaison.RoleSecretary}}}
		must(t, tx.SavePerson(zhang))
		must(t, tx.SaveCode(liaison.Code{ID: "c1", PersonID: "p1", Fingerprint: "f", IssuedAt: start(), ExpiresAt: start().AddDate(0, 0, 7)}))
		under := liaison.Import{ID: "i1", At: start(), People: 2, Links: 1, State: liaison.ImportStaging, Fingerprint: "x", Total: 3}
		must(t, tx.SaveImport(under))
		changed := zhang
		changed.Phone = "13900000001"
		changed.Roles = []liaison.RoleHeld{{Role: liaison.RoleSecretary}, {Role: liaison.RoleHandler}}
		must(t, tx.StagePerson("i1", liaison.PersonChange{Before: zhang, After: changed}))
		li := liaison.Person{ID: "p2", Township: "东岸镇", Name: "李四", Seat: liaison.SeatActive, Roles: []liaison.RoleHeld{{Role: liaison.RoleResident}}}
		must(t, tx.StagePerson("i1", liaison.PersonChange{After: li}))
		link := liaison.Contact{ID: "k1", Kind: liaison.ContactVisit, FromID: "p1", ToID: "p2", Since: start(), Reason: "import", ImportID: "i1"}
		must(t, tx.StageContact("i1", liaison.ContactChange{After: link}))
		losses, err := tx.StagedLosses("i1")
		must(t, err)
		same(t, []liaison.RoleLoss{{Person: zhang, Role: liaison.RoleDelegate}}, losses)

		hidden, err := tx.Roster()
		must(t, err)
		same(t, []liaison.Person{zhang}, hidden)
		if _, err := tx.Person("p2"); !errors.Is(err, liaison.ErrNotFound) {
			t.Errorf("seen before the switch: %v", err)
		}
		must(t, tx.TakeStaged("i1", start()))
		under.State = liaison.ImportTaken
		must(t, tx.SaveImport(under))
		roster, err := tx.Roster()
		must(t, err)
		same(t, []liaison.Person{changed, li}, roster)
		contacts, err := tx.AllContacts()
		must(t, err)
		same(t, []liaison.Contact{link}, contacts)
		code, err := tx.Code("c1")
		must(t, err)
		if !code.ExpiresAt.Equal(start()) {
			t.Error("a code from before still wakes the new role")
		}
		last, err := tx.LastImport(liaison.ImportTaken)
		must(t, err)
		same(t, under, last)
		used, err := tx.AddedInUse("i1")
		must(t, err)
		same(t, []liaison.Person{}, used)
		invited := liaison.Invitation{MeetingID: "mt1", PersonID: "p2", Part: liaison.PartAttend, Place: liaison.PlacedSeat, State: liaison.InvitationInvited}
		must(t, tx.SaveInvitation(invited))
		meeting := liaison.Meeting{ID: "mt1", Number: "482913", Kind: liaison.Training, StartsAt: start(), State: liaison.MeetingPlanned, Version: 1}
		for state, want := range map[liaison.MeetingState][]string{liaison.MeetingPlanned: {"482913"}, liaison.MeetingCancelled: {}} {
			meeting.State = state
			must(t, tx.SaveMeeting(meeting))
			numbers, err := tx.MeetingsOfAdded("i1")
			must(t, err)
			same(t, want, numbers)
		}

		must(t, tx.UndoTaken("i1"))
		must(t, tx.DropStaged("i1"))
		under.State = liaison.ImportUndone
		must(t, tx.SaveImport(under))
		for _, want := range []int{1, 1, 0} { // the link, the person, nothing
			swept, err := tx.SweepImports(10)
			must(t, err)
			same(t, want, swept)
		}
		roster, err = tx.Roster()
		must(t, err)
		same(t, []liaison.Person{zhang}, roster)
		contacts, err = tx.AllContacts()
		must(t, err)
		same(t, []liaison.Contact{}, contacts)
	})
}

func TestScenes(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		card := liaison.Scene{Number: 7_000_001, Kind: liaison.SceneBind, PersonID: "p1", CodeID: "c1", MadeAt: start()}
		must(t, tx.SaveScene(card))
		card.URL = "http://weixin.qq.com/q/x"
		must(t, tx.SaveScene(card))
		lasting := liaison.Scene{Number: 9, Kind: liaison.SceneDelegate, PersonID: "p1", MadeAt: start()}
		must(t, tx.SaveScene(lasting))
		found, err := tx.Scene(7_000_001)
		must(t, err)
		same(t, card, found)
		found, err = tx.SceneOf("p1", liaison.SceneDelegate)
		must(t, err)
		same(t, lasting, found)
		dropped, err := tx.DropScenesBefore(start().AddDate(0, 0, 1))
		must(t, err)
		if _, err := tx.Scene(9); dropped != 1 || err != nil {
			t.Errorf("dropped %d, the lasting one: %v", dropped, err)
		}
	})
}

// Of an import's links only those that concern somebody bound are due to be told.
func TestDuesOnChangedContacts(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for _, id := range []string{"d1", "d2", "m1", "m2"} {
			must(t, tx.SavePerson(liaison.Person{ID: id, Name: id}))
		}
		must(t, tx.SaveBinding(liaison.Binding{OpenID: "o1", PersonID: "m1", State: liaison.BindingBound}))
		must(t, tx.SaveBinding(liaison.Binding{OpenID: "o2", PersonID: "m2", State: liaison.BindingUnbound}))
		before := liaison.Contact{ID: "k0", Kind: liaison.ContactVisit, FromID: "d1", ToID: "m1", Since: start()}
		must(t, tx.SaveContact(before))
		must(t, tx.SaveImport(liaison.Import{ID: "i1", At: start(), State: liaison.ImportStaging, Total: 3}))
		ended := before
		ended.Until = start()
		must(t, tx.StageContact("i1", liaison.ContactChange{Before: before, After: ended}))
		for _, to := range []string{"m1", "m2"} {
			must(t, tx.StageContact("i1", liaison.ContactChange{After: liaison.Contact{ID: "k" + to, Kind: liaison.ContactVisit, FromID: "d2", ToID: to, Since: start()}}))
		}
		must(t, tx.DueOnChangedContacts(liaison.DueContact, "i1", start()))
		same(t, []liaison.Due{{Kind: liaison.DueContact, ObjectID: "k0", At: start()}, {Kind: liaison.DueContact, ObjectID: "km1", At: start()}},
			got[[]liaison.Due](t)(tx.DueBefore(start(), 0)))

		none, err := tx.Contact("km1") // not in force yet
		notFound(t, none, err)
		same(t, before, got[liaison.Contact](t)(tx.Contact("k0")))
	})
}
