-- Moments are milliseconds since 1970 in UTC, amounts millilitres, times of day HH:MM on the person's wall clock,
-- days of the week mon,tue,... in order. 253402300799000 (the end of the year 9999) stands for "until resumed".
-- An occurrence has an owner from the moment it is claimed until it is settled, whatever is answered in between.

CREATE TABLE people (
    person                 INTEGER PRIMARY KEY,
    zone                   TEXT,
    quiet_start            TEXT,
    quiet_until            TEXT,
    goal_ml                INTEGER CHECK (goal_ml > 0),
    glass_ml               INTEGER CHECK (glass_ml > 0),
    paused_until           INTEGER,
    stretches_paused_until INTEGER,
    CHECK ((quiet_start IS NULL) = (quiet_until IS NULL))
) STRICT;

CREATE TABLE reminders (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    person        INTEGER NOT NULL REFERENCES people (person) ON DELETE CASCADE,
    chat          INTEGER NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('stretch', 'hydration')),
    form          TEXT    NOT NULL CHECK (form IN ('times', 'every', 'once', 'countdown')),
    days          TEXT,
    times         TEXT,
    every_minutes INTEGER CHECK (every_minutes > 0),
    window_start  TEXT,
    window_until  TEXT,
    once_at       TEXT,
    countdown_at  INTEGER,
    paused_until  INTEGER,
    frozen        INTEGER NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1)),
    last_nudge    TEXT,
    last_sent     INTEGER
) STRICT;

CREATE INDEX reminders_of_person ON reminders (person);
CREATE INDEX reminders_of_chat ON reminders (chat);
CREATE INDEX reminders_once ON reminders (id) WHERE form IN ('once', 'countdown');

CREATE TABLE occurrences (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    reminder      INTEGER NOT NULL REFERENCES reminders (id) ON DELETE CASCADE,
    parent        INTEGER REFERENCES occurrences (id) ON DELETE SET NULL,
    snoozed       INTEGER NOT NULL DEFAULT 0 CHECK (snoozed IN (0, 1)),
    due           INTEGER NOT NULL,
    wake          INTEGER NOT NULL,
    state         TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN
        ('waiting', 'claimed', 'attempted', 'sent', 'unknown', 'done', 'snoozed', 'skipped', 'held', 'missed', 'blocked', 'failed')),
    reason        TEXT,
    owner         TEXT,
    attempts      INTEGER NOT NULL DEFAULT 0,
    missed_before INTEGER NOT NULL DEFAULT 0,
    message       INTEGER,
    retired       INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    answered      INTEGER
) STRICT;

CREATE INDEX occurrences_waiting ON occurrences (wake) WHERE state = 'waiting';
CREATE INDEX occurrences_in_hand ON occurrences (owner) WHERE owner IS NOT NULL;
CREATE UNIQUE INDEX occurrences_one_waiting ON occurrences (reminder) WHERE state = 'waiting' AND snoozed = 0;
CREATE INDEX occurrences_of_reminder ON occurrences (reminder, due);
CREATE INDEX occurrences_unanswered ON occurrences (reminder) WHERE state = 'sent' AND retired = 0;
CREATE INDEX occurrences_of_parent ON occurrences (parent) WHERE parent IS NOT NULL;
CREATE INDEX occurrences_ended ON occurrences (due) WHERE state NOT IN ('waiting', 'claimed', 'attempted');

CREATE TABLE drinks (
    person INTEGER NOT NULL REFERENCES people (person) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    ml     INTEGER NOT NULL CHECK (ml > 0),
    PRIMARY KEY (person, at)
) STRICT, WITHOUT ROWID;

CREATE INDEX drinks_by_age ON drinks (at);

CREATE TABLE drafts (
    chat    INTEGER NOT NULL,
    person  INTEGER NOT NULL,
    content TEXT    NOT NULL,
    asked   INTEGER NOT NULL,
    PRIMARY KEY (chat, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX drafts_of_person ON drafts (person);
CREATE INDEX drafts_by_age ON drafts (asked);

CREATE TABLE scheduler (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    owner TEXT,
    until INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO scheduler (id) VALUES (1);
