package bot

import (
	"errors"
	"net/http"
	"strconv"
	"time"
)

// visit is one HTTP request and what becomes of it.
type visit struct {
	w       http.ResponseWriter
	r       *http.Request
	begun   time.Time
	kind    string
	outcome string
}

// refuse answers with a real status code: an empty 200 would acknowledge the push and lose it.
func (v *visit) refuse(status int, outcome string) {
	v.outcome = outcome
	http.Error(v.w, http.StatusText(status), status)
}

// write sends a whole body. It fails if the caller has hung up or the last byte could not go out.
func (v *visit) write(contentType string, body []byte) error {
	header := v.w.Header()
	header.Set("Content-Type", contentType)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("X-Content-Type-Options", "nosniff")
	if err := v.r.Context().Err(); err != nil { // asked before only: after the last byte hanging up is right
		return err
	}
	if _, err := v.w.Write(body); err != nil {
		return err
	}
	if err := http.NewResponseController(v.w).Flush(); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	return nil
}

// fault makes the platform send the push again. Held, the connection stays open without a byte
// until the platform has given up on it, and is then dropped; the person sees nothing of it.
func (c *Callback) fault(v *visit) {
	if c.options.OnFault == Unavailable {
		v.refuse(http.StatusServiceUnavailable, OutcomeBusy)
		return
	}
	defer c.held.Add(-1)
	if c.held.Add(1) > int64(c.options.MaxHeld) {
		v.refuse(http.StatusServiceUnavailable, OutcomeBusy)
		return
	}
	v.outcome = OutcomeHeld
	until := time.NewTimer(time.Until(v.begun.Add(c.options.HoldUntil)))
	defer until.Stop()
	select {
	case <-until.C:
	case <-v.r.Context().Done(): // the platform hung up first
	}
	panic(http.ErrAbortHandler) // net/http's way to close without an answer
}
