-- name: SaveScene :exec
INSERT INTO scenes (scene, kind, person_id, code_id, url, made_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (scene) DO UPDATE SET url = excluded.url;

-- name: GetScene :one
SELECT scene, kind, person_id, code_id, url, made_at FROM scenes WHERE scene = $1;

-- name: GetSceneOf :one
SELECT scene, kind, person_id, code_id, url, made_at FROM scenes
WHERE person_id = $1 AND kind = $2 ORDER BY made_at DESC, scene DESC LIMIT 1;

-- name: DropOldScenes :execrows
DELETE FROM scenes WHERE kind = 'bind' AND made_at < $1;
