-- name: SaveLeave :exec
INSERT INTO leaves (id, meeting_id, person_id, reason, asked_at, approver_id, to_office_at, state, decided_by, decided_at, decision_reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, approver_id = excluded.approver_id, to_office_at = excluded.to_office_at,
    state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at, decision_reason = excluded.decision_reason;

-- name: GetLeave :one
SELECT * FROM leaves WHERE id = $1;

-- name: GetOpenLeave :one
SELECT * FROM leaves WHERE meeting_id = $1 AND person_id = $2 AND state = 'asked';

-- name: ListLeaves :many
SELECT * FROM leaves WHERE meeting_id = $1 ORDER BY asked_at, id;

-- name: ListLeavesOf :many
SELECT * FROM leaves WHERE person_id = $1 ORDER BY asked_at, id;

-- name: ListLeavesToDecide :many
SELECT * FROM leaves WHERE state = 'asked' AND approver_id = $1 ORDER BY asked_at, id;

-- name: ForgetLeaveWords :execrows
UPDATE leaves SET reason = '', decision_reason = '' WHERE (reason <> '' OR decision_reason <> '')
    AND meeting_id IN (SELECT m.id FROM meetings m WHERE m.starts_at < sqlc.arg(over_before));

-- name: ForgetLeaveWordsOf :exec
UPDATE leaves SET reason = '', decision_reason = '' WHERE person_id = $1 AND state <> 'asked';

-- name: DropLooseLeaves :exec
DELETE FROM leaves WHERE meeting_id NOT IN (SELECT m.id FROM meetings m);
