package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"

	"shuanglian/liaison"
)

// MeetingCalendar answers /m/meeting/<token>.ics with the calendar file of a
// meeting: what for, when and where. Whoever has the address may fetch it, so that
// nothing else stands in it; a wrong one is told nothing.
func MeetingCalendar(find func(ctx context.Context, token string) (liaison.MeetingEvent, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, ics := strings.CutSuffix(r.PathValue("file"), ".ics")
		if !ics {
			http.NotFound(w, r)
			return
		}
		event, err := find(r.Context(), token)
		switch {
		case errors.Is(err, liaison.ErrNotFound):
			http.NotFound(w, r)
			return
		case err != nil:
			http.Error(w, "日历暂时打不开，请过一会儿再试", http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
		w.Header().Set("Content-Disposition", `attachment; filename="meeting.ics"`)
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("X-Robots-Tag", "noindex")
		_, _ = io.WriteString(w, calendarFile(event))
	})
}
