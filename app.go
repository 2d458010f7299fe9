package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"shuanglian/bot"
	"shuanglian/bot/wechat"
	"shuanglian/handlers"
	"shuanglian/liaison"
	"shuanglian/scheduler"
	"shuanglian/storage"
)

// App is the program put together: one way in (the callback), one way out (the
// outbox), and the clock.
type App struct {
	config    Config
	logger    *slog.Logger
	metrics   *metrics
	office    *storage.Office
	files     *storage.Files
	redis     *storage.Redis // nil without one
	client    *wechat.Client
	account   *wechat.Account
	clock     *scheduler.Clock
	scheduler *scheduler.Scheduler
	marks     *writtenMarks
	callback  *bot.Callback
	draining  chan struct{}
	inFlight  sync.RWMutex // held for reading by each callback, so that a move of the clock can wait for them
}

// AppOptions are what the surroundings of an App may choose.
type AppOptions struct {
	Clock     *scheduler.Clock // the real one if nil
	Logger    *slog.Logger     // discards if nil
	Migrate   bool             // bring the schema up to date instead of refusing an old one
	Shared    bool             // several processes on one SQLite file: tests only
	Throwaway bool             // nothing need outlive a power cut: the demo, and tests
}

// NewApp opens everything in the order in which data flows; on failure what was
// opened is closed again.
func NewApp(ctx context.Context, config Config, options AppOptions) (*App, error) {
	a := &App{config: config, logger: options.Logger, clock: options.Clock, draining: make(chan struct{})}
	if a.logger == nil {
		a.logger = slog.New(slog.DiscardHandler)
	}
	if a.clock == nil {
		a.clock = scheduler.NewClock(time.Now)
	}
	a.metrics = newMetrics()
	for _, open := range []func(context.Context, AppOptions) error{a.openRedis, a.openOffice, a.openPlatform, a.openScheduler, a.openCallback} {
		if err := open(ctx, options); err != nil {
			return nil, errors.Join(err, a.Close())
		}
	}
	return a, nil
}

func (a *App) openRedis(ctx context.Context, _ AppOptions) error {
	if len(a.config.Redis.Addrs) == 0 {
		return nil
	}
	r := a.config.Redis
	redis, err := storage.OpenRedis(storage.RedisOptions{Addrs: r.Addrs, Username: r.Username, Password: r.Password.Reveal(),
		DB: r.DB, TLS: r.TLS, Cluster: r.Cluster})
	if err != nil {
		return err
	}
	a.redis = redis
	if err := redis.Health(ctx); err != nil { // not fatal: the database heals every conversation
		a.logger.Warn("redis does not answer; working on without it", "error", err)
	}
	return nil
}

func (a *App) openOffice(ctx context.Context, options AppOptions) error {
	terms := a.config.terms()
	wake := func() {
		if a.scheduler != nil {
			a.scheduler.Wake()
		}
	}
	settings := storage.Options{URL: a.config.Database.URL.Reveal(), Terms: func() liaison.Terms { return terms },
		Now: a.clock.Now, Committed: wake, Logger: a.logger, Exclusive: !options.Shared, Migrate: options.Migrate,
		Throwaway: options.Throwaway}
	if a.redis != nil {
		settings.Conversations = a.redis.Conversations()
	}
	office, err := storage.Open(ctx, settings)
	if err != nil {
		return databaseFault(err)
	}
	a.office = office
	if err := office.Look(ctx, isLiving); err != nil {
		return databaseFault(err)
	}
	a.metrics.registry.MustRegister(newPauseGauge(a.pauses))
	if a.files, err = storage.OpenFiles(a.config.Files.Dir); err != nil {
		return err
	}
	a.marks = &writtenMarks{office: office, logger: a.logger}
	if err := office.Do(ctx, func(d *liaison.Desk) error { return d.BeginReckoning() }); err != nil {
		return databaseFault(err)
	}
	return nil
}

func isLiving(d *liaison.Desk) error {
	living, err := d.Tx().Living()
	if err == nil && !living {
		err = errCopy()
	}
	return err
}

func (a *App) openPlatform(context.Context, AppOptions) error {
	w := a.config.WeChat
	settings := wechat.Settings{AppID: w.AppID, AppSecret: w.AppSecret.Reveal(), BaseURL: w.APIBaseURL, Now: a.clock.Now,
		Observe: a.metrics.call}
	if a.redis != nil {
		settings.Store = a.redis.Tokens(w.AppID)
	}
	var err error
	if a.client, err = wechat.NewClient(settings); err != nil {
		return err
	}
	a.account = wechat.NewAccount(a.client)
	return nil
}

