-- name: SaveInvitation :exec
INSERT INTO invitations (meeting_id, person_id, part, role, category, place, reserve_no, answer, answer_version, answered_at, stand_in_id, attended, invited_at, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (meeting_id, person_id) DO UPDATE SET part = excluded.part, role = excluded.role, category = excluded.category, place = excluded.place,
    reserve_no = excluded.reserve_no, answer = excluded.answer, answer_version = excluded.answer_version, answered_at = excluded.answered_at,
    stand_in_id = excluded.stand_in_id, attended = excluded.attended, invited_at = excluded.invited_at, state = excluded.state;

-- name: GetInvitation :one
SELECT * FROM invitations WHERE meeting_id = $1 AND person_id = $2;

-- name: ListInvitations :many
SELECT * FROM invitations WHERE meeting_id = $1 ORDER BY person_id;

-- name: ListInvitationsAfter :many
SELECT * FROM invitations WHERE meeting_id = sqlc.arg(meeting_id) AND person_id > sqlc.arg(after_id) ORDER BY person_id LIMIT sqlc.arg(most);

-- name: ListInvitationsOf :many
SELECT i.* FROM invitations i JOIN meetings m ON m.id = i.meeting_id
WHERE i.person_id = sqlc.arg(person_id) AND m.state <> 'staging' AND m.starts_at >= sqlc.arg(from_at)
ORDER BY m.starts_at, m.id;

-- name: DropLooseInvitations :exec
DELETE FROM invitations WHERE meeting_id NOT IN (SELECT m.id FROM meetings m);
