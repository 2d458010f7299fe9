package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"shuanglian/liaison"
	"shuanglian/storage"
)

type serveCommand struct{}

// Run serves until it is told to stop.
func (*serveCommand) Run(c *console) error {
	config, err := c.settings()
	if err != nil {
		return err
	}
	if err := config.ValidateAccount(); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", config.Server.Listen)
	if err != nil {
		return fmt.Errorf("占不到 %s：是不是已经有一个在运行？也可以改 server.listen", config.Server.Listen)
	}
	app, err := NewApp(c.context, config, AppOptions{Logger: c.logger()})
	if err != nil {
		_ = listener.Close()
		return err
	}
	fmt.Fprintf(c.out, "双联在 %s 运行；回调地址 /wechat/callback\n", listener.Addr())
	return errorsFirst(app.Run(c.context, listener, nil), app.Close())
}

func (c *console) logger() *slog.Logger { return newLogger(c.err) }

func newLogger(out io.Writer) *slog.Logger {
	return slog.New(NewMaskingHandler(slog.NewTextHandler(out, &slog.HandlerOptions{Level: slog.LevelInfo})))
}

type migrateCommand struct{}

// Run brings the schema up to date; running it again changes nothing.
func (*migrateCommand) Run(c *console) error {
	config, err := c.settings()
	if err != nil {
		return err
	}
	if err := makeDatabaseFolder(config.Database.URL.Reveal()); err != nil {
		return err
	}
	ran, err := storage.Migrate(c.context, config.Database.URL.Reveal())
	switch {
	case err != nil:
		return databaseFault(err)
	case ran > 0:
		fmt.Fprintf(c.out, "数据库建好或升级了：跑了%d步，现在是最新。\n", ran)
	default:
		fmt.Fprintln(c.out, "数据库本来就是最新，没有改动。")
	}
	return nil
}

// makeDatabaseFolder makes the folder of a SQLite file.
func makeDatabaseFolder(url string) error {
	path, ok := strings.CutPrefix(url, "sqlite:")
	if !ok {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("建不了数据库的文件夹 %s：请检查权限", filepath.Dir(path))
	}
	return nil
}

type versionCommand struct{}

// Run prints the version the binary was built from.
func (*versionCommand) Run(c *console) error {
	fmt.Fprintln(c.out, "shuanglian "+version())
	return nil
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "开发版"
	}
	return strings.NewReplacer("(devel)", "开发版").Replace(info.Main.Version)
}

// withOffice opens the facts for one command, beside a running serve.
func (c *console) withOffice(act func(liaison.Office, Config) error) error {
	config, err := c.settings()
	if err != nil {
		return err
	}
	terms := config.terms()
	office, err := storage.Open(c.context, storage.Options{URL: config.Database.URL.Reveal(), Terms: func() liaison.Terms { return terms }, Now: commandClock(config)})
	if err != nil {
		return databaseFault(err)
	}
	return errorsFirst(act(office, config), office.Close())
}

// databaseFault says what to do about a database that can't be opened. The
// address may hold a password and is not repeated.
func databaseFault(err error) error {
	var known *liaison.Fault
	if err == nil || errors.As(err, &known) {
		return err
	}
	if errors.Is(err, liaison.ErrUnavailable) {
		return fmt.Errorf("数据库连不上或正忙：请看 database.url 的地址、账号、密码对不对，数据库开了没有，文件夹能不能写；正忙就过一会儿再试（%s）", oneLine(err))
	}
	return fmt.Errorf("数据库打不开：请看 database.url 指的是不是本程序的数据库，文件有没有坏（%s）", oneLine(err))
}

func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

// look is withOffice for reading.
func (c *console) look(view func(*liaison.Desk, Config) error) error {
	return c.withOffice(func(office liaison.Office, config Config) error {
		return office.Look(context.WithoutCancel(c.context), func(d *liaison.Desk) error { return view(d, config) })
	})
}
