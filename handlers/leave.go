package handlers

import (
	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// gone is somebody who unfollows, or takes back his leave at the platform: what
// came from there is forgotten. Nothing can be said to him.
func (t *turn) gone() error {
	act := string(t.event)
	if t.event == wechat.EventUnsubscribe {
		act = "unfollow"
	}
	t.conversation = liaison.Conversation{}
	_, err := t.desk.Forget(t.arrival.OpenID, act)
	return err
}

func (t *turn) unbindAnswered(option liaison.Option) (string, error) {
	if option.Digit == "0" {
		return wording.StillBound(t.viewer.Name), nil
	}
	left, err := t.desk.Unbind(t.arrival.OpenID)
	t.conversation = liaison.Conversation{}
	return wording.Lines(wording.Unbound(t.office()), left.Sentence()), err
}
