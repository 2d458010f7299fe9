-- +goose Up
-- Whether the handling unit (承办单位) that holds a matter may know its author's
-- name and phone: only when he has said so.
ALTER TABLE matters ADD COLUMN told BOOLEAN NOT NULL DEFAULT FALSE;

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
    WHEN m.recipient = 'unit' THEN m.reworded
        AND EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role = 'handler' AND r.active)
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
ALTER TABLE matters DROP COLUMN told;
