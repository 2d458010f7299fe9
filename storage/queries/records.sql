-- name: AddAudit :exec
INSERT INTO audits (id, actor_id, role, act, matter_id, person_id, refused, reason, at, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: ListAuditOf :many
SELECT id, actor_id, role, act, matter_id, person_id, refused, reason, at, digest, sequence, previous, seal FROM audits
WHERE matter_id = $1 ORDER BY at, id;
