package storage_test

import (
	"testing"

	"shuanglian/liaison"
	"shuanglian/storage"
)

// spread leaves traces of an openid everywhere.
func spread(t *testing.T, office *storage.Office, openID liaison.OpenID) {
	t.Helper()
	_, err := office.Turn(t.Context(), arrival("m:"+string(openID), openID), answer("收到", liaison.Conversation{Draft: "d"}))
	must(t, err)
	do(t, office, func(tx liaison.Tx) error {
		matter := liaison.Matter{ID: "m" + string(openID), State: liaison.StateSubmitted, AuthorID: "a", AuthorFrom: openID, SubmittedAt: start()}
		must(t, tx.SaveMatter(&matter))
		must(t, tx.SaveTagged(openID, liaison.MenuOfDelegates))
		must(t, tx.SaveWindow(liaison.Window{OpenID: openID, MessageAt: start()}))
		must(t, tx.AddScrap(liaison.Scrap{ID: "s" + string(openID), OpenID: openID, At: start()}))
		must(t, tx.SaveQuestion(liaison.Question{ID: "q" + string(openID), OpenID: openID, Words: []liaison.Said{{Text: "路"}}}))
		d := liaison.Delivery{ID: "d" + string(openID), Key: "k" + string(openID), OpenID: openID, Text: "路", State: liaison.DeliveryQueued}
		return second(tx.AddDelivery(&d))
	})
}

// traces counts the rows of every table that still hold the openid.
func traces(t *testing.T, at database, openID liaison.OpenID) map[string]int {
	t.Helper()
	pool := raw(t, at)
	left := make(map[string]int)
	for table, column := range map[string]string{
		"inbox": "openid", "matters": "author_from", "windows": "openid", "scraps": "openid",
		"questions": "openid", "deliveries": "openid", "tagged": "openid",
	} {
		var count int
		must(t, pool.QueryRow("SELECT count(*) FROM "+table+" WHERE "+column+" = '"+string(openID)+"'").Scan(&count))
		if count > 0 {
			left[table] = count
		}
	}
	return left
}

func TestForgettingAnOpenID(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		kept := newMemory()
		office := open(t, at, func(o *storage.Options) { o.Conversations = kept })
		spread(t, office, "o1")
		spread(t, office, "o2")
		do(t, office, func(tx liaison.Tx) error { return tx.ForgetOpenID("o1") })

		same(t, map[string]int{}, traces(t, at, "o1"))
		same(t, 7, len(traces(t, at, "o2")))
		gone := read(t, office, func(tx liaison.Tx) (liaison.Delivery, error) { return tx.Delivery("do1") })
		same(t, []string{string(liaison.DeliveryDropped), ""}, []string{string(gone.State), gone.Text})
		same(t, "mo1", read(t, office, func(tx liaison.Tx) ([]liaison.Matter, error) { return tx.MattersBy("a") })[1].ID)

		_, err := office.Turn(t.Context(), arrival("m:o1", "o1"), func(*liaison.Desk, liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
			t.Error("the key of a forgotten push was taken again")
			return liaison.Reply{}, liaison.Conversation{}, nil
		})
		must(t, err)
		_, err = office.Turn(t.Context(), arrival("m:new", "o1"), func(_ *liaison.Desk, c liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
			same(t, liaison.Conversation{}, c)
			return liaison.Reply{}, c, nil
		})
		must(t, err)
	})
}

func TestForgettingInsideATurn(t *testing.T) {
	cases := map[string]struct {
		reply string
		next  liaison.Conversation
		kept  int // rows of the inbox that keep the openid
	}{
		"nothing to say": {"", liaison.Conversation{}, 0},
		"a last word":    {"已注销", liaison.Conversation{}, 1},
		"going on":       {"", liaison.Conversation{Draft: "x"}, 0},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, at database) {
				office := open(t, at, func(o *storage.Options) { o.Conversations = newMemory() })
				spread(t, office, "o1")
				forget := func(d *liaison.Desk, _ liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
					return liaison.Reply{Text: c.reply}, c.next, d.Tx().ForgetOpenID("o1")
				}
				for range 2 {
					reply, err := office.Turn(t.Context(), arrival("e:1", "o1"), forget)
					must(t, err)
					same(t, c.reply, reply.Text)
				}
				same(t, c.kept, traces(t, at, "o1")["inbox"])
				_, err := office.Turn(t.Context(), arrival("m:2", "o1"), func(_ *liaison.Desk, got liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
					same(t, c.next, got)
					return liaison.Reply{}, got, nil
				})
				must(t, err)
			})
		})
	}
}
