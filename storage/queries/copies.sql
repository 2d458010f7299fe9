-- name: CountLiving :one
SELECT count(*) FROM living;

-- name: AddLiving :exec
INSERT INTO living (since) VALUES ($1);

-- name: SaveCopy :exec
INSERT INTO copies (id, taken_at, restored_at, missing_until, relays, others, reminders, codes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (id) DO UPDATE SET restored_at = excluded.restored_at, missing_until = excluded.missing_until, relays = excluded.relays,
    others = excluded.others, reminders = excluded.reminders, codes = excluded.codes;

-- name: LastCopy :one
SELECT * FROM copies ORDER BY id DESC LIMIT 1;

-- name: GetCopy :one
SELECT * FROM copies WHERE id = $1;

-- name: LastSign :one
SELECT CAST(COALESCE(max(at), '') AS TEXT) FROM audits;

-- Redis may know a person's turn of the missing time by the number that comes next.
-- name: SkipTurns :exec
UPDATE turns SET turn = turn + $1;

-- name: EndOffers :exec
UPDATE inbox SET reply_state = 'rescued' WHERE reply_state = 'offered';

-- name: EndCodes :execrows
UPDATE codes SET expires_at = sqlc.arg(now) WHERE used_at = '' AND expires_at > sqlc.arg(now);

-- name: EndJobRuns :exec
UPDATE job_runs SET finished_at = sqlc.arg(at), outcome = 'interrupted' WHERE finished_at = '';

-- A job whose last slot is the end of the missing time runs none of the slots before it.
-- name: PassSlots :exec
INSERT INTO job_runs (job, planned_at, started_at, finished_at, outcome)
SELECT DISTINCT j.job, CAST(sqlc.arg(until) AS TEXT), CAST(sqlc.arg(at) AS TEXT), CAST(sqlc.arg(at) AS TEXT), 'restored' FROM job_runs j WHERE 1 = 1
ON CONFLICT (job, planned_at) DO NOTHING;
