-- +goose Up
-- Why each matter went where it went, step by step; matters.route is the latest
-- reason. What was written in words before becomes its code.
CREATE TABLE routings (
    id        TEXT PRIMARY KEY,
    matter_id TEXT NOT NULL,
    reason    TEXT NOT NULL,
    recipient TEXT NOT NULL,
    holder_id TEXT NOT NULL, -- who has it from here on; '' the office, or the discipline liaison
    actor_id  TEXT NOT NULL, -- '' the clock, or the outbox
    at        TEXT NOT NULL
);
CREATE INDEX routings_of_matter ON routings (matter_id, at);

UPDATE matters SET route = CASE route
    WHEN 'author chose his delegate' THEN 'chose_delegate'
    WHEN 'delegate chose his committee member' THEN 'chose_committee_member'
    WHEN 'author chose the office' THEN 'chose_office'
    WHEN 'author chose the office, anonymous' THEN 'chose_anonymous'
    WHEN 'author chose the discipline liaison' THEN 'chose_discipline'
    WHEN 'author complained about somebody' THEN 'complained'
    WHEN 'no choice was made' THEN 'no_choice'
    WHEN 'today''s limit to the delegate was reached' THEN 'day_full'
    WHEN 'the one chosen may not have it' THEN 'may_not_hold'
    WHEN 'the holder could not be reached' THEN 'unreachable'
    WHEN 'the holder handed it to the office' THEN 'handed_on'
    WHEN 'the office found an accusation' THEN 'accusation'
    WHEN 'the office is kept from it' THEN 'office_excluded'
    ELSE route END;
INSERT INTO routings (id, matter_id, reason, recipient, holder_id, actor_id, at)
SELECT id, id, route, recipient, holder_id, '', submitted_at FROM matters WHERE submitted_at <> '';

-- When a delegate is away (外出), and who stands in for him. A row is never
-- overwritten but for its end: he is back, or has said something else since.
CREATE TABLE absences (
    id          TEXT PRIMARY KEY,
    person_id   TEXT NOT NULL,
    since       TEXT NOT NULL,
    until       TEXT NOT NULL, -- midnight of the last day
    stand_in_id TEXT NOT NULL, -- '' nobody was named
    said_at     TEXT NOT NULL,
    ended_at    TEXT NOT NULL
);
CREATE INDEX absences_of_person ON absences (person_id) WHERE ended_at = '';
CREATE INDEX absences_by_stand_in ON absences (stand_in_id) WHERE ended_at = '';

-- +goose Down
DROP TABLE absences;
DROP TABLE routings;
