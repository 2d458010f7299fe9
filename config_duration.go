package main

import (
	"fmt"
	"time"
)

// Duration is a length of time by the clock; as text 60s, 10m, 4h, 1h30m.
type Duration time.Duration

const (
	second = Duration(time.Second)
	minute = Duration(time.Minute)
	hour   = Duration(time.Hour)
)

// Std is the same as a time.Duration.
func (d Duration) Std() time.Duration { return time.Duration(d) }

// String gives 1h0m0s.
func (d Duration) String() string { return time.Duration(d).String() }

// MarshalText gives 1h0m0s.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads 60s, 10m, 4h; a number without a unit is an error, but for 0.
func (d *Duration) UnmarshalText(text []byte) error {
	parsed, err := time.ParseDuration(string(text))
	if err != nil || parsed < 0 {
		return fmt.Errorf("时长 %q 不对：请写数字加单位，如 60s（秒）10m（分）4h（小时）", text)
	}
	*d = Duration(parsed)
	return nil
}
