package main

import (
	"context"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
)

// MaskingHandler hides openids and phone numbers in everything that is logged: messages, attributes, groups, errors. It is
// the last line of defence, not a licence to log them: rooms leave them out in the first place.
type MaskingHandler struct {
	next slog.Handler
	mask *masker
}

// NewMaskingHandler masks what goes to next.
func NewMaskingHandler(next slog.Handler) *MaskingHandler {
	return &MaskingHandler{next: next, mask: newMasker()}
}

// Enabled asks the handler behind.
func (h *MaskingHandler) Enabled(ctx context.Context, level slog.Level) bool {
	return h.next.Enabled(ctx, level)
}

// Handle passes a masked copy of the record on.
func (h *MaskingHandler) Handle(ctx context.Context, record slog.Record) error {
	masked := slog.NewRecord(record.Time, record.Level, h.mask.text(record.Message), record.PC)
	record.Attrs(func(attr slog.Attr) bool {
		masked.AddAttrs(h.mask.attr(attr))
		return true
	})
	return h.next.Handle(ctx, masked)
}

// WithAttrs masks attributes that are set once for many records.
func (h *MaskingHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &MaskingHandler{next: h.next.WithAttrs(h.mask.attrs(attrs)), mask: h.mask}
}

// WithGroup passes the group on.
func (h *MaskingHandler) WithGroup(name string) slog.Handler {
	return &MaskingHandler{next: h.next.WithGroup(h.mask.text(name)), mask: h.mask}
}

type masker struct{ word, number *regexp.Regexp }

func newMasker() *masker {
	return &masker{
		// An openid is o and 27 more characters; longer runs may hold one behind a prefix.
		word: regexp.MustCompile(`[A-Za-z0-9_-]{28,}`),
		// A number written in three parts, else whole runs of digits, so that message ids and timestamps stay readable.
		number: regexp.MustCompile(`\b1[0-9]{2}[ -][0-9]{4}[ -][0-9]{4}\b|[0-9]+`),
	}
}

func (m *masker) text(text string) string {
	return m.number.ReplaceAllStringFunc(m.word.ReplaceAllStringFunc(text, maskOpenIDs), maskPhone)
}

func (m *masker) attrs(attrs []slog.Attr) []slog.Attr {
	masked := make([]slog.Attr, len(attrs))
	for i, attr := range attrs {
		masked[i] = m.attr(attr)
	}
	return masked
}

func (m *masker) attr(attr slog.Attr) slog.Attr {
	return slog.Attr{Key: m.text(attr.Key), Value: m.value(attr.Value.Resolve())}
}

func (m *masker) value(value slog.Value) slog.Value {
	switch value.Kind() {
	case slog.KindGroup:
		return slog.GroupValue(m.attrs(value.Group())...)
	case slog.KindBool, slog.KindDuration, slog.KindTime, slog.KindFloat64:
		return value
	case slog.KindInt64, slog.KindUint64:
		if text := value.String(); m.text(text) != text {
			return slog.StringValue(m.text(text))
		}
		return value
	case slog.KindString:
		return slog.StringValue(m.text(value.String()))
	case slog.KindAny, slog.KindLogValuer:
	}
	// Errors, lists and structs are written out as text: a handler behind would otherwise find fields that were not looked at.
	return slog.StringValue(m.text(fmt.Sprintf("%+v", value.Any())))
}

// maskOpenIDs keeps the last four characters of each openid, enough to tell two people apart in one log.
func maskOpenIDs(run string) string {
	const length = 28
	for i := 0; i+length <= len(run); i++ {
		if run[i] == 'o' && (i == 0 || strings.IndexByte("_-", run[i-1]) >= 0) {
			return run[:i] + "o***" + run[i+length-4:i+length] + run[i+length:]
		}
	}
	return run
}

// maskPhone hides a mobile number, with or without 86 in front and in one run or three.
func maskPhone(run string) string {
	digits := strings.NewReplacer(" ", "", "-", "").Replace(run)
	digits = strings.TrimPrefix(digits, "86")
	if len(digits) == 11 && digits[0] == '1' && digits[1] >= '3' {
		return "1**********"
	}
	return run
}
