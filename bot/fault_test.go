package bot_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shuanglian/bot"
)

// What makes a push fail, and that nothing of it is answered until the platform has given up.
func TestFaultsAreHeld(t *testing.T) {
	for name, answer := range map[string]func(ctx context.Context) (bot.Answer, error){
		"error":  func(context.Context) (bot.Answer, error) { return bot.Answer{Text: "x"}, errors.New("database away") },
		"panic":  func(context.Context) (bot.Answer, error) { panic("秘密的话") },
		"goexit": func(context.Context) (bot.Answer, error) { runtime.Goexit(); return bot.Answer{}, nil },
		"late":   func(ctx context.Context) (bot.Answer, error) { <-ctx.Done(); return bot.Answer{Text: "x"}, nil },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, nil)
			w.answer = func(ctx context.Context, _ bot.Incoming) (bot.Answer, error) { return answer(ctx) }
			query, body := seal(t, currentKey, appID, textPush("5", "秘密的话"), "n", time.Now())
			got := w.post(query, body)
			if got.status != 0 || got.took < 290*time.Millisecond {
				t.Errorf("%+v", got)
			}
			_, written, observed := w.did()
			if len(written) != 0 || !slices.Equal(observed, []string{"text held"}) {
				t.Errorf("written %v, observed %v", written, observed)
			}
			if strings.Contains(w.log.String(), "秘密") {
				t.Errorf("the log shows a text: %s", w.log.String())
			}
		})
	}
}

func TestFaultsAs503(t *testing.T) {
	w := newWorld(t, func(o *bot.Options) { o.OnFault = bot.Unavailable })
	w.answer = func(context.Context, bot.Incoming) (bot.Answer, error) { return bot.Answer{}, errors.New("away") }
	query, body := seal(t, currentKey, appID, textPush("5", "x"), "n", time.Now())
	if got := w.post(query, body); got.status != 503 || got.took > 200*time.Millisecond {
		t.Errorf("%+v", got)
	}
}

func TestOnlySoManyAreHeld(t *testing.T) {
	w := newWorld(t, func(o *bot.Options) { o.MaxHeld, o.HoldUntil = 2, time.Second })
	w.answer = func(context.Context, bot.Incoming) (bot.Answer, error) { return bot.Answer{}, errors.New("away") }
	var all sync.WaitGroup
	results := make([]delivery, 5)
	for i := range results {
		query, body := seal(t, currentKey, appID, textPush("5", "x"), "n", time.Now())
		all.Go(func() { results[i] = w.post(query, body) })
	}
	all.Wait()
	statuses := map[int]int{}
	for _, r := range results {
		statuses[r.status]++
	}
	if statuses[0] != 2 || statuses[503] != 3 {
		t.Errorf("%v", statuses)
	}
}

// The commit goes on although the platform has hung up, and its reply doesn't count as written.
func TestHangingUpDoesNotStopTheAnswer(t *testing.T) {
	w := newWorld(t, func(o *bot.Options) { o.AnswerWithin, o.HoldUntil = 4*time.Second, 5*time.Second })
	begun, finish := make(chan struct{}), make(chan struct{})
	var ctxErr error
	w.answer = func(ctx context.Context, _ bot.Incoming) (bot.Answer, error) {
		close(begun)
		<-finish
		ctxErr = ctx.Err()
		return bot.Answer{Text: "收到"}, nil
	}
	query, body := seal(t, currentKey, appID, textPush("5", "x"), "n", time.Now())
	connection, err := net.Dial("tcp", w.server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequest(http.MethodPost, w.server.URL+"/?"+query.Encode(), strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := req.Write(connection); err != nil {
		t.Fatal(err)
	}
	<-begun
	connection.Close()
	<-(<-w.requests).Done()
	close(finish)
	asked, written, observed := w.did()
	if ctxErr != nil || len(asked) != 1 || len(written) != 0 || !slices.Equal(observed, []string{"text unwritten"}) {
		t.Errorf("ctx %v, asked %d, written %v, observed %v", ctxErr, len(asked), written, observed)
	}
}
