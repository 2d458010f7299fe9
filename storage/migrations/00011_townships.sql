-- +goose Up
-- offices are the townships whose office has charge of the matter: JSON list; an
-- empty list, as on what came before townships were told apart, means every one.
ALTER TABLE matters ADD COLUMN offices TEXT NOT NULL DEFAULT '[]';

-- township is whose office a task is for when it names neither matter nor person.
ALTER TABLE office_tasks ADD COLUMN township TEXT NOT NULL DEFAULT '';

-- Whom a person has declared as kin (回避). A row counts from when the import that
-- brought it is taken until one that ends it is.
CREATE TABLE kin (
    id        TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    kin_id    TEXT NOT NULL REFERENCES people (id),
    relation  TEXT NOT NULL,
    import_id TEXT NOT NULL,
    ended_by  TEXT NOT NULL
);
CREATE INDEX kin_of_person ON kin (person_id);
CREATE INDEX kin_to_person ON kin (kin_id);

CREATE VIEW kin_in_force AS
SELECT k.id, k.person_id, k.kin_id, k.relation, k.import_id, k.ended_by FROM kin k
WHERE k.import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken')
  AND k.ended_by NOT IN (SELECT i.id FROM imports i WHERE i.state = 'taken');

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
    WHEN m.subjects NOT IN ('[]', 'null') AND EXISTS (SELECT 1 FROM kin_in_force k WHERE
            (k.person_id = p.id AND replace(m.subjects, '"' || k.kin_id || '"', '') <> m.subjects)
         OR (k.kin_id = p.id AND replace(m.subjects, '"' || k.person_id || '"', '') <> m.subjects)) THEN FALSE
    WHEN m.level = 'sealed' THEN
        (m.offices IN ('[]', 'null')
            OR replace(m.offices, '["' || replace(replace(p.township, '\', '\\'), '"', '\"') || '"', '') <> m.offices
            OR replace(m.offices, ',"' || replace(replace(p.township, '\', '\\'), '"', '\"') || '"', '') <> m.offices)
        AND EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role = 'discipline_liaison' AND r.active)
    WHEN p.organization <> '' AND replace(m.units, '"' || replace(replace(p.organization, '\', '\\'), '"', '\"') || '"', '') <> m.units THEN FALSE
    WHEN m.level <> 'named' AND p.id = m.delegate_id THEN FALSE
    WHEN m.holder_id <> p.id THEN m.with_office
        AND (m.offices IN ('[]', 'null')
            OR replace(m.offices, '["' || replace(replace(p.township, '\', '\\'), '"', '\"') || '"', '') <> m.offices
            OR replace(m.offices, ',"' || replace(replace(p.township, '\', '\\'), '"', '\"') || '"', '') <> m.offices)
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
DROP VIEW kin_in_force;
DROP TABLE kin;
ALTER TABLE office_tasks DROP COLUMN township;
ALTER TABLE matters DROP COLUMN offices;
