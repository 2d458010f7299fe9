-- What one viewer may see, by the view sights; each list begins with the index
-- that the same list of all matters uses, and asks the view of every row.

-- name: IsInSight :one
SELECT count(*) FROM sights WHERE seen_by = $1 AND id = $2;

-- name: ListRaisedInSight :many
SELECT m.* FROM matters m WHERE m.author_id = $2 AND m.submitted_at <> ''
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = $1 AND s.id = m.id) ORDER BY m.submitted_at DESC, m.id DESC;

-- name: ListHeldInSight :many
SELECT m.* FROM matters m WHERE m.holder_id = $2 AND m.state IN ('submitted', 'in_progress', 'replied')
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = $1 AND s.id = m.id) ORDER BY m.first_due_at, m.id;

-- name: ListOfficeInSight :many
SELECT m.* FROM matters m WHERE m.with_office AND m.state IN ('submitted', 'in_progress', 'replied')
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = $1 AND s.id = m.id) ORDER BY m.first_due_at, m.id;

-- name: ListSealedInSight :many
SELECT m.* FROM matters m WHERE m.level = 'sealed' AND m.state IN ('submitted', 'in_progress', 'replied')
    AND EXISTS (SELECT 1 FROM sights s WHERE s.seen_by = $1 AND s.id = m.id) ORDER BY m.first_due_at, m.id;
