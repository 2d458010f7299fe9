package storage_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
)

func TestTheRosterListsNobodyItDoesNotHold(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		resident := []liaison.RoleHeld{{Role: liaison.RoleResident, Active: true}}
		held := liaison.Person{ID: "p1", Name: "李小花", Roles: resident}
		waits := liaison.Person{ID: "p2", Name: "李小花", Phone: "13900001111", Roles: resident, Standing: liaison.Unverified}
		gone := liaison.Person{ID: "p3", Name: "李小花", Roles: resident, Standing: liaison.Gone}
		for _, person := range []liaison.Person{held, waits, gone} {
			must(t, tx.SavePerson(person))
			same(t, person, got[liaison.Person](t)(tx.Person(person.ID)))
		}
		same(t, []liaison.Person{held}, got[[]liaison.Person](t)(tx.Roster()))
		same(t, []liaison.Person{held}, got[[]liaison.Person](t)(tx.PeopleNamed("李小花")))
		same(t, []liaison.Person{held}, got[[]liaison.Person](t)(tx.PeopleWithRole(liaison.RoleResident)))
		same(t, []liaison.Person{waits}, got[[]liaison.Person](t)(tx.Unverified()))
		waits.Standing = ""
		must(t, tx.SavePerson(waits))
		same(t, []liaison.Person{held, waits}, got[[]liaison.Person](t)(tx.PeopleNamed("李小花")))
		same(t, []liaison.Person{}, got[[]liaison.Person](t)(tx.Unverified()))
	})
}

func TestClaimsAreKeptUntilTheirTime(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		claim := liaison.Binding{OpenID: "o1", State: liaison.BindingNone}
		must(t, tx.SaveBinding(claim))
		claim.State, claim.DelegateID = liaison.BindingAsked, "d"
		claim.Claim = liaison.Claim{Name: "李小花", Phone: "13900001111", At: start()}
		must(t, tx.SaveBinding(claim))
		same(t, claim, got[liaison.Binding](t)(tx.Binding("o1")))
		must(t, tx.SaveQuestion(liaison.Question{ID: "q", OpenID: "o1", Kind: liaison.AskDigits, Words: []liaison.Said{{Text: "李小花"}}, ExpiresAt: start()}))
		must(t, tx.SaveQuestion(liaison.Question{ID: "r", OpenID: "o1", PersonID: "p", Words: []liaison.Said{{Text: "路"}}, ExpiresAt: start()}))
		same(t, 0, got[int](t)(tx.DropClaimsBefore(start())))
		same(t, 2, got[int](t)(tx.DropClaimsBefore(start().Add(time.Second))))
		claim.State, claim.Claim = liaison.BindingNone, liaison.Claim{}
		same(t, claim, got[liaison.Binding](t)(tx.Binding("o1")))
		same(t, 0, len(got[liaison.Question](t)(tx.Question("q")).Words))
		same(t, 1, len(got[liaison.Question](t)(tx.Question("r")).Words))
	})
}

func TestMattersAreCutAndGiven(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for id, state := range map[string]liaison.MatterState{"m1": liaison.StateDraft, "m2": liaison.StateSubmitted} {
			must(t, tx.SaveMatter(&liaison.Matter{ID: id, State: state, AuthorID: "a", AuthorFrom: "o1", SubmittedAt: start()}))
			must(t, tx.AddEntry(liaison.Entry{ID: "e" + id, MatterID: id, PersonID: "a"}))
			must(t, tx.AddEntry(liaison.Entry{ID: "f" + id, MatterID: id, PersonID: "holder"}))
		}
		must(t, tx.SaveQuestion(liaison.Question{ID: "q", PersonID: "a"}))
		drafts := got[[]liaison.Matter](t)(tx.DraftsBy("a"))
		same(t, []string{"m1"}, []string{drafts[0].ID})
		must(t, tx.CutMatters("o1"))
		same(t, liaison.OpenID(""), got[liaison.Matter](t)(tx.Matter("m2")).AuthorFrom)
		must(t, tx.GiveMatters("a", "b"))
		same(t, 0, len(got[[]liaison.Matter](t)(tx.DraftsBy("a"))))
		for _, id := range []string{"m1", "m2"} {
			given := got[liaison.Matter](t)(tx.Matter(id))
			same(t, "b", given.AuthorID)
			must(t, tx.SaveMatter(&given))
		}
		same(t, []string{"b", "holder", "b"}, []string{got[liaison.Entry](t)(tx.Entry("em1")).PersonID, got[liaison.Entry](t)(tx.Entry("fm1")).PersonID,
			got[liaison.Question](t)(tx.Question("q")).PersonID})
	})
}

func TestOneScrapIsDroppedByItself(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for _, id := range []string{"s1", "s2"} {
			must(t, tx.AddScrap(liaison.Scrap{ID: id, OpenID: "o1", At: start()}))
		}
		must(t, tx.DropScrap("s1"))
		must(t, tx.DropScrap("nothing"))
		same(t, "s2", got[[]liaison.Scrap](t)(tx.Scraps("o1"))[0].ID)
	})
}

func TestADeliveryIsFoundByItsKey(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		d := liaison.Delivery{ID: "d", Key: "task:t:p", PersonID: "p", State: liaison.DeliveryQueued}
		must(t, second(tx.AddDelivery(&d)))
		same(t, "d", got[liaison.Delivery](t)(tx.DeliveryByKey("task:t:p")).ID)
		none, err := tx.DeliveryByKey("task:t:q")
		notFound(t, none, err)
	})
}

func TestTriesAreKeptForTheirDay(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		must(t, tx.AddBindTry(liaison.BindTry{ID: "t", From: "f1", PersonID: "p", Name: "n", At: start()}))
		same(t, 0, got[int](t)(tx.DropBindTriesBefore(start())))
		same(t, 1, got[liaison.BindTries](t)(tx.BindTriesBy("f1", start())).Count)
		same(t, 1, got[int](t)(tx.DropBindTriesBefore(start().Add(time.Second))))
		same(t, 0, got[liaison.BindTries](t)(tx.BindTriesOn("p", start())).Count)
	})
}

func TestWhatIsAskedOfTheOfficeIsForgottenInTime(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		task := liaison.OfficeTask{ID: "t", Key: "t", Kind: liaison.TaskCorrect, Words: "手机换了", CreatedAt: start()}
		must(t, second(tx.AddTask(task)))
		same(t, 0, got[int](t)(tx.ForgetWords(start().AddDate(1, 0, 0))))
		same(t, []liaison.OfficeTask{task}, got[[]liaison.OfficeTask](t)(tx.OpenTasks()))
		task.DoneAt = start().Add(time.Hour)
		must(t, tx.SaveTask(task))
		same(t, 0, got[int](t)(tx.ForgetWords(start())))
		same(t, 1, got[int](t)(tx.ForgetWords(start().AddDate(1, 0, 0))))
	})
}
