package handlers

import (
	"context"
	"fmt"

	"shuanglian/bot"
	"shuanglian/liaison"
)

// Account answers the pushes of one official account. It satisfies bot.Answerer.
type Account struct {
	office  liaison.Office
	written func(key string)
}

// New makes an account on the office's facts. written is told which replies
// have reached their connection; it must not block.
func New(office liaison.Office, written func(key string)) *Account {
	return &Account{office: office, written: written}
}

// Answer takes one push in one turn of its sender.
func (a *Account) Answer(ctx context.Context, in bot.Incoming) (bot.Answer, error) {
	heard := hear(in)
	reply, err := a.office.Turn(ctx, heard.arrival, func(desk *liaison.Desk, conversation liaison.Conversation) (
		liaison.Reply, liaison.Conversation, error,
	) {
		t := &turn{desk: desk, conversation: conversation, heard: heard}
		text, err := t.run()
		return liaison.Reply{Text: text, At: desk.Now()}, t.conversation, err
	})
	if err != nil {
		return bot.Answer{}, fmt.Errorf("handlers: turn: %w", err)
	}
	return bot.Answer{Text: reply.Text, At: reply.At}, nil
}

// Written notes that a reply has reached its connection.
func (a *Account) Written(key string) { a.written(key) }
