-- +goose Up
-- What the platform tells later of a notice it took: its id, and what became of
-- it. A result that comes before our own record of the call waits in finishes.
ALTER TABLE attempts ADD COLUMN msgid TEXT NOT NULL DEFAULT '';
ALTER TABLE attempts ADD COLUMN fate TEXT NOT NULL DEFAULT '' CONSTRAINT attempts_fate CHECK (fate IN ('', 'success', 'blocked', 'failed'));
ALTER TABLE attempts ADD COLUMN fate_at TEXT NOT NULL DEFAULT '';
CREATE INDEX attempts_by_msgid ON attempts (msgid) WHERE msgid <> '';
CREATE TABLE finishes (
    msgid TEXT PRIMARY KEY,
    fate  TEXT NOT NULL CONSTRAINT finishes_fate CHECK (fate IN ('', 'success', 'blocked', 'failed')),
    at    TEXT NOT NULL
);
-- The rung under way or tried last.
ALTER TABLE deliveries ADD COLUMN rung TEXT NOT NULL DEFAULT '';

-- What the platform refuses to the whole account, and until when.
CREATE TABLE pauses (
    line  TEXT PRIMARY KEY,
    code  BIGINT NOT NULL,
    since TEXT NOT NULL,
    try_at TEXT NOT NULL, -- when one message tries whether it goes again
    until TEXT NOT NULL   -- when it ends by itself; '' nobody knows
);

-- Who has agreed to which subscription notice.
CREATE TABLE subscriptions (
    openid      TEXT NOT NULL,
    template_id TEXT NOT NULL,
    allowed     BIGINT NOT NULL, -- notices still allowed; of a long-term one any number above 0
    at          TEXT NOT NULL,
    PRIMARY KEY (openid, template_id)
);

-- A reply that can't be handed to the outbox is left alone until then.
ALTER TABLE inbox ADD COLUMN rescue_at TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE inbox DROP COLUMN rescue_at;
DROP TABLE subscriptions;
DROP TABLE pauses;
ALTER TABLE deliveries DROP COLUMN rung;
DROP TABLE finishes;
DROP INDEX attempts_by_msgid;
ALTER TABLE attempts DROP COLUMN fate_at;
ALTER TABLE attempts DROP COLUMN fate;
ALTER TABLE attempts DROP COLUMN msgid;