func (a *App) openScheduler(ctx context.Context, _ AppOptions) error {
	if err := scheduler.TouchTags(ctx, a.office); err != nil {
		return databaseFault(err)
	}
	send, err := newSender(a.client, a.config.WeChat)
	if err != nil {
		return err
	}
	specs := a.config.Schedules
	work := scheduler.NewDeskWork(a.office, a.logger)
	a.scheduler, err = scheduler.New(scheduler.Settings{
		Work: work, Media: &scheduler.Media{Work: work, Platform: a.client, Store: a.files, Limits: a.config.Policy.mediaLimits()},
		Sender: send, Clock: a.clock, Location: a.config.Organization.Location(),
		Jobs: []scheduler.Job{scheduler.Tidy(a.office, specs.Tidy, a.sweepFiles),
			scheduler.DigestCommittee(a.office, specs.DigestCommittee), scheduler.DigestMonth(a.office, specs.DigestMonth),
			scheduler.DigestDelegate(a.office, specs.DigestDelegate), scheduler.DigestOffice(a.office, specs.DigestOffice),
			scheduler.RemindHolder(a.office, specs.RemindHolder),
			scheduler.WarnCalendar(a.office, specs.WarnCalendar), scheduler.RemindVisits(a.office, specs.RemindVisits),
			scheduler.MakeMeetings(a.office, specs.MakeMeetings),
			scheduler.KeepTags(a.office, specs.KeepTags, a.account)},
		Observer: a.metrics.observer(), Log: a.logger, BeforeMove: a.quiesce,
		KeepTags: scheduler.TagKeeper(a.office, a.account),
	})
	return err
}

func (a *App) openCallback(context.Context, AppOptions) error {
	w := a.config.WeChat
	keys := []string{w.EncodingAESKey.Reveal()}
	if w.PreviousEncodingAESKey != "" {
		keys = append(keys, w.PreviousEncodingAESKey.Reveal())
	}
	fresh := w.FreshFor.Std()
	if a.config.Simulator.Clock {
		fresh = 0 // pushes carry the simulated time
	}
	var err error
	a.callback, err = bot.New(bot.Options{AppID: w.AppID, Token: w.Token.Reveal(), Keys: keys, Mode: bot.Mode(w.Mode),
		FreshFor: fresh, OnFault: bot.OnFault(w.OnFault), Logger: a.logger, Observe: a.metrics.push},
		handlers.New(a.office, a.marks.Add))
	return err
}

// sweepFiles removes pictures and voices that no row names any more.
func (a *App) sweepFiles(ctx context.Context) error {
	_, err := a.files.Sweep(ctx, func(hash string) (needed bool, err error) {
		err = a.office.Look(ctx, func(d *liaison.Desk) (err error) {
			needed, err = d.Tx().HashKept(hash)
			return err
		})
		return needed, err
	})
	return err
}

// quiesce waits for callbacks in flight and puts on record which replies were
// written: a jump of the clock would else make them look old.
func (a *App) quiesce(ctx context.Context) error {
	a.inFlight.Lock()
	defer a.inFlight.Unlock()
	return a.marks.Flush(ctx)
}

// counted is the callback, counted while it is in flight.
func (a *App) counted(w http.ResponseWriter, r *http.Request) {
	a.inFlight.RLock()
	defer a.inFlight.RUnlock()
	a.callback.ServeHTTP(w, r)
}

// Run serves on the listener and does what the clock brings until ctx ends;
// then it stops taking messages, finishes what has begun and returns.
func (a *App) Run(ctx context.Context, listener net.Listener, extra map[string]http.Handler) error {
	server := &http.Server{Handler: a.Routes(extra), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 20 * time.Second,
		IdleTimeout: 2 * time.Minute, ErrorLog: slog.NewLogLogger(a.logger.Handler(), slog.LevelDebug)}
	jobs, stopJobs := context.WithCancel(context.WithoutCancel(ctx))
	defer stopJobs()
	group, jobs := errgroup.WithContext(jobs) // one part that fails ends the others: nobody goes on deaf, or dumb
	context.AfterFunc(jobs, func() { _ = server.Close() })
	group.Go(func() error { return a.scheduler.Run(jobs) })
	group.Go(func() error { a.marks.Run(jobs); return nil })
	group.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("app: serve: %w", err)
		}
		return nil
	})
	stopped := make(chan error, 1)
	go func() { stopped <- group.Wait() }()
	select {
	case err := <-stopped:
		return err
	case <-ctx.Done():
	}
	close(a.draining)
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	err := server.Shutdown(last)
	if err != nil { // streams of the phones page never end by themselves
		err = server.Close()
	}
	a.callback.Wait() // turns whose connection is gone still commit
	stopJobs()
	return errors.Join(err, <-stopped)
}

// Close gives everything back; it may be called on a half-opened App.
func (a *App) Close() error {
	var errs []error
	if a.client != nil {
		a.client.Close()
	}
	if a.office != nil {
		errs = append(errs, a.office.Close())
	}
	if a.redis != nil {
		errs = append(errs, a.redis.Close())
	}
	return errors.Join(errs...)
}
