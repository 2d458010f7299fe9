package liaison

import "time"

// SaidKind is the form in which something was said.
type SaidKind string

// The forms a person's message can take.
const (
	SaidText  SaidKind = "text"
	SaidImage SaidKind = "image"
	SaidVoice SaidKind = "voice"
	SaidVideo SaidKind = "video"
	SaidPlace SaidKind = "place"
	SaidLink  SaidKind = "link"
)

// Said is one thing a person said: words, or the handle of a picture or voice.
type Said struct {
	Kind    SaidKind
	Text    string // words, the label of a place, the title of a link
	MediaID string // platform handle, valid for about three days
	Seconds int    // of a voice or film, once it has been fetched
	At      time.Time
	MsgID   string
}

// Arrival is one push of the platform as the turn protocol sees it.
type Arrival struct {
	Key    string // inbox key: the same push has the same key
	OpenID OpenID
	Kind   string // text, image, …, or event:<name>
	At     time.Time
}

// Reply is what the account answers in the same connection; empty Text means
// no message. At is the CreateTime of the stored answer: together with the
// text it fixes the inner bytes, so a repeated push gets the same answer.
type Reply struct {
	Text string
	At   time.Time
}

// Conversation is what one openid and the account are in the middle of. It
// holds pointers only: drafts are matters, questions are rows.
type Conversation struct {
	Dialogue  string     `json:"dialogue,omitempty"` // id of the open dialogue question
	Draft     string     `json:"draft,omitempty"`    // id of the matter being drafted
	Shown     []Shown    `json:"shown,omitempty"`    // matters shown in replies, newest first
	Listed    time.Time  `json:"listed,omitzero"`    // when several of what he has in hand were listed to him
	Pull      *PullPlace `json:"pull,omitempty"`     // the pull that "下一批" goes on with
	Slowed    time.Time  `json:"slowed,omitzero"`    // when he was told that he writes too fast
	ExpiresAt time.Time  `json:"expires_at,omitzero"`
}

// PullPlace is how far somebody has pulled the pictures and voices of a matter.
type PullPlace struct {
	MatterID string    `json:"matter_id"`
	EntryID  string    `json:"entry_id,omitempty"`
	At       time.Time `json:"at"`
}

// Shown is a matter that a reply put before the person's eyes.
type Shown struct {
	MatterID string    `json:"matter_id"`
	At       time.Time `json:"at"`
}
