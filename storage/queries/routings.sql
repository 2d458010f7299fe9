-- name: AddRouting :exec
INSERT INTO routings (id, matter_id, reason, recipient, holder_id, actor_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: ListRoutings :many
SELECT id, matter_id, reason, recipient, holder_id, actor_id, at FROM routings WHERE matter_id = $1 ORDER BY at, id;
