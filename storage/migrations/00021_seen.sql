-- +goose Up
-- What sights asks of every row. PostgreSQL goes through no table whole here (see
-- postgres.go), and where it finds no other way it can tell no plan from another.
CREATE INDEX imports_hidden ON imports (id) WHERE state <> 'taken';
CREATE INDEX imports_taken ON imports (id) WHERE state = 'taken';
CREATE INDEX kin_declared ON kin (person_id, kin_id, import_id, ended_by);

-- +goose Down
DROP INDEX kin_declared;
DROP INDEX imports_taken;
DROP INDEX imports_hidden;
