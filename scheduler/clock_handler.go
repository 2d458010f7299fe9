package scheduler

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"shuanglian/liaison"
)

// ClockHandler serves /simulator/clock: GET gives {"now": RFC 3339}; POST of
// {"now": …} or {"advance": "72h"} moves the clock forward and answers when
// everything due by then has run. 400 a wrong request, 409 a time before now,
// 504 with what is left when it takes too long. It changes the time of
// everything the program does: mount it on loopback only.
func ClockHandler(s *Scheduler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodGet, http.MethodHead:
			answerNow(w, s, s.clock.Now())
		case http.MethodPost:
			s.serveMove(w, r)
		default:
			w.Header().Set("Allow", "GET, HEAD, POST")
			answerJSON(w, http.StatusMethodNotAllowed, map[string]any{"error": "这里只能用 GET 看时间，用 POST 拨时间。"})
		}
	})
}

func (s *Scheduler) serveMove(w http.ResponseWriter, r *http.Request) {
	move, sentence := s.readMove(w, r)
	if sentence != "" {
		answerJSON(w, http.StatusBadRequest, map[string]any{"error": sentence})
		return
	}
	now, err := move(r.Context())
	var fault *liaison.Fault
	var unfinished *Unfinished
	switch {
	case err == nil:
		answerNow(w, s, now)
	case errors.As(err, &unfinished):
		if unfinished.Err != nil {
			s.log.Error("clock not moved to the end", "error", unfinished.Err)
		}
		answerJSON(w, http.StatusGatewayTimeout, map[string]any{
			"error": unfinished.Error(), "now": unfinished.Reached.Format(time.RFC3339), "left": unfinished.Left,
		})
	case errors.As(err, &fault) && errors.Is(err, liaison.ErrConflict):
		answerJSON(w, http.StatusConflict, map[string]any{"error": fault.Sentence})
	default:
		s.log.Error("clock not moved", "error", err)
		answerJSON(w, http.StatusInternalServerError, map[string]any{"error": "时钟没有拨成，请看日志。"})
	}
}

// readMove gives the move asked for, or a sentence about what is wrong.
func (s *Scheduler) readMove(w http.ResponseWriter, r *http.Request) (func(context.Context) (time.Time, error), string) {
	const shape = `请发 {"now": "2026-11-10T08:30:00+08:00"} 或 {"advance": "72h"} 其中一个。`
	var asked struct {
		Now     *string `json:"now"`
		Advance *string `json:"advance"`
	}
	body := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<12))
	body.DisallowUnknownFields()
	if err := body.Decode(&asked); err != nil || body.More() {
		return nil, "内容不是所要的 JSON。" + shape
	}
	switch {
	case (asked.Now == nil) == (asked.Advance == nil):
		return nil, shape
	case asked.Now != nil:
		target, err := time.Parse(time.RFC3339, *asked.Now)
		if err != nil {
			return nil, "now 要写成带时区的时间，例如 2026-11-10T08:30:00+08:00。"
		}
		return func(ctx context.Context) (time.Time, error) { return s.MoveTo(ctx, target) }, ""
	}
	by, err := time.ParseDuration(*asked.Advance)
	if err != nil {
		return nil, "advance 要写成时长，例如 90s、61m、72h。"
	}
	return func(ctx context.Context) (time.Time, error) { return s.Advance(ctx, by) }, ""
}

func answerNow(w http.ResponseWriter, s *Scheduler, now time.Time) {
	answerJSON(w, http.StatusOK, map[string]any{"now": now.In(s.location).Format(time.RFC3339)})
}

func answerJSON(w http.ResponseWriter, status int, body map[string]any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // a reader who left needs no answer
}
