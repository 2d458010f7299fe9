package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// SaveScene inserts the scene of a QR code, or notes what its picture says.
func (t *tx) SaveScene(scene liaison.Scene) error {
	const act = "save scene"
	if scene.Number == 0 {
		return missing(act, "number")
	}
	return t.failed(act, t.q.SaveScene(t.ctx, db.SaveSceneParams{
		Scene: int64(scene.Number), Kind: string(scene.Kind), PersonID: scene.PersonID, CodeID: scene.CodeID,
		Url: scene.URL, MadeAt: instant(scene.MadeAt),
	}))
}

// Scene reads the scene of that number.
func (t *tx) Scene(number int) (liaison.Scene, error) {
	row, err := t.q.GetScene(t.ctx, int64(number))
	return one(t, "read scene", row, err, readScene)
}

// SceneOf reads a person's newest scene of a kind.
func (t *tx) SceneOf(personID string, kind liaison.SceneKind) (liaison.Scene, error) {
	row, err := t.q.GetSceneOf(t.ctx, personID, string(kind))
	return one(t, "read scene of person", row, err, readScene)
}

// DropScenesBefore removes the personal cards made before the time.
func (t *tx) DropScenesBefore(at time.Time) (int, error) {
	count, err := t.q.DropOldScenes(t.ctx, instant(at))
	return int(count), t.failed("drop old scenes", err)
}

func readScene(row db.Scene) (liaison.Scene, error) {
	madeAt, err := moment(row.MadeAt)
	return liaison.Scene{
		Number: int(row.Scene), Kind: liaison.SceneKind(row.Kind), PersonID: row.PersonID, CodeID: row.CodeID,
		URL: row.Url, MadeAt: madeAt,
	}, err
}
