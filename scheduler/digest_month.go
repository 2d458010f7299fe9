package scheduler

import (
	"context"
	"time"

	"shuanglian/liaison"
)

// DigestMonth is the same for the month before, on its first days.
func DigestMonth(office liaison.Office, spec string) Job {
	return Job{Name: "digest_month", Spec: spec, UsefulFor: 48 * time.Hour, Run: func(ctx context.Context, planned time.Time) error {
		return tellDigests(ctx, office, liaison.DigestCommittee, planned, true)
	}}
}
