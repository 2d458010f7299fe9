package main

import (
	"strings"
	"testing"
)

// TestProgressInALog: where nobody watches a terminal there is a line for each tenth.
func TestProgressInALog(t *testing.T) {
	for name, test := range map[string]struct {
		total int
		want  string
	}{
		"a few rows": {chunk, ""},
		"many rows":  {10 * chunk, "正在准备 500/5000（10%）\n正在准备 1000/5000（20%）\n"},
		"very many":  {100 * chunk, "正在准备 5000/50000（10%）\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var log strings.Builder
			bar := newProgress(&log, test.total)
			steps := 2
			if test.total > 50*chunk {
				steps = 12
			}
			for done := 1; done <= steps; done++ {
				bar.show(done * chunk)
			}
			bar.end()
			if log.String() != test.want {
				t.Errorf("%q, want %q", log.String(), test.want)
			}
		})
	}
}
