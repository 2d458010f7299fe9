package liaison

import "shuanglian/liaison/media"

// Upload is a kept file on its way to a person. ID and Cover name an earlier
// upload that is still good; without one the file is uploaded first.
type Upload struct {
	Kind  SaidKind
	Form  media.Form
	Hash  string
	ID    string
	Cover string // of a film
}

// MayPull tells whether somebody may have the pictures and voices of a matter
// themselves. Of a matter without its author's name they stay where it was
// routed: a voice is a name.
func MayPull(v Viewer, m Matter) bool {
	switch {
	case !CanSee(v, m) || m.State == StateDraft:
		return false
	case v.ID == m.AuthorID:
		return true
	case m.inOtherWords(v.ID):
		return false
	case m.Level == Anonymous:
		return v.IsOffice()
	}
	return true
}

// pullable tells whether a piece is there to be pulled by the viewer: what the
// author said for everybody else, what was said to him for the author.
func pullable(v Viewer, m Matter, e Entry) bool {
	if !e.Said.hasFile() || !e.RecalledAt.IsZero() || e.PersonID == v.ID {
		return false
	}
	if v.ID == m.AuthorID {
		return e.Kind == EntryAnswer || e.Kind == EntryAsk
	}
	return e.Kind == EntryRaised || e.Kind == EntryAdded
}

// hasFile tells whether a file lies behind what was said.
func (s Said) hasFile() bool {
	return s.MediaID != "" && (s.Kind == SaidImage || s.Kind == SaidVoice || s.Kind == SaidVideo)
}
