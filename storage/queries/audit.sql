-- name: ListUnsealed :many
-- Ids rise with the program's clock; two processes may commit out of that order,
-- which the sequence then keeps.
SELECT id, actor_id, role, act, matter_id, person_id, refused, reason, at, digest, sequence, previous, seal FROM audits
WHERE sequence = 0 ORDER BY id LIMIT $1;

-- name: ListSealed :many
SELECT id, actor_id, role, act, matter_id, person_id, refused, reason, at, digest, sequence, previous, seal FROM audits
WHERE sequence > $1 ORDER BY sequence LIMIT $2;

-- name: GetAuditHead :one
SELECT sequence, seal, start_sequence, start_seal FROM audit_head WHERE id = 1;

-- name: MoveAuditHead :execrows
UPDATE audit_head SET sequence = sqlc.arg(sequence), seal = sqlc.arg(seal) WHERE id = 1 AND sequence = sqlc.arg(was);

-- name: SealAudit :execrows
UPDATE audits SET sequence = $1, previous = $2, seal = $3 WHERE id = $4 AND sequence = 0;

-- name: ListOldestLinks :many
SELECT sequence, seal, at FROM audits WHERE sequence > 0 ORDER BY sequence LIMIT $1;

-- name: MoveAuditStart :execrows
UPDATE audit_head SET start_sequence = sqlc.arg(sequence), start_seal = sqlc.arg(seal) WHERE id = 1 AND start_sequence = sqlc.arg(was);

-- name: DropAudit :execrows
DELETE FROM audits WHERE sequence > 0 AND sequence <= $1;
