package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// pull has the pictures, voices and films of a matter sent, behind the entry
// named. A matter without any is shown.
func (t *turn) pull(matter liaison.Matter, after string) (string, error) {
	t.conversation.Pull = nil
	pulled, err := t.desk.Pull(t.viewer, matter, after)
	switch {
	case errors.Is(err, liaison.ErrForbidden) && matter.Level != liaison.Anonymous: // a handling unit reads one sentence
		shown, err := t.look(matter)
		return wording.Lines(shown, wording.OriginalsStay()), err
	case errors.Is(err, liaison.ErrForbidden):
		return wording.StaysAtOffice(matter.Number), nil
	case err != nil:
		return "", err
	case !pulled.Any():
		return t.look(matter)
	}
	t.show(matter)
	if len(pulled.Left) > 0 {
		if pulled.Last == "" {
			pulled.Last = after
		}
		t.conversation.Pull = &liaison.PullPlace{MatterID: matter.ID, EntryID: pulled.Last, At: t.desk.Now()}
	}
	return wording.Pulling(pulled.Facts(matter.Number)), nil
}

// nextBatch goes on with the pull just begun; without one the next of what is held
// follow, or what is in hand is listed.
func (t *turn) nextBatch() (string, error) {
	place := t.conversation.Pull
	if place == nil || t.desk.Now().Sub(place.At) > t.dialogueLasts() {
		if t.held.Following == 0 {
			return t.inHand(true)
		}
		t.listed = true
		return wording.Following(t.held.Following, t.held.Left), nil
	}
	matter, err := t.desk.Tx().Matter(place.MatterID)
	if err != nil {
		return "", err
	}
	if !liaison.MayPull(t.viewer, matter) {
		t.conversation.Pull = nil
		return t.lost(matter)
	}
	return t.pull(matter, place.EntryID)
}
