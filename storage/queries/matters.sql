-- name: GetMatter :one
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM matters WHERE id = $1;

-- name: GetMatterByNumber :one
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM matters WHERE number = $1 AND number <> '';

-- name: AddMatter :execrows
INSERT INTO matters (id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
    $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
ON CONFLICT (id) DO NOTHING;

-- name: UpdateMatter :execrows
UPDATE matters SET number = $1, state = $2, author_id = $3, author_from = $4, recipient = $5, level = $6,
    delegate_id = $7, holder_id = $8, with_office = $9, subjects = $10, route = $11, gist = $12, urgent = $13,
    drafted_at = $14, submitted_at = $15, first_due_at = $16, office_due_at = $17, first_answer_at = $18,
    replied_at = $19, closed_at = $20, rating = $21, rating_reason = $22, redone = $23, units = $24, version = version + 1
WHERE id = $25 AND version = $26;

-- name: ListMattersBy :many
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM matters WHERE author_id = $1 AND submitted_at <> '' ORDER BY submitted_at DESC, id DESC;

-- name: ListMattersHeldBy :many
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM matters WHERE holder_id = $1 AND state IN ('submitted', 'in_progress', 'replied') ORDER BY first_due_at, id;

-- name: ListMattersWithOffice :many
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM matters WHERE with_office AND state IN ('submitted', 'in_progress', 'replied') ORDER BY first_due_at, id;

-- name: ListMattersFirstDueBefore :many
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM matters WHERE first_answer_at = '' AND state IN ('submitted', 'in_progress', 'replied') AND first_due_at <> '' AND first_due_at < $1 ORDER BY first_due_at, id;

-- name: ListMatters :many
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM matters WHERE submitted_at <> '' ORDER BY submitted_at DESC, id DESC LIMIT $1;

-- name: CountMattersToDelegate :one
SELECT count(*) FROM matters
WHERE author_id = $1 AND recipient = 'delegate' AND state <> 'withdrawn' AND submitted_at <> '' AND submitted_at >= $2;

-- name: ListMattersSealed :many
SELECT id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office, subjects, route, gist, urgent,
    drafted_at, submitted_at, first_due_at, office_due_at, first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units
FROM matters WHERE level = 'sealed' AND state IN ('submitted', 'in_progress', 'replied') ORDER BY first_due_at, id;
