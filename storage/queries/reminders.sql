-- name: SaveReminder :execrows
UPDATE reminders SET at = $1, state = $2, told_at = $3, delivery_key = $4
WHERE person_id = $5 AND object_id = $6 AND step = $7;

-- name: ListRemindersDue :many
SELECT person_id, object_id, step, at, kind, until_at, urgent, state, told_at, delivery_key FROM reminders
WHERE state = 'planned' AND at <= sqlc.arg(now) ORDER BY at, person_id, object_id, step LIMIT sqlc.arg(most);

-- name: ListRemindersFor :many
-- By the person: without || SQLite would go through all that are planned for anybody.
SELECT person_id, object_id, step, at, kind, until_at, urgent, state, told_at, delivery_key FROM reminders
WHERE person_id = $1 AND state || '' = 'planned' AND at < $2 ORDER BY at, object_id, step;

-- name: ListRemindersAbout :many
SELECT person_id, object_id, step, at, kind, until_at, urgent, state, told_at, delivery_key FROM reminders
WHERE object_id = $1 AND state = 'planned' ORDER BY at, person_id, step;

-- name: ListRemindersToldBy :many
SELECT person_id, object_id, step, at, kind, until_at, urgent, state, told_at, delivery_key FROM reminders
WHERE delivery_key = $1 AND delivery_key <> '' ORDER BY at, object_id, step;

-- name: CancelReminders :execrows
UPDATE reminders SET state = 'cancelled' WHERE object_id = $1 AND state = 'planned';

-- name: CountRemindersTold :one
SELECT count(*) FROM reminders WHERE person_id = $1 AND told_at >= $2 AND state = 'told' AND NOT urgent;

-- name: EarliestReminder :one
SELECT at FROM reminders WHERE state = 'planned' ORDER BY at LIMIT 1;

-- name: DropRemindersBefore :execrows
DELETE FROM reminders WHERE state IN ('told', 'cancelled', 'missed') AND at < $1;

-- name: ListRemindersToTell :many
SELECT person_id, object_id, step, at, kind, until_at, urgent, state, told_at, delivery_key FROM reminders
WHERE state = 'missed' AND told_at = '' ORDER BY person_id, at LIMIT $1;

-- name: ListRemindersMissed :many
SELECT person_id, object_id, step, at, kind, until_at, urgent, state, told_at, delivery_key FROM reminders
WHERE state = 'missed' AND told_at = $1 AND told_at <> '' ORDER BY person_id, at;
