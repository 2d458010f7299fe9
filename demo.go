package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/alicebob/miniredis/v2"

	"shuanglian/bot/simulator"
	"shuanglian/scheduler"
)

type demoCommand struct {
	Listen string    `default:"127.0.0.1:8080" help:"网页的地址"`
	begin  time.Time // where its clock starts; zero: now
}

// demo is everything a newcomer needs to try the product with nothing else
// installed: SQLite, an embedded Redis, the platform and a township.
type demo struct {
	app      *App
	platform *simulator.Platform
	redis    *miniredis.Miniredis
	api      *http.Server
	listener net.Listener
	scrap    string // folder to remove at the end
}

// Run starts the demo, prints its one address and serves until it is told to stop.
func (c *demoCommand) Run(at *console) (err error) {
	d := &demo{}
	defer func() { err = errors.Join(err, d.close()) }()
	if err := d.listen(c.Listen); err != nil {
		return err
	}
	if err := d.open(at, c.clock()); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(at.context)
	defer stop()
	ran := make(chan error, 1)
	pages := map[string]http.Handler{"/simulator/": d.platform.Pages(), "GET /{$}": http.RedirectHandler("/simulator/", http.StatusFound)}
	go func() { ran <- d.app.Run(ctx, d.listener, pages) }()
	go d.platform.Run(ctx)
	context.AfterFunc(ctx, d.platform.Close)
	if err := d.settle(ctx); err != nil {
		stop()
		return errors.Join(err, <-ran)
	}
	fmt.Fprintf(at.out, "\n三部手机在这里：  http://%s/simulator/\n（按 Ctrl+C 结束）\n\n", d.listener.Addr())
	return <-ran
}

// listen takes the address asked for, or any free one when it is taken.
func (d *demo) listen(address string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		listener, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return fmt.Errorf("占不到网页的地址 %s：%w", address, err)
	}
	d.listener = listener
	return nil
}

// clock ticks from now, or from where the demo shall begin.
func (c *demoCommand) clock() *scheduler.Clock {
	if c.begin.IsZero() {
		return scheduler.NewClock(time.Now)
	}
	ahead := time.Until(c.begin)
	return scheduler.NewClock(func() time.Time { return time.Now().Add(ahead) })
}

func (d *demo) open(at *console, clock *scheduler.Clock) error {
	var err error
	if d.scrap, err = os.MkdirTemp("", "shuanglian-demo-"); err != nil {
		return fmt.Errorf("建不了临时文件夹：%w", err)
	}
	if d.redis, err = miniredis.Run(); err != nil {
		return fmt.Errorf("内置的 Redis 没有起来：%w", err)
	}
	config := demoConfig(filepath.Join(d.scrap, "demo.db"), d.redis.Addr())
	config.WeChat.MsgMenu = true // lines to tap are there to be tried
	if err := d.openPlatform(clock, config); err != nil {
		return err
	}
	config.WeChat.APIBaseURL = "http://" + d.api.Addr
	d.app, err = NewApp(at.context, config, AppOptions{Clock: clock, Logger: at.logger(), Migrate: true, Throwaway: true})
	return err
}

// openPlatform starts the simulated platform's API on a port of its own.
func (d *demo) openPlatform(clock *scheduler.Clock, config Config) error {
	var err error
	d.platform, err = simulator.New(simulator.Options{AppID: config.WeChat.AppID, AppSecret: config.WeChat.AppSecret.Reveal(),
		Token: config.WeChat.Token.Reveal(), EncodingAESKey: config.WeChat.EncodingAESKey.Reveal(), Mode: config.WeChat.Mode,
		Title: config.Organization.Name + "党代表联络", CallbackURL: "http://" + d.listener.Addr().String() + "/wechat/callback",
		Now: clock.Now, Location: config.Organization.Location(), Morning: nextMorning(config)})
	if err != nil {
		return err
	}
	if err := d.platform.AddTemplate(demoTemplateID, "待办任务提醒", "任务：{{thing1.DATA}}\n时间：{{time2.DATA}}\n备注：{{thing3.DATA}}"); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("模拟的微信平台没有起来：%w", err)
	}
	d.api = &http.Server{Addr: listener.Addr().String(), Handler: d.platform.API(), ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = d.api.Serve(listener) }() // ends with close
	return nil
}

// settle checks the callback, brings the township to life through the front door,
// as people would, and publishes the menus.
func (d *demo) settle(ctx context.Context) error {
	if err := d.beginInWorkingHours(ctx); err != nil {
		return err
	}
	if err := d.platform.Verify(ctx); err != nil {
		return fmt.Errorf("模拟的微信平台验证回调地址没有通过：%w", err)
	}
	if err := seedDemo(ctx, d.app, d.platform); err != nil {
		return err
	}
	if _, err := publishMenus(ctx, d.app.account, d.app.office, d.app.config); err != nil {
		return err
	}
	_, err := scheduler.SyncTags(ctx, d.app.office, d.app.account)
	return err
}

// nextMorning tells when the office opens next: today if it has not opened yet, else on the next working day.
func nextMorning(config Config) func(time.Time) time.Time {
	return func(now time.Time) time.Time {
		calendar := config.terms().Calendar
		if opening := calendar.Opening(now); calendar.IsWorking(now) && now.Before(opening) {
			return opening
		}
		return calendar.Opening(calendar.NextWorkingDay(now))
	}
}

// beginInWorkingHours moves the demo's clock to where the office is open, so
// that a newcomer in the evening doesn't meet the quiet hours first.
func (d *demo) beginInWorkingHours(ctx context.Context) error {
	now := d.app.clock.Now().In(d.app.config.Organization.Location())
	open := d.app.config.terms().Calendar.NextOpen(now)
	if open.Equal(now) {
		return nil
	}
	_, err := d.app.scheduler.MoveTo(ctx, open)
	return err
}

func (d *demo) close() error {
	var errs []error
	if d.app != nil {
		errs = append(errs, d.app.Close())
	}
	if d.api != nil {
		errs = append(errs, d.api.Close())
	}
	if d.redis != nil {
		d.redis.Close()
	}
	if d.scrap != "" {
		errs = append(errs, os.RemoveAll(d.scrap))
	}
	return errors.Join(errs...)
}
