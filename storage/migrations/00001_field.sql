-- One text for SQLite and PostgreSQL: only TEXT, BIGINT and BOOLEAN. Instants
-- are UTC text of fixed width (2026-11-22T14:30:00.000000Z), '' means none.
-- Only the roster has foreign keys: checking one reads an index page, and what
-- every message writes (entries, moves, attempts) would then collide with every
-- new matter under SERIALIZABLE; measured, half of the throughput.

-- +goose Up
CREATE TABLE people (
    id           TEXT PRIMARY KEY,
    code         TEXT NOT NULL,
    township     TEXT NOT NULL,
    name         TEXT NOT NULL,
    phone        TEXT NOT NULL,
    organization TEXT NOT NULL,
    delegation   TEXT NOT NULL,
    title        TEXT NOT NULL,
    seat         TEXT NOT NULL CONSTRAINT people_seat CHECK (seat IN ('', 'active', 'suspended', 'stopped', 'terminated'))
);
CREATE INDEX people_by_name ON people (name);

CREATE TABLE person_roles (
    person_id TEXT NOT NULL REFERENCES people (id),
    role      TEXT NOT NULL,
    active    BOOLEAN NOT NULL,
    place     BIGINT NOT NULL, -- order in which the roster names them
    PRIMARY KEY (person_id, role)
);
CREATE INDEX person_roles_by_role ON person_roles (role);

CREATE TABLE imports (
    id     TEXT PRIMARY KEY,
    at     TEXT NOT NULL,
    people BIGINT NOT NULL,
    links  BIGINT NOT NULL
);

CREATE TABLE contacts (
    id        TEXT PRIMARY KEY,
    kind      TEXT NOT NULL,
    from_id   TEXT NOT NULL REFERENCES people (id),
    to_id     TEXT NOT NULL REFERENCES people (id),
    since     TEXT NOT NULL,
    until     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    import_id TEXT NOT NULL
);
CREATE INDEX contacts_from ON contacts (from_id, kind);
CREATE INDEX contacts_to ON contacts (to_id, kind);

CREATE TABLE bindings (
    openid       TEXT PRIMARY KEY,
    person_id    TEXT NOT NULL,
    state        TEXT NOT NULL CONSTRAINT bindings_state CHECK (state IN ('none', 'asked', 'bound', 'unbound')),
    strength     TEXT NOT NULL CONSTRAINT bindings_strength CHECK (strength IN ('', 'weak', 'strong')),
    code_id      TEXT NOT NULL,
    following    BOOLEAN NOT NULL,
    followed_at  TEXT NOT NULL,
    bound_at     TEXT NOT NULL,
    consent_text TEXT NOT NULL,
    consented_at TEXT NOT NULL
);
CREATE UNIQUE INDEX bindings_of_person ON bindings (person_id) WHERE state = 'bound';

CREATE TABLE bind_tries (
    id        TEXT PRIMARY KEY,
    openid    TEXT NOT NULL,
    name      TEXT NOT NULL,
    person_id TEXT NOT NULL,
    at        TEXT NOT NULL
);
CREATE INDEX bind_tries_by_openid ON bind_tries (openid, at);
CREATE INDEX bind_tries_by_person ON bind_tries (person_id, at);

CREATE TABLE codes (
    id          TEXT PRIMARY KEY,
    person_id   TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    issued_at   TEXT NOT NULL,
    expires_at  TEXT NOT NULL,
    tries       BIGINT NOT NULL,
    used_at     TEXT NOT NULL
);
CREATE INDEX codes_by_fingerprint ON codes (fingerprint);
CREATE INDEX codes_of_person ON codes (person_id);

CREATE TABLE scraps (
    id        TEXT PRIMARY KEY,
    openid    TEXT NOT NULL,
    said_kind TEXT NOT NULL,
    text      TEXT NOT NULL,
    media_id  TEXT NOT NULL,
    said_at   TEXT NOT NULL,
    msg_id    TEXT NOT NULL,
    at        TEXT NOT NULL
);
CREATE INDEX scraps_by_openid ON scraps (openid, at);
CREATE INDEX scraps_by_time ON scraps (at);

