-- +goose Up
-- Where the chain begins: the last link that was kept long enough and dropped.
-- Sequence 0 and no seal: nothing was dropped yet.
ALTER TABLE audit_head ADD COLUMN start_sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE audit_head ADD COLUMN start_seal TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE audit_head DROP COLUMN start_seal;
ALTER TABLE audit_head DROP COLUMN start_sequence;
