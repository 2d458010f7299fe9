package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"shuanglian/liaison/workday"
)

type calendarDue struct {
	From        string        `placeholder:"时间" help:"收到的时间，如 2026-09-30T16:00；不写就是现在"`
	WorkingDays *int          `placeholder:"天数" help:"几个工作日；0是当日"`
	Limit       workday.Limit `placeholder:"期限" help:"别的期限：15d 日、3mo 月、48h 小时，也可写 5wd 工作日"`
}

// Validate is asked by the parser.
func (due *calendarDue) Validate() error {
	switch {
	case due.WorkingDays == nil && due.Limit.Unit == "":
		return errors.New("请写期限：--working-days 5，或 --limit 15d")
	case due.WorkingDays != nil && due.Limit.Unit != "":
		return errors.New("--working-days 和 --limit 只写一个")
	case due.WorkingDays == nil:
		return nil
	}
	limit, err := workday.ParseLimit(fmt.Sprintf("%dwd", *due.WorkingDays))
	if err != nil {
		return errors.New("--working-days 请写 0 到 4000 之间的整数")
	}
	due.Limit = limit
	return nil
}

// Run prints the deadline and how it comes about.
func (due *calendarDue) Run(c *console) error {
	calendar, err := c.calendar()
	if err != nil {
		return err
	}
	from := time.Now().In(calendar.Location())
	if due.From != "" {
		if from, err = parseInstant(due.From, calendar.Location()); err != nil {
			return err
		}
	}
	deadline := calendar.Deadline(from, due.Limit)
	fmt.Fprintf(c.out, "%s  %s\n", deadline.Format(time.RFC3339), rule(calendar, from, due.Limit, deadline))
	return nil
}

// parseInstant reads a time as people and programs write it; without a zone it is
// the place's own.
func parseInstant(text string, location *time.Location) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if at, err := time.ParseInLocation(layout, text, location); err == nil {
			return at.In(location), nil
		}
	}
	return time.Time{}, fmt.Errorf("时间 %q 不对：请写成 2026-09-30T16:00 这样，并且要有这一天", text)
}

// rule says in Chinese how a deadline comes about.
func rule(calendar *workday.Calendar, from time.Time, limit workday.Limit, deadline time.Time) string {
	first, last := calendar.DateOf(from), calendar.DateOf(deadline)
	text := ""
	switch limit.Unit {
	case workday.WorkingDays:
		text = workingRule(calendar, first, limit.N, last, deadline)
	case workday.CalendarDays:
		text = fmt.Sprintf("%s：%s收到，当天不算，休息日也算，到%s这天完为止", limit.Chinese(), dayOf(first), dayOf(last))
	case workday.Months:
		text = fmt.Sprintf("%s：%s收到，到%s这天完为止；那个月没有这一天就到月底", limit.Chinese(), dayOf(first), dayOf(last))
	case workday.Hours24, workday.Minutes, workday.Seconds:
		return fmt.Sprintf("%s：按钟点数，不管上下班", limit.Chinese())
	}
	if unknown := unknownYears(calendar, first.Year, last.Year); unknown != "" && limit.Unit == workday.WorkingDays {
		text += "。" + strings.TrimSuffix(unknown, "。")
	}
	return text
}

func workingRule(calendar *workday.Calendar, first workday.Date, n int, last workday.Date, deadline time.Time) string {
	closing := deadline.Format("15:04")
	var text strings.Builder
	if n == 0 {
		fmt.Fprintf(&text, "当日：%s收到，到%s%s下班为止", dayOf(first), dayOf(last), closing)
	} else {
		fmt.Fprintf(&text, "%d个工作日：%s收到，当天不算，到第%d个工作日%s%s下班为止", n, dayOf(first), n, dayOf(last), closing)
	}
	var off, made []string
	weekends := 0
	for _, run := range workday.RunsOf(calendar.DaysBetween(first, last)) {
		switch {
		case run.Working && run.Name != "":
			made = append(made, spanOf(run)+run.Name)
		case !run.Working && run.Name != "":
			off = append(off, run.Name+spanOf(run))
		case !run.Working:
			weekends += run.Length()
		}
	}
	if weekends > 0 {
		off = append(off, fmt.Sprintf("周末%d天", weekends))
	}
	if len(off) > 0 {
		text.WriteString("；不算：" + inShort(off))
	}
	if len(made) > 0 {
		text.WriteString("；算：" + inShort(made))
	}
	return text.String()
}

// inShort keeps a list short enough to read; its last one always stands.
func inShort(items []string) string {
	const most = 8
	if n := len(items); n > most {
		items = []string{strings.Join(items[:most-1], "、") + fmt.Sprintf("等%d项", n-1), items[n-1]}
	}
	return strings.Join(items, "、")
}

func dayOf(d workday.Date) string {
	return fmt.Sprintf("%d月%d日（%s）", d.Month, d.Day, weekday(d))
}

func spanOf(run workday.Run) string {
	if run.From == run.To {
		return dayOf(run.From)
	}
	return fmt.Sprintf("%d月%d日至%d月%d日", run.From.Month, run.From.Day, run.To.Month, run.To.Day)
}