CREATE TABLE matters (
    id              TEXT PRIMARY KEY,
    number          TEXT NOT NULL,
    state           TEXT NOT NULL CONSTRAINT matters_state CHECK (state IN ('draft', 'submitted', 'in_progress', 'replied', 'closed', 'withdrawn')),
    author_id       TEXT NOT NULL,
    author_from     TEXT NOT NULL,
    recipient       TEXT NOT NULL,
    level           TEXT NOT NULL CONSTRAINT matters_level CHECK (level IN ('', 'named', 'confidential', 'anonymous', 'sealed')),
    delegate_id     TEXT NOT NULL,
    holder_id       TEXT NOT NULL,
    with_office     BOOLEAN NOT NULL,
    subjects        TEXT NOT NULL, -- JSON list
    route           TEXT NOT NULL,
    gist            TEXT NOT NULL,
    urgent          BOOLEAN NOT NULL,
    drafted_at      TEXT NOT NULL,
    submitted_at    TEXT NOT NULL,
    first_due_at    TEXT NOT NULL,
    office_due_at   TEXT NOT NULL,
    first_answer_at TEXT NOT NULL,
    replied_at      TEXT NOT NULL,
    closed_at       TEXT NOT NULL,
    rating          TEXT NOT NULL CONSTRAINT matters_rating CHECK (rating IN ('', 'unrated', 'satisfied', 'basically', 'dissatisfied')),
    rating_reason   TEXT NOT NULL,
    redone          BIGINT NOT NULL,
    version         BIGINT NOT NULL
);
CREATE UNIQUE INDEX matters_by_number ON matters (number) WHERE number <> '';
CREATE INDEX matters_by_author ON matters (author_id, submitted_at);
CREATE INDEX matters_by_account ON matters (author_from);
CREATE INDEX matters_by_holder ON matters (holder_id, first_due_at);
CREATE INDEX matters_by_submission ON matters (submitted_at);
CREATE INDEX matters_with_office ON matters (first_due_at) WHERE with_office AND state IN ('submitted', 'in_progress', 'replied');
CREATE INDEX matters_unanswered ON matters (first_due_at) WHERE first_answer_at = '' AND state IN ('submitted', 'in_progress', 'replied');

CREATE TABLE entries (
    id          TEXT PRIMARY KEY,
    matter_id   TEXT NOT NULL,
    kind        TEXT NOT NULL,
    person_id   TEXT NOT NULL,
    said_kind   TEXT NOT NULL,
    text        TEXT NOT NULL,
    media_id    TEXT NOT NULL,
    said_at     TEXT NOT NULL,
    msg_id      TEXT NOT NULL,
    recalled_at TEXT NOT NULL
);
CREATE INDEX entries_of_matter ON entries (matter_id, said_at);

CREATE TABLE moves (
    id         TEXT PRIMARY KEY,
    matter_id  TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state   TEXT NOT NULL,
    actor_id   TEXT NOT NULL,
    role       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    at         TEXT NOT NULL
);
CREATE INDEX moves_of_matter ON moves (matter_id, at);

CREATE TABLE questions (
    id             TEXT PRIMARY KEY,
    person_id      TEXT NOT NULL,
    openid         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    object_id      TEXT NOT NULL,
    object_version BIGINT NOT NULL,
    options        TEXT NOT NULL, -- JSON list
    words          TEXT NOT NULL, -- JSON list
    pushed         BOOLEAN NOT NULL,
    shown_at       TEXT NOT NULL,
    expires_at     TEXT NOT NULL,
    answered_at    TEXT NOT NULL,
    answer         TEXT NOT NULL
);
CREATE INDEX questions_open ON questions (person_id) WHERE pushed AND answered_at = '';
CREATE INDEX questions_by_openid ON questions (openid);
CREATE INDEX questions_about ON questions (object_id, kind) WHERE answered_at = '';

CREATE TABLE deliveries (
    id           TEXT PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,
    recipient    TEXT NOT NULL, -- the lane: p:<person> or o:<openid>
    sequence     BIGINT NOT NULL,
    person_id    TEXT NOT NULL,
    openid       TEXT NOT NULL,
    kind         TEXT NOT NULL,
    matter_id    TEXT NOT NULL,
    entry_id     TEXT NOT NULL,
    question_id  TEXT NOT NULL,
    from_id      TEXT NOT NULL,
    text         TEXT NOT NULL,
    urgent       BOOLEAN NOT NULL,
    state        TEXT NOT NULL CONSTRAINT deliveries_state CHECK (state IN ('queued', 'sending', 'waiting', 'sent', 'task', 'recalled', 'dropped')),
    ready_at     TEXT NOT NULL,
    next_at      TEXT NOT NULL,
    lease_until  TEXT NOT NULL,
    attempts     BIGINT NOT NULL,
    second_copy  BOOLEAN NOT NULL,
    notice_at    TEXT NOT NULL,
    outcome      TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    sent_at      TEXT NOT NULL
);
CREATE UNIQUE INDEX deliveries_lane ON deliveries (recipient, sequence);
CREATE INDEX deliveries_queued ON deliveries (next_at, sequence, id) WHERE state = 'queued';
CREATE INDEX deliveries_queued_lane ON deliveries (recipient, sequence) WHERE state = 'queued';
CREATE INDEX deliveries_sending ON deliveries (recipient) WHERE state = 'sending';
CREATE INDEX deliveries_waiting ON deliveries (person_id) WHERE state = 'waiting';
CREATE INDEX deliveries_from ON deliveries (from_id) WHERE state = 'queued';
CREATE INDEX deliveries_cards ON deliveries (person_id, sent_at) WHERE state = 'sent' AND kind = 'card';
CREATE INDEX deliveries_of_matter ON deliveries (matter_id);
CREATE INDEX deliveries_by_time ON deliveries (created_at);

