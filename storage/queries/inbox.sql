-- name: TakeArrival :execrows
INSERT INTO inbox (key, openid, kind, text, at, taken_at, turn, reply_state, reply_text, reply_at, conversation)
VALUES ($1, $2, $3, $4, $5, $6, 0, 'none', '', '', '')
ON CONFLICT (key) DO NOTHING;

-- name: StoredReply :one
SELECT reply_text, reply_at FROM inbox WHERE key = $1;

-- name: RaiseTurn :one
INSERT INTO turns (openid, turn) VALUES ($1, 1)
ON CONFLICT (openid) DO UPDATE SET turn = turns.turn + 1
RETURNING turn;

-- name: LastConversation :one
-- The rows whose turn is still 0 are being taken right now.
SELECT conversation FROM inbox WHERE openid = $1 AND turn > 0 ORDER BY turn DESC LIMIT 1;

-- name: FinishTurn :exec
-- A turn that forgot its own person's pushes keeps the openid only if a reply or
-- a conversation still needs it.
UPDATE inbox SET turn = sqlc.arg(turn), reply_state = sqlc.arg(reply_state), reply_text = sqlc.arg(reply_text),
    reply_at = sqlc.arg(reply_at), conversation = sqlc.arg(conversation), openid = CASE WHEN CAST(sqlc.arg(keep) AS BOOLEAN) THEN CAST(sqlc.arg(openid) AS TEXT) ELSE openid END
WHERE key = sqlc.arg(key);

-- name: MarkWritten :exec
UPDATE inbox SET reply_state = 'written' WHERE key = $1 AND reply_state = 'offered';

-- name: MarkRescued :exec
UPDATE inbox SET reply_state = 'rescued' WHERE key = $1 AND reply_state = 'offered';

-- name: ListOfferedBefore :many
SELECT key, openid, reply_text, reply_at FROM inbox WHERE reply_state = 'offered' AND taken_at < sqlc.arg(at) ORDER BY taken_at, key LIMIT sqlc.arg(most);

-- name: CountArrivalsSince :one
SELECT count(*) FROM inbox WHERE openid = $1 AND taken_at >= $2;

-- name: ForgetArrivals :exec
UPDATE inbox SET openid = '', text = '', reply_state = 'none', reply_text = '', reply_at = '', conversation = '' WHERE openid = $1;

-- name: DropArrivalsBefore :execrows
DELETE FROM inbox WHERE taken_at < $1;

-- name: ForgetMatterAccounts :exec
UPDATE matters SET author_from = '' WHERE author_from = $1;

-- name: ForgetWindow :exec
DELETE FROM windows WHERE openid = $1;

-- name: ForgetBindTries :exec
DELETE FROM bind_tries WHERE openid = $1;

-- name: ForgetQuestions :exec
UPDATE questions SET openid = '', words = '[]' WHERE openid = $1;

-- name: ForgetDeliveries :exec
-- Only what is addressed to the account itself; its lane ends with it.
UPDATE deliveries SET openid = '', text = '', recipient = 'gone:' || id, state = CASE WHEN state IN ('queued', 'sending', 'waiting') THEN 'dropped' ELSE state END
WHERE recipient = $1;

-- name: ForgetLane :exec
DELETE FROM lanes WHERE recipient = $1;
