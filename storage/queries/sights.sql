-- What one viewer may see, by the view sights; each list still begins with the
-- index that the same list of all matters uses.

-- name: IsInSight :one
SELECT count(*) FROM sights WHERE seen_by = $1 AND id = $2;

-- name: ListRaisedInSight :many
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM sights WHERE seen_by = $1 AND author_id = $2 AND submitted_at <> '' ORDER BY submitted_at DESC, id DESC;

-- name: ListHeldInSight :many
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM sights WHERE seen_by = $1 AND holder_id = $2 AND state IN ('submitted', 'in_progress', 'replied') ORDER BY first_due_at, id;

-- name: ListOfficeInSight :many
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM sights WHERE seen_by = $1 AND with_office AND state IN ('submitted', 'in_progress', 'replied') ORDER BY first_due_at, id;

-- name: ListSealedInSight :many
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM sights WHERE seen_by = $1 AND level = 'sealed' AND state IN ('submitted', 'in_progress', 'replied') ORDER BY first_due_at, id;
