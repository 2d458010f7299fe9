package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage"
)

type backupCommand struct {
	To string `placeholder:"文件" help:"写到哪个文件，不能是已有的；不写就在当前文件夹，文件名里有时间"`
}

// Run writes a copy of the database beside a running serve. Files of pictures and
// voices are named, not copied: each keeps its name and content for ever, so that
// they are copied file by file, new ones only.
func (b *backupCommand) Run(c *console) error {
	config, err := c.settings()
	if err != nil {
		return err
	}
	url := config.Database.URL.Reveal()
	if !storage.IsOneFile(url) {
		return errors.New("PostgreSQL 请用 pg_dump 备份，要带 --exclude-table-data='*.living'（还原后本程序靠它认出是副本）：\n" +
			"pg_dump --format=custom --exclude-table-data='*.living' --file=备份.dump 库名\n" +
			"还原：pg_restore 到一个空库，再运行 shuanglian restore。见 docs/operations.md“备份和还原”")
	}
	target := b.To
	if target == "" {
		target = "shuanglian-" + time.Now().In(config.Organization.Location()).Format("20060102-150405") + ".db"
	}
	err = c.withOffice(func(office liaison.Office, _ Config) error {
		return office.Do(context.WithoutCancel(c.context), func(d *liaison.Desk) error {
			_, err := d.TakeCopy("command:backup")
			return err
		})
	})
	if err != nil {
		return err
	}
	sum, err := storage.CopyTo(c.context, url, target)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "已备份到 %s（里面有个人信息，请加密保管）\nSHA-256 %s\n语音、照片、视频不在里面，请把 %s 整个文件夹也复制一份（只增不改，可以用 rsync）。\n",
		target, sum, config.Files.Dir)
	return nil
}

type restoreCommand struct {
	File  string `arg:"" optional:"" name:"文件" help:"backup 做的文件；已经用 pg_restore 等别的办法放好了数据库，就不写"`
	Until string `placeholder:"时间" help:"原来的服务到几时停的，如 2026-11-09T14:30；那以后该发的照常发。不写就是现在"`
}

// Run puts a copy in the place of the database and makes it the living one.
func (r *restoreCommand) Run(c *console) error {
	config, err := c.settings()
	if err != nil {
		return err
	}
	url, now := config.Database.URL.Reveal(), time.Now()
	until, err := r.until(config.Organization.Location(), now)
	if err != nil {
		return err
	}
	if r.File != "" && !storage.IsOneFile(url) {
		return errors.New("PostgreSQL 请先用 pg_restore 还原到一个空库，再运行 shuanglian restore，不写文件")
	}
	free, err := storage.KeepOut(c.context, url)
	if err != nil {
		return databaseFault(err)
	}
	put, err := restore(c, config, r.File, until, now)
	if err = errorsFirst(err, free()); err != nil {
		if r.File == "" && !storage.IsOneFile(url) && errors.Is(err, liaison.ErrConflict) {
			return errMarked()
		}
		return err
	}
	at := func(t time.Time) string { return t.In(config.Organization.Location()).Format("2006-01-02 15:04") }
	fmt.Fprintf(c.out, "已还原。%s 到 %s 的记录没有了，这段时间可能已经发出的不再发：%d 条话请办公室看（deliveries list --state task，要再发用 deliveries retry），%d 条提醒和通知，%d 个绑定码作废。\n"+
		"办公室会收到一条说明。语音、照片请放回 %s，然后启动 serve。\n",
		at(put.TakenAt), at(put.MissingUntil), put.Relays, put.Others+put.Reminders, put.Codes, config.Files.Dir)
	return nil
}

// errMarked: PostgreSQL's own copy takes the mark of the living facts along unless it
// is told not to, and then only whoever has made it knows that it is one.
func errMarked() error {
	return errors.New("这个数据库带着“正在使用”的标记，没有还原。\n" +
		"它就是正在用的库：不用还原。\n" +
		"它是备份还原出来的，备份时没有带 --exclude-table-data='*.living'：先不要启动 serve（会把发过的再发一遍），" +
		"在这个库里执行 DELETE FROM living; 再运行 shuanglian restore")
}

func (r *restoreCommand) until(location *time.Location, now time.Time) (time.Time, error) {
	if r.Until == "" {
		return now, nil
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02 15:04", time.RFC3339} {
		if at, err := time.ParseInLocation(layout, r.Until, location); err == nil {
			return at, nil
		}
	}
	return now, errors.New("--until 看不懂：请写 2026-11-09T14:30")
}

// restore does it; servers are kept out.
func restore(c *console, config Config, file string, until, now time.Time) (put liaison.Copy, err error) {
	url := config.Database.URL.Reveal()
	if file != "" {
		aside, err := storage.PutBack(c.context, file, url, now)
		if aside != "" {
			fmt.Fprintf(c.out, "原来的数据库没有删，移到了 %s\n", aside)
		}
		if err != nil {
			return put, err
		}
	}
	return makeLiving(c.context, config, until, now)
}

// makeLiving settles in a copy what would happen a second time.
func makeLiving(ctx context.Context, config Config, until, now time.Time) (put liaison.Copy, err error) {
	terms := config.terms()
	office, err := storage.Open(ctx, storage.Options{URL: config.Database.URL.Reveal(), Terms: func() liaison.Terms { return terms },
		Now: func() time.Time { return until }})
	if err != nil {
		return put, databaseFault(err)
	}
	err = office.Do(context.WithoutCancel(ctx), func(d *liaison.Desk) (err error) {
		put, err = d.Restore("command:restore", now)
		return err
	})
	return put, errorsFirst(err, office.Close())
}

// errCopy keeps a copy from being served as if it were the living facts: what has
// gone out since it was taken would go out again.
func errCopy() error {
	return &liaison.Fault{Kind: liaison.ErrConflict, Sentence: "这个数据库是一份备份的副本，直接启动会把备份以后已经发过的再发一遍。" +
		"请先运行：shuanglian restore（文件还没放好就写 shuanglian restore 备份文件）"}
}
