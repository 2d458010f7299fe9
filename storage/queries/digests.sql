-- What a digest counts: every row by the view sights, so that no number speaks of
-- what its reader may not see. What is sealed stands in no count; what its sender
-- may still take back is not there yet.

-- name: SaveDigest :exec
INSERT INTO digests (person_id, kind, period, at, since, counts, pulled_at, replaced) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (person_id, kind, period) DO UPDATE SET at = excluded.at, since = excluded.since, counts = excluded.counts,
    pulled_at = excluded.pulled_at, replaced = excluded.replaced;

-- name: GetDigest :one
SELECT person_id, kind, period, at, since, counts, pulled_at, replaced FROM digests WHERE person_id = $1 AND kind = $2 AND period = $3;

-- name: GetLastDigest :one
-- replaced: not read, for it was only announced so far, or a newer one has gone in its place.
SELECT person_id, kind, period, at, since, counts, pulled_at, replaced FROM digests
WHERE person_id = $1 AND kind = $2 AND period < $3 AND NOT replaced ORDER BY period DESC LIMIT 1;

-- name: GetNewestDigest :one
SELECT person_id, kind, period, at, since, counts, pulled_at, replaced FROM digests
WHERE person_id = $1 AND kind = $2 AND period < $3 ORDER BY period DESC LIMIT 1;

-- name: DropDigestsBefore :execrows
DELETE FROM digests WHERE at < $1;

-- name: DropDigestsOf :exec
DELETE FROM digests WHERE person_id = $1;

-- name: CountHeldInSight :one
SELECT count(*) AS open,
    count(CASE WHEN m.submitted_at >= sqlc.arg(begun) THEN 1 END) AS fresh,
    count(CASE WHEN m.first_answer_at = '' THEN 1 END) AS unanswered,
    count(CASE WHEN m.first_answer_at = '' AND m.first_due_at < sqlc.arg(now) THEN 1 END) AS overdue,
    count(CASE WHEN m.first_answer_at = '' AND m.first_due_at >= sqlc.arg(now) AND m.first_due_at <= sqlc.arg(soon) THEN 1 END) AS due_soon,
    count(CASE WHEN m.first_answer_at = '' AND m.first_due_at > sqlc.arg(soon) AND m.first_due_at <= sqlc.arg(ahead) THEN 1 END) AS due_ahead
FROM matters m
WHERE m.holder_id = sqlc.arg(person_id) AND m.state IN ('submitted', 'in_progress') AND m.level <> 'sealed' AND m.author_id <> sqlc.arg(person_id)
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = sqlc.arg(seen_by) AND s.id = m.id)
    AND NOT EXISTS (SELECT 1 FROM deliveries c WHERE c.matter_id = m.id AND c.kind = 'card' AND c.from_id <> '' AND c.state = 'queued' AND c.attempts = 0 AND c.held_until > sqlc.arg(now));

-- name: ListDelegatesConcerned :many
-- Delegates who hold or have raised something, or are invited to a meeting to come:
-- of the others no digest speaks.
SELECT p.id FROM people p JOIN person_roles r ON r.person_id = p.id
WHERE r.role = 'delegate' AND p.standing = '' AND p.import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken')
    AND (EXISTS (SELECT 1 FROM matters h WHERE h.holder_id = p.id AND h.state IN ('submitted', 'in_progress'))
        OR EXISTS (SELECT 1 FROM matters a WHERE a.author_id = p.id AND a.submitted_at <> '')
        OR EXISTS (SELECT 1 FROM invitations v JOIN meetings m ON m.id = v.meeting_id WHERE v.person_id = p.id AND m.starts_at >= sqlc.arg(now)))
ORDER BY p.id;

-- name: CountRatedInSight :one
SELECT count(CASE WHEN m.rating IN ('satisfied', 'basically') THEN 1 END) AS satisfied,
    count(CASE WHEN m.rating IN ('satisfied', 'basically', 'dissatisfied') THEN 1 END) AS rated,
    count(CASE WHEN m.rating = 'unrated' THEN 1 END) AS unrated
