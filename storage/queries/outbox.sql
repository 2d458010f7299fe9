-- name: GetWindow :one
SELECT openid, message_at, message_spent, tap_at, tap_spent, closed_at, template_at, template_day, template_spent
FROM windows WHERE openid = $1;

-- name: SaveWindow :exec
INSERT INTO windows (openid, message_at, message_spent, tap_at, tap_spent, closed_at, template_at, template_day, template_spent)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (openid) DO UPDATE SET message_at = excluded.message_at, message_spent = excluded.message_spent,
    tap_at = excluded.tap_at, tap_spent = excluded.tap_spent, closed_at = excluded.closed_at,
    template_at = excluded.template_at, template_day = excluded.template_day, template_spent = excluded.template_spent;

-- name: AddTask :execrows
INSERT INTO office_tasks (id, key, kind, person_id, matter_id, delivery_id, created_at, done_at, done_by, words, township, number)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (key) DO NOTHING;

-- name: ListOpenTasks :many
SELECT * FROM office_tasks WHERE done_at = '' ORDER BY created_at, id;

-- name: ListTasks :many
SELECT * FROM office_tasks ORDER BY created_at DESC, id DESC LIMIT $1;

-- name: LastTaskNumber :one
SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) AS last FROM office_tasks WHERE number > 0;

-- name: UpdateTask :execrows
UPDATE office_tasks SET kind = $1, person_id = $2, matter_id = $3, delivery_id = $4, created_at = $5, done_at = $6, done_by = $7, words = $8
WHERE id = $9;
