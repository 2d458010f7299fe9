-- +goose Up
-- standing: '' is on the roster; unverified gave his name himself, by a delegate's
-- card, until the office confirms him; gone was such a one and has left: what is
-- in the row is a pseudonym that his matters keep.
ALTER TABLE people ADD COLUMN standing TEXT NOT NULL DEFAULT '' CONSTRAINT people_standing CHECK (standing IN ('', 'unverified', 'gone'));
CREATE INDEX people_unverified ON people (name) WHERE standing = 'unverified';

-- Whose card was scanned, and what somebody who is not on the roster says of
-- himself until he has consented.
ALTER TABLE bindings ADD COLUMN delegate_id TEXT NOT NULL DEFAULT '';
ALTER TABLE bindings ADD COLUMN claimed_name TEXT NOT NULL DEFAULT '';
ALTER TABLE bindings ADD COLUMN claimed_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE bindings ADD COLUMN claimed_at TEXT NOT NULL DEFAULT '';
CREATE INDEX bindings_claimed ON bindings (claimed_at) WHERE claimed_at <> '';

-- What a person asks of the office, in his words; cleared like what is said on a matter.
ALTER TABLE office_tasks ADD COLUMN words TEXT NOT NULL DEFAULT '';

-- Tries to bind are known by a fingerprint of the openid from now on; those of
-- the day are forgotten.
DELETE FROM bind_tries;

-- +goose Down
ALTER TABLE office_tasks DROP COLUMN words;
DROP INDEX bindings_claimed;
ALTER TABLE bindings DROP COLUMN claimed_at;
ALTER TABLE bindings DROP COLUMN claimed_phone;
ALTER TABLE bindings DROP COLUMN claimed_name;
ALTER TABLE bindings DROP COLUMN delegate_id;
DROP INDEX people_unverified;
ALTER TABLE people DROP COLUMN standing;