FROM matters m
WHERE m.holder_id = sqlc.arg(person_id) AND m.state = 'closed' AND m.closed_at >= sqlc.arg(begun) AND m.closed_at < sqlc.arg(ended)
    AND m.level <> 'sealed' AND m.author_id <> sqlc.arg(person_id)
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = sqlc.arg(seen_by) AND s.id = m.id);

-- name: CountRaisedInSight :one
SELECT count(CASE WHEN m.state = 'submitted' THEN 1 END) AS waiting,
    count(CASE WHEN m.state = 'in_progress' THEN 1 END) AS followed,
    count(CASE WHEN m.state = 'replied' THEN 1 END) AS to_rate,
    count(CASE WHEN m.replied_at >= sqlc.arg(begun) AND m.replied_at < sqlc.arg(ended) THEN 1 END) AS replied
FROM matters m
WHERE m.author_id = sqlc.arg(person_id) AND (m.state IN ('submitted', 'in_progress', 'replied') OR (m.state = 'closed' AND m.replied_at >= sqlc.arg(begun)))
    AND m.level <> 'sealed'
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = sqlc.arg(seen_by) AND s.id = m.id);

-- name: CountOfDelegatesInSight :one
-- Of the delegates somebody interviews: what they have raised that he may see,
-- and how much of what fell due was answered in time.
SELECT count(CASE WHEN m.submitted_at >= sqlc.arg(begun) AND m.submitted_at < sqlc.arg(ended) THEN 1 END) AS raised,
    count(CASE WHEN m.state IN ('submitted', 'in_progress') THEN 1 END) AS open,
    count(CASE WHEN m.first_due_at >= sqlc.arg(begun) AND m.first_due_at < sqlc.arg(ended) THEN 1 END) AS fell_due,
    count(CASE WHEN m.first_due_at >= sqlc.arg(begun) AND m.first_due_at < sqlc.arg(ended) AND m.first_answer_at <> '' AND m.first_answer_at <= m.first_due_at THEN 1 END) AS in_time
FROM matters m
WHERE m.author_id IN (SELECT link.to_id FROM contacts link WHERE link.from_id = sqlc.arg(person_id) AND link.kind = 'interview' AND link.since <= sqlc.arg(now)
        AND (link.until = '' OR link.until > sqlc.arg(day_before)) AND link.import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken'))
    AND m.submitted_at <> '' AND m.state <> 'withdrawn' AND m.level <> 'sealed' AND m.author_id <> sqlc.arg(person_id)
    AND (m.state IN ('submitted', 'in_progress') OR m.submitted_at >= sqlc.arg(begun) OR m.first_due_at >= sqlc.arg(begun))
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = sqlc.arg(seen_by) AND s.id = m.id)
    AND NOT EXISTS (SELECT 1 FROM deliveries c WHERE c.matter_id = m.id AND c.kind = 'card' AND c.from_id <> '' AND c.state = 'queued' AND c.attempts = 0 AND c.held_until > sqlc.arg(now));

-- name: CountOfficeInSight :one
SELECT count(*) AS open,
    count(CASE WHEN m.submitted_at >= sqlc.arg(begun) THEN 1 END) AS fresh,
    count(CASE WHEN m.clerk_id = '' THEN 1 END) AS unclaimed,
    count(CASE WHEN m.first_answer_at = '' THEN 1 END) AS unanswered,
    count(CASE WHEN m.first_answer_at = '' AND m.first_due_at < sqlc.arg(now) THEN 1 END) AS overdue,
    count(CASE WHEN m.first_answer_at = '' AND m.first_due_at >= sqlc.arg(now) AND m.first_due_at <= sqlc.arg(soon) THEN 1 END) AS due_soon,
    count(CASE WHEN m.first_answer_at = '' AND m.first_due_at > sqlc.arg(soon) AND m.first_due_at <= sqlc.arg(ahead) THEN 1 END) AS due_ahead
