package storage_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"shuanglian/liaison"
	"shuanglian/storage"
)

// writerURL, when set, makes the test binary a writer for TestKilled….
const writerURL = "SHUANGLIAN_TEST_WRITER"

// writeUntilKilled takes turns of twenty people as fast as it can and prints
// each key and its reply once it is acknowledged.
func writeUntilKilled(url string) {
	office, err := storage.Open(context.Background(), storage.Options{URL: url})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for person := range 20 {
		go func() {
			for i := 0; ; i++ {
				key := fmt.Sprintf("%d-%d-%d", os.Getpid(), person, i)
				reply, err := office.Turn(context.Background(), arrival(key, liaison.OpenID(fmt.Sprint("o", person))), countAndNote(key))
				if err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
				fmt.Println(key, reply.Text)
			}
		}()
	}
	select {}
}

// countAndNote leaves an effect of its own beside the conversation.
func countAndNote(key string) storage.TurnFunc {
	return func(d *liaison.Desk, c liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
		count, err := strconv.Atoi("0" + c.Draft)
		if err != nil {
			return liaison.Reply{}, c, err
		}
		c.Draft = fmt.Sprint(count + 1)
		return liaison.Reply{Text: c.Draft, At: d.Now()}, c, note(d, key)
	}
}

// TestKilledInTheMiddle kills a writing process again and again: what it has
// acknowledged is there, once, and nothing is half there.
func TestKilledInTheMiddle(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		_, err := storage.Migrate(t.Context(), at.url)
		must(t, err)
		acknowledged := make(map[string]string)
		for range 4 {
			writeAndKill(t, at, acknowledged)
		}
		office := open(t, at)
		for key, text := range acknowledged {
			reply, err := office.Turn(t.Context(), arrival(key, "o1"), countOn)
			must(t, err)
			if reply.Text != text {
				t.Errorf("%s was acknowledged with %s and now says %s", key, text, reply.Text)
			}
		}
		pool := raw(t, at)
		for name, query := range map[string]string{
			"turns without their effect": "SELECT count(*) FROM inbox i WHERE NOT EXISTS (SELECT 1 FROM dues d WHERE d.object_id = i.key)",
			"effects without their turn": "SELECT count(*) FROM dues d WHERE NOT EXISTS (SELECT 1 FROM inbox i WHERE i.key = d.object_id)",
			"turns out of count":         "SELECT count(*) FROM inbox WHERE CAST(reply_text AS BIGINT) <> turn",
			"people out of step":         "SELECT count(*) FROM turns t WHERE t.turn <> (SELECT count(*) FROM inbox i WHERE i.openid = t.openid)",
		} {
			var count int
			must(t, pool.QueryRow(query).Scan(&count))
			if count != 0 {
				t.Errorf("%s: %d", name, count)
			}
		}
		t.Logf("%d acknowledged turns looked at", len(acknowledged))
	})
}

// writeAndKill starts a writer, listens to a few dozen acknowledgements and
// kills it.
func writeAndKill(t *testing.T, at database, acknowledged map[string]string) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), writerURL+"="+at.url)
	child.Stderr = os.Stderr
	output, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	lines := bufio.NewScanner(output)
	for heard := 0; lines.Scan(); heard++ {
		if key, text, ok := strings.Cut(lines.Text(), " "); ok && text != "" {
			acknowledged[key] = text
		}
		if heard == 60 {
			must(t, child.Process.Kill())
		}
	}
	if err := child.Wait(); err == nil {
		t.Error("the writer ended by itself")
	}
}
