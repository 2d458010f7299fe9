-- name: AddMediaFile :execrows
INSERT INTO media (handle, kind, state, said_at, next_at, lease_until, attempts, outcome, hash, form, bytes, seconds,
    upload_id, upload_cover, uploaded_at, upload_uses)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (handle) DO NOTHING;

-- name: UpdateMediaFile :execrows
UPDATE media SET state = $1, next_at = $2, lease_until = $3, attempts = $4, outcome = $5, hash = $6, form = $7, bytes = $8, seconds = $9,
    upload_id = $10, upload_cover = $11, uploaded_at = $12, upload_uses = $13
WHERE handle = $14;

-- name: GetMediaFile :one
SELECT handle, kind, state, said_at, next_at, lease_until, attempts, outcome, hash, form, bytes, seconds,
    upload_id, upload_cover, uploaded_at, upload_uses
FROM media WHERE handle = $1;

-- name: NextMediaFile :one
SELECT handle, kind, state, said_at, next_at, lease_until, attempts, outcome, hash, form, bytes, seconds,
    upload_id, upload_cover, uploaded_at, upload_uses
FROM media WHERE state = 'wanted' AND next_at <= sqlc.arg(now) ORDER BY next_at, handle LIMIT 1;

-- name: EarliestMediaFile :one
SELECT next_at FROM media WHERE state = 'wanted' ORDER BY next_at, handle LIMIT 1;

-- name: ListFetchingBefore :many
SELECT handle, kind, state, said_at, next_at, lease_until, attempts, outcome, hash, form, bytes, seconds,
    upload_id, upload_cover, uploaded_at, upload_uses
FROM media WHERE state = 'fetching' AND lease_until < $1 ORDER BY lease_until, handle;

-- name: ListEntriesWithMedia :many
SELECT id, matter_id, kind, person_id, said_kind, text, media_id, said_at, msg_id, recalled_at, seconds FROM entries
WHERE media_id = $1 AND media_id <> '' ORDER BY id;

-- name: NoteSeconds :exec
UPDATE entries SET seconds = $1 WHERE media_id = $2 AND media_id <> '';

-- name: DropMediaFiles :execrows
-- A file goes when every matter that names it has been over for long enough.
DELETE FROM media
WHERE media.said_at < sqlc.arg(withdrawn_before) AND media.state IN ('kept', 'lost')
  AND NOT EXISTS (SELECT 1 FROM entries e JOIN matters m ON m.id = e.matter_id
      WHERE e.media_id = media.handle AND e.media_id <> ''
        AND NOT (m.state IN ('closed', 'withdrawn') AND m.closed_at <> '' AND m.closed_at < sqlc.arg(closed_before))
        AND NOT (m.state = 'withdrawn' AND m.closed_at = '' AND m.drafted_at < sqlc.arg(withdrawn_before)));

-- name: CountMediaOfHash :one
SELECT count(*) FROM media WHERE hash = $1;

-- name: CountLaneReady :one
SELECT count(*) FROM deliveries
WHERE recipient = sqlc.arg(recipient) AND (state = 'sending' OR (state = 'queued' AND ready_at <= sqlc.arg(now)));
