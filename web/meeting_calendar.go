package web

import (
	"fmt"
	"strings"
	"time"

	"shuanglian/liaison"
)

// calendarFile is the calendar file of a meeting (RFC 5545).
func calendarFile(e liaison.MeetingEvent) string {
	status, method := "CONFIRMED", "PUBLISH"
	if e.Off {
		status, method = "CANCELLED", "CANCEL"
	}
	stamp := func(t time.Time) string { return t.UTC().Format("20060102T150405Z") }
	lines := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//shuanglian//meeting//ZH", "CALSCALE:GREGORIAN", "METHOD:" + method,
		"BEGIN:VEVENT", "UID:" + e.UID, "DTSTAMP:" + stamp(e.Made), fmt.Sprintf("SEQUENCE:%d", e.Sequence),
		"DTSTART:" + stamp(e.Starts), "DTEND:" + stamp(e.Ends), "SUMMARY:" + icsText(e.Kind), "LOCATION:" + icsText(e.Place), "STATUS:" + status,
		"END:VEVENT", "END:VCALENDAR",
	}
	for i, line := range lines {
		lines[i] = folded(line)
	}
	return strings.Join(lines, "\r\n") + "\r\n"
}

// icsText writes a text as RFC 5545 section 3.3.11 wants it.
func icsText(text string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r", "", "\n", `\n`).Replace(text)
}

// folded breaks a line that is longer than 75 octets, never inside a sign
// (section 3.1).
func folded(line string) string {
	const most = 75
	var b strings.Builder
	width := 0
	for _, r := range line {
		sign := string(r)
		if width+len(sign) > most {
			b.WriteString("\r\n ")
			width = 1
		}
		b.WriteString(sign)
		width += len(sign)
	}
	return b.String()
}
