package storage_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shuanglian/liaison"
	"shuanglian/storage"
)

func arrival(key string, openID liaison.OpenID) liaison.Arrival {
	return liaison.Arrival{Key: key, OpenID: openID, Kind: "text", At: start()}
}

// answer is a turn that replies with a text and leaves a conversation.
func answer(text string, next liaison.Conversation) storage.TurnFunc {
	return func(d *liaison.Desk, _ liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
		return liaison.Reply{Text: text, At: d.Now()}, next, nil
	}
}

func TestARepeatedPushGetsTheStoredReply(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		for _, text := range []string{"收到", ""} {
			key := "m:" + text
			first, err := office.Turn(t.Context(), arrival(key, "o1"), answer(text, liaison.Conversation{}))
			must(t, err)
			again, err := office.Turn(t.Context(), arrival(key, "o1"), func(*liaison.Desk, liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
				t.Errorf("reply %q: the repeat ran the turn again", text)
				return liaison.Reply{}, liaison.Conversation{}, nil
			})
			must(t, err)
			want := liaison.Reply{Text: text, At: start()}
			if diff := cmp.Diff([]liaison.Reply{want, want}, []liaison.Reply{first, again}); diff != "" {
				t.Error(diff)
			}
		}
	})
}

func TestRepeatsDuringTheFirstDeliveryWaitForIt(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		offices := []*storage.Office{open(t, at), open(t, at)}
		var ran atomic.Int32
		began := make(chan struct{}, 16)
		release := make(chan struct{})
		slow := func(d *liaison.Desk, _ liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
			n := ran.Add(1)
			began <- struct{}{}
			<-release
			return liaison.Reply{Text: fmt.Sprint("收到", n), At: d.Now()}, liaison.Conversation{}, nil
		}
		replies := make([]liaison.Reply, 6)
		var wait sync.WaitGroup
		for i := range replies {
			wait.Go(func() {
				reply, err := offices[i%2].Turn(t.Context(), arrival("m:1", "o1"), slow)
				if err != nil {
					t.Errorf("delivery %d: %v", i, err)
				}
				replies[i] = reply
			})
		}
		<-began
		close(release)
		wait.Wait()
		if ran.Load() != 1 {
			t.Errorf("the turn ran %d times, want once", ran.Load())
		}
		for _, reply := range replies {
			if reply.Text != "收到1" {
				t.Errorf("a delivery got %q, want 收到1", reply.Text)
			}
		}
	})
}

// TestOrderPerPerson sends many messages of a few people through two offices:
// every turn must see the conversation of exactly the turn before it.
func TestOrderPerPerson(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		kept := newMemory()
		offices := []*storage.Office{
			open(t, at, func(o *storage.Options) { o.Conversations = kept }),
			open(t, at, func(o *storage.Options) { o.Conversations = kept }),
		}
		const people, messages = 4, 12
		var wait sync.WaitGroup
		for i := range people * messages {
			wait.Go(func() {
				person := liaison.OpenID(fmt.Sprint("o", i%people))
				_, err := offices[i%2].Turn(t.Context(), arrival(fmt.Sprint("m:", i), person), countOn)
				if err != nil {
					t.Errorf("message %d: %v", i, err)
				}
			})
		}
		wait.Wait()
		for person := range people {
			reply, err := offices[0].Turn(t.Context(), arrival(fmt.Sprint("last:", person), liaison.OpenID(fmt.Sprint("o", person))), countOn)
			must(t, err)
			if want := fmt.Sprint(messages + 1); reply.Text != want {
				t.Errorf("person %d counted to %s, want %s", person, reply.Text, want)
			}
		}
	})
}

// countOn counts a person's turns in his conversation.
func countOn(_ *liaison.Desk, c liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
	c.Shown = append(c.Shown, liaison.Shown{MatterID: "x", At: start()})
	return liaison.Reply{Text: fmt.Sprint(len(c.Shown)), At: start()}, c, nil
}

func TestAFailedTurnLeavesNothingAndMayBeRepeated(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		wrong := errors.New("wrong")
		_, err := office.Turn(t.Context(), arrival("m:1", "o1"), func(d *liaison.Desk, _ liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
			return liaison.Reply{Text: "never"}, liaison.Conversation{}, errors.Join(d.Tx().SaveDue(liaison.Due{Kind: "k", ObjectID: "x", At: d.Now()}), wrong)
		})
		if !errors.Is(err, wrong) {
			t.Fatalf("got %v, want the closure's error", err)
		}
		reply, err := office.Turn(t.Context(), arrival("m:1", "o1"), answer("收到", liaison.Conversation{}))
		must(t, err)
		due := read(t, office, func(tx liaison.Tx) (time.Time, error) { return tx.EarliestDue() })
		if reply.Text != "收到" || !due.IsZero() {
			t.Errorf("got reply %q and a due at %v, want 收到 and none", reply.Text, due)
		}
	})
}

func TestAnArrivalNeedsKeyAndOpenID(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		for _, bad := range []liaison.Arrival{arrival("", "o1"), arrival("m:1", "")} {
			if _, err := office.Turn(t.Context(), bad, countOn); !errors.Is(err, liaison.ErrInvalid) {
				t.Errorf("key %q, openid %q: got %v, want ErrInvalid", bad.Key, bad.OpenID, err)
			}
		}
	})
}

// memory is a conversation store that tests can look into and spoil.
type memory struct {
	mu    sync.Mutex
	kept  map[liaison.OpenID]storage.KeptConversation
	fault error
}

func newMemory() *memory { return &memory{kept: make(map[liaison.OpenID]storage.KeptConversation)} }

func (m *memory) Load(_ context.Context, openID liaison.OpenID) (storage.KeptConversation, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept[openID], m.fault
}

func (m *memory) Keep(_ context.Context, openID liaison.OpenID, kept storage.KeptConversation) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[openID] = kept
	return m.fault
}
