-- What is kept, and how long. A matter that is over keeps its numbers, its dates
-- and its steps; what was said goes first.

-- name: ForgetEntryWords :execrows
-- What somebody has still to be told by telephone stays until he is told.
UPDATE entries SET text = '' WHERE text <> '' AND matter_id NOT IN (SELECT t.matter_id FROM office_tasks t WHERE t.kind = 'unreachable' AND t.done_at = '' AND t.matter_id <> '')
    AND matter_id IN (
    SELECT id FROM matters WHERE (state = 'closed' AND closed_at < sqlc.arg(over_before)) OR (state = 'withdrawn' AND drafted_at < sqlc.arg(over_before) AND closed_at < sqlc.arg(over_before)));

-- name: ForgetDeliveryWords :execrows
-- Found by their time, which most days leaves none: what is joined with nothing SQLite does not look up by its index.
UPDATE deliveries SET text = '' WHERE text <> '' AND state IN ('sent', 'task', 'recalled', 'dropped') AND deliveries.created_at < sqlc.arg(over_before)
    AND matter_id NOT IN (SELECT t.matter_id FROM office_tasks t WHERE t.kind = 'unreachable' AND t.done_at = '' AND t.matter_id <> '')
    AND (matter_id || '' = '' OR matter_id || '' IN (
        SELECT id FROM matters WHERE (state = 'closed' AND closed_at < sqlc.arg(over_before)) OR (state = 'withdrawn' AND drafted_at < sqlc.arg(over_before) AND closed_at < sqlc.arg(over_before))));

-- name: ForgetGists :execrows
UPDATE matters SET gist = '', rating_reason = '' WHERE (gist <> '' OR rating_reason <> '')
    AND ((state = 'closed' AND closed_at < sqlc.arg(over_before)) OR (state = 'withdrawn' AND drafted_at < sqlc.arg(over_before) AND closed_at < sqlc.arg(over_before)));

-- name: ForgetQuestionWords :execrows
UPDATE questions SET words = '[]', options = '[]' WHERE words <> '[]'
    AND ((answered_at <> '' AND answered_at < sqlc.arg(over_before)) OR (expires_at <> '' AND expires_at < sqlc.arg(over_before)));

-- name: ForgetTaskWords :execrows
UPDATE office_tasks SET words = '' WHERE words <> '' AND done_at <> '' AND done_at < sqlc.arg(over_before);

-- name: ForgetStrangersWords :execrows
-- What somebody said of himself who has not consented goes as soon as his words do.
UPDATE questions SET words = '[]' WHERE person_id = '' AND words <> '[]' AND expires_at < sqlc.arg(over_before);

-- name: DropOldEntries :exec
DELETE FROM entries WHERE matter_id IN (SELECT id FROM matters WHERE state IN ('closed', 'withdrawn') AND drafted_at < sqlc.arg(drafted_before) AND closed_at < sqlc.arg(drafted_before));

-- name: DropOldMoves :exec
DELETE FROM moves WHERE matter_id IN (SELECT id FROM matters WHERE state IN ('closed', 'withdrawn') AND drafted_at < sqlc.arg(drafted_before) AND closed_at < sqlc.arg(drafted_before));

-- name: DropOldDeliveries :exec
DELETE FROM deliveries WHERE state IN ('sent', 'task', 'recalled', 'dropped') AND matter_id IN (
    SELECT id FROM matters WHERE state IN ('closed', 'withdrawn') AND drafted_at < sqlc.arg(drafted_before) AND closed_at < sqlc.arg(drafted_before));

-- name: DropOldMatters :execrows
DELETE FROM matters WHERE state IN ('closed', 'withdrawn') AND drafted_at < sqlc.arg(drafted_before) AND closed_at < sqlc.arg(drafted_before);

-- name: DropOldRoutings :exec
DELETE FROM routings WHERE matter_id IN (SELECT id FROM matters WHERE state IN ('closed', 'withdrawn') AND drafted_at < sqlc.arg(drafted_before) AND closed_at < sqlc.arg(drafted_before));

-- name: ForgetCallers :execrows
-- Name and number of somebody who rang go with what he said.
UPDATE people SET name = '', phone = '' WHERE caller AND (name <> '' OR phone <> '')
    AND people.id NOT IN (SELECT t.person_id FROM office_tasks t WHERE t.kind = 'unreachable' AND t.done_at = '') AND NOT EXISTS (
    SELECT 1 FROM matters m WHERE m.author_id = people.id AND (m.state NOT IN ('closed', 'withdrawn')
        OR (m.state = 'closed' AND m.closed_at >= sqlc.arg(over_before)) OR (m.state = 'withdrawn' AND (m.drafted_at >= sqlc.arg(over_before) OR m.closed_at >= sqlc.arg(over_before)))));

-- name: DropCallers :exec
DELETE FROM people WHERE caller AND NOT EXISTS (SELECT 1 FROM matters m WHERE m.author_id = people.id);
