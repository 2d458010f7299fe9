-- +goose Up
-- clerk_id is who of the office has taken a matter on; reworded, that the office
-- has put an anonymous author's words into its own; entered_by, who of the office
-- wrote it down for somebody on the telephone; rated_by, who noted the rating;
-- proposed_id, to whom it would go if its author agrees that he learns his name.
ALTER TABLE matters ADD COLUMN clerk_id TEXT NOT NULL DEFAULT '';
ALTER TABLE matters ADD COLUMN reworded BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE matters ADD COLUMN entered_by TEXT NOT NULL DEFAULT '';
ALTER TABLE matters ADD COLUMN rated_by TEXT NOT NULL DEFAULT '';
ALTER TABLE matters ADD COLUMN proposed_id TEXT NOT NULL DEFAULT '';

-- Who rang the office and is not on the roster: no list of the roster has him.
ALTER TABLE people ADD COLUMN caller BOOLEAN NOT NULL DEFAULT FALSE;

-- By which number a clerk ends a task in the chat; 0: in another way.
ALTER TABLE office_tasks ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
CREATE INDEX office_tasks_by_number ON office_tasks (number) WHERE number > 0;
CREATE INDEX office_tasks_by_time ON office_tasks (created_at);

-- sights is liaison.CanSee as rows: which matters the person bound to an openid
-- may see. Every list and count that somebody reads asks it. The cases stand in
-- the order of the function, which decides.
DROP VIEW sights;
CREATE VIEW sights AS
SELECT b.openid AS seen_by, m.id
FROM bindings b JOIN people p ON p.id = b.person_id CROSS JOIN matters m
WHERE b.state = 'bound'
  AND replace(m.subjects, '"' || p.id || '"', '') = m.subjects
  AND CASE
    WHEN p.id = m.author_id THEN b.openid = m.author_from OR (b.strength = 'strong' AND m.level NOT IN ('anonymous', 'sealed'))
    WHEN m.state = 'draft' OR b.strength <> 'strong' THEN FALSE
    WHEN m.level = 'sealed' THEN EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role = 'discipline_liaison' AND r.active)
    WHEN p.organization <> '' AND replace(m.units, '"' || replace(replace(p.organization, '\', '\\'), '"', '\"') || '"', '') <> m.units THEN FALSE
    WHEN m.level <> 'named' AND p.id = m.delegate_id THEN FALSE
    WHEN m.holder_id <> p.id THEN m.with_office
        AND EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role IN ('liaison_officer', 'administrator') AND r.active)
    WHEN m.recipient = 'delegate' THEN (m.level = 'named' OR (m.level = 'anonymous' AND m.reworded)) AND p.seat = 'active'
        AND EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role = 'delegate' AND r.active)
    WHEN m.recipient = 'committee_member' THEN (m.level = 'named' OR (m.level = 'anonymous' AND m.reworded))
        AND EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role = 'committee_member' AND r.active)
    WHEN m.recipient = 'office'
        THEN EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role IN ('liaison_officer', 'administrator') AND r.active)
    WHEN m.recipient = 'discipline'
        THEN EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role = 'discipline_liaison' AND r.active)
    ELSE FALSE
  END;

-- +goose Down
DROP VIEW sights;
CREATE VIEW sights AS
SELECT b.openid AS seen_by, m.id, m.number, m.state, m.author_id, m.author_from, m.recipient, m.level, m.delegate_id, m.holder_id, m.with_office,
    m.subjects, m.route, m.gist, m.urgent, m.drafted_at, m.submitted_at, m.first_due_at, m.office_due_at, m.first_answer_at, m.replied_at,
    m.closed_at, m.rating, m.rating_reason, m.redone, m.version, m.units
FROM bindings b JOIN people p ON p.id = b.person_id CROSS JOIN matters m
WHERE b.state = 'bound'
  AND replace(m.subjects, '"' || p.id || '"', '') = m.subjects
  AND CASE
    WHEN p.id = m.author_id THEN b.openid = m.author_from OR (b.strength = 'strong' AND m.level NOT IN ('anonymous', 'sealed'))
    WHEN m.state = 'draft' OR b.strength <> 'strong' THEN FALSE
    WHEN m.level = 'sealed' THEN EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role = 'discipline_liaison' AND r.active)
    WHEN p.organization <> '' AND replace(m.units, '"' || replace(replace(p.organization, '\', '\\'), '"', '\"') || '"', '') <> m.units THEN FALSE
    WHEN m.level <> 'named' AND p.id = m.delegate_id THEN FALSE
    WHEN m.holder_id <> p.id THEN m.with_office
        AND EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role IN ('liaison_officer', 'administrator') AND r.active)
    WHEN m.recipient = 'delegate' THEN m.level = 'named' AND p.seat = 'active'
        AND EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role = 'delegate' AND r.active)
    WHEN m.recipient = 'committee_member' THEN m.level = 'named'
        AND EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role = 'committee_member' AND r.active)
    WHEN m.recipient = 'office'
        THEN EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role IN ('liaison_officer', 'administrator') AND r.active)
    WHEN m.recipient = 'discipline'
        THEN EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role = 'discipline_liaison' AND r.active)
    ELSE FALSE
  END;
DROP INDEX office_tasks_by_time;
DROP INDEX office_tasks_by_number;
ALTER TABLE office_tasks DROP COLUMN number;
ALTER TABLE people DROP COLUMN caller;
ALTER TABLE matters DROP COLUMN proposed_id;
ALTER TABLE matters DROP COLUMN rated_by;
ALTER TABLE matters DROP COLUMN entered_by;
ALTER TABLE matters DROP COLUMN reworded;
ALTER TABLE matters DROP COLUMN clerk_id;
