package main

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
	"shuanglian/web"
)

// Routes is every address the program answers; extra are those of the demo.
func (a *App) Routes(extra map[string]http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/wechat/callback", a.counted)
	mux.HandleFunc("GET /healthz", alive)
	mux.HandleFunc("GET /readyz", a.ready)
	mux.Handle("GET /metrics", a.metrics.handler())
	mux.Handle("GET /assets/", http.StripPrefix("/assets/", web.Assets()))
	mux.Handle("GET /privacy", web.Privacy(a.privacyFacts()))
	mux.Handle("GET /m/meeting/{file}", web.MeetingCalendar(a.meetingCalendar))
	if a.config.Simulator.Clock {
		mux.Handle("/simulator/clock", scheduler.ClockHandler(a.scheduler))
	}
	for _, pattern := range slices.Sorted(maps.Keys(extra)) {
		mux.Handle(pattern, extra[pattern])
	}
	return mux
}

func (a *App) meetingCalendar(ctx context.Context, token string) (event liaison.MeetingEvent, err error) {
	err = a.office.Look(ctx, func(d *liaison.Desk) (err error) {
		event, err = d.MeetingEvent(token)
		return err
	})
	return event, err
}

func (a *App) privacyFacts() web.PrivacyFacts {
	place, kept := a.config.Organization, a.config.Policy
	facts := web.PrivacyFacts{Organization: place.Name, Phone: place.Phone, Version: place.Consent,
		ScrapsKept: hours(kept.ScrapsKept.Std()), ChatKept: kept.ChatKept.Chinese(), MattersKept: kept.MattersKept.Chinese(),
		AuditKept: kept.AuditKept.Chinese(), KeysKept: kept.InboxKept.Chinese()}
	for _, name := range slices.Sorted(maps.Keys(place.Townships)) {
		if phone := place.Townships[name].Phone; phone != "" {
			facts.Townships = append(facts.Townships, web.PrivacyPhone{Name: name, Phone: phone})
		}
	}
	return facts
}

// hours is a time as people say it: 24小时.
func hours(d time.Duration) string { return fmt.Sprintf("%d小时", int(d.Hours())) }
