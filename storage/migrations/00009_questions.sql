-- +goose Up
-- tens tells the two-digit codes of one pushed question from those of another:
-- 11 12 13, 21 22. changes_until: an answer given can still be changed. supersedes
-- is an older question about the same thing that was shown before it. tap_id is
-- what the lines of a msgmenu come back with, before the option's digit.
ALTER TABLE questions ADD COLUMN tens BIGINT NOT NULL DEFAULT 0;
ALTER TABLE questions ADD COLUMN changes_until TEXT NOT NULL DEFAULT '';
ALTER TABLE questions ADD COLUMN supersedes TEXT NOT NULL DEFAULT '';
ALTER TABLE questions ADD COLUMN tap_id TEXT NOT NULL DEFAULT '';
UPDATE questions SET tens = 1,
    options = replace(replace(replace(options, '"digit":"11"', '"digit":"1"'), '"digit":"12"', '"digit":"2"'), '"digit":"13"', '"digit":"3"')
WHERE pushed AND answered_at = '';
CREATE UNIQUE INDEX questions_by_tap ON questions (tap_id) WHERE tap_id <> '';
CREATE INDEX deliveries_asking ON deliveries (person_id) WHERE question_id <> '' AND state IN ('queued', 'waiting');
CREATE INDEX questions_put ON questions (person_id) WHERE pushed;

-- menu_tags are the platform's tags whose followers see a menu of their own;
-- tagged is who has been given which: as far as is known, since others may change
-- tags too.
CREATE TABLE menu_tags (
    menu   TEXT PRIMARY KEY,
    tag_id BIGINT NOT NULL
);
CREATE TABLE tagged (
    openid TEXT PRIMARY KEY,
    menu   TEXT NOT NULL
);

-- +goose Down
DROP TABLE tagged;
DROP TABLE menu_tags;
DROP INDEX questions_put;
DROP INDEX deliveries_asking;
DROP INDEX questions_by_tap;
ALTER TABLE questions DROP COLUMN tap_id;
ALTER TABLE questions DROP COLUMN supersedes;
ALTER TABLE questions DROP COLUMN changes_until;
ALTER TABLE questions DROP COLUMN tens;
