-- Which facts are the living ones, and which are a copy of them. The living
-- database has one row in living; a copy has none, whichever way it was made:
-- backup takes it out of the file, pg_dump leaves it out
-- (--exclude-table-data='*.living').

-- +goose Up
CREATE TABLE living (
    since TEXT PRIMARY KEY
);
INSERT INTO living (since) VALUES ('');

-- Every copy taken, and what became of those that were put back: from taken_at to
-- missing_until facts are missing.
CREATE TABLE copies (
    id            TEXT PRIMARY KEY,
    taken_at      TEXT NOT NULL,
    restored_at   TEXT NOT NULL,
    missing_until TEXT NOT NULL,
    relays        BIGINT NOT NULL,
    others        BIGINT NOT NULL,
    reminders     BIGINT NOT NULL,
    codes         BIGINT NOT NULL
);

-- +goose Down
DROP TABLE copies;
DROP TABLE living;
