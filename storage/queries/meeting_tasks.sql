-- name: AddMeetingTask :exec
INSERT INTO meeting_tasks (matter_id, meeting_id) VALUES ($1, $2) ON CONFLICT (matter_id) DO NOTHING;

-- name: ListMeetingTasks :many
SELECT matter_id FROM meeting_tasks WHERE meeting_id = $1 ORDER BY matter_id;

-- name: DropLooseMeetingTasks :exec
DELETE FROM meeting_tasks WHERE meeting_id NOT IN (SELECT m.id FROM meetings m);
