-- +goose Up
-- The contacts that took place. A row is never changed but for its withdrawal and
-- the matter it led to; a correction is another row that names the one it replaces.
CREATE TABLE visits (
    id           TEXT PRIMARY KEY,
    kind         TEXT NOT NULL CONSTRAINT visits_kind CHECK (kind IN ('interview', 'visit')),
    from_id      TEXT NOT NULL,
    to_id        TEXT NOT NULL,
    day          TEXT NOT NULL, -- local midnight
    channel      TEXT NOT NULL CONSTRAINT visits_channel CHECK (channel IN ('in_person', 'phone', 'wechat', 'meeting')),
    gist         TEXT NOT NULL,
    by_id        TEXT NOT NULL,
    matter_id    TEXT NOT NULL,
    replaces_id  TEXT NOT NULL,
    recorded_at  TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL,
    withdrawn_by TEXT NOT NULL
);
CREATE INDEX visits_from ON visits (from_id, day);
CREATE INDEX visits_to ON visits (to_id, day);
CREATE INDEX visits_by ON visits (by_id, recorded_at);
CREATE INDEX visits_by_day ON visits (day);
CREATE INDEX visits_replaced ON visits (replaces_id) WHERE replaces_id <> '';

-- +goose Down
DROP TABLE visits;
DELETE FROM reminders WHERE kind IN ('visits', 'visits_overdue');
