package scheduler

import "time"

// Limits are the scheduler's own periods, in real time. Zero fields take the
// default given with each.
type Limits struct {
	Workers     int           // 4: recipients written to at the same time
	Send        time.Duration // 15 s: one call to the platform
	Fetch       time.Duration // 30 s: one file, shorter than the lease
	Lease       time.Duration // 45 s: then an unreported attempt counts as lost
	Drain       time.Duration // 10 s: sends in flight when stopping
	LastReports time.Duration // 2 s: reports of sends broken off
	JobLease    time.Duration // 10 min: then an unfinished job's process counts as dead
	Poll        time.Duration // 1 s: how late another process's rows may be noticed
	Upkeep      time.Duration // 5 s: between looks for ended leases and unwritten replies
	Seal        time.Duration // 3 s: between sealings of the audit trail, unless the clock is simulated
	Move        time.Duration // 55 s: for one move of the clock
}

func (l Limits) withDefaults() Limits {
	if l.Workers <= 0 {
		l.Workers = 4
	}
	for _, limit := range []struct {
		value    *time.Duration
		standard time.Duration
	}{
		{&l.Send, 15 * time.Second},
		{&l.Fetch, 30 * time.Second},
		{&l.Lease, 45 * time.Second},
		{&l.Drain, 10 * time.Second},
		{&l.LastReports, 2 * time.Second},
		{&l.JobLease, 10 * time.Minute},
		{&l.Poll, time.Second},
		{&l.Upkeep, 5 * time.Second},
		{&l.Seal, 3 * time.Second},
		{&l.Move, 55 * time.Second},
	} {
		if *limit.value <= 0 {
			*limit.value = limit.standard
		}
	}
	return l
}
