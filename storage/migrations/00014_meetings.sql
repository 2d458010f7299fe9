-- +goose Up
-- staging: its invitations are still being written; one switch makes it planned.
CREATE TABLE meetings (
    id           TEXT PRIMARY KEY,
    number       TEXT NOT NULL,
    kind         TEXT NOT NULL CONSTRAINT meetings_kind CHECK (kind IN ('annual_session', 'sit_in', 'training', 'study_visit', 'group_activity', 'reception_day')),
    title        TEXT NOT NULL, -- for the office alone: never sent
    place        TEXT NOT NULL,
    starts_at    TEXT NOT NULL,
    ends_at      TEXT NOT NULL, -- '' nobody said
    township     TEXT NOT NULL,
    of_group     TEXT NOT NULL, -- the delegation or group whose meeting it is, '' none
    made_by      TEXT NOT NULL,
    version      BIGINT NOT NULL, -- from 1 on, raised by each move
    state        TEXT NOT NULL CONSTRAINT meetings_state CHECK (state IN ('staging', 'planned', 'cancelled')),
    reply_by     TEXT NOT NULL,
    quorum       BIGINT NOT NULL, -- persons, 0 none
    made_at      TEXT NOT NULL,
    moved_at     TEXT NOT NULL,
    cancelled_at TEXT NOT NULL,
    reason       TEXT NOT NULL, -- why it was cancelled
    series_id    TEXT NOT NULL, -- '' but for those of a rule that comes again
    token        TEXT NOT NULL  -- by which its calendar file is fetched
);
CREATE UNIQUE INDEX meetings_by_number ON meetings (number);
CREATE UNIQUE INDEX meetings_by_token ON meetings (token) WHERE token <> '';
CREATE INDEX meetings_by_start ON meetings (starts_at);

CREATE TABLE invitations (
    meeting_id     TEXT NOT NULL,
    person_id      TEXT NOT NULL,
    part           TEXT NOT NULL CONSTRAINT invitations_part CHECK (part IN ('attend', 'sit_in', 'observe')),
    role           TEXT NOT NULL, -- as which he is invited, '' as himself
    category       TEXT NOT NULL CONSTRAINT invitations_category CHECK (category IN ('', 'village', 'enterprise', 'other')),
    place          TEXT NOT NULL CONSTRAINT invitations_place CHECK (place IN ('seat', 'reserve')),
    reserve_no     BIGINT NOT NULL, -- from 1 on; 0 has a seat
    answer         TEXT NOT NULL CONSTRAINT invitations_answer CHECK (answer IN ('', 'coming', 'leave', 'undecided')),
    answer_version BIGINT NOT NULL, -- of the meeting that was answered, 0 none
    answered_at    TEXT NOT NULL,
    stand_in_id    TEXT NOT NULL,
    attended       TEXT NOT NULL CONSTRAINT invitations_attended CHECK (attended IN ('', 'attended', 'absent', 'on_leave')),
    invited_at     TEXT NOT NULL,
    state          TEXT NOT NULL CONSTRAINT invitations_state CHECK (state IN ('invited', 'withdrawn')),
    PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX invitations_of_person ON invitations (person_id);
CREATE INDEX invitations_stood_in ON invitations (meeting_id, stand_in_id) WHERE stand_in_id <> '';

CREATE TABLE leaves (
    id              TEXT PRIMARY KEY,
    meeting_id      TEXT NOT NULL,
    person_id       TEXT NOT NULL,
    reason          TEXT NOT NULL,
    asked_at        TEXT NOT NULL,
    approver_id     TEXT NOT NULL, -- '' the office
    to_office_at    TEXT NOT NULL, -- when it came to the office
    state           TEXT NOT NULL CONSTRAINT leaves_state CHECK (state IN ('asked', 'granted', 'refused', 'withdrawn')),
    decided_by      TEXT NOT NULL,
    decided_at      TEXT NOT NULL,
    decision_reason TEXT NOT NULL
);
CREATE UNIQUE INDEX leaves_open ON leaves (meeting_id, person_id) WHERE state = 'asked';
CREATE INDEX leaves_of_meeting ON leaves (meeting_id);
CREATE INDEX leaves_to_decide ON leaves (approver_id) WHERE state = 'asked';

-- matters that come of a meeting's minutes
CREATE TABLE meeting_tasks (
    matter_id  TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL
);
CREATE INDEX meeting_tasks_of_meeting ON meeting_tasks (meeting_id);

-- +goose Down
DROP TABLE meeting_tasks;
DROP TABLE leaves;
DROP TABLE invitations;
DROP TABLE meetings;
