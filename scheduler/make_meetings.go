package scheduler

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison"
)

// MakeMeetings is the daily job that makes the meetings of regular rules ahead of
// time, moves those whose day has become a day off, and looks whether those on duty
// will be there. The next day's makes up for a missed one.
func MakeMeetings(office liaison.Office, spec string) Job {
	return Job{Name: "make_meetings", Spec: spec, UsefulFor: 12 * time.Hour, Run: func(ctx context.Context, _ time.Time) error {
		return MakeMeetingsNow(ctx, office)
	}}
}

// MakeMeetingsNow is the job's work, for a command that has just taken a rule down.
func MakeMeetingsNow(ctx context.Context, office liaison.Office) error {
	var list []liaison.ToMake
	err := office.Look(ctx, func(d *liaison.Desk) (err error) {
		list, err = d.OccasionsToMake()
		return err
	})
	if err != nil {
		return fmt.Errorf("scheduler: which meetings to make: %w", err)
	}
	var faults []error
	for _, one := range list {
		if err := makeMeeting(ctx, office, one); err != nil && !errors.Is(err, liaison.ErrConflict) {
			faults = append(faults, fmt.Errorf("scheduler: make a regular meeting: %w", err))
		}
	}
	for _, look := range []func(*liaison.Desk) error{(*liaison.Desk).FollowCalendar, (*liaison.Desk).LookAtDuties} {
		if err := office.Do(ctx, look); err != nil {
			faults = append(faults, fmt.Errorf("scheduler: look at regular meetings: %w", err))
		}
	}
	return errors.Join(faults...)
}

// makeMeeting stages a meeting with everybody invited, some at a time, and makes it
// count in its last step: whoever is first there has made it.
func makeMeeting(ctx context.Context, office liaison.Office, one liaison.ToMake) error {
	var plan liaison.MeetingPlan
	err := office.Do(ctx, func(d *liaison.Desk) (err error) {
		if plan, err = d.PlanOccasion(one); err != nil {
			return err
		}
		if len(plan.Faults) > 0 {
			return d.OccasionFails(one, strings.Join(plan.Faults, "；"))
		}
		return d.StageMeeting(&plan)
	})
	if err != nil || len(plan.Faults) > 0 {
		return err
	}
	for some := range slices.Chunk(plan.Invitations, liaison.MostAtOnce) {
		if err := office.Do(ctx, func(d *liaison.Desk) error { return d.Invite(plan.Meeting, some) }); err != nil {
			return err
		}
	}
	return office.Do(ctx, func(d *liaison.Desk) error { return d.TakeOccasion(one, plan.Meeting.ID) })
}