CREATE TABLE lanes (
    recipient TEXT PRIMARY KEY,
    sequence  BIGINT NOT NULL -- last one given
);

CREATE TABLE attempts (
    id          TEXT PRIMARY KEY,
    delivery_id TEXT NOT NULL,
    at          TEXT NOT NULL,
    rung        TEXT NOT NULL,
    code        BIGINT NOT NULL,
    outcome     TEXT NOT NULL
);
CREATE INDEX attempts_of_delivery ON attempts (delivery_id, at);

CREATE TABLE windows (
    openid         TEXT PRIMARY KEY,
    message_at     TEXT NOT NULL,
    message_spent  BIGINT NOT NULL,
    tap_at         TEXT NOT NULL,
    tap_spent      BIGINT NOT NULL,
    closed_at      TEXT NOT NULL,
    template_at    TEXT NOT NULL,
    template_day   TEXT NOT NULL,
    template_spent BIGINT NOT NULL
);

CREATE TABLE office_tasks (
    id          TEXT PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    person_id   TEXT NOT NULL,
    matter_id   TEXT NOT NULL,
    delivery_id TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    done_at     TEXT NOT NULL,
    done_by     TEXT NOT NULL
);
CREATE INDEX office_tasks_open ON office_tasks (created_at) WHERE done_at = '';

CREATE TABLE dues (
    kind      TEXT NOT NULL,
    object_id TEXT NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (kind, object_id)
);
CREATE INDEX dues_by_time ON dues (at);

CREATE TABLE reminders (
    person_id TEXT NOT NULL,
    object_id TEXT NOT NULL,
    step      TEXT NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (person_id, object_id, step)
);

CREATE TABLE job_runs (
    job         TEXT NOT NULL,
    planned_at  TEXT NOT NULL,
    started_at  TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    PRIMARY KEY (job, planned_at)
);

CREATE TABLE audits (
    id        TEXT PRIMARY KEY,
    actor_id  TEXT NOT NULL,
    role      TEXT NOT NULL,
    act       TEXT NOT NULL,
    matter_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    refused   BOOLEAN NOT NULL,
    reason    TEXT NOT NULL,
    at        TEXT NOT NULL,
    digest    TEXT NOT NULL -- of the fields above, so that a changed row shows
);
CREATE INDEX audits_of_matter ON audits (matter_id, at);

CREATE TABLE inbox (
    key          TEXT PRIMARY KEY,
    openid       TEXT NOT NULL,
    kind         TEXT NOT NULL,
    text         TEXT NOT NULL,
    at           TEXT NOT NULL, -- as the platform dates it
    taken_at     TEXT NOT NULL, -- by the program's clock
    turn         BIGINT NOT NULL,
    reply_state  TEXT NOT NULL CONSTRAINT inbox_reply_state CHECK (reply_state IN ('none', 'offered', 'written', 'rescued')),
    reply_text   TEXT NOT NULL,
    reply_at     TEXT NOT NULL
);
CREATE INDEX inbox_by_person ON inbox (openid, taken_at);
CREATE INDEX inbox_by_time ON inbox (taken_at);
CREATE INDEX inbox_offered ON inbox (taken_at) WHERE reply_state = 'offered';

CREATE TABLE turns (
    openid       TEXT PRIMARY KEY,
    turn         BIGINT NOT NULL,
    conversation TEXT NOT NULL -- JSON, what the last turn left; '' is the empty one
);

-- +goose Down
DROP TABLE turns;
DROP TABLE inbox;
DROP TABLE audits;
DROP TABLE job_runs;
DROP TABLE reminders;
DROP TABLE dues;
DROP TABLE office_tasks;
DROP TABLE windows;
DROP TABLE attempts;
DROP TABLE lanes;
DROP TABLE deliveries;
DROP TABLE questions;
DROP TABLE moves;
DROP TABLE entries;
DROP TABLE matters;
DROP TABLE scraps;
DROP TABLE codes;
DROP TABLE bind_tries;
DROP TABLE bindings;
DROP TABLE contacts;
DROP TABLE imports;
DROP TABLE person_roles;
DROP TABLE people;
