-- name: SaveSeries :exec
INSERT INTO series (id, number, kind, every, month, day, hour, lasts, place, title, township, roles, of_groups, on_duty, made_by, made_at, stopped_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
ON CONFLICT (id) DO UPDATE SET stopped_at = excluded.stopped_at;

-- name: ListSeries :many
SELECT * FROM series ORDER BY number;

-- name: AddOccasion :execrows
INSERT INTO occasions (series_id, period, meeting_id, made_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (series_id, period) DO NOTHING;

-- name: ListOccasions :many
SELECT * FROM occasions WHERE series_id = $1 ORDER BY period;

-- name: ClearRota :exec
DELETE FROM rota WHERE series_id = $1;

-- name: AddToRota :exec
INSERT INTO rota (series_id, person_id, turn) VALUES ($1, $2, $3);

-- name: ListRota :many
SELECT person_id FROM rota WHERE series_id = $1 ORDER BY turn;

-- name: SaveSwap :exec
INSERT INTO swaps (id, asker_id, asked_id, gives_id, takes_id, state, asked_at, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, decided_at = excluded.decided_at;

-- name: GetSwap :one
SELECT * FROM swaps WHERE id = $1;

-- name: ListSwapsAskedBy :many
SELECT * FROM swaps WHERE asker_id = $1 AND state = 'asked' ORDER BY id;
