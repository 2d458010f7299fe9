package main_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	main "shuanglian"
)

const (
	openid = "oABC_def-ghi0123456789jklmno"
	phone  = "13800001234"
)

type speaker struct{ id string }

func (s speaker) String() string { return "speaker " + s.id }

type lazy struct{ id string }

func (l lazy) LogValue() slog.Value { return slog.GroupValue(slog.String("id", l.id)) }

func logged(log func(*slog.Logger)) string {
	var text, structured bytes.Buffer
	log(slog.New(main.NewMaskingHandler(slog.NewTextHandler(&text, nil))))
	log(slog.New(main.NewMaskingHandler(slog.NewJSONHandler(&structured, nil))))
	return text.String() + structured.String()
}

func TestNothingPersonalIsLogged(t *testing.T) {
	for _, test := range []struct {
		name string
		log  func(*slog.Logger)
	}{
		{"message", func(l *slog.Logger) { l.Info("sent to " + openid + ", " + phone) }},
		{"two side by side", func(l *slog.Logger) { l.Info(openid + "," + openid + " " + phone + "," + phone) }},
		{"behind a prefix", func(l *slog.Logger) { l.Info("conv_" + openid + " conv:" + openid + " openid=" + openid) }},
		{"string", func(l *slog.Logger) { l.Info("x", "to", openid, "phone", phone) }},
		{"key", func(l *slog.Logger) { l.Info("x", openid, 1) }},
		{"number", func(l *slog.Logger) { l.Info("x", "phone", 13800001234, "unsigned", uint64(13800001234)) }},
		{"error", func(l *slog.Logger) { l.Error("x", "error", fmt.Errorf("send to %s: %w", openid, errors.New(phone))) }},
		{"stringer", func(l *slog.Logger) { l.Info("x", "who", speaker{openid}) }},
		{"log valuer", func(l *slog.Logger) { l.Info("x", "who", lazy{openid}) }},
		{"struct", func(l *slog.Logger) { l.Info("x", "who", struct{ ID, Phone string }{openid, phone}) }},
		{"list", func(l *slog.Logger) { l.Info("x", "who", []string{openid, phone}) }},
		{"group", func(l *slog.Logger) {
			l.Info("x", slog.Group("a", slog.Group("b", slog.String("id", openid), slog.String("phone", phone))))
		}},
		{"with", func(l *slog.Logger) { l.With("id", openid).WithGroup("g").With("phone", phone).Info("x") }},
		{"spaced and with the country's code", func(l *slog.Logger) { l.Info("138 0000 1234 138-0000-1234 +8613800001234 5 13800001234") }},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := logged(test.log)
			for _, secret := range []string{openid, openid[:20], phone, "0000 1234", "0000-1234", "0000123"} {
				if strings.Contains(got, secret) {
					t.Errorf("%q shows in %s", secret, got)
				}
			}
		})
	}
}

func TestWhatIsNotPersonalStays(t *testing.T) {
	got := logged(func(l *slog.Logger) {
		l.With("turn", 7).Warn("slow callback 23456789012345678", "message", 64012345678901234, "at", time.Unix(1762760000, 0).UTC(),
			"took", 3*time.Second, "unix", 1762760000, "unix_ms", 1762760000123, "matter", "482913", "ok", true, "share", 0.5,
			"file", "github.com/silenceper/wechat/v2/officialaccount/message.go", "office", "0577-86290000")
	})
	for _, want := range []string{
		"slow callback 23456789012345678", "64012345678901234", "took=3s", `"took":3000000000`, "1762760000123", "482913",
		`"turn":7`, `"ok":true`, `"share":0.5`, "officialaccount/message.go", "0577-86290000", "2025-11-10T07:33:20",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in %s", want, got)
		}
	}
}

func TestLevelsAreThoseOfTheHandlerBehind(t *testing.T) {
	got := logged(func(l *slog.Logger) { l.Debug("quiet") })
	if got != "" {
		t.Errorf("got %s", got)
	}
}
