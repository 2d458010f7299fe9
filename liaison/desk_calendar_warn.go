package liaison

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
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

// WarnCalendar has the office reminded of a missing year, once on every working
// day and with the rest of that day's one message. Until it is there it stands
// among what the office has to do.
func (d *Desk) WarnCalendar() error {
	year, calendar := d.MissingYear(), d.terms.Calendar
	if year == 0 || !calendar.IsWorking(d.local(d.now)) {
		return nil
	}
	key := fmt.Sprintf("%s:%d", TaskCalendar, year)
	if err := d.addTask(OfficeTask{Kind: TaskCalendar, Key: key}, func(Viewer) bool { return false }); err != nil {
		return err
	}
	staff, err := d.OfficeStaff()
	if err != nil {
		return err
	}
	var plan []Reminder
	for _, clerk := range staff {
		plan = append(plan, Reminder{PersonID: clerk.ID, ObjectID: key, Step: calendar.DateOf(d.now).String(), Kind: RemindCalendar, At: d.now,
			Until: calendar.At(workday.Date{Year: year + 1, Month: time.January, Day: 1}, 0)})
	}
	_, err = d.PlanReminders(plan)
	return err
}

// sayYearMissing is the chapter of a year whose arrangement is missing still.
func (d *Desk) sayYearMissing(v Viewer, reminders []Reminder) (said saidReminders, err error) {
	if year := d.MissingYear(); year != 0 && v.IsOffice() {
		said.of, said.text = reminders, wording.YearMissing(strconv.Itoa(year))
	}
	return said, nil
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
