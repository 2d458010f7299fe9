-- Asked for each reminder told: whether somebody had his message of the day; for each clerk: who is of his township; at each
-- tick: which runs of a job are to be told, in their order, without going through all of a year's.

-- +goose Up
CREATE INDEX reminders_told ON reminders (person_id, told_at) WHERE state = 'told';
CREATE INDEX people_by_township ON people (township);
DROP INDEX job_runs_to_tell;
CREATE INDEX job_runs_to_tell ON job_runs (job, planned_at) WHERE tell AND told_at = '';

-- +goose Down
DROP INDEX job_runs_to_tell;
CREATE INDEX job_runs_to_tell ON job_runs (job) WHERE tell AND told_at = '';
DROP INDEX people_by_township;
DROP INDEX reminders_told;
