package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"shuanglian/liaison"
)

// writtenMarks notes in batches which replies have reached their connection,
// so that marking costs the database one small write for many messages.
type writtenMarks struct {
	office liaison.Office
	logger *slog.Logger

	mu      sync.Mutex
	keys    []string
	flushed sync.Mutex // one flush at a time, so that Flush waits for the one under way
}

const markEvery = 200 * time.Millisecond

// Add takes a key; it never blocks on the database.
func (w *writtenMarks) Add(key string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.keys = append(w.keys, key)
}

// Flush stores what has been added so far; what can't be stored is kept.
func (w *writtenMarks) Flush(ctx context.Context) error {
	w.flushed.Lock()
	defer w.flushed.Unlock()
	w.mu.Lock()
	keys := w.keys
	w.keys = nil
	w.mu.Unlock()
	if len(keys) == 0 {
		return nil
	}
	err := w.office.Do(ctx, func(d *liaison.Desk) error { return d.Tx().MarkWritten(keys) })
	if err != nil {
		w.mu.Lock()
		w.keys = append(keys, w.keys...)
		w.mu.Unlock()
	}
	return err
}

// Run flushes regularly until ctx ends, and once more then.
func (w *writtenMarks) Run(ctx context.Context) {
	ticker := time.NewTicker(markEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			defer cancel()
			w.note(w.Flush(last))
			return
		case <-ticker.C:
			w.note(w.Flush(ctx))
		}
	}
}

func (w *writtenMarks) note(err error) {
	if err != nil {
		w.logger.Warn("replies not yet marked as written, trying again", "error", err)
	}
}
