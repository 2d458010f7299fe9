package scheduler

import (
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// ParseSpec reads a five-field cron spec as times in the location. A location
// inside the spec is refused, since one account has one and a malformed one
// makes the library panic; so are @every, whose slots would depend on when the
// program started, the other words with @, and a spec that never comes.
func ParseSpec(spec string, location *time.Location) (cron.Schedule, error) {
	trimmed := strings.TrimSpace(spec)
	switch {
	case strings.HasPrefix(trimmed, "TZ="), strings.HasPrefix(trimmed, "CRON_TZ="):
		return nil, fmt.Errorf("scheduler: schedule %q: 不能写 TZ= 或 CRON_TZ=，时区由 organization.timezone 决定", spec)
	case strings.HasPrefix(trimmed, "@"):
		return nil, fmt.Errorf("scheduler: schedule %q: 不能用 @every 一类的词，请写“分 时 日 月 周”五格，例如 30 8 * * 1", spec)
	}
	parsed, err := cron.ParseStandard(trimmed)
	if err != nil {
		return nil, fmt.Errorf("scheduler: schedule %q: %w", spec, err)
	}
	slots, ok := parsed.(*cron.SpecSchedule)
	if !ok {
		return nil, fmt.Errorf("scheduler: schedule %q: 请写“分 时 日 月 周”五格", spec)
	}
	slots.Location = location
	if slots.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, location)).IsZero() {
		return nil, fmt.Errorf("scheduler: schedule %q: 这个时间永远不会到", spec)
	}
	return slots, nil
}
