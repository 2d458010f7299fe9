-- name: SaveAbsence :exec
INSERT INTO absences (id, person_id, since, until, stand_in_id, said_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at;

-- name: GetAbsence :one
SELECT id, person_id, since, until, stand_in_id, said_at, ended_at FROM absences WHERE id = $1;

-- name: ListAbsencesOf :many
SELECT id, person_id, since, until, stand_in_id, said_at, ended_at FROM absences
WHERE person_id = $1 AND ended_at = '' ORDER BY since, id;

-- name: ListStandingIn :many
SELECT id, person_id, since, until, stand_in_id, said_at, ended_at FROM absences
WHERE stand_in_id = $1 AND ended_at = '' ORDER BY since, id;
