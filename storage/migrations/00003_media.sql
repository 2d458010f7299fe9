-- +goose Up
-- What people sent besides words. A row is the order to fetch it while it is
-- wanted, and says afterwards where it is kept: the file itself lies in the
-- folder of files under its hash.
CREATE TABLE media (
    handle       TEXT PRIMARY KEY, -- the platform's media id, as the entry names it
    kind         TEXT NOT NULL,
    state        TEXT NOT NULL CONSTRAINT media_state CHECK (state IN ('wanted', 'fetching', 'kept', 'lost')),
    said_at      TEXT NOT NULL,
    next_at      TEXT NOT NULL,
    lease_until  TEXT NOT NULL,
    attempts     BIGINT NOT NULL,
    outcome      TEXT NOT NULL,
    hash         TEXT NOT NULL,
    form         TEXT NOT NULL,
    bytes        BIGINT NOT NULL,
    seconds      BIGINT NOT NULL,
    upload_id    TEXT NOT NULL,
    upload_cover TEXT NOT NULL,
    uploaded_at  TEXT NOT NULL,
    upload_uses  BIGINT NOT NULL
);
CREATE INDEX media_wanted ON media (next_at, handle) WHERE state = 'wanted';
CREATE INDEX media_fetching ON media (lease_until) WHERE state = 'fetching';
CREATE INDEX media_by_hash ON media (hash);
CREATE INDEX media_by_time ON media (said_at);
ALTER TABLE entries ADD COLUMN seconds BIGINT NOT NULL DEFAULT 0; -- of a voice, once it is fetched
CREATE INDEX entries_by_media ON entries (media_id) WHERE media_id <> '';

-- +goose Down
DROP INDEX entries_by_media;
ALTER TABLE entries DROP COLUMN seconds;
DROP TABLE media;
