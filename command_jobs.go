package main

import (
	"fmt"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

type jobCommands struct {
	List jobList `cmd:"" help:"列出定时任务的每一次：几时该跑、结果怎样"`
}

// jobRow is one row of jobs list --json.
type jobRow struct {
	Job      string `json:"job"`
	Planned  string `json:"planned"`
	Started  string `json:"started"`
	Finished string `json:"finished,omitempty"`
	Outcome  string `json:"outcome"`
	Told     string `json:"told,omitempty"` // when the office was told that it was missed or failed
}

type jobList struct {
	JSON bool     `name:"json" help:"输出 JSON"`
	Job  []string `placeholder:"任务" help:"只列这些任务，如 remind_holder，可写几个"`
	Most int      `default:"200" placeholder:"次数" help:"最多几次，新的在前"`
}

// Validate is asked by the parser.
func (l *jobList) Validate() error { return checkMost(l.Most) }

// Run lists the runs of jobs, latest planned first.
func (l *jobList) Run(c *console) error {
	rows := []jobRow{}
	err := c.look(func(d *liaison.Desk, config Config) error {
		runs, err := d.Tx().JobRuns(0)
		for _, run := range runs {
			if len(rows) == l.Most || !l.wants(run.Job) {
				continue
			}
			location := config.Organization.Location()
			rows = append(rows, jobRow{Job: run.Job, Planned: stamp(run.PlannedAt, location), Started: stamp(run.StartedAt, location),
				Finished: stamp(run.FinishedAt, location), Outcome: run.Outcome, Told: stamp(run.ToldAt, location)})
		}
		return err
	})
	if err != nil {
		return err
	}
	return printList(c.out, l.JSON, rows, jobRow.line)
}

// line is a run as a line of a list.
func (r jobRow) line() string {
	outcome := "在跑"
	if r.Finished != "" {
		outcome = inChinese(r.Outcome)
	}
	return fmt.Sprintf("%s  %s  %s", minutes(r.Planned), outcome, wording.JobName(strings.TrimSuffix(r.Job, liaison.AgainSuffix)))
}

func (l *jobList) wants(job string) bool {
	if len(l.Job) == 0 {
		return true
	}
	for _, wanted := range l.Job {
		if strings.TrimSuffix(job, liaison.AgainSuffix) == wanted {
			return true
		}
	}
	return false
}
