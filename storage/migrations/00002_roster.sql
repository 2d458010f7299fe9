-- +goose Up
-- A roster file comes in piece by piece. Who and what it adds stands in people and
-- contacts at once, but is hidden while its import is not taken; what it changes
-- waits in the import_ tables, with what was there before (old), so that it can be
-- undone until the next import.
ALTER TABLE imports ADD COLUMN state TEXT NOT NULL DEFAULT 'taken' CONSTRAINT imports_state CHECK (state IN ('staging', 'taken', 'undone', 'dropped'));
ALTER TABLE imports ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN total BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN staged BIGINT NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX imports_unfinished ON imports (state) WHERE state = 'staging';
ALTER TABLE people ADD COLUMN import_id TEXT NOT NULL DEFAULT ''; -- that added him

CREATE TABLE import_people (
    import_id    TEXT NOT NULL REFERENCES imports (id),
    person_id    TEXT NOT NULL,
    old          BOOLEAN NOT NULL,
    wakes        BOOLEAN NOT NULL, -- a role is added that waits for a code
    code         TEXT NOT NULL,
    township     TEXT NOT NULL,
    name         TEXT NOT NULL,
    phone        TEXT NOT NULL,
    organization TEXT NOT NULL,
    delegation   TEXT NOT NULL,
    title        TEXT NOT NULL,
    seat         TEXT NOT NULL,
    PRIMARY KEY (import_id, person_id, old)
);

CREATE TABLE import_roles (
    import_id TEXT NOT NULL REFERENCES imports (id),
    person_id TEXT NOT NULL,
    old       BOOLEAN NOT NULL,
    role      TEXT NOT NULL,
    active    BOOLEAN NOT NULL,
    place     BIGINT NOT NULL,
    PRIMARY KEY (import_id, person_id, old, role)
);

CREATE TABLE import_contacts (
    import_id  TEXT NOT NULL REFERENCES imports (id),
    contact_id TEXT NOT NULL,
    old        BOOLEAN NOT NULL,
    kind       TEXT NOT NULL,
    from_id    TEXT NOT NULL,
    to_id      TEXT NOT NULL,
    since      TEXT NOT NULL,
    until      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    begun_by   TEXT NOT NULL,
    PRIMARY KEY (import_id, contact_id, old)
);

CREATE TABLE scenes (
    scene      BIGINT PRIMARY KEY,
    kind       TEXT NOT NULL CONSTRAINT scenes_kind CHECK (kind IN ('bind', 'delegate')),
    person_id  TEXT NOT NULL,
    code_id    TEXT NOT NULL,
    url        TEXT NOT NULL, -- what the picture says; '' until the platform has made it
    made_at    TEXT NOT NULL
);
CREATE INDEX scenes_of_person ON scenes (person_id, kind);

-- +goose Down
DROP TABLE scenes;
DROP TABLE import_contacts;
DROP TABLE import_roles;
DROP TABLE import_people;
ALTER TABLE people DROP COLUMN import_id;
DROP INDEX imports_unfinished;
ALTER TABLE imports DROP COLUMN staged;
ALTER TABLE imports DROP COLUMN total;
ALTER TABLE imports DROP COLUMN fingerprint;
ALTER TABLE imports DROP COLUMN state;
