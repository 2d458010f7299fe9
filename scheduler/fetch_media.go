package scheduler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/media"
)

// Media is what fetching and sending files needs.
type Media struct {
	Work     MediaWork
	Platform MediaPlatform
	Store    MediaStore
	Limits   media.Limits
}

// MediaWork is what the fetcher asks of the desk, each call one transaction.
type MediaWork interface {
	// NextFetch claims one file until the lease ends; false when none is wanted now.
	NextFetch(ctx context.Context, leaseUntil time.Time) (liaison.MediaFile, bool, error)
	// ReportFetch stores what became of a claimed file.
	ReportFetch(ctx context.Context, report liaison.MediaReport) error
	// RecoverFetches takes back files whose lease ended before real.
	RecoverFetches(ctx context.Context, real time.Time) (int, error)
}

// MediaPlatform is the platform's client, as far as files go.
type MediaPlatform interface {
	DownloadMedia(ctx context.Context, mediaID string, maxBytes int64) (wechat.Media, error)
	UploadMedia(ctx context.Context, kind string, file wechat.Media) (mediaID string, err error)
	SendMedia(ctx context.Context, openID, msgType, mediaID string) error
	SendVideo(ctx context.Context, openID, mediaID, thumbMediaID string) error
}

// MediaStore keeps bytes under their hash.
type MediaStore interface {
	Keep(data []byte) (hash string, err error)
	Read(hash string) ([]byte, error)
}

// damagedTries is how often a file that can't be read is fetched again: perhaps
// only its transfer was cut short.
const damagedTries = 3

// codeMediaGone is the platform's word for a file it doesn't have any more.
const codeMediaGone = 40007

// fetcher brings what people sent into the store before the platform forgets
// it. Slots work as in the outbox.
type fetcher struct {
	media  *Media
	clock  *Clock
	log    *slog.Logger
	limits Limits
	slots  chan struct{}
	after  func()

	calls context.Context // ends when a drain takes too long
	cut   context.CancelFunc
}

// fetchers is how many files are fetched at the same time, beside the callbacks.
const fetchers = 2

func newFetcher(s Settings, after func()) *fetcher {
	f := &fetcher{media: s.Media, clock: s.Clock, log: s.Log, limits: s.Limits, slots: make(chan struct{}, fetchers), after: after}
	f.calls, f.cut = context.WithCancel(context.Background())
	return f
}

// pass fetches what is wanted: one after the other under a simulated clock, else
// beside what the loop goes on with.
func (f *fetcher) pass(ctx context.Context) (int, error) {
	if f.media == nil {
		return 0, nil
	}
	done, err := f.media.Work.RecoverFetches(ctx, f.clock.Real())
	if err != nil {
		return done, fmt.Errorf("scheduler: recover fetches: %w", err)
	}
	for {
		select {
		case f.slots <- struct{}{}:
		default:
			return done, nil
		}
		file, found, err := f.claim(ctx)
		if err != nil || !found {
			<-f.slots
			return done, err
		}
		done++
		if f.clock.Simulated() {
			f.fetch(file)
			<-f.slots
			continue
		}
		go func() {
			defer f.after()
			defer func() { <-f.slots }()
			f.fetch(file)
		}()
	}
}

// claim is not broken off by a stop, as in the outbox.
func (f *fetcher) claim(ctx context.Context) (liaison.MediaFile, bool, error) {
	if err := ctx.Err(); err != nil {
		return liaison.MediaFile{}, false, err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), f.limits.Send)
	defer cancel()
	file, found, err := f.media.Work.NextFetch(ctx, f.clock.Real().Add(f.limits.Lease))
	if err != nil {
		return file, false, fmt.Errorf("scheduler: claim a file: %w", err)
	}
	return file, found, nil
}

// fetch makes one attempt and reports it. A report that is not stored is made up
// for when the lease has ended.
func (f *fetcher) fetch(file liaison.MediaFile) {
	ctx, cancel := context.WithTimeout(f.calls, f.limits.Fetch)
	defer cancel()
	report := liaison.MediaReport{Handle: file.Handle, Outcome: "kept"}
	clean, hash, err := f.bring(ctx, file)
	if err == nil {
		report.File, report.Hash = clean, hash
	} else {
		report.Outcome, report.Final = fate(err, file.Attempts)
		f.log.Warn("media not fetched", slog.String("kind", string(file.Kind)), slog.Int("attempt", file.Attempts),
			slog.Bool("final", report.Final), slog.Any("error", err))
	}
	last, cancelLast := context.WithTimeout(context.WithoutCancel(ctx), f.limits.Send)
	defer cancelLast()
	if err := f.media.Work.ReportFetch(last, report); err != nil {
		f.log.Error("media report not stored, the lease will end", slog.Any("error", err))
	}
}

// bring downloads a file, takes out what is not the picture or the sound, and
// stores the rest; all outside any transaction.
func (f *fetcher) bring(ctx context.Context, file liaison.MediaFile) (clean media.File, hash string, err error) {
	defer func() {
		if fault := recover(); fault != nil { // a decoder that met something new
			err = fmt.Errorf("scheduler: fetch media: %T: %w", fault, media.ErrDamaged)
		}
	}()
	kind := media.Kind(file.Kind)
	sent, err := f.media.Platform.DownloadMedia(ctx, file.Handle, f.media.Limits.Bytes(kind))
	if err != nil {
		return clean, "", fmt.Errorf("scheduler: download media: %w", err)
	}
	if clean, err = media.Clean(kind, sent.Data, f.media.Limits); err != nil {
		return clean, "", err
	}
	hash, err = f.media.Store.Keep(clean.Data)
	return clean, hash, err
}

// fate says in a few words why a file was not fetched, and whether another
// attempt could mend it.
func fate(err error, attempts int) (outcome string, final bool) {
	var refused *wechat.Error
	switch {
	case errors.Is(err, media.ErrForm):
		return "not of a known form", true
	case errors.Is(err, media.ErrTooLarge), errors.Is(err, wechat.ErrTooLarge):
		return "too large", true
	case errors.Is(err, media.ErrDamaged):
		return "damaged", attempts >= damagedTries
	case errors.As(err, &refused):
		return fmt.Sprintf("refused: %d", refused.Code), refused.Code == codeMediaGone
	}
	return "no answer", false
}

// wait returns when nothing is being fetched.
func (f *fetcher) wait(ctx context.Context) error {
	return holdAll(ctx, f.slots, "fetches")
}

// drain waits for what is under way, then breaks it off: it is fetched again.
func (f *fetcher) drain(patience time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if f.wait(ctx) == nil {
		return nil
	}
	f.cut()
	last, cancelLast := context.WithTimeout(context.Background(), f.limits.LastReports)
	defer cancelLast()
	return f.wait(last)
}
