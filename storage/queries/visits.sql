-- Lists leave out what was withdrawn, and what another row corrects.

-- name: AddVisit :exec
INSERT INTO visits (id, kind, from_id, to_id, day, channel, gist, by_id, matter_id, replaces_id, recorded_at, withdrawn_at, withdrawn_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: SaveVisit :execrows
UPDATE visits SET matter_id = $2, withdrawn_at = $3, withdrawn_by = $4 WHERE id = $1;

-- name: GetVisit :one
-- What has corrected it stands in its place.
WITH RECURSIVE standing(id) AS (
    SELECT o.id FROM visits o WHERE o.id = $1
    UNION ALL
    SELECT r.id FROM visits r JOIN standing s ON r.replaces_id = s.id WHERE r.replaces_id <> ''
)
SELECT v.id, v.kind, v.from_id, v.to_id, v.day, v.channel, v.gist, v.by_id, v.matter_id, v.replaces_id, v.recorded_at, v.withdrawn_at, v.withdrawn_by
FROM visits v JOIN standing ON standing.id = v.id
WHERE NOT EXISTS (SELECT 1 FROM visits r WHERE r.replaces_id = v.id AND r.replaces_id <> '')
ORDER BY v.recorded_at DESC LIMIT 1;

-- name: ListVisitsAround :many
-- What the ledger counts, and no more: it goes through every visit of a year.
SELECT v.id, v.kind, v.from_id, v.to_id, v.day, v.channel
FROM visits v WHERE v.day >= sqlc.arg(first_day) AND v.day <= sqlc.arg(last_day) AND v.withdrawn_at = ''
    AND NOT EXISTS (SELECT 1 FROM visits r WHERE r.replaces_id = v.id AND r.replaces_id <> '')
ORDER BY v.day, v.id;

-- name: ListVisitsAroundPerson :many
SELECT v.id, v.kind, v.from_id, v.to_id, v.day, v.channel
FROM visits v WHERE v.to_id IN (SELECT c.to_id FROM contacts c WHERE c.from_id = sqlc.arg(person_id))
    AND v.day >= sqlc.arg(first_day) AND v.day <= sqlc.arg(last_day) AND v.withdrawn_at = ''
    AND NOT EXISTS (SELECT 1 FROM visits r WHERE r.replaces_id = v.id AND r.replaces_id <> '')
ORDER BY v.day, v.id;

-- name: ListVisitsAroundInterviewed :many
SELECT v.id, v.kind, v.from_id, v.to_id, v.day, v.channel
FROM visits v WHERE v.to_id IN (SELECT c.to_id FROM contacts c JOIN contacts o ON c.from_id = o.to_id WHERE o.from_id = sqlc.arg(interviewer_id) AND o.kind = 'interview')
    AND v.day >= sqlc.arg(first_day) AND v.day <= sqlc.arg(last_day) AND v.withdrawn_at = ''
    AND NOT EXISTS (SELECT 1 FROM visits r WHERE r.replaces_id = v.id AND r.replaces_id <> '')
ORDER BY v.day, v.id;

-- name: ListVisitsAroundTownship :many
SELECT v.id, v.kind, v.from_id, v.to_id, v.day, v.channel
FROM visits v WHERE v.to_id IN (SELECT c.to_id FROM contacts c JOIN people p ON p.id = c.from_id WHERE p.township = sqlc.arg(township) OR p.township = sqlc.arg(or_so))
    AND v.day >= sqlc.arg(first_day) AND v.day <= sqlc.arg(last_day) AND v.withdrawn_at = ''
    AND NOT EXISTS (SELECT 1 FROM visits r WHERE r.replaces_id = v.id AND r.replaces_id <> '')
ORDER BY v.day, v.id;

-- name: ListVisitsOf :many
SELECT v.id, v.kind, v.from_id, v.to_id, v.day, v.channel, v.gist, v.by_id, v.matter_id, v.replaces_id, v.recorded_at, v.withdrawn_at, v.withdrawn_by
FROM visits v WHERE (v.from_id = sqlc.arg(person_id) OR v.to_id = sqlc.arg(person_id))
    AND NOT EXISTS (SELECT 1 FROM visits r WHERE r.replaces_id = v.id AND r.replaces_id <> '')
ORDER BY v.day DESC, v.id DESC LIMIT sqlc.arg(most);

-- name: ListVisitsBy :many
SELECT v.id, v.kind, v.from_id, v.to_id, v.day, v.channel, v.gist, v.by_id, v.matter_id, v.replaces_id, v.recorded_at, v.withdrawn_at, v.withdrawn_by
FROM visits v WHERE v.by_id = $1 AND v.recorded_at >= $2 AND NOT EXISTS (SELECT 1 FROM visits r WHERE r.replaces_id = v.id AND r.replaces_id <> '')
ORDER BY v.recorded_at DESC, v.id DESC;

-- name: ListLinksAround :many
-- With the day on which a link was put on record, if it came with a roster file.
SELECT c.id, c.kind, c.from_id, c.to_id, c.since, c.until, c.reason, c.import_id, CAST(COALESCE(i.at, '') AS TEXT) AS known_from
FROM contacts c LEFT JOIN imports i ON i.id = c.import_id
WHERE c.since <= sqlc.arg(last_day) AND (c.until = '' OR c.until >= sqlc.arg(first_day)) AND (i.id IS NULL OR i.state = 'taken')
ORDER BY c.id;

-- name: ListLinksAroundPerson :many
-- Of those somebody is linked to alone: asked for each reader of a digest, it must not go through the whole roster.
SELECT c.id, c.kind, c.from_id, c.to_id, c.since, c.until, c.reason, c.import_id, CAST(COALESCE(i.at, '') AS TEXT) AS known_from
FROM contacts c LEFT JOIN imports i ON i.id = c.import_id
WHERE c.to_id IN (SELECT o.to_id FROM contacts o WHERE o.from_id = sqlc.arg(person_id))
    AND c.since <= sqlc.arg(last_day) AND (c.until = '' OR c.until >= sqlc.arg(first_day)) AND (i.id IS NULL OR i.state = 'taken')
ORDER BY c.id;

-- name: ListLinksAroundInterviewed :many
SELECT c.id, c.kind, c.from_id, c.to_id, c.since, c.until, c.reason, c.import_id, CAST(COALESCE(i.at, '') AS TEXT) AS known_from
FROM contacts c LEFT JOIN imports i ON i.id = c.import_id
WHERE c.to_id IN (SELECT p.to_id FROM contacts p JOIN contacts o ON p.from_id = o.to_id WHERE o.from_id = sqlc.arg(interviewer_id) AND o.kind = 'interview')
    AND c.since <= sqlc.arg(last_day) AND (c.until = '' OR c.until >= sqlc.arg(first_day)) AND (i.id IS NULL OR i.state = 'taken')
ORDER BY c.id;

-- name: ListLinksAroundTownship :many
SELECT c.id, c.kind, c.from_id, c.to_id, c.since, c.until, c.reason, c.import_id, CAST(COALESCE(i.at, '') AS TEXT) AS known_from
FROM contacts c LEFT JOIN imports i ON i.id = c.import_id
WHERE c.to_id IN (SELECT o.to_id FROM contacts o JOIN people p ON p.id = o.from_id WHERE p.township = sqlc.arg(township) OR p.township = sqlc.arg(or_so))
    AND c.since <= sqlc.arg(last_day) AND (c.until = '' OR c.until >= sqlc.arg(first_day)) AND (i.id IS NULL OR i.state = 'taken')
ORDER BY c.id;

-- name: ListAbsencesSince :many
SELECT id, person_id, since, until, stand_in_id, said_at, ended_at FROM absences WHERE until >= $1 ORDER BY since, id;

-- name: ForgetGistsOf :exec
UPDATE visits SET gist = '' WHERE to_id = $1 AND gist <> '';

-- name: ForgetVisitGists :execrows
UPDATE visits SET gist = '' WHERE gist <> '' AND recorded_at < sqlc.arg(over_before);

-- name: DropOldVisits :exec
DELETE FROM visits WHERE day < sqlc.arg(over_before) AND recorded_at < sqlc.arg(over_before);
