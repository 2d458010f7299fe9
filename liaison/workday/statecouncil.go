package workday

import "time"

// StateCouncil gives the arrangements of 2024, 2025 and 2026 as published in the General Office's yearly notice
// (国务院办公厅关于部分节假日安排的通知). A later year is imported once it is out, as a rule in November of the year before.
func StateCouncil() []Year {
	return []Year{
		{
			Year: 2024,
			Off: []Span{
				span("元旦", 2024, 1, 1, 1, 1),
				span("春节", 2024, 2, 10, 2, 17),
				span("清明节", 2024, 4, 4, 4, 6),
				span("劳动节", 2024, 5, 1, 5, 5),
				span("端午节", 2024, 6, 10, 6, 10),
				span("中秋节", 2024, 9, 15, 9, 17),
				span("国庆节", 2024, 10, 1, 10, 7),
			},
			Working: days(2024, 2, 4, 2, 18, 4, 7, 4, 28, 5, 11, 9, 14, 9, 29, 10, 12),
		},
		{
			Year: 2025,
			Off: []Span{
				span("元旦", 2025, 1, 1, 1, 1),
				span("春节", 2025, 1, 28, 2, 4),
				span("清明节", 2025, 4, 4, 4, 6),
				span("劳动节", 2025, 5, 1, 5, 5),
				span("端午节", 2025, 5, 31, 6, 2),
				span("国庆节、中秋节", 2025, 10, 1, 10, 8),
			},
			Working: days(2025, 1, 26, 2, 8, 4, 27, 9, 28, 10, 11),
		},
		{
			Year: 2026,
			Off: []Span{
				span("元旦", 2026, 1, 1, 1, 3),
				span("春节", 2026, 2, 15, 2, 23),
				span("清明节", 2026, 4, 4, 4, 6),
				span("劳动节", 2026, 5, 1, 5, 5),
				span("端午节", 2026, 6, 19, 6, 21),
				span("中秋节", 2026, 9, 25, 9, 27),
				span("国庆节", 2026, 10, 1, 10, 7),
			},
			Working: days(2026, 1, 4, 2, 14, 2, 28, 5, 9, 9, 20, 10, 10),
		},
	}
}

func span(name string, year, fromMonth, fromDay, toMonth, toDay int) Span {
	return Span{name, Date{year, time.Month(fromMonth), fromDay}, Date{year, time.Month(toMonth), toDay}}
}

// days takes pairs of month and day.
func days(year int, monthAndDay ...int) []Date {
	var dates []Date
	for i := 0; i+1 < len(monthAndDay); i += 2 {
		dates = append(dates, Date{year, time.Month(monthAndDay[i]), monthAndDay[i+1]})
	}
	return dates
}
