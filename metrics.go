package main

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

// metrics are what /metrics shows: counts and durations, never a person, a
// number or a word of anybody.
type metrics struct {
	registry *prometheus.Registry
	pushes   *prometheus.HistogramVec
	calls    *prometheus.HistogramVec
	sends    *prometheus.CounterVec
	jobs     *prometheus.HistogramVec
	lastJobs *prometheus.GaugeVec
	ticks    *prometheus.HistogramVec
}

func newMetrics() *metrics {
	m := &metrics{registry: prometheus.NewRegistry()}
	m.pushes = histogram("shuanglian_callback_seconds", "Pushes of the platform, by kind and outcome.", "kind", "outcome")
	m.calls = histogram("shuanglian_platform_call_seconds", "Calls to the platform, by path and errcode.", "path", "code")
	m.jobs = histogram("shuanglian_job_seconds", "Runs of cron jobs, by job and outcome.", "job", "outcome")
	m.ticks = histogram("shuanglian_tick_seconds", "Ticks of the scheduler, by outcome.", "outcome")
	m.sends = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "shuanglian_deliveries_total",
		Help: "Attempts of the outbox, by kind, rung and result."}, []string{"kind", "rung", "result"})
	m.lastJobs = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "shuanglian_job_last_timestamp_seconds",
		Help: "When a cron job last came to an outcome."}, []string{"job", "outcome"})
	m.registry.MustRegister(m.pushes, m.calls, m.jobs, m.lastJobs, m.ticks, m.sends, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func histogram(name, help string, labels ...string) *prometheus.HistogramVec {
	return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: name, Help: help,
		Buckets: []float64{.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 4.5, 10}}, labels)
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

func (m *metrics) push(kind, outcome string, took time.Duration) {
	m.pushes.WithLabelValues(kind, outcome).Observe(took.Seconds())
}

func (m *metrics) call(path string, code int, took time.Duration) {
	m.calls.WithLabelValues(path, strconv.Itoa(code)).Observe(took.Seconds())
}

func (m *metrics) observer() scheduler.Observer {
	return scheduler.Observer{
		Job: func(job, outcome string, took time.Duration) {
			m.jobs.WithLabelValues(job, outcome).Observe(took.Seconds())
			m.lastJobs.WithLabelValues(job, outcome).SetToCurrentTime()
		},
		Sent: func(kind liaison.DeliveryKind, rung liaison.Rung, result liaison.SendResult, _ time.Duration) {
			m.sends.WithLabelValues(string(kind), string(rung), string(result)).Inc()
		},
		Tick: func(took time.Duration, err error) {
			outcome := "ok"
			if err != nil {
				outcome = "failed"
			}
			m.ticks.WithLabelValues(outcome).Observe(took.Seconds())
		},
	}
}
