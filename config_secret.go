package main

import "log/slog"

// Secret is a setting that never shows: not in a log, a page, or an error. Reveal gives it to the one who uses it.
type Secret string

const hidden = "******"

// Reveal is the secret itself.
func (s Secret) Reveal() string { return string(s) }

// String hides the secret, and still tells whether there is one.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return hidden
}

// GoString hides the secret from %#v.
func (s Secret) GoString() string { return `"` + s.String() + `"` }

// MarshalText hides the secret from JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue hides the secret from slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }
