-- name: SaveMeeting :exec
INSERT INTO meetings (id, number, kind, title, place, starts_at, ends_at, township, of_group, made_by, version, state, reply_by, quorum,
    made_at, moved_at, cancelled_at, reason, series_id, token)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, place = excluded.place, starts_at = excluded.starts_at,
    ends_at = excluded.ends_at, township = excluded.township, of_group = excluded.of_group, version = excluded.version, state = excluded.state,
    reply_by = excluded.reply_by, quorum = excluded.quorum, moved_at = excluded.moved_at, cancelled_at = excluded.cancelled_at,
    reason = excluded.reason, series_id = excluded.series_id;

-- name: GetMeeting :one
SELECT * FROM meetings WHERE id = $1;

-- name: GetMeetingByNumber :one
SELECT * FROM meetings WHERE number = $1 AND number <> '';

-- name: GetMeetingByToken :one
SELECT * FROM meetings WHERE token = $1 AND token <> '';

-- name: ListMeetings :many
SELECT * FROM meetings WHERE state <> 'staging' AND starts_at >= sqlc.arg(from_at) AND (CAST(sqlc.arg(until_at) AS TEXT) = '' OR starts_at < CAST(sqlc.arg(until_at) AS TEXT))
ORDER BY starts_at, id;

-- name: ListMeetingsOf :many
SELECT m.* FROM meetings m JOIN invitations i ON i.meeting_id = m.id
WHERE i.person_id = sqlc.arg(person_id) AND i.state = 'invited' AND m.state <> 'staging' AND m.starts_at >= sqlc.arg(from_at)
ORDER BY m.starts_at, m.id;

-- name: ListMeetingsOfSeries :many
SELECT * FROM meetings WHERE series_id = $1 AND series_id <> '' AND state <> 'staging' ORDER BY starts_at, id;

-- name: ForgetTitles :execrows
UPDATE meetings SET title = '', reason = '' WHERE (title <> '' OR reason <> '') AND starts_at < sqlc.arg(over_before);

-- name: DropOldMeetings :execrows
DELETE FROM meetings WHERE starts_at < sqlc.arg(over_before);

-- name: DropStagingMeetings :execrows
-- What was not finished within the time is not begun anew: nobody was told of it.
DELETE FROM meetings WHERE state = 'staging' AND made_at < sqlc.arg(made_before);
