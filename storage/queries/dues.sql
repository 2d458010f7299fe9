-- name: SaveDue :exec
INSERT INTO dues (kind, object_id, at) VALUES ($1, $2, $3)
ON CONFLICT (kind, object_id) DO UPDATE SET at = excluded.at;

-- name: DueOnOpenMatters :exec
INSERT INTO dues (kind, object_id, at)
SELECT CAST(sqlc.arg(kind) AS TEXT), m.id, CAST(sqlc.arg(at) AS TEXT) FROM matters m WHERE m.state IN ('submitted', 'in_progress', 'replied')
ON CONFLICT (kind, object_id) DO UPDATE SET at = excluded.at;

-- Of a whole township's links hardly any concern somebody who is bound: the others
-- hear nothing anyway.
-- name: DueOnChangedContacts :exec
INSERT INTO dues (kind, object_id, at)
SELECT DISTINCT CAST(sqlc.arg(kind) AS TEXT), c.id, CAST(sqlc.arg(at) AS TEXT) FROM contacts c
WHERE (c.import_id = sqlc.arg(import_id) OR c.id IN (SELECT s.contact_id FROM import_contacts s WHERE s.import_id = sqlc.arg(import_id)))
    AND EXISTS (SELECT 1 FROM bindings b WHERE b.state = 'bound' AND b.person_id IN (c.from_id, c.to_id))
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
UPDATE job_runs SET finished_at = $1, outcome = $2, tell = $3, told_at = $4 WHERE job = $5 AND planned_at = $6;

-- name: LastJob :one
SELECT * FROM job_runs WHERE job = $1 ORDER BY planned_at DESC LIMIT 1;

-- name: ListJobRuns :many
SELECT * FROM job_runs ORDER BY planned_at DESC, job LIMIT $1;

-- name: ListJobRunsToTell :many
SELECT * FROM job_runs WHERE tell AND told_at = '' ORDER BY job, planned_at;

-- name: ListJobRunsTold :many
SELECT * FROM job_runs WHERE told_at = $1 AND told_at <> '' ORDER BY job, planned_at;
