-- name: ListStoodInFor :many
SELECT * FROM invitations WHERE meeting_id = $1 AND stand_in_id = $2 AND stand_in_id <> '' AND state = 'invited' ORDER BY person_id;
