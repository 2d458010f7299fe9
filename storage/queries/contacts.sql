-- A link is alive from its first day to the end of its last one: until is that
-- day's midnight, so a day later than $4 = the asked instant less 24 hours.

-- name: GetContact :one
SELECT id, kind, from_id, to_id, since, until, reason, import_id FROM contacts
WHERE contacts.id = $1 AND import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken');

-- name: ListContactsFrom :many
SELECT id, kind, from_id, to_id, since, until, reason, import_id FROM contacts
WHERE from_id = sqlc.arg(person_id) AND kind = sqlc.arg(kind) AND since <= sqlc.arg(day) AND (until = '' OR until > sqlc.arg(day_before))
    AND import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken')
ORDER BY since, contacts.id;

-- name: ListContactsTo :many
SELECT id, kind, from_id, to_id, since, until, reason, import_id FROM contacts
WHERE to_id = sqlc.arg(person_id) AND kind = sqlc.arg(kind) AND since <= sqlc.arg(day) AND (until = '' OR until > sqlc.arg(day_before))
    AND import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken')
ORDER BY since, contacts.id;

-- name: SaveContact :exec
INSERT INTO contacts (id, kind, from_id, to_id, since, until, reason, import_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, from_id = excluded.from_id, to_id = excluded.to_id,
    since = excluded.since, until = excluded.until, reason = excluded.reason, import_id = excluded.import_id;
