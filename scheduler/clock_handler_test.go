package scheduler_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"shuanglian/scheduler"
)

func TestClockHandler(t *testing.T) {
	for _, c := range []struct {
		name, method, body string
		status             int
		now, says          string
	}{
		{"asked", "GET", "", 200, "2026-11-09T08:00:00+08:00", ""},
		{"put", "POST", `{"now":"2026-11-10T00:30:00Z"}`, 200, "2026-11-10T08:30:00+08:00", ""},
		{"put to where it is", "POST", `{"now":"2026-11-09T08:00:00+08:00"}`, 200, "2026-11-09T08:00:00+08:00", ""},
		{"advanced", "POST", `{"advance":"72h"}`, 200, "2026-11-12T08:00:00+08:00", ""},
		{"put back", "POST", `{"now":"2026-11-09T07:59:59+08:00"}`, 409, "", "不能往回拨"},
		{"advanced backwards", "POST", `{"advance":"-1s"}`, 409, "", "不能往回拨"},
		{"both", "POST", `{"advance":"1s","now":"2026-11-10T08:30:00+08:00"}`, 400, "", "其中一个"},
		{"neither", "POST", `{}`, 400, "", "其中一个"},
		{"not JSON", "POST", `72h`, 400, "", "JSON"},
		{"an unknown key", "POST", `{"forward":"72h"}`, 400, "", "JSON"},
		{"no time zone", "POST", `{"now":"2026-11-10 08:30"}`, 400, "", "时区"},
		{"no length", "POST", `{"advance":"三天"}`, 400, "", "时长"},
		{"much too large", "POST", `{"advance":"` + strings.Repeat("1", 1<<13) + `h"}`, 400, "", "JSON"},
		{"another method", "DELETE", "", 405, "", "GET"},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
			handler := scheduler.ClockHandler(newScheduler(t, scheduler.Settings{Work: newBook(clock), Clock: clock}))
			status, body := ask(t, handler, c.method, c.body)
			if status != c.status || body.Now != c.now || !strings.Contains(body.Error, c.says) {
				t.Errorf("answered %d %+v", status, body)
			}
		})
	}
}

func TestClockHandlerSaysWhatIsLeft(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	s := newScheduler(t, scheduler.Settings{
		Work: newBook(clock), Clock: clock, Limits: scheduler.Limits{Move: 20 * time.Millisecond},
		Jobs: []scheduler.Job{{Name: "endless", Spec: "0 9 * * *", UsefulFor: time.Hour, Run: func(ctx context.Context, _ time.Time) error {
			<-ctx.Done()
			return ctx.Err()
		}}},
	})
	status, body := ask(t, scheduler.ClockHandler(s), "POST", `{"advance":"24h"}`)
	if status != http.StatusGatewayTimeout || body.Now != "2026-11-09T09:00:00+08:00" || len(body.Left) != 1 || !strings.Contains(body.Error, "endless") {
		t.Errorf("answered %d %+v", status, body)
	}
}

type answered struct {
	Now   string   `json:"now"`
	Error string   `json:"error"`
	Left  []string `json:"left"`
}

func ask(t *testing.T, handler http.Handler, method, body string) (int, answered) {
	t.Helper()
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest(method, "/simulator/clock", strings.NewReader(body)))
	var got answered
	if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	return recorder.Code, got
}
