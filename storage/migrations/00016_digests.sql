-- +goose Up
-- What a digest told somebody, and when: the next one says what has changed since.
CREATE TABLE digests (
    person_id TEXT NOT NULL,
    kind      TEXT NOT NULL CONSTRAINT digests_kind CHECK (kind IN ('committee', 'delegate', 'office')),
    period    TEXT NOT NULL, -- the day of its slot, and "month" behind it
    at        TEXT NOT NULL,
    since     TEXT NOT NULL,
    counts    TEXT NOT NULL, -- JSON, numbers only
    pulled_at TEXT NOT NULL, -- he has read it by 周报 since
    replaced  BOOLEAN NOT NULL, -- a newer one has gone in its place before it was read
    PRIMARY KEY (person_id, kind, period)
);
CREATE INDEX digests_by_time ON digests (at);

-- How somebody wants to be reminded, as he has said it. Who has said nothing has no row.
CREATE TABLE preferences (
    person_id   TEXT PRIMARY KEY,
    quiet_from  TEXT NOT NULL, -- 21:00; '' as the place has it
    quiet_until TEXT NOT NULL,
    no_digest   BOOLEAN NOT NULL,
    at          TEXT NOT NULL
);

-- +goose Down
DROP TABLE preferences;
DROP TABLE digests;
