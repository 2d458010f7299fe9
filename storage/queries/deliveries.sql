-- name: RaiseLane :one
INSERT INTO lanes (recipient, sequence) VALUES ($1, 1)
ON CONFLICT (recipient) DO UPDATE SET sequence = lanes.sequence + 1
RETURNING sequence;

-- name: AddDelivery :execrows
INSERT INTO deliveries (id, key, recipient, sequence, person_id, openid, kind, matter_id, entry_id, question_id, from_id, text, urgent, state,
    ready_at, next_at, lease_until, attempts, second_copy, notice_at, outcome, created_at, sent_at, held_until, rung)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
    $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
ON CONFLICT (key) DO NOTHING;

-- name: UpdateDelivery :execrows
UPDATE deliveries SET kind = $1, matter_id = $2, entry_id = $3, question_id = $4, from_id = $5, text = $6, urgent = $7,
    state = $8, ready_at = $9, next_at = $10, lease_until = $11, attempts = $12, second_copy = $13, notice_at = $14,
    outcome = $15, sent_at = $16, rung = $17
WHERE id = $18;

-- name: GetDelivery :one
SELECT id, key, recipient, sequence, person_id, openid, kind, matter_id, entry_id, question_id, from_id, text, urgent, state,
    ready_at, next_at, lease_until, attempts, second_copy, notice_at, outcome, created_at, sent_at, held_until, rung
FROM deliveries WHERE id = $1;

-- name: NextDelivery :one
-- Of every lane at most its first ready row counts, and none while another of
-- the lane is under way or a lower one waits for its retry. The counts keep
-- PostgreSQL from hashing whole lanes: each is one probe of a partial index.
SELECT d.id, d.key, d.recipient, d.sequence, d.person_id, d.openid, d.kind, d.matter_id, d.entry_id, d.question_id, d.from_id, d.text, d.urgent, d.state,
    d.ready_at, d.next_at, d.lease_until, d.attempts, d.second_copy, d.notice_at, d.outcome, d.created_at, d.sent_at, d.held_until, d.rung
FROM deliveries d
WHERE d.state = 'queued' AND d.next_at <= sqlc.arg(now) AND d.ready_at <= sqlc.arg(now)
  AND (SELECT count(*) FROM (SELECT 1 FROM deliveries s WHERE s.state = 'sending' AND s.recipient = d.recipient LIMIT 1) AS under_way) = 0
  AND (SELECT count(*) FROM (SELECT 1 FROM deliveries e WHERE e.state = 'queued' AND e.recipient = d.recipient AND e.sequence < d.sequence
        AND (e.attempts > 0 OR e.ready_at <= sqlc.arg(now)) LIMIT 1) AS ahead) = 0
ORDER BY d.next_at, d.sequence, d.id LIMIT 1;

-- name: EarliestDelivery :one
-- The same rule looking forward: rows behind another of their lane come up when
-- that one is done.
SELECT d.next_at
FROM deliveries d
WHERE d.state = 'queued'
  AND (SELECT count(*) FROM (SELECT 1 FROM deliveries s WHERE s.state = 'sending' AND s.recipient = d.recipient LIMIT 1) AS under_way) = 0
  AND (SELECT count(*) FROM (SELECT 1 FROM deliveries e WHERE e.state = 'queued' AND e.recipient = d.recipient AND e.sequence < d.sequence
        AND (e.attempts > 0 OR e.ready_at <= d.next_at OR e.ready_at <= sqlc.arg(now)) LIMIT 1) AS ahead) = 0
ORDER BY d.next_at, d.sequence, d.id LIMIT 1;

-- name: ListSendingBefore :many
SELECT id, key, recipient, sequence, person_id, openid, kind, matter_id, entry_id, question_id, from_id, text, urgent, state,
    ready_at, next_at, lease_until, attempts, second_copy, notice_at, outcome, created_at, sent_at, held_until, rung
FROM deliveries WHERE state = 'sending' AND lease_until < $1 ORDER BY lease_until, id;

-- name: ListWaitingFor :many
SELECT id, key, recipient, sequence, person_id, openid, kind, matter_id, entry_id, question_id, from_id, text, urgent, state,
    ready_at, next_at, lease_until, attempts, second_copy, notice_at, outcome, created_at, sent_at, held_until, rung
FROM deliveries WHERE person_id = $1 AND state = 'waiting' ORDER BY sequence;

-- name: ListAsking :many
SELECT id, key, recipient, sequence, person_id, openid, kind, matter_id, entry_id, question_id, from_id, text, urgent, state,
    ready_at, next_at, lease_until, attempts, second_copy, notice_at, outcome, created_at, sent_at, held_until, rung
FROM deliveries WHERE person_id = $1 AND question_id <> '' AND state IN ('queued', 'waiting') ORDER BY sequence;

-- name: MoveToEnd :exec
UPDATE deliveries SET sequence = $1 WHERE id = $2;

-- name: ListHeldFrom :many
SELECT id, key, recipient, sequence, person_id, openid, kind, matter_id, entry_id, question_id, from_id, text, urgent, state,
    ready_at, next_at, lease_until, attempts, second_copy, notice_at, outcome, created_at, sent_at, held_until, rung
FROM deliveries WHERE from_id = $1 AND state = 'queued' AND attempts = 0 AND held_until > $2
ORDER BY created_at DESC, id DESC;

-- name: ListFromSince :many
SELECT id, key, recipient, sequence, person_id, openid, kind, matter_id, entry_id, question_id, from_id, text, urgent, state,
    ready_at, next_at, lease_until, attempts, second_copy, notice_at, outcome, created_at, sent_at, held_until, rung
FROM deliveries WHERE created_at >= $2 AND from_id = $1
ORDER BY created_at DESC, id DESC;

-- name: ListDeliveriesOf :many
SELECT id, key, recipient, sequence, person_id, openid, kind, matter_id, entry_id, question_id, from_id, text, urgent, state,
    ready_at, next_at, lease_until, attempts, second_copy, notice_at, outcome, created_at, sent_at, held_until, rung
FROM deliveries WHERE matter_id = $1 ORDER BY created_at, sequence, id;

-- name: ListDeliveries :many
-- states is a list like ",queued,sending,", or empty for all of them.
SELECT id, key, recipient, sequence, person_id, openid, kind, matter_id, entry_id, question_id, from_id, text, urgent, state,
    ready_at, next_at, lease_until, attempts, second_copy, notice_at, outcome, created_at, sent_at, held_until, rung
FROM deliveries WHERE CAST(sqlc.arg(states) AS TEXT) = '' OR CAST(sqlc.arg(states) AS TEXT) LIKE '%,' || state || ',%'
ORDER BY created_at DESC, id DESC LIMIT sqlc.arg(most);

-- name: ListCardsShown :many
SELECT matter_id, sent_at FROM deliveries
WHERE person_id = $1 AND state = 'sent' AND kind = 'card' AND sent_at >= $2 ORDER BY sent_at DESC, sequence DESC;

-- name: CountUrgentReady :one
SELECT count(*) FROM (SELECT 1 FROM deliveries d WHERE d.state = 'queued' AND d.recipient = sqlc.arg(recipient) AND d.urgent AND d.attempts = 0 AND d.id <> sqlc.arg(id)
    AND d.ready_at <= sqlc.arg(now) AND d.next_at <= sqlc.arg(now) LIMIT 1) AS urgent;
