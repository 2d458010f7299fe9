-- name: SaveImport :exec
INSERT INTO imports (id, at, people, links, state, fingerprint, total, staged)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, staged = excluded.staged;

-- name: GetLastImport :one
SELECT id, at, people, links, state, fingerprint, total, staged FROM imports WHERE state = $1 ORDER BY id DESC LIMIT 1;

-- name: ListAllContacts :many
SELECT id, kind, from_id, to_id, since, until, reason, import_id FROM contacts
WHERE import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken')
ORDER BY contacts.id;

-- name: AddHiddenPerson :exec
INSERT INTO people (id, code, township, name, phone, organization, delegation, title, seat, import_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: StagePerson :exec
INSERT INTO import_people (import_id, person_id, old, wakes, code, township, name, phone, organization, delegation, title, seat)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- name: StageRole :exec
INSERT INTO import_roles (import_id, person_id, old, role, active, place) VALUES ($1, $2, $3, $4, $5, $6);

-- name: StageContact :exec
INSERT INTO import_contacts (import_id, contact_id, old, kind, from_id, to_id, since, until, reason, begun_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: ListStagedLosses :many
SELECT o.person_id, o.role FROM import_roles o
WHERE o.import_id = $1 AND o.old AND o.role IN ('delegate', 'committee_member') AND NOT EXISTS (
    SELECT 1 FROM import_roles n
    WHERE n.import_id = o.import_id AND n.person_id = o.person_id AND NOT n.old AND n.role = o.role)
ORDER BY o.person_id, o.role;

-- name: PutPeople :exec
INSERT INTO people (id, code, township, name, phone, organization, delegation, title, seat)
SELECT s.person_id, s.code, s.township, s.name, s.phone, s.organization, s.delegation, s.title, s.seat
FROM import_people s WHERE s.import_id = $1 AND s.old = $2
ON CONFLICT (id) DO UPDATE SET code = excluded.code, township = excluded.township, name = excluded.name,
    phone = excluded.phone, organization = excluded.organization, delegation = excluded.delegation, title = excluded.title;

-- Of people who were there before, roles that the side does not name are taken.
-- name: TakeRoles :exec
DELETE FROM person_roles
WHERE person_id IN (SELECT p.person_id FROM import_people p WHERE p.import_id = sqlc.arg(import_id) AND p.old) AND NOT EXISTS (
    SELECT 1 FROM import_roles s
    WHERE s.import_id = sqlc.arg(import_id) AND s.person_id = person_roles.person_id AND s.old = sqlc.arg(old) AND s.role = person_roles.role);

-- name: PutRoles :exec
INSERT INTO person_roles (person_id, role, active, place)
SELECT s.person_id, s.role, s.active, s.place FROM import_roles s WHERE s.import_id = $1 AND s.old = $2
ON CONFLICT (person_id, role) DO UPDATE SET place = excluded.place;

-- name: PutContacts :exec
INSERT INTO contacts (id, kind, from_id, to_id, since, until, reason, import_id)
SELECT s.contact_id, s.kind, s.from_id, s.to_id, s.since, s.until, s.reason, s.begun_by
FROM import_contacts s WHERE s.import_id = $1 AND s.old = $2
ON CONFLICT (id) DO UPDATE SET until = excluded.until;

-- name: VoidCodesOfWoken :exec
UPDATE codes SET expires_at = sqlc.arg(now)
WHERE used_at = '' AND expires_at > sqlc.arg(now) AND person_id IN (
    SELECT p.person_id FROM import_people p WHERE p.import_id = sqlc.arg(import_id) AND p.wakes);

-- name: ListAddedInUse :many
SELECT p.*
FROM people p
WHERE p.import_id = $1 AND p.id IN (
    SELECT b.person_id FROM bindings b UNION SELECT m.author_id FROM matters m UNION SELECT m.delegate_id FROM matters m
    UNION SELECT m.holder_id FROM matters m UNION SELECT d.person_id FROM deliveries d UNION SELECT k.person_id FROM office_tasks k
    UNION SELECT v.from_id FROM visits v UNION SELECT v.to_id FROM visits v UNION SELECT a.person_id FROM absences a UNION SELECT r.person_id FROM rota r)
ORDER BY p.id;

-- name: ListMeetingsOfAdded :many
SELECT DISTINCT m.number
FROM people p JOIN invitations i ON i.person_id = p.id JOIN meetings m ON m.id = i.meeting_id
WHERE p.import_id = $1 AND i.state = 'invited' AND m.state <> 'cancelled'
ORDER BY m.number;

-- name: DropCodesOfAdded :exec
DELETE FROM codes WHERE person_id IN (SELECT p.id FROM people p WHERE p.import_id = $1);

-- name: DropScenesOfAdded :exec
DELETE FROM scenes WHERE person_id IN (SELECT p.id FROM people p WHERE p.import_id = $1);

-- name: SweepContacts :execrows
DELETE FROM contacts WHERE id IN (
    SELECT c.id FROM contacts c WHERE c.import_id IN (SELECT i.id FROM imports i WHERE i.state IN ('undone', 'dropped')) LIMIT $1);

-- name: SweepKin :execrows
DELETE FROM kin WHERE id IN (
    SELECT k.id FROM kin k WHERE k.import_id IN (SELECT i.id FROM imports i WHERE i.state IN ('undone', 'dropped')) LIMIT $1);

-- name: ListSwept :many
SELECT p.id FROM people p WHERE p.import_id IN (SELECT i.id FROM imports i WHERE i.state IN ('undone', 'dropped')) LIMIT $1;

-- name: DropPerson :exec
DELETE FROM people WHERE id = $1;

-- name: DropStagedPeople :exec
DELETE FROM import_people WHERE import_id = $1;

-- name: DropStagedRoles :exec
DELETE FROM import_roles WHERE import_id = $1;

-- name: DropStagedContacts :exec
DELETE FROM import_contacts WHERE import_id = $1;
