-- name: SaveCode :exec
INSERT INTO codes (id, person_id, fingerprint, issued_at, expires_at, tries, used_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, fingerprint = excluded.fingerprint,
    issued_at = excluded.issued_at, expires_at = excluded.expires_at, tries = excluded.tries, used_at = excluded.used_at;

-- name: GetCode :one
SELECT id, person_id, fingerprint, issued_at, expires_at, tries, used_at FROM codes WHERE id = $1;

-- name: GetCodeByFingerprint :one
SELECT id, person_id, fingerprint, issued_at, expires_at, tries, used_at FROM codes
WHERE fingerprint = $1 ORDER BY issued_at DESC, id DESC LIMIT 1;

-- name: ListCodesOf :many
SELECT id, person_id, fingerprint, issued_at, expires_at, tries, used_at FROM codes
WHERE person_id = $1 ORDER BY issued_at DESC, id DESC;