FROM matters m
WHERE m.with_office AND m.state IN ('submitted', 'in_progress') AND m.level <> 'sealed' AND m.author_id <> sqlc.arg(person_id)
    AND (m.holder_id = '' OR m.recipient = 'office' OR m.route = 'unreachable' OR (m.clerk_id <> '' AND m.route NOT IN ('by_office', 'agreed'))
        OR (m.first_answer_at = '' AND m.office_due_at <= sqlc.arg(now)))
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = sqlc.arg(seen_by) AND s.id = m.id)
    AND NOT EXISTS (SELECT 1 FROM deliveries c WHERE c.matter_id = m.id AND c.kind = 'card' AND c.from_id <> '' AND c.state = 'queued' AND c.attempts = 0 AND c.held_until > sqlc.arg(now));

-- name: ListPressing :many
-- What somebody holds, and is without a first answer: what is urgent, then the soonest deadline.
SELECT m.* FROM matters m
WHERE m.holder_id = sqlc.arg(person_id) AND m.state IN ('submitted', 'in_progress') AND m.first_answer_at = '' AND m.level <> 'sealed'
    AND m.author_id <> sqlc.arg(person_id) AND m.first_due_at <= sqlc.arg(soon)
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = sqlc.arg(seen_by) AND s.id = m.id)
    AND NOT EXISTS (SELECT 1 FROM deliveries c WHERE c.matter_id = m.id AND c.kind = 'card' AND c.from_id <> '' AND c.state = 'queued' AND c.attempts = 0 AND c.held_until > sqlc.arg(now))
ORDER BY m.urgent DESC, m.first_due_at, m.id LIMIT sqlc.arg(most);

-- name: ListPressingOffice :many
SELECT m.* FROM matters m
WHERE m.with_office AND m.state IN ('submitted', 'in_progress') AND m.first_answer_at = '' AND m.level <> 'sealed'
    AND m.author_id <> sqlc.arg(person_id) AND m.first_due_at <= sqlc.arg(soon)
    AND (m.holder_id = '' OR m.recipient = 'office' OR m.route = 'unreachable' OR (m.clerk_id <> '' AND m.route NOT IN ('by_office', 'agreed'))
        OR m.office_due_at <= sqlc.arg(now))
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = sqlc.arg(seen_by) AND s.id = m.id)
    AND NOT EXISTS (SELECT 1 FROM deliveries c WHERE c.matter_id = m.id AND c.kind = 'card' AND c.from_id <> '' AND c.state = 'queued' AND c.attempts = 0 AND c.held_until > sqlc.arg(now))
ORDER BY m.urgent DESC, m.first_due_at, m.id LIMIT sqlc.arg(most);

-- name: CountUnreached :one
-- Delegates and committee members of some townships, and how many of them the
-- account reaches. A township may be written in two ways.
SELECT count(*) AS people,
    count(CASE WHEN EXISTS (SELECT 1 FROM bindings b WHERE b.person_id = p.id AND b.state = 'bound' AND b.following) THEN 1 END) AS reached
FROM people p
WHERE (p.township = sqlc.arg(township) OR p.township = sqlc.arg(or_so))
    AND EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id
        AND ((r.role = 'delegate' AND p.seat = 'active') OR r.role = 'committee_member'));

-- name: SavePreference :exec
INSERT INTO preferences (person_id, quiet_from, quiet_until, no_digest, at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (person_id) DO UPDATE SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
    no_digest = excluded.no_digest, at = excluded.at;

-- name: GetPreference :one
SELECT person_id, quiet_from, quiet_until, no_digest, at FROM preferences WHERE person_id = $1;

-- name: ListPreferencesBetween :many
SELECT person_id, quiet_from, quiet_until, no_digest, at FROM preferences WHERE person_id >= sqlc.arg(first) AND person_id <= sqlc.arg(last);

-- name: DropPreference :exec
DELETE FROM preferences WHERE person_id = $1;
