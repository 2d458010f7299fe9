-- What somebody who leaves is in the middle of, and what he hands to another.

-- name: ListDraftsBy :many
SELECT id FROM matters WHERE author_id = $1 AND state = 'draft' ORDER BY id;

-- name: GiveMatters :exec
UPDATE matters SET author_id = sqlc.arg(to_id), version = version + 1 WHERE author_id = sqlc.arg(from_id);

-- name: GiveEntries :exec
UPDATE entries SET person_id = sqlc.arg(to_id) WHERE person_id = sqlc.arg(from_id) AND matter_id IN (SELECT m.id FROM matters m WHERE m.author_id = sqlc.arg(to_id));

-- name: GiveQuestions :exec
UPDATE questions SET person_id = sqlc.arg(to_id) WHERE person_id = sqlc.arg(from_id);

-- name: GetDeliveryIDByKey :one
SELECT id FROM deliveries WHERE key = $1;
