-- name: TakeArrival :execrows
-- What was said is not kept here: it stands where it was taken to, and only as
-- long as that is kept.
INSERT INTO inbox (key, openid, kind, text, at, taken_at, turn, reply_state, reply_text, reply_at)
VALUES ($1, $2, $3, '', $4, $5, 0, 'none', '', '')
ON CONFLICT (key) DO NOTHING;

-- name: StoredReply :one
SELECT reply_text, reply_at FROM inbox WHERE key = $1;

-- name: RaiseTurn :one
-- Hands over what the previous turn left with the number: the row is locked
-- here anyway, so a conversation lost elsewhere heals without another query.
INSERT INTO turns (openid, turn, conversation) VALUES ($1, 1, '')
ON CONFLICT (openid) DO UPDATE SET turn = turns.turn + 1
RETURNING turn, conversation;

-- name: KeepConversation :exec
INSERT INTO turns (openid, turn, conversation) VALUES ($1, 1, $2)
ON CONFLICT (openid) DO UPDATE SET conversation = excluded.conversation;

-- name: FinishTurn :exec
-- This one and KeepConversation are written as upserts of rows that are there:
-- finding them by an index would count, in a SERIALIZABLE transaction, as
-- reading the page that every other arrival is being written to. A turn that
-- forgot its own person's pushes gives the row its openid back only if the
-- reply may still have to be sent again.
INSERT INTO inbox (key, openid, kind, text, at, taken_at, turn, reply_state, reply_text, reply_at)
VALUES (sqlc.arg(key), sqlc.arg(openid), '', '', '', '', sqlc.arg(turn), sqlc.arg(reply_state), sqlc.arg(reply_text), sqlc.arg(reply_at))
ON CONFLICT (key) DO UPDATE SET turn = excluded.turn, reply_state = excluded.reply_state, reply_text = excluded.reply_text,
    reply_at = excluded.reply_at, openid = CASE WHEN excluded.reply_text <> '' THEN excluded.openid ELSE inbox.openid END;

-- name: MarkWritten :exec
UPDATE inbox SET reply_state = 'written' WHERE key = $1 AND reply_state = 'offered';

-- name: MarkRescued :exec
UPDATE inbox SET reply_state = 'rescued' WHERE key = $1 AND reply_state = 'offered';

-- name: PutOffRescue :exec
UPDATE inbox SET rescue_at = $1 WHERE key = $2 AND reply_state = 'offered';

-- name: ListOfferedBefore :many
SELECT key, openid, reply_text, reply_at FROM inbox WHERE reply_state = 'offered' AND taken_at < sqlc.arg(at) AND rescue_at <= sqlc.arg(now) ORDER BY taken_at, key LIMIT sqlc.arg(most);

-- name: CountArrivalsSince :one
SELECT count(*) FROM inbox WHERE openid = $1 AND taken_at >= $2;

-- name: CountAnsweredSince :one
SELECT count(*) FROM inbox WHERE openid = $1 AND taken_at >= $2 AND reply_text <> '';

-- name: ForgetArrivals :exec
UPDATE inbox SET openid = '', text = '', reply_state = 'none', reply_text = '', reply_at = '' WHERE openid = $1;

-- name: DropArrivalsBefore :execrows
DELETE FROM inbox WHERE taken_at < $1;

-- name: ForgetConversation :exec
-- The raised turn makes a copy kept elsewhere stale.
UPDATE turns SET turn = turn + 1, conversation = '' WHERE openid = $1;

-- name: ForgetMatterAccounts :exec
UPDATE matters SET author_from = '' WHERE author_from = $1;

-- name: ForgetWindow :exec
DELETE FROM windows WHERE openid = $1;

-- name: ForgetQuestions :exec
UPDATE questions SET openid = '', words = '[]', answered_at = CASE WHEN answered_at = '' THEN sqlc.arg(now) ELSE answered_at END
WHERE openid = sqlc.arg(openid);

-- name: ForgetDeliveries :exec
-- Only what is addressed to the account itself; its lane ends with it.
UPDATE deliveries SET openid = '', text = '', recipient = 'gone:' || id, state = CASE WHEN state IN ('queued', 'sending', 'waiting') THEN 'dropped' ELSE state END
WHERE recipient = $1;

-- name: ForgetLane :exec
DELETE FROM lanes WHERE recipient = $1;
