-- name: GetQuestion :one
SELECT id, person_id, openid, kind, object_id, object_version, options, words, pushed, shown_at, expires_at, answered_at, answer,
    tens, changes_until, supersedes, tap_id
FROM questions WHERE id = $1;

-- name: SaveQuestion :exec
INSERT INTO questions (id, person_id, openid, kind, object_id, object_version, options, words, pushed, shown_at, expires_at, answered_at, answer,
    tens, changes_until, supersedes, tap_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, openid = excluded.openid, kind = excluded.kind,
    object_id = excluded.object_id, object_version = excluded.object_version, options = excluded.options,
    words = excluded.words, pushed = excluded.pushed, shown_at = excluded.shown_at, expires_at = excluded.expires_at,
    answered_at = excluded.answered_at, answer = excluded.answer,
    tens = excluded.tens, changes_until = excluded.changes_until, supersedes = excluded.supersedes, tap_id = excluded.tap_id;

-- name: ListPushedQuestions :many
SELECT id, person_id, openid, kind, object_id, object_version, options, words, pushed, shown_at, expires_at, answered_at, answer,
    tens, changes_until, supersedes, tap_id
FROM questions WHERE person_id = sqlc.arg(person_id) AND pushed AND (answered_at = '' OR changes_until > sqlc.arg(now))
    AND (expires_at = '' OR expires_at > sqlc.arg(now))
ORDER BY id;

-- name: ListQuestionsPut :many
SELECT id, person_id, openid, kind, object_id, object_version, options, words, pushed, shown_at, expires_at, answered_at, answer,
    tens, changes_until, supersedes, tap_id
FROM questions WHERE person_id = $1 AND kind = $2 AND object_id = $3 AND pushed ORDER BY id DESC;

-- name: GetQuestionByTap :one
SELECT id, person_id, openid, kind, object_id, object_version, options, words, pushed, shown_at, expires_at, answered_at, answer,
    tens, changes_until, supersedes, tap_id
FROM questions WHERE tap_id = $1;

-- name: ListOpenDialogues :many
SELECT id, person_id, openid, kind, object_id, object_version, options, words, pushed, shown_at, expires_at, answered_at, answer,
    tens, changes_until, supersedes, tap_id
FROM questions WHERE openid = sqlc.arg(openid) AND NOT pushed AND answered_at = '' AND expires_at > sqlc.arg(now)
ORDER BY id;

-- name: GetLastDialogue :one
SELECT id, person_id, openid, kind, object_id, object_version, options, words, pushed, shown_at, expires_at, answered_at, answer,
    tens, changes_until, supersedes, tap_id
FROM questions WHERE openid = $1 AND NOT pushed ORDER BY shown_at DESC, id DESC LIMIT 1;

-- name: ListQuestionsAbout :many
SELECT id, person_id, openid, kind, object_id, object_version, options, words, pushed, shown_at, expires_at, answered_at, answer,
    tens, changes_until, supersedes, tap_id
FROM questions WHERE object_id = $1 AND kind = $2 AND answered_at = '' ORDER BY id;
