package handlers

import (
	"errors"
	"strconv"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// sceneIn is the number of our QR code that was scanned, 0 for none.
func sceneIn(m wechat.Message) int {
	scene, ok := m.Scene()
	number, err := strconv.Atoi(scene)
	if !ok || err != nil {
		return 0
	}
	return number
}

// arrived answers who follows or scans: by the card he holds, else by a welcome.
// A follower who scans a code that is none of ours is not spoken to.
func (t *turn) arrived() (string, error) {
	welcome := ""
	if t.event == wechat.EventSubscribe {
		var err error
		if welcome, err = t.followed(); err != nil {
			return "", err
		}
	}
	if t.scene == 0 {
		return welcome, nil
	}
	kind, err := t.desk.SceneKind(t.scene)
	if errors.Is(err, liaison.ErrNotFound) {
		return welcome, nil
	}
	if err != nil {
		return "", err
	}
	if kind == liaison.SceneDelegate {
		return t.scannedCard(welcome)
	}
	outcome, err := t.desk.BindByScene(t.arrival.OpenID, t.scene)
	if err != nil {
		return "", err
	}
	if outcome == liaison.BindMissed {
		return wording.CardVoid(t.office()), nil
	}
	return t.bindOutcome(outcome)
}

// scannedCard is the scan of a delegate's card; of one who sits no more nothing is
// said.
func (t *turn) scannedCard(welcome string) (string, error) {
	delegate, err := t.desk.DelegateByScene(t.scene)
	if errors.Is(err, liaison.ErrNotFound) {
		return welcome, nil
	}
	if err != nil {
		return "", err
	}
	return t.scannedDelegate(delegate)
}
