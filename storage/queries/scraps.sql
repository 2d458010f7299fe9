-- name: AddScrap :exec
INSERT INTO scraps (id, openid, said_kind, text, media_id, said_at, msg_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: ListScraps :many
SELECT id, openid, said_kind, text, media_id, said_at, msg_id, at FROM scraps
WHERE openid = $1 ORDER BY said_at, length(msg_id), msg_id, id;

-- name: DropScraps :exec
DELETE FROM scraps WHERE openid = $1;

-- name: DropScrapsBefore :execrows
DELETE FROM scraps WHERE at < $1;

-- name: DropScrap :exec
DELETE FROM scraps WHERE id = $1;
