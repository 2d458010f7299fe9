// Package handlers is what the account does with what is said: one file per
// conversation, and one table of what wins when a text comes in (precedence.go).
// Facts and rules stay in liaison, sentences in liaison/wording; nothing here
// speaks SQL, Redis or HTTP.
package handlers
