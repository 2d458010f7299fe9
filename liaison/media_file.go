package liaison

import (
	"time"

	"shuanglian/liaison/media"
)

// MediaState is how far a file that somebody sent has come.
type MediaState string

// wanted: to be fetched at NextAt. fetching: an attempt is under way. kept: the
// file lies under its hash. lost: it could not be fetched or is not taken.
const (
	MediaWanted   MediaState = "wanted"
	MediaFetching MediaState = "fetching"
	MediaKept     MediaState = "kept"
	MediaLost     MediaState = "lost"
)

// MediaFile is the file behind a picture, a voice or a film. The platform keeps
// what a person sent for about three days under its Handle, so it is fetched at
// once. An entry names it by Said.MediaID; several may.
type MediaFile struct {
	Handle     string
	Kind       SaidKind
	State      MediaState
	SaidAt     time.Time
	NextAt     time.Time // next attempt to fetch it
	LeaseUntil time.Time // fetching: real time after which the attempt is given up
	Attempts   int
	Outcome    string // last result in a few words

	Hash    string // SHA-256 of what is kept, in hexadecimal
	Form    media.Form
	Bytes   int64
	Seconds int

	UploadID    string // the platform's id of our own upload …
	UploadCover string // … and of a film's cover
	UploadedAt  time.Time
	UploadUses  int
}

// MediaReport is what became of one attempt to fetch a file.
type MediaReport struct {
	Handle  string
	Hash    string // kept under it; empty: not fetched
	File    media.File
	Final   bool   // no other attempt can mend it
	Outcome string // in a few words, without a word of anybody
}

// MediaFiles says which files are to be fetched and where they are kept.
type MediaFiles interface {
	AddMediaFile(MediaFile) (bool, error) // false when its Handle is already there
	SaveMediaFile(MediaFile) error        // everything but Kind and SaidAt, by Handle
	MediaFile(handle string) (MediaFile, error)
	NextMediaFile(now time.Time) (MediaFile, error) // wanted, NextAt <= now, the earliest
	// FetchingBefore lists files whose attempt's lease ended before real.
	FetchingBefore(real time.Time) ([]MediaFile, error)
	EntriesWithMedia(handle string) ([]Entry, error)
	NoteSeconds(handle string, seconds int) error // in the entries that name it
	// DropMediaFiles removes the rows of files said before withdrawn of which no
	// matter is left but those closed before closed and those drafted before
	// withdrawn and withdrawn; it counts them.
	DropMediaFiles(closed, withdrawn time.Time) (int, error)
	HashKept(hash string) (bool, error) // some row names it
	// LaneReady counts the deliveries of a recipient that are going out now.
	LaneReady(recipient string, now time.Time) (int, error)
}
