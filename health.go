package main

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"shuanglian/liaison"
)

// readyWithin bounds each look at a neighbour.
const readyWithin = 2 * time.Second

// queueTooOld is how late the outbox may be before readyz says so.
const queueTooOld = time.Minute

// readiness is the answer of /readyz: not ready only if a message can't be
// taken; everything else is degraded, with its reason.
type readiness struct {
	Status  string   `json:"status"` // ready, degraded, not_ready
	Reasons []string `json:"reasons,omitempty"`
}

func alive(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}

func (a *App) ready(w http.ResponseWriter, r *http.Request) {
	state := a.readiness(r.Context())
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if state.Status == "not_ready" {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(w).Encode(state) // a reader who left needs no answer
}

func (a *App) readiness(ctx context.Context) readiness {
	ctx, cancel := context.WithTimeout(ctx, readyWithin)
	defer cancel()
	select {
	case <-a.draining:
		return readiness{Status: "not_ready", Reasons: []string{"draining"}}
	default:
	}
	if err := a.office.Ping(ctx); err != nil {
		return readiness{Status: "not_ready", Reasons: []string{"database"}}
	}
	state := readiness{Status: "ready"}
	degraded := func(reason string) {
		state.Status, state.Reasons = "degraded", append(state.Reasons, reason)
	}
	if a.redis == nil {
		degraded("redis: none configured")
	} else if err := a.redis.Health(ctx); err != nil {
		degraded("redis: no answer")
	}
	if _, err := a.client.Token(ctx); err != nil {
		degraded("wechat: no access token")
	}
	if late, err := a.queueLate(ctx); err != nil || late {
		degraded("outbox: behind")
	}
	shut, err := a.pauses(ctx)
	if err != nil {
		degraded("wechat: unknown whether messages may be sent")
	}
	for _, pause := range shut {
		degraded(pauseReason(pause))
	}
	return state
}

func (a *App) queueLate(ctx context.Context) (late bool, err error) {
	err = a.office.Look(ctx, func(d *liaison.Desk) error {
		next, err := d.NextDue()
		late = !next.IsZero() && d.Now().Sub(next) > queueTooOld
		return err
	})
	return late, err
}
