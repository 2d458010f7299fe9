package scheduler

import (
	"context"
	"time"

	"shuanglian/liaison"
)

// DigestCommittee is the weekly job that tells committee members how things stand
// with the delegates they interview and with what they hold. Two days late it is
// still worth reading; the next one makes up for a missed one.
func DigestCommittee(office liaison.Office, spec string) Job {
	return Job{Name: "digest_committee", Spec: spec, UsefulFor: 48 * time.Hour, Run: func(ctx context.Context, planned time.Time) error {
		return tellDigests(ctx, office, liaison.DigestCommittee, planned, false)
	}}
}
