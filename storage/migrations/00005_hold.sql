-- +goose Up
-- held_until is the end of the recall hold, which ready_at is not: quiet hours
-- and faults put that off too. Empty: can't be taken back.
ALTER TABLE deliveries ADD COLUMN held_until TEXT NOT NULL DEFAULT '';
UPDATE deliveries SET held_until = ready_at WHERE from_id <> '' AND state = 'queued' AND attempts = 0;

-- +goose Down
ALTER TABLE deliveries DROP COLUMN held_until;
