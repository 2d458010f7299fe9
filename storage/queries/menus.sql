-- name: ListMenuTags :many
SELECT menu, tag_id FROM menu_tags ORDER BY menu;

-- name: SaveMenuTag :exec
INSERT INTO menu_tags (menu, tag_id) VALUES ($1, $2) ON CONFLICT (menu) DO UPDATE SET tag_id = excluded.tag_id;

-- name: ListTagged :many
SELECT openid, menu FROM tagged ORDER BY openid;

-- name: SaveTagged :exec
INSERT INTO tagged (openid, menu) VALUES ($1, $2) ON CONFLICT (openid) DO UPDATE SET menu = excluded.menu;

-- name: DropTagged :exec
DELETE FROM tagged WHERE openid = $1;

-- name: TouchTags :exec
UPDATE tag_marks SET stale = TRUE WHERE NOT stale;

-- name: TagsTouched :one
SELECT count(*) FROM tag_marks WHERE stale;

-- name: TakeTags :execrows
UPDATE tag_marks SET stale = FALSE WHERE stale;

-- name: ListMenuHolders :many
SELECT b.openid, p.id, p.seat, r.role, r.active
FROM bindings b JOIN people p ON p.id = b.person_id JOIN person_roles r ON r.person_id = p.id
WHERE b.state = 'bound' AND b.strength = 'strong' AND b.following
  AND r.role IN ('delegate', 'committee_member', 'liaison_officer', 'administrator')
ORDER BY b.openid, r.role;
