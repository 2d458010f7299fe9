-- name: AddEntry :exec
INSERT INTO entries (id, matter_id, kind, person_id, said_kind, text, media_id, said_at, msg_id, recalled_at, seconds)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- name: UpdateEntry :execrows
UPDATE entries SET matter_id = $1, kind = $2, person_id = $3, said_kind = $4, text = $5, media_id = $6, said_at = $7,
    msg_id = $8, recalled_at = $9, seconds = $10
WHERE id = $11;

-- name: GetEntry :one
SELECT id, matter_id, kind, person_id, said_kind, text, media_id, said_at, msg_id, recalled_at, seconds FROM entries WHERE id = $1;

-- name: ListEntries :many
-- The platform's message ids are numbers: a shorter one is the smaller one.
SELECT id, matter_id, kind, person_id, said_kind, text, media_id, said_at, msg_id, recalled_at, seconds FROM entries
WHERE matter_id = $1 ORDER BY said_at, length(msg_id), msg_id, id;

-- name: ListEntriesFirstDueBefore :many
SELECT id, matter_id, kind, person_id, said_kind, text, media_id, said_at, msg_id, recalled_at, seconds FROM entries
WHERE matter_id IN (SELECT m.id FROM matters m WHERE m.first_answer_at = '' AND m.state IN ('submitted', 'in_progress', 'replied')
    AND m.first_due_at <> '' AND m.first_due_at < sqlc.arg(at))
ORDER BY matter_id, said_at, length(msg_id), msg_id, id;

-- name: ListEntriesUnfinished :many
SELECT id, matter_id, kind, person_id, said_kind, text, media_id, said_at, msg_id, recalled_at, seconds FROM entries
WHERE matter_id IN (SELECT m.id FROM matters m WHERE m.state = 'in_progress' AND m.first_answer_at <> '')
ORDER BY matter_id, said_at, length(msg_id), msg_id, id;

-- name: AddMove :exec
INSERT INTO moves (id, matter_id, from_state, to_state, actor_id, role, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: ListMoves :many
SELECT id, matter_id, from_state, to_state, actor_id, role, reason, at FROM moves WHERE matter_id = $1 ORDER BY at, id;
