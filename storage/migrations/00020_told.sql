-- Whether somebody had his message of the day is asked for each reminder told.

-- +goose Up
CREATE INDEX reminders_told ON reminders (person_id, told_at) WHERE state = 'told';

-- +goose Down
DROP INDEX reminders_told;
