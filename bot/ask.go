package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"
)

var (
	errLate  = errors.New("bot: no answer in time")
	errPanic = errors.New("bot: the answerer broke off")
)

// ask waits for the answer until AnswerWithin after the push came in. The answerer goes on after
// that, and after the platform has hung up, until HoldUntil: what it commits then is found by the
// next copy of the push.
func (c *Callback) ask(v *visit, in Incoming) (Answer, error) {
	type result struct {
		answer Answer
		err    error
	}
	ctx, cancel := context.WithDeadline(context.WithoutCancel(v.r.Context()), v.begun.Add(c.options.HoldUntil))
	done := make(chan result, 1)
	c.answers.Go(func() {
		defer cancel()
		outcome := result{err: errPanic} // stays so if the answerer panics or ends its goroutine
		defer func() {
			if p := recover(); p != nil {
				// The type and the stack only: the value may quote what a person wrote.
				c.options.Logger.Error("answerer panicked", slog.String("kind", v.kind),
					slog.String("panic", fmt.Sprintf("%T", p)), slog.String("stack", string(debug.Stack())))
			}
			done <- outcome
		}()
		answer, err := c.answerer.Answer(ctx, in)
		outcome = result{answer, err}
	})
	late := time.NewTimer(time.Until(v.begun.Add(c.options.AnswerWithin)))
	defer late.Stop()
	select {
	case r := <-done:
		return r.answer, r.err
	case <-late.C:
		return Answer{}, errLate
	}
}
