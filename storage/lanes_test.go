package storage_test

import (
	"sync"
	"testing"

	"shuanglian/liaison"
)

// TestAFloodFromOneHoldsUpNobodyElse: while many turns of one person wait for
// each other, another person's turn goes through. (On SQLite all writers are
// one, whoever speaks.)
func TestAFloodFromOneHoldsUpNobodyElse(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		began, release := make(chan struct{}, 32), make(chan struct{})
		slow := func(d *liaison.Desk, _ liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
			began <- struct{}{}
			<-release
			return liaison.Reply{Text: "收到", At: d.Now()}, liaison.Conversation{}, nil
		}
		var flood sync.WaitGroup
		for _, key := range []string{"m:1", "m:2", "m:3", "m:4", "m:5", "m:6", "m:7", "m:8"} {
			flood.Go(func() {
				if _, err := office.Turn(t.Context(), arrival(key, "oFlood"), slow); err != nil {
					t.Error(err)
				}
			})
		}
		<-began
		if at.name == "sqlite" {
			close(release)
		}
		_, err := office.Turn(t.Context(), arrival("m:9", "oOther"), answer("您好", liaison.Conversation{}))
		must(t, err)
		if at.name != "sqlite" {
			close(release)
		}
		flood.Wait()
	})
}
