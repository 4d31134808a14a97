-- The kinds of reminders are content, so the database takes any; and what says who reminds is called by its name.
-- A constraint cannot be dropped in place: the table is built anew, as SQLite's documentation of ALTER TABLE has it.
-- No id may be given twice, so the count of ids moves along.

CREATE TABLE reminders_of_any_kind (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    person        INTEGER NOT NULL REFERENCES people (person) ON DELETE CASCADE,
    chat          INTEGER NOT NULL,
    kind          TEXT    NOT NULL,
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

INSERT INTO sqlite_sequence (name, seq) SELECT 'reminders_of_any_kind', seq FROM sqlite_sequence WHERE name = 'reminders';
INSERT INTO reminders_of_any_kind (id, person, chat, kind, form, days, times, every_minutes, window_start, window_until,
    once_at, countdown_at, paused_until, frozen, last_nudge, last_sent)
SELECT id, person, chat, kind, form, days, times, every_minutes, window_start, window_until,
    once_at, countdown_at, paused_until, frozen, last_nudge, last_sent FROM reminders;

DROP TABLE reminders;
ALTER TABLE reminders_of_any_kind RENAME TO reminders;

CREATE INDEX reminders_of_person ON reminders (person);
CREATE INDEX reminders_of_chat ON reminders (chat);
CREATE INDEX reminders_once ON reminders (id) WHERE form IN ('once', 'countdown');

ALTER TABLE scheduler RENAME TO lease;
