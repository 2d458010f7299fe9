-- Meetings that come again and again, and who receives people on which day.

-- +goose Up
CREATE TABLE series (
    id         TEXT PRIMARY KEY,
    number     BIGINT NOT NULL UNIQUE,
    kind       TEXT NOT NULL CONSTRAINT series_kind CHECK (kind IN ('annual_session', 'sit_in', 'training', 'study_visit', 'group_activity', 'reception_day')),
    every      TEXT NOT NULL CONSTRAINT series_every CHECK (every IN ('month', 'quarter', 'year')),
    month      BIGINT NOT NULL, -- of the quarter or the year, from 1 on
    day        BIGINT NOT NULL, -- of the month; a shorter month's last
    hour       TEXT NOT NULL,
    lasts      BIGINT NOT NULL, -- minutes, 0 nobody said
    place      TEXT NOT NULL,
    title      TEXT NOT NULL,
    township   TEXT NOT NULL,
    roles      TEXT NOT NULL, -- JSON lists: who is invited
    of_groups  TEXT NOT NULL,
    on_duty    BIGINT NOT NULL, -- so many of them in turn, 0 all
    made_by    TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    stopped_at TEXT NOT NULL
);

-- A period of a series has its meeting, or the time for it was over.
CREATE TABLE occasions (
    series_id  TEXT NOT NULL,
    period     TEXT NOT NULL, -- 2026-11, 2026Q4, 2026
    meeting_id TEXT NOT NULL, -- '' none was made
    made_at    TEXT NOT NULL,
    PRIMARY KEY (series_id, period)
);

-- In which order people take turns; without a list in the order of the roster.
CREATE TABLE rota (
    series_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    turn      BIGINT NOT NULL,
    PRIMARY KEY (series_id, person_id)
);

-- One person asks another to take his day.
CREATE TABLE swaps (
    id         TEXT PRIMARY KEY,
    asker_id   TEXT NOT NULL,
    asked_id   TEXT NOT NULL,
    gives_id   TEXT NOT NULL, -- the meeting of the one who asks
    takes_id   TEXT NOT NULL, -- the other's, '' none
    state      TEXT NOT NULL CONSTRAINT swaps_state CHECK (state IN ('asked', 'agreed', 'refused', 'over')),
    asked_at   TEXT NOT NULL,
    decided_at TEXT NOT NULL
);
CREATE INDEX swaps_open ON swaps (asker_id) WHERE state = 'asked';

-- One row: whether somebody's roles, seat or binding have changed since the
-- platform's tags were last gone through. Without it the hourly look would read
-- everybody each time.
CREATE TABLE tag_marks (
    id    BIGINT PRIMARY KEY,
    stale BOOLEAN NOT NULL
);
INSERT INTO tag_marks (id, stale) VALUES (1, TRUE);

-- +goose Down
DROP TABLE tag_marks;
DROP TABLE swaps;
DROP TABLE rota;
DROP TABLE occasions;
DROP TABLE series;
