-- name: GetBinding :one
SELECT openid, person_id, state, strength, code_id, following, followed_at, bound_at, consent_text, consented_at,
    delegate_id, claimed_name, claimed_phone, claimed_at
FROM bindings WHERE openid = $1;

-- name: GetBindingOf :one
SELECT openid, person_id, state, strength, code_id, following, followed_at, bound_at, consent_text, consented_at,
    delegate_id, claimed_name, claimed_phone, claimed_at
FROM bindings WHERE person_id = $1 AND state = 'bound';

-- name: SaveBinding :exec
INSERT INTO bindings (openid, person_id, state, strength, code_id, following, followed_at, bound_at, consent_text, consented_at,
    delegate_id, claimed_name, claimed_phone, claimed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (openid) DO UPDATE SET person_id = excluded.person_id, state = excluded.state, strength = excluded.strength,
    code_id = excluded.code_id, following = excluded.following, followed_at = excluded.followed_at,
    bound_at = excluded.bound_at, consent_text = excluded.consent_text, consented_at = excluded.consented_at,
    delegate_id = excluded.delegate_id, claimed_name = excluded.claimed_name, claimed_phone = excluded.claimed_phone,
    claimed_at = excluded.claimed_at;

-- name: AddBindTry :exec
INSERT INTO bind_tries (id, openid, name, person_id, at) VALUES ($1, $2, $3, $4, $5);

-- name: CountBindTriesBy :one
SELECT count(*) AS tries, count(DISTINCT name) AS names FROM bind_tries WHERE openid = $1 AND at >= $2;

-- name: CountBindTriesOn :one
SELECT count(*) AS tries, count(DISTINCT name) AS names FROM bind_tries WHERE person_id = $1 AND at >= $2;

-- name: CountBindName :one
SELECT count(*) FROM bind_tries WHERE openid = $1 AND name = $2 AND at >= $3;

-- name: DropClaimsBefore :execrows
UPDATE bindings SET claimed_name = '', claimed_phone = '', claimed_at = '', state = CASE WHEN state = 'asked' THEN 'none' ELSE state END
WHERE claimed_at <> '' AND claimed_at < $1;

-- name: DropBindTriesBefore :execrows
DELETE FROM bind_tries WHERE at < $1;
