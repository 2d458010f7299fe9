-- What the platform tells of the ways out: what became of a notice, what it
-- refuses to the account, who has agreed to be notified.

-- name: AddAttempt :exec
INSERT INTO attempts (id, delivery_id, at, rung, code, outcome, msgid, fate, fate_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: ListAttempts :many
SELECT id, delivery_id, at, rung, code, outcome, msgid, fate, fate_at FROM attempts WHERE delivery_id = $1 ORDER BY at, id;

-- name: ListAttemptsWith :many
SELECT id, delivery_id, at, rung, code, outcome, msgid, fate, fate_at FROM attempts WHERE msgid = $1 AND msgid <> '' ORDER BY at, id;

-- name: SetFate :execrows
UPDATE attempts SET msgid = $1, fate = $2, fate_at = $3 WHERE id = $4;

-- name: AddFinish :exec
INSERT INTO finishes (msgid, fate, at) VALUES ($1, $2, $3) ON CONFLICT (msgid) DO NOTHING;

-- name: GetFinish :one
SELECT msgid, fate, at FROM finishes WHERE msgid = $1;

-- name: DropFinish :exec
DELETE FROM finishes WHERE msgid = $1;

-- name: DropFinishesBefore :execrows
DELETE FROM finishes WHERE at < $1;

-- name: ListPauses :many
SELECT line, code, since, try_at, until FROM pauses ORDER BY line;

-- name: SavePause :exec
INSERT INTO pauses (line, code, since, try_at, until) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (line) DO UPDATE SET code = excluded.code, since = excluded.since, try_at = excluded.try_at, until = excluded.until;

-- name: DropPause :exec
DELETE FROM pauses WHERE line = $1;

-- name: GetSubscription :one
SELECT openid, template_id, allowed, at FROM subscriptions WHERE openid = $1 AND template_id = $2;

-- name: SaveSubscription :exec
INSERT INTO subscriptions (openid, template_id, allowed, at) VALUES ($1, $2, $3, $4)
ON CONFLICT (openid, template_id) DO UPDATE SET allowed = excluded.allowed, at = excluded.at;

-- name: ForgetSubscriptions :exec
DELETE FROM subscriptions WHERE openid = $1;
