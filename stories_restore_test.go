package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
	"shuanglian/storage"
)

// restoreCommands are for a database that is copied and put back.
func restoreCommands() map[string]story.Command {
	return map[string]story.Command{
		// backup: a copy of the database is taken
		"backup": func(ts *testscript.TestScript, _ bool, _ []string) { ts.Check(worldOf(ts).backup()) },
		// restore: the machine is lost, the copy is put back; the program refuses it until that has been dealt with
		"restore": func(ts *testscript.TestScript, _ bool, _ []string) { ts.Check(worldOf(ts).restore()) },
	}
}

func (w *world) copyPath() string { return filepath.Join(w.config.Files.Dir, "..", "copy.db") }

func (w *world) backup() error {
	err := w.app.office.Do(context.Background(), func(d *liaison.Desk) error {
		_, err := d.TakeCopy("command:backup")
		return err
	})
	if err != nil {
		return err
	}
	address := w.config.Database.URL.Reveal()
	if storage.IsOneFile(address) {
		_, err = storage.CopyTo(context.Background(), address, w.copyPath())
		return err
	}
	return inDatabase(address, func(run func(string) error, tables []string) error {
		err := run("CREATE SCHEMA copy")
		for _, table := range slices.DeleteFunc(tables, func(t string) bool { return t == "living" }) {
			err = errors.Join(err, run("CREATE TABLE copy."+table+" AS TABLE "+table))
		}
		return err
	})
}

func (w *world) restore() error {
	if err := errors.Join(w.app.quiesce(context.Background()), w.app.Close()); err != nil {
		return err
	}
	w.app.office, w.app.redis, w.app.client = nil, nil, nil // they are closed
	address, now := w.config.Database.URL.Reveal(), w.clock.Now()
	var err error
	if storage.IsOneFile(address) {
		_, err = storage.PutBack(context.Background(), w.copyPath(), address, now)
	} else {
		err = inDatabase(address, func(run func(string) error, tables []string) error {
			err := run("SET session_replication_role = replica") // as pg_restore does: rows in any order
			for _, table := range tables {
				err = errors.Join(err, run("DELETE FROM "+table))
				if table != "living" {
					err = errors.Join(err, run("INSERT INTO "+table+" SELECT * FROM copy."+table))
				}
			}
			return err
		})
	}
	if err != nil {
		return err
	}
	_, err = NewApp(context.Background(), w.config, AppOptions{Clock: w.clock, Migrate: true, Shared: true, Throwaway: true})
	if err == nil || !strings.Contains(sentence(err), "备份的副本") {
		return fmt.Errorf("a copy is served: %w", err)
	}
	if _, err := makeLiving(context.Background(), w.config, now, now); err != nil {
		return err
	}
	return w.down(0)
}

// inDatabase works on the tables of a world's own database, as pg_dump and pg_restore would.
func inDatabase(address string, act func(run func(string) error, tables []string) error) error {
	ctx := context.Background()
	connection, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	defer connection.Close(ctx)
	rows, err := connection.Query(ctx, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'goose_db_version'")
	if err != nil {
		return err
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	return act(func(statement string) error { _, err := connection.Exec(ctx, statement); return err }, tables)
}
