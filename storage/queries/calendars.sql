-- name: CalendarVersion :one
SELECT version, at FROM calendars ORDER BY version DESC LIMIT 1;

-- name: ListCalendars :many
SELECT c.version, c.year, c.layer, c.days, c.actor_id, c.at FROM calendars c
WHERE c.version = (SELECT max(o.version) FROM calendars o WHERE o.year = c.year AND o.layer = c.layer)
ORDER BY c.version;

-- name: AddCalendar :one
INSERT INTO calendars (version, year, layer, days, actor_id, at)
SELECT coalesce(max(version), 0) + 1, CAST(sqlc.arg(year) AS BIGINT), CAST(sqlc.arg(layer) AS TEXT), CAST(sqlc.arg(days) AS TEXT),
    CAST(sqlc.arg(actor_id) AS TEXT), CAST(sqlc.arg(at) AS TEXT) FROM calendars
RETURNING version;

-- name: GetReckoning :one
SELECT version, basis, reckoned_to, whole FROM reckonings WHERE id = 1;

-- name: SaveReckoning :exec
INSERT INTO reckonings (id, version, basis, reckoned_to, whole) VALUES (1, $1, $2, $3, $4)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, basis = excluded.basis, reckoned_to = excluded.reckoned_to, whole = excluded.whole;

-- name: ListOpenMattersAfter :many
SELECT * FROM matters WHERE id > $1 AND state IN ('submitted', 'in_progress', 'replied') ORDER BY id LIMIT $2;
