package liaison

import (
	"fmt"
	"strings"
	"time"
)

// TaskCalendar asks the office to have a year's arrangement imported.
const TaskCalendar = "calendar"

// MissingYear is the year whose arrangement should be there and isn't: this one,
// or from a month set on the next; 0 when none is missing.
func (d *Desk) MissingYear() int {
	now, calendar := d.local(d.now), d.terms.Calendar
	if !calendar.Known(now.Year()) {
		return now.Year()
	}
	if now.Month() >= d.terms.Policy.CalendarWarnMonth && !calendar.Known(now.Year()+1) {
		return now.Year() + 1
	}
	return 0
}

// WarnCalendar warns the office of a missing year, once a day and on working days.
func (d *Desk) WarnCalendar() error {
	year := d.MissingYear()
	if year == 0 || !d.terms.Calendar.IsWorking(d.local(d.now)) {
		return nil
	}
	return d.raiseTask(OfficeTask{Kind: TaskCalendar, Key: fmt.Sprintf("%s:%d:%s", TaskCalendar, year, d.local(d.now).Format(time.DateOnly))})
}

// yearOf is the year that a task of this kind asks for.
func yearOf(task OfficeTask) string {
	_, rest, _ := strings.Cut(task.Key, ":")
	year, _, _ := strings.Cut(rest, ":")
	return year
}

// endCalendarTasks ends what asked for a year that is there now.
func (d *Desk) endCalendarTasks(year int) error {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.Kind != TaskCalendar || yearOf(task) != fmt.Sprint(year) {
			continue
		}
		if err := d.endedByItself(task, "imported"); err != nil {
			return err
		}
	}
	return nil
}
