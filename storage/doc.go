// Package storage keeps the facts: it satisfies liaison.Office on SQLite and on
// PostgreSQL with one SQL text for both, and keeps in Redis what may be lost
// (the conversation in use, the shared access token). It is the only room that
// speaks SQL and Redis. No rule of the field and no word for a person belongs
// here; nothing here calls the platform.
package storage
