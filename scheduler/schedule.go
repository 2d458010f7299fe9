package scheduler

import (
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// ParseSpec reads a five-field cron spec (or @daily and its like) as times in
// the location. A location inside the spec is refused, since one account has
// one and a malformed one makes the library panic; so is @every, whose slots
// would depend on when the program started, and a spec that never comes.
func ParseSpec(spec string, location *time.Location) (cron.Schedule, error) {
	trimmed := strings.TrimSpace(spec)
	switch {
	case strings.HasPrefix(trimmed, "TZ="), strings.HasPrefix(trimmed, "CRON_TZ="):
		return nil, fmt.Errorf("scheduler: schedule %q: 不能写 TZ= 或 CRON_TZ=，时区由 organization.timezone 决定", spec)
	case strings.HasPrefix(trimmed, "@every"):
		return nil, fmt.Errorf("scheduler: schedule %q: 不能用 @every，请写五段的时间表，例如 30 8 * * 1", spec)
	}
	parsed, err := cron.ParseStandard(trimmed)
	if err != nil {
		return nil, fmt.Errorf("scheduler: schedule %q: %w", spec, err)
	}
	slots, ok := parsed.(*cron.SpecSchedule)
	if !ok {
		return nil, fmt.Errorf("scheduler: schedule %q: 请写五段的时间表", spec)
	}
	slots.Location = location
	if slots.Next(time.Date(2024, 1, 1, 0, 0, 0, 0, location)).IsZero() {
		return nil, fmt.Errorf("scheduler: schedule %q: 这个时间永远不会到", spec)
	}
	return slots, nil
}
