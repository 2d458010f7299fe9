package scheduler

import (
	"context"
	"time"

	"shuanglian/liaison"
)

// DigestDelegate is the daily job that tells delegates what has changed or is due
// soon. It is useful until the evening's quiet hours.
func DigestDelegate(office liaison.Office, spec string) Job {
	return Job{Name: "digest_delegate", Spec: spec, UsefulFor: 3 * time.Hour, Run: func(ctx context.Context, planned time.Time) error {
		return tellDigests(ctx, office, liaison.DigestDelegate, planned, false)
	}}
}
