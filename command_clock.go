package main

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// commandClock is the time a command works by: that of the machine, or where the
// clock can be moved for trying things out, that of the service which is running.
func commandClock(config Config) func() time.Time {
	if !config.Simulator.Clock {
		return time.Now
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+config.Server.Listen+"/simulator/clock", nil)
	if err != nil {
		return time.Now
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return time.Now // nothing is running there
	}
	defer func() { _ = answer.Body.Close() }()
	var told struct {
		Now time.Time `json:"now"`
	}
	if answer.StatusCode != http.StatusOK || json.NewDecoder(answer.Body).Decode(&told) != nil || told.Now.IsZero() {
		return time.Now
	}
	ahead := time.Until(told.Now)
	return func() time.Time { return time.Now().Add(ahead) }
}
