package scheduler

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
)

// Tagger puts the platform's tags on followers and takes them off, by which they
// see a menu of their own.
type Tagger interface {
	Tag(ctx context.Context, tagID int, openIDs ...string) error
	Untag(ctx context.Context, tagID int, openIDs ...string) error
}

// KeepTags is the job of TagKeeper: what the platform has refused is tried again at its slots.
func KeepTags(office liaison.Office, spec string, platform Tagger) Job {
	keep := TagKeeper(office, platform)
	idle := func(ctx context.Context) (untouched bool, err error) {
		err = office.Look(ctx, func(d *liaison.Desk) error {
			touched, err := tagsTouched(d)
			untouched = !touched
			return err
		})
		return untouched, err
	}
	return Job{Name: "keep_tags", Spec: spec, UsefulFor: time.Hour, Idle: idle,
		Run: func(ctx context.Context, _ time.Time) error { return keep(ctx) }}
}

// TagKeeper keeps tags in step with roles as they become active and end. Until menus are
// published there are no tags, and nothing to do; nor is there while nobody's roles, seat
// or binding have changed.
func TagKeeper(office liaison.Office, platform Tagger) func(context.Context) error {
	return func(ctx context.Context) error {
		var noted bool
		err := office.Do(ctx, func(d *liaison.Desk) (err error) {
			noted, err = d.Tx().TakeTags()
			return err
		})
		if err != nil || !noted {
			return err
		}
		changed, wanted, err := syncTags(ctx, office, platform)
		if changed == wanted && err == nil {
			return nil
		}
		return errors.Join(err, TouchTags(context.WithoutCancel(ctx), office)) // the rest next time
	}
}

// TouchTags has tags gone through all the same: a process that died in
// the middle of one may have left some.
func TouchTags(ctx context.Context, office liaison.Office) error {
	return office.Do(ctx, func(d *liaison.Desk) error { return d.Tx().TouchTags() })
}

// SyncTags tells the platform whose tags have to change, and counts them. Followers
// whose tag the platform refuses to change are left for the next time.
func SyncTags(ctx context.Context, office liaison.Office, platform Tagger) (changed int, err error) {
	changed, _, err = syncTags(ctx, office, platform)
	return changed, err
}

func syncTags(ctx context.Context, office liaison.Office, platform Tagger) (changed, wanted int, err error) {
	var tags map[liaison.Menu]int
	var changes []liaison.TagChange
	err = office.Look(ctx, func(d *liaison.Desk) (err error) {
		if tags, err = d.Tx().MenuTags(); err != nil || len(tags) == 0 {
			return err
		}
		changes, err = d.TagChanges()
		return err
	})
	if err != nil {
		return 0, 0, fmt.Errorf("scheduler: whose tags to change: %w", err)
	}
	for _, batch := range alike(changes) {
		done, err := change(ctx, platform, tags, batch)
		if stored := office.Do(ctx, func(d *liaison.Desk) error { return d.TagsChanged(done) }); stored != nil {
			err = errors.Join(err, fmt.Errorf("scheduler: note changed tags: %w", stored))
		}
		changed += len(done)
		if err != nil {
			return changed, len(changes), err
		}
	}
	return changed, len(changes), nil
}

// taggedAtOnce is how many followers one call takes (用户标签管理).
const taggedAtOnce = 50

// alike groups changes of the same kind, as many as one call takes.
func alike(changes []liaison.TagChange) [][]liaison.TagChange {
	type kind struct{ from, to liaison.Menu }
	var order []kind
	groups := map[kind][]liaison.TagChange{}
	for _, one := range changes {
		k := kind{one.From, one.To}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], one)
	}
	var batches [][]liaison.TagChange
	for _, k := range order {
		batches = slices.AppendSeq(batches, slices.Chunk(groups[k], taggedAtOnce))
	}
	return batches
}

// change makes the same change for all of a batch and returns those it was made
// for. One that can't be changed makes the platform refuse all, so each is tried
// on its own then.
func change(ctx context.Context, platform Tagger, tags map[liaison.Menu]int, batch []liaison.TagChange) ([]liaison.TagChange, error) {
	openIDs := make([]string, len(batch))
	for i, one := range batch {
		openIDs[i] = string(one.OpenID)
	}
	var err error
	if tag, ok := tags[batch[0].From]; ok {
		err = platform.Untag(ctx, tag, openIDs...)
	}
	if tag, ok := tags[batch[0].To]; ok && err == nil {
		err = platform.Tag(ctx, tag, openIDs...)
	}
	switch {
	case err == nil:
		return batch, nil
	case !isRefusedForOne(err):
		return nil, fmt.Errorf("scheduler: change tags: %w", err)
	case len(batch) == 1:
		return nil, nil
	}
	var done []liaison.TagChange
	for _, one := range batch {
		changed, err := change(ctx, platform, tags, []liaison.TagChange{one})
		if err != nil {
			return done, err
		}
		done = append(done, changed...)
	}
	return done, nil
}

// isRefusedForOne tells the refusals that are about a follower and not about the
// tag or the account.
func isRefusedForOne(err error) bool {
	var refused *wechat.Error
	if !errors.As(err, &refused) {
		return false
	}
	const tooManyTags, someFailed = 45059, 45171
	return refused.Class == wechat.ClassUnreachable || refused.Code == tooManyTags || refused.Code == someFailed
}
