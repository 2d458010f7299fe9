-- name: SaveDue :exec
INSERT INTO dues (kind, object_id, at) VALUES ($1, $2, $3)
ON CONFLICT (kind, object_id) DO UPDATE SET at = excluded.at;

-- name: DueOnOpenMatters :exec
INSERT INTO dues (kind, object_id, at)
SELECT CAST(sqlc.arg(kind) AS TEXT), m.id, CAST(sqlc.arg(at) AS TEXT) FROM matters m WHERE m.state IN ('submitted', 'in_progress', 'replied')
ON CONFLICT (kind, object_id) DO UPDATE SET at = excluded.at;

-- name: DropDue :exec
DELETE FROM dues WHERE kind = $1 AND object_id = $2;

-- name: ListDueBefore :many
SELECT kind, object_id, at FROM dues WHERE at <= sqlc.arg(now) ORDER BY at, kind, object_id LIMIT sqlc.arg(most);

-- name: EarliestDue :one
SELECT at FROM dues ORDER BY at LIMIT 1;

-- name: ClaimJob :execrows
INSERT INTO job_runs (job, planned_at, started_at, finished_at, outcome) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (job, planned_at) DO NOTHING;

-- name: FinishJob :execrows
UPDATE job_runs SET finished_at = $1, outcome = $2 WHERE job = $3 AND planned_at = $4;

-- name: LastJob :one
SELECT job, planned_at, started_at, finished_at, outcome FROM job_runs WHERE job = $1 ORDER BY planned_at DESC LIMIT 1;
