-- +goose Up
-- What is looked for every day among all there is. Most of what is old has no words any
-- more, and most matters are finished.
CREATE INDEX deliveries_with_words ON deliveries (created_at) WHERE text <> '';
CREATE INDEX visits_with_gist ON visits (recorded_at) WHERE gist <> '';
CREATE INDEX matters_unfinished ON matters (first_due_at) WHERE state = 'in_progress' AND first_answer_at <> '';

-- +goose Down
DROP INDEX matters_unfinished;
DROP INDEX visits_with_gist;
DROP INDEX deliveries_with_words;
