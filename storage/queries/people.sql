-- Whoever an import is about to add, or has added in vain, is hidden. The lists are
-- the roster's: somebody it does not hold is found by his id, or as unverified.

-- name: ListPerson :many
-- One person, once for each role he holds, in their order, and each of his kin: who is who is asked
-- more often than anything else, and each question is a way to the database and back.
SELECT p.*, CAST(COALESCE(h.held, '') AS TEXT) AS held, CAST(COALESCE(h.name, '') AS TEXT) AS held_name, CAST(COALESCE(h.active, FALSE) AS BOOLEAN) AS held_active
FROM people p LEFT JOIN (
    SELECT 'role' AS held, r.role AS name, r.active, r.place FROM person_roles r WHERE r.person_id = sqlc.arg(id)
    UNION ALL SELECT 'kin', k.kin_id, FALSE, 0 FROM kin_in_force k WHERE k.person_id = sqlc.arg(id)
    UNION ALL SELECT 'kin', k.person_id, FALSE, 0 FROM kin_in_force k WHERE k.kin_id = sqlc.arg(id)) h ON TRUE
WHERE p.id = sqlc.arg(id) AND p.import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken')
ORDER BY h.held, h.place;

-- name: ListPeopleNamed :many
SELECT * FROM people
WHERE people.name = $1 AND standing = '' AND NOT caller AND import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken')
ORDER BY people.id;

-- name: ListPeopleWithRole :many
SELECT p.*
FROM people p JOIN person_roles r ON r.person_id = p.id
WHERE r.role = $1 AND p.standing = '' AND p.import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken')
ORDER BY p.id;

-- name: ListDelegatesTitled :many
SELECT p.*
FROM people p JOIN person_roles r ON r.person_id = p.id
WHERE r.role = 'delegate' AND p.township = sqlc.arg(township) AND replace(p.title, sqlc.arg(part), '') <> p.title
    AND p.import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken')
ORDER BY p.id;

-- name: ListPeople :many
SELECT * FROM people
WHERE standing = '' AND NOT caller AND import_id NOT IN (SELECT i.id FROM imports i WHERE i.state <> 'taken');

-- name: ListUnverified :many
SELECT * FROM people
WHERE standing = 'unverified' ORDER BY people.id;

-- name: SavePerson :exec
INSERT INTO people (id, code, township, name, phone, organization, delegation, title, seat, standing, caller)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (id) DO UPDATE SET code = excluded.code, township = excluded.township, name = excluded.name,
    phone = excluded.phone, organization = excluded.organization, delegation = excluded.delegation,
    title = excluded.title, seat = excluded.seat, standing = excluded.standing, caller = excluded.caller;

-- name: ListAllRoles :many
SELECT person_id, role, active, place FROM person_roles ORDER BY place;

-- name: ListRolesBeside :many
-- All roles of those who hold one.
SELECT r.person_id, r.role, r.active, r.place FROM person_roles r
WHERE r.person_id IN (SELECT o.person_id FROM person_roles o WHERE o.role = $1) ORDER BY r.place;

-- name: DropRoles :exec
DELETE FROM person_roles WHERE person_id = $1;

-- name: AddRole :exec
INSERT INTO person_roles (person_id, role, active, place) VALUES ($1, $2, $3, $4);

-- name: ListAllKin :many
SELECT id, person_id, kin_id, relation, import_id, ended_by FROM kin_in_force ORDER BY id;

-- name: SaveKin :exec
INSERT INTO kin (id, person_id, kin_id, relation, import_id, ended_by) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (id) DO UPDATE SET ended_by = excluded.ended_by;
