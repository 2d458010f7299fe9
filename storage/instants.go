package storage

import (
	"fmt"
	"time"
)

// instantLayout has a fixed width, so that text order is time order in both
// databases. No offset but UTC is ever written.
const instantLayout = "2006-01-02T15:04:05.000000Z"

// instant is the stored form of a time, "" for the zero one.
func instant(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(instantLayout)
}

// settled is the time as it will be read back: UTC, cut to microseconds.
func settled(at time.Time) time.Time {
	if at.IsZero() {
		return time.Time{}
	}
	return at.UTC().Truncate(time.Microsecond)
}

// moment reads a stored instant.
func moment(stored string) (time.Time, error) {
	if stored == "" {
		return time.Time{}, nil
	}
	at, err := time.Parse(instantLayout, stored)
	if err != nil {
		return time.Time{}, fmt.Errorf("storage: a stored instant is damaged: %w", err)
	}
	return at, nil
}

// moments reads several stored instants into their places.
func moments(pairs ...momentPair) error {
	for _, pair := range pairs {
		at, err := moment(pair.stored)
		if err != nil {
			return err
		}
		*pair.into = at
	}
	return nil
}

// momentPair says where a stored instant goes.
type momentPair struct {
	stored string
	into   *time.Time
}
