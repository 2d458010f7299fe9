-- name: AddRouting :exec
INSERT INTO routings (id, matter_id, reason, recipient, holder_id, actor_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: ListRoutings :many
SELECT id, matter_id, reason, recipient, holder_id, actor_id, at FROM routings WHERE matter_id = $1 ORDER BY at, id;

-- name: ListRoutingsFirstDueBefore :many
SELECT id, matter_id, reason, recipient, holder_id, actor_id, at FROM routings
WHERE matter_id IN (SELECT m.id FROM matters m WHERE m.first_answer_at = '' AND m.state IN ('submitted', 'in_progress', 'replied')
    AND m.first_due_at <> '' AND m.first_due_at < sqlc.arg(at))
ORDER BY matter_id, at, id;

-- name: ListRoutingsUnfinished :many
SELECT id, matter_id, reason, recipient, holder_id, actor_id, at FROM routings
WHERE matter_id IN (SELECT m.id FROM matters m WHERE m.state = 'in_progress' AND m.first_answer_at <> '')
ORDER BY matter_id, at, id;
