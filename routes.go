package main

import (
	"maps"
	"net/http"
	"slices"

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
	if a.config.Simulator.Clock {
		mux.Handle("/simulator/clock", scheduler.ClockHandler(a.scheduler))
	}
	for _, pattern := range slices.Sorted(maps.Keys(extra)) {
		mux.Handle(pattern, extra[pattern])
	}
	return mux
}

func (a *App) privacyFacts() web.PrivacyFacts {
	return web.PrivacyFacts{Organization: a.config.Organization.Name, Phone: a.config.Organization.Phone,
		ChatKept: a.config.Policy.ChatKept.Chinese(), MattersKept: a.config.Policy.MattersKept.Chinese(),
		AuditKept: a.config.Policy.AuditKept.Chinese()}
}
