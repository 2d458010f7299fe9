package workday

import (
	"errors"
	"fmt"
	"time"
)

// Validate names every fault of a year that came from outside, joined: a date of another year, a span that ends before
// it begins, a make-up day that is no weekend, a day both off and worked. A New Year's holiday may begin in December
// of the year before.
func (y Year) Validate() error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if y.Year < 2000 || y.Year > 2100 {
		fault("年份 %d 不对：请写 2000 到 2100 之间的四位数", y.Year)
	}
	off := map[Date]bool{}
	for _, span := range y.Off {
		if !y.covers(span.From) || !y.covers(span.To) {
			fault("%d 年的放假安排里有别的年份：%s %s 至 %s", y.Year, span.Name, span.From, span.To)
			continue
		}
		if span.To.Compare(span.From) < 0 {
			fault("%s 的放假止日 %s 早于起日 %s", span.Name, span.To, span.From)
		}
		for d := span.From; d.Compare(span.To) <= 0; d = d.AddDays(1) {
			off[d] = true
		}
	}
	for _, d := range y.Working {
		switch {
		case !y.covers(d):
			fault("%d 年的调休上班日里有别的年份：%s", y.Year, d)
		case !d.weekend():
			fault("调休上班日 %s 不是周末", d)
		case off[d]:
			fault("%s 既写成放假又写成上班", d)
		}
	}
	return errors.Join(faults...)
}

// covers tells whether a day may stand in the year's arrangement.
func (y Year) covers(d Date) bool {
	return d.Year == y.Year || d.Year == y.Year-1 && d.Month == time.December
}
