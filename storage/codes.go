package storage

import (
	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// SaveCode inserts or replaces a one-time code by its id.
func (t *tx) SaveCode(code liaison.Code) error {
	const act = "save code"
	if code.ID == "" {
		return missing(act, "id")
	}
	return t.failed(act, t.q.SaveCode(t.ctx, db.SaveCodeParams{
		ID: code.ID, PersonID: code.PersonID, Fingerprint: code.Fingerprint, IssuedAt: instant(code.IssuedAt),
		ExpiresAt: instant(code.ExpiresAt), Tries: int64(code.Tries), UsedAt: instant(code.UsedAt),
	}))
}

// Code reads one code.
func (t *tx) Code(id string) (liaison.Code, error) {
	row, err := t.q.GetCode(t.ctx, id)
	return one(t, "read code", row, err, readCode)
}

// CodeByFingerprint reads the newest code of a fingerprint.
func (t *tx) CodeByFingerprint(fingerprint string) (liaison.Code, error) {
	row, err := t.q.GetCodeByFingerprint(t.ctx, fingerprint)
	return one(t, "find code", row, err, readCode)
}

// CodesOf lists a person's codes, newest first.
func (t *tx) CodesOf(personID string) ([]liaison.Code, error) {
	rows, err := t.q.ListCodesOf(t.ctx, personID)
	return each(t, "list codes", rows, err, readCode)
}

func readCode(row db.Code) (liaison.Code, error) {
	code := liaison.Code{ID: row.ID, PersonID: row.PersonID, Fingerprint: row.Fingerprint, Tries: int(row.Tries)}
	err := moments(
		momentPair{row.IssuedAt, &code.IssuedAt},
		momentPair{row.ExpiresAt, &code.ExpiresAt},
		momentPair{row.UsedAt, &code.UsedAt},
	)
	return code, err
}
