package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/media"
	"shuanglian/storage/db"
)

// AddMediaFile orders a file to be fetched; false when its handle is there.
func (t *tx) AddMediaFile(f liaison.MediaFile) (bool, error) {
	const act = "add media file"
	if f.Handle == "" {
		return false, missing(act, "handle")
	}
	added, err := t.q.AddMediaFile(t.ctx, db.AddMediaFileParams{
		Handle: f.Handle, Kind: string(f.Kind), State: string(f.State), SaidAt: instant(f.SaidAt), NextAt: instant(f.NextAt),
		LeaseUntil: instant(f.LeaseUntil), Attempts: int64(f.Attempts), Outcome: f.Outcome, Hash: f.Hash, Form: string(f.Form),
		Bytes: f.Bytes, Seconds: int64(f.Seconds), UploadID: f.UploadID, UploadCover: f.UploadCover,
		UploadedAt: instant(f.UploadedAt), UploadUses: int64(f.UploadUses),
	})
	return added > 0, t.failed(act, err)
}

// SaveMediaFile replaces everything but kind and saying; ErrNotFound if there is
// no such row.
func (t *tx) SaveMediaFile(f liaison.MediaFile) error {
	changed, err := t.q.UpdateMediaFile(t.ctx, db.UpdateMediaFileParams{
		Handle: f.Handle, State: string(f.State), NextAt: instant(f.NextAt), LeaseUntil: instant(f.LeaseUntil),
		Attempts: int64(f.Attempts), Outcome: f.Outcome, Hash: f.Hash, Form: string(f.Form), Bytes: f.Bytes,
		Seconds: int64(f.Seconds), UploadID: f.UploadID, UploadCover: f.UploadCover, UploadedAt: instant(f.UploadedAt),
		UploadUses: int64(f.UploadUses),
	})
	return t.changedOne("save media file", changed, err)
}

// MediaFile reads one by the platform's media id.
func (t *tx) MediaFile(handle string) (liaison.MediaFile, error) {
	row, err := t.q.GetMediaFile(t.ctx, handle)
	return one(t, "read media file", row, err, readMediaFile)
}

// NextMediaFile is the one to fetch now; ErrNotFound when there is none.
func (t *tx) NextMediaFile(now time.Time) (liaison.MediaFile, error) {
	row, err := t.q.NextMediaFile(t.ctx, instant(now))
	return one(t, "find next media file", row, err, readMediaFile)
}

// FetchingBefore lists files whose attempt's lease ended before real time.
func (t *tx) FetchingBefore(real time.Time) ([]liaison.MediaFile, error) {
	rows, err := t.q.ListFetchingBefore(t.ctx, instant(real))
	return each(t, "list stuck media files", rows, err, readMediaFile)
}

// EntriesWithMedia lists what was said by way of a file.
func (t *tx) EntriesWithMedia(handle string) ([]liaison.Entry, error) {
	rows, err := t.q.ListEntriesWithMedia(t.ctx, handle)
	return each(t, "list entries with media", rows, err, readEntry)
}

// NoteSeconds tells the entries of a file how long it is.
func (t *tx) NoteSeconds(handle string, seconds int) error {
	return t.failed("note seconds", t.q.NoteSeconds(t.ctx, int64(seconds), handle))
}

// DropMediaFiles removes the rows that no living matter needs, and counts them.
func (t *tx) DropMediaFiles(closed, withdrawn time.Time) (int, error) {
	dropped, err := t.q.DropMediaFiles(t.ctx, instant(withdrawn), instant(closed))
	return int(dropped), t.failed("drop media files", err)
}

// HashKept tells whether some row names a kept file.
func (t *tx) HashKept(hash string) (bool, error) {
	count, err := t.q.CountMediaOfHash(t.ctx, hash)
	return count > 0, t.failed("look for a hash", err)
}

// LaneReady counts the deliveries of a recipient that are going out now.
func (t *tx) LaneReady(recipient string, now time.Time) (int, error) {
	count, err := t.q.CountLaneReady(t.ctx, recipient, instant(now))
	return int(count), t.failed("count deliveries of a lane", err)
}

func readMediaFile(row db.Medium) (liaison.MediaFile, error) {
	f := liaison.MediaFile{
		Handle: row.Handle, Kind: liaison.SaidKind(row.Kind), State: liaison.MediaState(row.State), Attempts: int(row.Attempts),
		Outcome: row.Outcome, Hash: row.Hash, Form: media.Form(row.Form), Bytes: row.Bytes, Seconds: int(row.Seconds),
		UploadID: row.UploadID, UploadCover: row.UploadCover, UploadUses: int(row.UploadUses),
	}
	err := moments(momentPair{row.SaidAt, &f.SaidAt}, momentPair{row.NextAt, &f.NextAt},
		momentPair{row.LeaseUntil, &f.LeaseUntil}, momentPair{row.UploadedAt, &f.UploadedAt})
	return f, err
}
