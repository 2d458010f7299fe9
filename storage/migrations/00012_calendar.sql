-- A reminder is planned before it is told. What was in this table was told
-- already, at the time in "at", by a message whose key ends in the day.

-- +goose Up
ALTER TABLE reminders ADD COLUMN kind TEXT NOT NULL DEFAULT 'first_answer';
ALTER TABLE reminders ADD COLUMN until_at TEXT NOT NULL DEFAULT '';
ALTER TABLE reminders ADD COLUMN urgent BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE reminders ADD COLUMN state TEXT NOT NULL DEFAULT 'told' CONSTRAINT reminders_state CHECK (state IN ('planned', 'told', 'cancelled', 'missed'));
ALTER TABLE reminders ADD COLUMN told_at TEXT NOT NULL DEFAULT '';
ALTER TABLE reminders ADD COLUMN delivery_key TEXT NOT NULL DEFAULT '';
UPDATE reminders SET told_at = at, delivery_key = 'remind:' || person_id || ':' || substr(at, 1, 10);
CREATE INDEX reminders_by_time ON reminders (state, at);
CREATE INDEX reminders_about ON reminders (object_id) WHERE state = 'planned';
CREATE INDEX reminders_of_delivery ON reminders (delivery_key) WHERE delivery_key <> '';
CREATE INDEX reminders_to_tell ON reminders (person_id) WHERE state = 'missed' AND told_at = '';

-- The office is told of runs that were missed or failed, if their job says so.
ALTER TABLE job_runs ADD COLUMN tell BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE job_runs ADD COLUMN told_at TEXT NOT NULL DEFAULT '';
CREATE INDEX job_runs_to_tell ON job_runs (job) WHERE tell AND told_at = '';
CREATE INDEX job_runs_by_time ON job_runs (planned_at);

-- What was imported or typed, kept for ever: of each layer and year the newest counts.
CREATE TABLE calendars (
    version    BIGINT PRIMARY KEY,
    year       BIGINT NOT NULL,
    layer      TEXT NOT NULL CONSTRAINT calendars_layer CHECK (layer IN ('national', 'local')),
    days       TEXT NOT NULL, -- JSON list
    actor_id   TEXT NOT NULL,
    at         TEXT NOT NULL
);

-- One row: how far the deadlines of open matters follow a calendar and the
-- settings. Every message reads the newest version of the calendar; what is
-- written again and again lies apart from it.
CREATE TABLE reckonings (
    id          BIGINT PRIMARY KEY,
    version     BIGINT NOT NULL,
    basis       TEXT NOT NULL,
    reckoned_to TEXT NOT NULL,
    whole       BOOLEAN NOT NULL
);

-- +goose Down
DROP TABLE reckonings;
DROP TABLE calendars;
DELETE FROM reminders WHERE state <> 'told';
DROP INDEX job_runs_by_time;
DROP INDEX job_runs_to_tell;
ALTER TABLE job_runs DROP COLUMN told_at;
ALTER TABLE job_runs DROP COLUMN tell;
DROP INDEX reminders_to_tell;
DROP INDEX reminders_of_delivery;
DROP INDEX reminders_about;
DROP INDEX reminders_by_time;
ALTER TABLE reminders DROP COLUMN delivery_key;
ALTER TABLE reminders DROP COLUMN told_at;
ALTER TABLE reminders DROP COLUMN state;
ALTER TABLE reminders DROP COLUMN urgent;
ALTER TABLE reminders DROP COLUMN until_at;
ALTER TABLE reminders DROP COLUMN kind;
