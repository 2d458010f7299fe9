package workday

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Unit is what a limit counts. It is stored with every limit: 日 is a calendar day, 工作日 a working day, and both can
// appear in one rule.
type Unit string

// The units, by the letters they are written with.
const (
	WorkingDays  Unit = "wd"
	CalendarDays Unit = "d"
	Months       Unit = "mo"
	Hours24      Unit = "h" // hours by the clock, not working hours
	Minutes      Unit = "m"
	Seconds      Unit = "s"
)

// most keeps a limit under about ten years, whatever its unit.
const most = 4000

// Limit is a length of time with its unit; as text 2wd, 15d, 3mo, 48h, 10m, 60s.
type Limit struct {
	N    int
	Unit Unit
}

// ParseLimit reads a number followed by wd (工作日), d (日), mo (月), h, m or s.
func ParseLimit(text string) (Limit, error) {
	digits := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz")
	limit := Limit{Unit: Unit(text[len(digits):])}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || strings.ContainsAny(digits, "+-") || limit.Unit.chinese() == "" {
		return Limit{}, fmt.Errorf("期限 %q 不对：请写数字加单位，如 2wd（工作日）15d（日）3mo（月）48h（小时）10m（分）60s（秒）", text)
	}
	if n > most && limit.clock() == 0 {
		return Limit{}, fmt.Errorf("期限 %q 太长：数字最多 %d", text, most)
	}
	if unit := limit.clock(); unit > 0 && n > int(most*24*time.Hour/unit) {
		return Limit{}, fmt.Errorf("期限 %q 太长：最多 %d 天", text, most)
	}
	limit.N = n
	return limit, nil
}

// String gives 2wd.
func (l Limit) String() string { return strconv.Itoa(l.N) + string(l.Unit) }

// Chinese gives 2个工作日, 15天, 3个月, 5年, 48小时, 10分钟, 60秒; a limit of no working days is 当日.
func (l Limit) Chinese() string {
	if l.N == 0 && (l.Unit == WorkingDays || l.Unit == CalendarDays) {
		return "当日"
	}
	if l.Unit == Months && l.N > 0 && l.N%12 == 0 {
		return strconv.Itoa(l.N/12) + "年"
	}
	return strconv.Itoa(l.N) + l.Unit.chinese()
}

// MarshalText gives 2wd.
func (l Limit) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads 2wd.
func (l *Limit) UnmarshalText(text []byte) error {
	parsed, err := ParseLimit(string(text))
	if err != nil {
		return err
	}
	*l = parsed
	return nil
}

// Duration is the length of a limit counted in hours, minutes or seconds; false for days and months, whose length
// depends on when they begin.
func (l Limit) Duration() (time.Duration, bool) {
	unit := l.clock()
	return time.Duration(l.N) * unit, unit > 0
}

func (l Limit) clock() time.Duration {
	switch l.Unit {
	case Hours24:
		return time.Hour
	case Minutes:
		return time.Minute
	case Seconds:
		return time.Second
	case WorkingDays, CalendarDays, Months:
	}
	return 0
}

func (u Unit) chinese() string {
	switch u {
	case WorkingDays:
		return "个工作日"
	case CalendarDays:
		return "天"
	case Months:
		return "个月"
	case Hours24:
		return "小时"
	case Minutes:
		return "分钟"
	case Seconds:
		return "秒"
	}
	return ""
}
