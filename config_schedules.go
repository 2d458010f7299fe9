package main

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// SchedulesConfig says when each job runs, in five cron fields of the organization's time zone.
type SchedulesConfig struct {
	Tidy         string `yaml:"tidy"`
	KeepTags     string `yaml:"keep_tags"`
	RemindHolder string `yaml:"remind_holder"`
	WarnCalendar string `yaml:"warn_calendar"`
	RemindVisits string `yaml:"remind_visits"`
	MakeMeetings string `yaml:"make_meetings"`

	DigestCommittee string `yaml:"digest_committee"`
	DigestMonth     string `yaml:"digest_month"`
	DigestDelegate  string `yaml:"digest_delegate"`
	DigestOffice    string `yaml:"digest_office"`
}

// Specs gives the specs by the name of their job.
func (s SchedulesConfig) Specs() map[string]string {
	specs := map[string]string{}
	eachField(reflect.ValueOf(s), "", func(job string, _ reflect.StructField, spec reflect.Value) { specs[job] = spec.String() })
	return specs
}

// checkSpec tells whether a spec is five cron fields that name a time there is. A zone inside is refused, since the parser
// panics on TZ= without a space; @every is, since it counts from the start of the process and not by the clock.
func checkSpec(spec string) error {
	if strings.Contains(spec, "TZ=") {
		return fmt.Errorf("%q 里不能写时区：时区只在 organization.timezone 里设", spec)
	}
	if len(strings.Fields(spec)) != 5 || strings.HasPrefix(strings.TrimSpace(spec), "@") {
		return fmt.Errorf("%q 不对：请写“分 时 日 月 周”五格，如 0 9 * * *（每天9点）", spec)
	}
	schedule, err := cron.ParseStandard(spec)
	if err != nil {
		return fmt.Errorf("%q 不对：请写“分 时 日 月 周”五格，如 0 9 * * *（每天9点）：%w", spec, err)
	}
	if schedule.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)).IsZero() {
		return fmt.Errorf("%q 永远不会到：没有这一天", spec)
	}
	return nil
}
