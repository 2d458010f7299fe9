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

-- +goose Down
DELETE FROM reminders WHERE state <> 'told';
DROP INDEX reminders_of_delivery;
DROP INDEX reminders_about;
DROP INDEX reminders_by_time;
ALTER TABLE reminders DROP COLUMN delivery_key;
ALTER TABLE reminders DROP COLUMN told_at;
ALTER TABLE reminders DROP COLUMN state;
ALTER TABLE reminders DROP COLUMN urgent;
ALTER TABLE reminders DROP COLUMN until_at;
ALTER TABLE reminders DROP COLUMN kind;
