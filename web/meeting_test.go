package web_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/web"
)

func TestAMeetingForThePhonesCalendar(t *testing.T) {
	starts := time.Date(2026, 11, 20, 6, 30, 0, 0, time.UTC)
	event := liaison.MeetingEvent{UID: "k@shuanglian", Kind: "培训", Place: "镇政府三楼，左边；第二间,带笔", Starts: starts, Ends: starts.Add(2 * time.Hour), Made: starts.AddDate(0, 0, -7), Sequence: 3}
	off := event
	off.Off = true
	for name, test := range map[string]struct {
		path  string
		event liaison.MeetingEvent
		err   error
		code  int
		says  []string
	}{
		"planned": {"/m/meeting/k.ics", event, nil, http.StatusOK, []string{"BEGIN:VCALENDAR\r\n", "UID:k@shuanglian\r\n", "SEQUENCE:3\r\n", "DTSTART:20261120T063000Z\r\n",
			"DTEND:20261120T083000Z\r\n", "SUMMARY:培训\r\n", `LOCATION:镇政府三楼，左边；第二间\,带笔` + "\r\n", "STATUS:CONFIRMED\r\n", "END:VCALENDAR\r\n"}},
		"cancelled": {"/m/meeting/k.ics", off, nil, http.StatusOK, []string{"METHOD:CANCEL\r\n", "STATUS:CANCELLED\r\n"}},
		"unknown":   {"/m/meeting/k.ics", liaison.MeetingEvent{}, liaison.ErrNotFound, http.StatusNotFound, nil},
		"no file":   {"/m/meeting/k", event, nil, http.StatusNotFound, nil},
		"a fault":   {"/m/meeting/k.ics", event, errors.New("secret of the database"), http.StatusServiceUnavailable, []string{"请过一会儿再试"}},
	} {
		t.Run(name, func(t *testing.T) {
			mux := http.NewServeMux()
			mux.Handle("GET /m/meeting/{file}", web.MeetingCalendar(func(context.Context, string) (liaison.MeetingEvent, error) { return test.event, test.err }))
			answer := httptest.NewRecorder()
			mux.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, test.path, nil))
			if answer.Code != test.code || strings.Contains(answer.Body.String(), "secret") {
				t.Errorf("%d %q", answer.Code, answer.Body)
			}
			for _, words := range test.says {
				if !strings.Contains(strings.ReplaceAll(answer.Body.String(), "\r\n ", ""), words) {
					t.Errorf("no %q in %q", words, answer.Body)
				}
			}
			for line := range strings.SplitSeq(answer.Body.String(), "\r\n") {
				if test.code == http.StatusOK && len(line) > 75 {
					t.Errorf("%d octets: %q", len(line), line)
				}
			}
		})
	}
}
