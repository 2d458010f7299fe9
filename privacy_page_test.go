package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"shuanglian/liaison"
)

// TestThePublicPageSaysWhatPeopleAgreeTo: the page needs no login, and its numbers
// are those that people agree to and that the program keeps to.
func TestThePublicPageSaysWhatPeopleAgreeTo(t *testing.T) {
	w := newWorld(t, backings(t)[1], func(c *Config) {
		c.Policy.ChatKept.N, c.Policy.ScrapsKept, c.Organization.Consent = 45, 12*hour, 7
		c.Organization.Townships = map[string]TownshipConfig{"西山镇": {Phone: "0577-86292222"}, "南塘乡": {}}
	})
	answer := httptest.NewRecorder()
	w.app.Routes(nil).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/privacy", nil))
	page := answer.Body.String()
	for _, words := range []string{"东岸镇", "0577-86290000", "西山镇", "0577-86292222", "第7版", "最多12小时", "45天", "5年", "3年", "30天"} {
		if answer.Code != http.StatusOK || !strings.Contains(page, words) {
			t.Errorf("%d: no %q on the page", answer.Code, words)
		}
	}
	if strings.Contains(page, "南塘乡") {
		t.Error("a township without a phone of its own is listed")
	}
	w.do(func(d *liaison.Desk) error {
		if asked := d.ConsentAsked(); !strings.Contains(asked, "45天") || !strings.HasPrefix(d.ConsentText(), "7:") {
			t.Errorf("people agree to %q, kept as %q", asked, d.ConsentText())
		}
		return nil
	})
}
