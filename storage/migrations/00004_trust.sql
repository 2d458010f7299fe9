-- +goose Up
-- units are organizations whose people a matter is kept from: JSON list.
ALTER TABLE matters ADD COLUMN units TEXT NOT NULL DEFAULT '[]';
CREATE INDEX matters_sealed ON matters (first_due_at) WHERE level = 'sealed' AND state IN ('submitted', 'in_progress', 'replied');

-- sights is liaison.CanSee as rows: which matters the person bound to an openid
-- may see. Every list and count that somebody reads comes from it. The cases
-- stand in the order of the function, which decides.
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

-- A row of the audit trail is sealed a few seconds after it was written:
-- sequence counts from 1, 0 is not sealed yet; seal is the hash over sequence,
-- the previous row's seal and the row's own digest.
ALTER TABLE audits ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE audits ADD COLUMN previous TEXT NOT NULL DEFAULT '';
ALTER TABLE audits ADD COLUMN seal TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX audits_chain ON audits (sequence) WHERE sequence > 0;
CREATE INDEX audits_unsealed ON audits (id) WHERE sequence = 0;

-- The last link of the chain, so that cutting off its end shows; one row, which
-- also keeps two processes from sealing at once.
CREATE TABLE audit_head (
    id       BIGINT PRIMARY KEY CONSTRAINT audit_head_one CHECK (id = 1),
    sequence BIGINT NOT NULL,
    seal     TEXT NOT NULL
);
INSERT INTO audit_head (id, sequence, seal) VALUES (1, 0, '');

-- +goose Down
DROP TABLE audit_head;
DROP INDEX audits_unsealed;
DROP INDEX audits_chain;
ALTER TABLE audits DROP COLUMN seal;
ALTER TABLE audits DROP COLUMN previous;
ALTER TABLE audits DROP COLUMN sequence;
DROP VIEW sights;
DROP INDEX matters_sealed;
ALTER TABLE matters DROP COLUMN units;
