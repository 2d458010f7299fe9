-- name: GetMatter :one
SELECT * FROM matters WHERE id = $1;

-- name: GetMatterByNumber :one
SELECT * FROM matters WHERE number = $1 AND number <> '';

-- name: AddMatter :execrows
INSERT INTO matters (id, number, state, author_id, author_from, recipient, level, delegate_id, holder_id, with_office,
    subjects, route, gist, urgent, drafted_at, submitted_at, first_due_at, office_due_at,
    first_answer_at, replied_at, closed_at, rating, rating_reason, redone, version, units, clerk_id,
    reworded, entered_by, rated_by, proposed_id, offices, told)
VALUES (sqlc.arg(id), sqlc.arg(number), sqlc.arg(state), sqlc.arg(author_id), sqlc.arg(author_from),
    sqlc.arg(recipient), sqlc.arg(level), sqlc.arg(delegate_id), sqlc.arg(holder_id),
    sqlc.arg(with_office), sqlc.arg(subjects), sqlc.arg(route), sqlc.arg(gist), sqlc.arg(urgent),
    sqlc.arg(drafted_at), sqlc.arg(submitted_at), sqlc.arg(first_due_at), sqlc.arg(office_due_at),
    sqlc.arg(first_answer_at), sqlc.arg(replied_at), sqlc.arg(closed_at), sqlc.arg(rating),
    sqlc.arg(rating_reason), sqlc.arg(redone), sqlc.arg(version), sqlc.arg(units), sqlc.arg(clerk_id),
    sqlc.arg(reworded), sqlc.arg(entered_by), sqlc.arg(rated_by), sqlc.arg(proposed_id),
    sqlc.arg(offices), sqlc.arg(told))
ON CONFLICT (id) DO NOTHING;

-- name: UpdateMatter :execrows
UPDATE matters SET number = sqlc.arg(number), state = sqlc.arg(state), author_id = sqlc.arg(author_id),
    author_from = sqlc.arg(author_from), recipient = sqlc.arg(recipient), level = sqlc.arg(level),
    delegate_id = sqlc.arg(delegate_id), holder_id = sqlc.arg(holder_id),
    with_office = sqlc.arg(with_office), subjects = sqlc.arg(subjects), route = sqlc.arg(route),
    gist = sqlc.arg(gist), urgent = sqlc.arg(urgent), drafted_at = sqlc.arg(drafted_at),
    submitted_at = sqlc.arg(submitted_at), first_due_at = sqlc.arg(first_due_at),
    office_due_at = sqlc.arg(office_due_at), first_answer_at = sqlc.arg(first_answer_at),
    replied_at = sqlc.arg(replied_at), closed_at = sqlc.arg(closed_at), rating = sqlc.arg(rating),
    rating_reason = sqlc.arg(rating_reason), redone = sqlc.arg(redone), units = sqlc.arg(units),
    clerk_id = sqlc.arg(clerk_id), reworded = sqlc.arg(reworded), entered_by = sqlc.arg(entered_by),
    rated_by = sqlc.arg(rated_by), proposed_id = sqlc.arg(proposed_id),
    offices = sqlc.arg(offices), told = sqlc.arg(told), version = version + 1
WHERE id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: ListMattersBy :many
SELECT * FROM matters WHERE author_id = $1 AND submitted_at <> '' ORDER BY submitted_at DESC, id DESC;

-- name: ListMattersHeldBy :many
SELECT * FROM matters WHERE holder_id = $1 AND state IN ('submitted', 'in_progress', 'replied') ORDER BY first_due_at, id;

-- name: ListMattersWithOffice :many
SELECT * FROM matters WHERE with_office AND state IN ('submitted', 'in_progress', 'replied') ORDER BY first_due_at, id;

-- name: ListMattersFirstDueBefore :many
SELECT * FROM matters WHERE first_answer_at = '' AND state IN ('submitted', 'in_progress', 'replied') AND first_due_at <> '' AND first_due_at < $1 ORDER BY first_due_at, id;

-- name: ListMattersUnfinished :many
SELECT * FROM matters WHERE state = 'in_progress' AND first_answer_at <> '' ORDER BY first_due_at, id;

-- name: ListMatters :many
SELECT * FROM matters WHERE submitted_at <> '' ORDER BY submitted_at DESC, id DESC LIMIT $1;

-- name: ListUnsealedMatters :many
SELECT * FROM matters WHERE submitted_at <> '' AND level <> 'sealed' ORDER BY submitted_at DESC, id DESC LIMIT $1;

-- name: CountMattersToDelegate :one
-- What was taken back before anybody had it doesn't count; what was withdrawn later does.
SELECT count(*) FROM matters
WHERE author_id = $1 AND recipient = 'delegate' AND (state <> 'withdrawn' OR closed_at <> '') AND submitted_at <> '' AND submitted_at >= $2;

-- name: ListMattersSealed :many
SELECT * FROM matters WHERE level = 'sealed' AND state IN ('submitted', 'in_progress', 'replied') ORDER BY first_due_at, id;
