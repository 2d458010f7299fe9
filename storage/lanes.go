package storage

import (
	"context"
	"sync"

	"shuanglian/liaison"
)

// lanes let one turn of a person at a time into the database. The order itself
// is kept there, across processes; this only keeps somebody who sends two
// hundred messages from holding every writer while his turns wait for each other.
type lanes struct {
	mu    sync.Mutex
	taken map[liaison.OpenID]*lane
}

type lane struct {
	place chan struct{}
	users int
}

// enter waits for the person's lane and returns how to leave it.
func (l *lanes) enter(ctx context.Context, openID liaison.OpenID) (leave func(), err error) {
	one := l.join(openID)
	select {
	case one.place <- struct{}{}:
		return func() { <-one.place; l.part(openID, one) }, nil
	case <-ctx.Done():
		l.part(openID, one)
		return nil, notStarted(ctx)
	}
}

func (l *lanes) join(openID liaison.OpenID) *lane {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.taken == nil {
		l.taken = map[liaison.OpenID]*lane{}
	}
	one := l.taken[openID]
	if one == nil {
		one = &lane{place: make(chan struct{}, 1)}
		l.taken[openID] = one
	}
	one.users++
	return one
}

func (l *lanes) part(openID liaison.OpenID, one *lane) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if one.users--; one.users == 0 {
		delete(l.taken, openID)
	}
}
