package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"shuanglian/web"
)

func TestAssets(t *testing.T) {
	handler := http.StripPrefix("/assets/", web.Assets())
	for _, test := range []struct {
		name, path string
		status     int
	}{
		{"the style sheet, once fetched", "/assets/weui/weui.min.css", map[bool]int{true: 200, false: 404}[web.HasAssets()]},
		{"the tracked file that keeps the folder", "/assets/.gitignore", 404},
		{"the list of the folder", "/assets/", 404},
		{"the list of a folder in it", "/assets/weui/", 404},
		{"nothing", "/assets/none.css", 404},
		{"out of the folder", "/assets/../assets.go", 404},
	} {
		t.Run(test.name, func(t *testing.T) {
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, test.path, nil))
			if answer.Code != test.status {
				t.Errorf("status %d, want %d", answer.Code, test.status)
			}
			if answer.Code == 200 && !strings.Contains(answer.Header().Get("Content-Type"), "text/css") {
				t.Errorf("type %q", answer.Header().Get("Content-Type"))
			}
		})
	}
}
