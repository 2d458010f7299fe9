package scheduler

import (
	"context"
	"time"

	"shuanglian/liaison"
)

// DigestOffice is the daily job that tells the office what lies there and what
// hangs. It is useful for its working day.
func DigestOffice(office liaison.Office, spec string) Job {
	return Job{Name: "digest_office", Spec: spec, UsefulFor: 8 * time.Hour, Run: func(ctx context.Context, planned time.Time) error {
		return tellDigests(ctx, office, liaison.DigestOffice, planned, false)
	}}
}
