package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/mattn/go-isatty"

	"shuanglian/liaison"
)

// chunk is how many changes are laid ready in one transaction.
const chunk = 500

// stageImport lays a plan ready in short transactions, with a pause as long as each: messages are taken in between.
func (c *console) stageImport(office liaison.Office, plan liaison.RosterPlan) error {
	bar := newProgress(c.err, plan.Import.Total)
	defer bar.end()
	for staged := plan.Import.Staged; staged < plan.Import.Total; {
		began := time.Now()
		err := office.Do(c.context, func(d *liaison.Desk) (err error) {
			staged, err = d.StageImport(plan, chunk)
			return err
		})
		if err == nil {
			bar.show(staged)
			err = c.rest(time.Since(began))
		}
		if err != nil {
			bar.end()
			return fmt.Errorf("停在%d/%d，名册还没有动：用原来的文件和回答加 --resume 接着做，或用 roster undo 放弃（%w）",
				staged, plan.Import.Total, err)
		}
	}
	return nil
}

func (c *console) rest(length time.Duration) error {
	pause := time.NewTimer(length)
	defer pause.Stop()
	select {
	case <-pause.C:
		return nil
	case <-c.context.Done():
		return c.context.Err()
	}
}

// progress is one line on a terminal, written over; in a log or a pipe it is a line for each tenth.
type progress struct {
	out    io.Writer // nil: nothing to tell
	total  int
	tenths int  // told so far
	over   bool // a terminal: written over
}

func newProgress(out io.Writer, total int) *progress {
	if total <= chunk {
		return &progress{}
	}
	file, ok := out.(*os.File)
	return &progress{out: out, total: total, over: ok && isatty.IsTerminal(file.Fd())}
}

func (p *progress) show(done int) {
	switch tenths := done * 10 / max(p.total, 1); {
	case p.out == nil:
	case p.over:
		fmt.Fprintf(p.out, "\r正在准备 %d/%d（%d%%）", done, p.total, done*100/p.total)
	case tenths > p.tenths:
		p.tenths = tenths
		fmt.Fprintf(p.out, "正在准备 %d/%d（%d%%）\n", done, p.total, done*100/p.total)
	}
}

func (p *progress) end() {
	if p.out != nil && p.over {
		fmt.Fprintln(p.out)
	}
	p.out = nil
}
