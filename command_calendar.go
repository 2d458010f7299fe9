package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

type calendarCommands struct {
	Show   calendarShow   `cmd:"" help:"看一年的工作日：放假、调休上班、本地的日子"`
	Due    calendarDue    `cmd:"" help:"算一个期限到几时为止"`
	Import calendarImport `cmd:"" help:"导入一年的放假安排，或本地的日子"`
	Day    calendarDay    `cmd:"" help:"写一个本地的日子：休息、上班，或取消它"`
}

// calendar is the calendar in force. Where there is no database yet it is the one
// that the program brings: these commands need no account and no set-up.
func (c *console) calendar() (*workday.Calendar, error) {
	config, err := c.settings()
	if err != nil {
		return nil, err
	}
	calendar := config.terms().Calendar
	if noDatabaseYet(config) {
		return calendar, nil
	}
	err = c.look(func(d *liaison.Desk, _ Config) error {
		calendar = d.Terms().Calendar
		return nil
	})
	return calendar, err
}

// noDatabaseYet tells that the settings name a SQLite file that isn't there.
func noDatabaseYet(config Config) bool {
	path, isFile := strings.CutPrefix(config.Database.URL.Reveal(), "sqlite:")
	if !isFile {
		return false
	}
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

type calendarShow struct {
	Year int  `arg:"" name:"年份" help:"年份，如 2026"`
	JSON bool `name:"json" help:"输出 JSON，一天一行"`
}

// Validate is asked by the parser.
func (s *calendarShow) Validate() error {
	if s.Year < 2000 || s.Year > 2100 {
		return errors.New("年份请写 2000 到 2100 之间的四位数")
	}
	return nil
}

// Run shows the days of a year that are not as their weekday says, or all of them as JSON.
func (s *calendarShow) Run(c *console) error {
	calendar, err := c.calendar()
	if err != nil {
		return err
	}
	days := calendar.DaysOf(s.Year)
	if s.JSON {
		return json.NewEncoder(c.out).Encode(days)
	}
	working := 0
	for _, run := range workday.RunsOf(days) {
		if run.Working {
			working += run.Length()
		}
		if run.Name != "" {
			fmt.Fprintln(c.out, runLine(run))
		}
	}
	fmt.Fprintf(c.out, "%d年共%d个工作日。%s\n", s.Year, working, unknownYears(calendar, s.Year, s.Year))
	return nil
}

// runLine is a run of days as a line of a list.
func runLine(run workday.Run) string {
	what := "休息"
	if run.Working {
		what = "上班"
	}
	if run.From == run.To {
		return fmt.Sprintf("%s（%s）  %s  %s", run.From, weekday(run.From), what, run.Name)
	}
	return fmt.Sprintf("%s（%s）至 %s（%s）  %s%d天  %s", run.From, weekday(run.From), run.To, weekday(run.To), what, run.Length(), run.Name)
}

func weekday(d workday.Date) string {
	return [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}[d.Weekday()]
}

// unknownYears says which of some years rest on weekends alone.
func unknownYears(calendar *workday.Calendar, from, to int) string {
	var unknown []string
	for year := from; year <= to; year++ {
		if !calendar.Known(year) {
			unknown = append(unknown, fmt.Sprintf("%d年", year))
		}
	}
	if len(unknown) == 0 {
		return ""
	}
	return strings.Join(unknown, "、") + "的放假安排还没有，先按周六周日休息算；公布后请用 calendar import 导入。"
}

type calendarImport struct {
	File   string `arg:"" name:"文件" help:"放假安排：holiday-cn 的 JSON，或 CSV（日期,休息/上班,名称）"`
	Local  bool   `help:"不是全年的放假安排，是本地的日子，加在它上面"`
	DryRun bool   `help:"只检查：列出每处错误、改动哪些日子，不导入"`
}

const calendarActor = "command:calendar import"

// Run puts a file into the calendar, all of it or nothing, and says what that changes.
func (i *calendarImport) Run(c *console) error {
	file, err := readAlmanac(i.File, i.Local)
	if err != nil {
		return err
	}
	config, err := c.settings()
	if err != nil {
		return err
	}
	if noDatabaseYet(config) && !i.DryRun {
		return errors.New("还没有数据库：请先 shuanglian migrate 建立数据库，再导入")
	}
	plan := func(d *liaison.Desk) (liaison.CalendarPlan, error) { return d.PlanCalendar(file) }
	if noDatabaseYet(config) {
		c.showChanges(againstBuiltIn(config, file))
		fmt.Fprintln(c.out, "只检查，没有导入。")
		return nil
	}
	return c.changeCalendar(plan, i.DryRun)
}

type calendarDay struct {
	Date string `arg:"" name:"日期" help:"日期，如 2026-11-18"`
	What string `arg:"" name:"怎样" enum:"休息,上班,取消" help:"休息、上班，或取消写过的"`
	Name string `arg:"" optional:"" name:"名称" help:"名称，如 建镇纪念日"`
}

// Run lays one local day on the calendar, or takes it away.
func (l *calendarDay) Run(c *console) error {
	date, day, err := l.day()
	if err != nil {
		return err
	}
	config, err := c.settings()
	if err != nil {
		return err
	}
	if noDatabaseYet(config) {
		return errors.New("还没有数据库：请先 shuanglian migrate 建立数据库，再写")
	}
	return c.changeCalendar(func(d *liaison.Desk) (liaison.CalendarPlan, error) { return d.PlanLocalDay(date, day) }, false)
}

// changeCalendar plans and takes a change in one transaction, then has the
// deadlines of open matters follow it.
func (c *console) changeCalendar(plan func(*liaison.Desk) (liaison.CalendarPlan, error), dry bool) error {
	return c.withOffice(func(office liaison.Office, _ Config) error {
		act := office.Do
		if dry {
			act = office.Look
		}
		var done liaison.CalendarPlan
		err := act(c.context, func(d *liaison.Desk) (err error) {
			if done, err = plan(d); err != nil || dry {
				return err
			}
			return d.TakeCalendar(done, calendarActor)
		})
		if err != nil {
			return err
		}
		c.showChanges(done.Changes)
		if dry {
			fmt.Fprintln(c.out, "只检查，没有导入。")
			return nil
		}
		moved, err := c.reckon(office)
		if err != nil {
			return fmt.Errorf("日历已改，期限算到一半停下了：运行中的服务会接着算，也可以再运行一次（%w）", err)
		}
		if len(done.Changes) > 0 {
			fmt.Fprintf(c.out, "已改%d天。运行中的服务下一步就照它算，不用重启。\n", len(done.Changes))
		}
		if len(done.Changes) > 0 || moved > 0 {
			fmt.Fprintf(c.out, "先答复的期限跟着改了的事：%d件。办完的期限每次现算，也照新日历。\n", moved)
		}
		return nil
	})
}

// reckon has the deadlines of open matters follow the calendar, in short
// transactions with a pause as long as each: messages are taken in between.
func (c *console) reckon(office liaison.Office) (moved int, err error) {
	for over := false; !over; {
		began := time.Now()
		some := 0
		err := office.Do(context.WithoutCancel(c.context), func(d *liaison.Desk) (err error) {
			some, over, err = d.Reckon()
			return err
		})
		if err != nil {
			return moved, err
		}
		moved += some
		if err := c.rest(time.Since(began)); !over && err != nil {
			return moved, err
		}
	}
	return moved, nil
}

// showChanges lists the days that change, as they were and as they are.
func (c *console) showChanges(changes []workday.Change) {
	if len(changes) == 0 {
		fmt.Fprintln(c.out, "和现在的日历一样，没有改动。")
	}
	for _, change := range changes {
		fmt.Fprintf(c.out, "%s（%s）  %s → %s\n", change.Is.Date, weekday(change.Is.Date), dayLine(change.Was), dayLine(change.Is))
	}
}

func dayLine(day workday.Day) string {
	what := "休息"
	if day.Working {
		what = "上班"
	}
	return strings.TrimSpace(what + " " + day.Name)
}
