package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"shuanglian/liaison"
)

type taskCommands struct {
	List taskList `cmd:"" help:"列出要打的电话和办公室别的事：种类、编号、日期，不含内容和姓名；--all 连办完的"`
}

// taskRow is one row of tasks list --json. Name, phone and words are there only
// when they were asked for with a reason.
type taskRow struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Matter  string `json:"matter,omitempty"`
	Number  int64  `json:"number,omitempty"` // 已处理 3
	Created string `json:"created"`
	Done    bool   `json:"done"`
	DoneAt  string `json:"done_at,omitempty"`
	DoneBy  string `json:"done_by,omitempty"` // office, or what ended it
	Name    string `json:"name,omitempty"`
	Phone   string `json:"phone,omitempty"`
	Words   string `json:"words,omitempty"`
}

type taskList struct {
	JSON     bool   `name:"json" help:"输出 JSON"`
	All      bool   `help:"连办完的一起列，新的在前"`
	Most     int    `default:"200" placeholder:"项数" help:"和 --all 一起用：最多几项"`
	Reveal   bool   `help:"连姓名、电话和要说的话一起列出，记入审计；要写 --reason"`
	Reason   string `placeholder:"原因" help:"为什么要看，记入审计"`
	Township string `placeholder:"乡镇" help:"只列这个乡镇办公室的"`
}

// Validate is asked by the parser.
func (l *taskList) Validate() error {
	if l.Reveal && strings.TrimSpace(l.Reason) == "" {
		return errors.New("--reveal 要写原因：--reason 联络员不在，由我打电话")
	}
	if l.Reveal && l.All {
		return errors.New("--reveal 只看还没办完的，不和 --all 一起用")
	}
	return checkMost(l.Most)
}

func (l *taskList) tasks(d *liaison.Desk) ([]liaison.OpenTask, error) {
	switch {
	case l.Reveal:
		return d.RevealTasks(l.Township, strings.TrimSpace(l.Reason), "command:tasks list")
	case l.All:
		return d.LatestTasks(l.Township, l.Most)
	}
	return d.OpenTasks(l.Township)
}

func taskRowOf(task liaison.OpenTask, location *time.Location) taskRow {
	row := taskRow{ID: task.ID, Kind: task.Kind, Matter: task.Number, Number: task.OfficeTask.Number, Done: !task.DoneAt.IsZero(),
		Created: stamp(task.CreatedAt, location), DoneAt: stamp(task.DoneAt, location), DoneBy: task.DoneBy,
		Name: task.Call.Name, Phone: task.Call.Phone, Words: task.Call.Words}
	if task.EndedByPerson() {
		row.DoneBy = "office"
	}
	return row
}

// Run lists the open tasks of the office, oldest first, or with --all the latest,
// newest first; a sealed matter is in none.
func (l *taskList) Run(c *console) error {
	rows := []taskRow{}
	err := c.withOffice(func(office liaison.Office, config Config) error {
		act := office.Look
		if l.Reveal {
			act = office.Do
		}
		return act(c.context, func(d *liaison.Desk) error {
			tasks, err := l.tasks(d)
			rows = make([]taskRow, 0, len(tasks))
			for _, task := range tasks {
				rows = append(rows, taskRowOf(task, config.Organization.Location()))
			}
			return err
		})
	})
	if err != nil {
		return err
	}
	return printList(c.out, l.JSON, rows, taskRow.line)
}

// line is a task as a line of a list.
func (r taskRow) line() string {
	line := fmt.Sprintf("%s  %s  %s", minutes(r.Created), inChinese(r.Kind), orNone(r.Matter))
	if r.Number > 0 {
		line += fmt.Sprintf("  第%d项", r.Number)
	}
	if r.Done {
		line += "  " + minutes(r.DoneAt) + "办完"
	}
	if r.Name != "" {
		line += fmt.Sprintf("  %s %s %s", r.Name, orNone(r.Phone), r.Words)
	}
	return line
}
