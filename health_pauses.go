package main

import (
	"context"
	"fmt"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"shuanglian/liaison"
)

// pauses are what the platform has closed to the account.
func (a *App) pauses(ctx context.Context) (shut []liaison.Pause, err error) {
	err = a.office.Look(ctx, func(d *liaison.Desk) (err error) {
		shut, err = d.Pauses()
		return err
	})
	return shut, err
}

// pauseReason is a pause as /readyz tells it.
func pauseReason(p liaison.Pause) string {
	reason := fmt.Sprintf("wechat: %s refused since %s (%d)", p.Line, p.Since.UTC().Format(time.RFC3339), p.Code)
	if p.Until.IsZero() {
		return reason + ", tried again now and then"
	}
	return reason + ", until " + p.Until.UTC().Format(time.RFC3339)
}

// pauseGauge shows the same to Prometheus: 1 for each line that is shut.
type pauseGauge struct {
	shut        func(context.Context) ([]liaison.Pause, error)
	description *prometheus.Desc
}

func newPauseGauge(shut func(context.Context) ([]liaison.Pause, error)) *pauseGauge {
	return &pauseGauge{shut: shut, description: prometheus.NewDesc("shuanglian_paused",
		"Lines that the platform has closed to the account, by line and errcode.", []string{"line", "code"}, nil)}
}

// Describe implements prometheus.Collector.
func (g *pauseGauge) Describe(out chan<- *prometheus.Desc) { out <- g.description }

// Collect implements prometheus.Collector.
func (g *pauseGauge) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), readyWithin)
	defer cancel()
	shut, err := g.shut(ctx)
	if err != nil {
		out <- prometheus.NewInvalidMetric(g.description, err)
		return
	}
	for _, pause := range shut {
		out <- prometheus.MustNewConstMetric(g.description, prometheus.GaugeValue, 1, string(pause.Line), fmt.Sprint(pause.Code))
	}
}
