package web

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
)

//go:embed templates
var templates embed.FS

// PrivacyFacts are what the public page about personal data says of this place.
type PrivacyFacts struct {
	Organization string
	Phone        string
	Townships    []PrivacyPhone // offices with a phone of their own
	Version      int            // of the text that people agree to
	ScrapsKept   string         // 24小时: words before binding
	ChatKept     string         // 90天
	MattersKept  string
	AuditKept    string
	KeysKept     string // of messages, against repeats
}

// PrivacyPhone is the phone of a township's own office.
type PrivacyPhone struct{ Name, Phone string }

// Privacy is the page /privacy: the full text of what people agree to, public
// and without a login (个人信息保护法 §17).
func Privacy(facts PrivacyFacts) http.Handler {
	var page bytes.Buffer
	err := template.Must(template.ParseFS(templates, "templates/privacy.html")).Execute(&page, facts)
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if err != nil {
			http.Error(w, "页面暂时打不开", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self' 'unsafe-inline'")
		w.Header().Set("Cache-Control", "max-age=300")
		_, _ = w.Write(page.Bytes())
	})
}
