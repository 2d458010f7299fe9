package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"shuanglian/web"
)

func privacy(t *testing.T, facts web.PrivacyFacts) string {
	t.Helper()
	answer := httptest.NewRecorder()
	web.Privacy(facts).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/privacy", nil))
	if answer.Code != http.StatusOK || !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/html") {
		t.Fatalf("%d %s", answer.Code, answer.Header())
	}
	return answer.Body.String()
}

func TestThePrivacyPageSaysAllThatTheLawAsks(t *testing.T) {
	page := privacy(t, web.PrivacyFacts{Organization: "东岸镇", Phone: "0577-86290000", Version: 3, ScrapsKept: "24小时", ChatKept: "90天",
		MattersKept: "5年", AuditKept: "3年", KeysKept: "30天", Townships: []web.PrivacyPhone{{Name: "西山镇", Phone: "0577-86292222"}}})
	for what, words := range map[string]string{
		"who":              "东岸镇党代表联络办公室",
		"what for":         "把您的话带给您选的人，把答复带给您",
		"on what ground":   "依据是您的同意",
		"what data":        "姓名、手机、所在组织或网格、身份",
		"sensitive data":   "敏感信息",
		"what is not used": "不要身份证号",
		"not abroad":       "不交给境外服务",
		"before binding":   "最多24小时",
		"chat kept":        "事情办结后90天",
		"matters kept":     "<td>5年</td>",
		"audit kept":       "<td>3年</td>",
		"keys kept":        "<td>30天</td>",
		"to see":           "我的信息",
		"to correct":       "更正",
		"to have a copy":   "导出",
		"to withdraw":      "撤回同意：回“解绑”",
		"to be forgotten":  "注销",
		"children":         "未满14周岁",
		"unfollowing":      "取消关注",
		"not on a roster":  "未核实",
		"who is accused":   "被反映的人和他的单位，一律看不到",
		"the version":      "第3版",
		"a new version":    "再问您同意不同意",
		"the phone":        `<a href="tel:0577-86290000">`,
		"another's phone":  `西山镇：<a href="tel:0577-86292222">`,
	} {
		if !strings.Contains(page, words) {
			t.Errorf("%s: no %q", what, words)
		}
	}
	for _, link := range []string{"http://", "https://", "<script", "src="} {
		if strings.Contains(page, link) {
			t.Errorf("the page has %q in it: it must ask nobody else for anything", link)
		}
	}
}

func TestThePrivacyPageWithoutAPhone(t *testing.T) {
	page := privacy(t, web.PrivacyFacts{Organization: "<东岸镇>"})
	if strings.Contains(page, "打电话：<a") || strings.Contains(page, "<东岸镇>") {
		t.Error("an empty phone is shown, or a name is not escaped")
	}
}
