-- A database of version 8 with some of everything in it.
CREATE TABLE people (
    person                 INTEGER PRIMARY KEY,
    zone                   TEXT,
    quiet_start            TEXT,
    quiet_until            TEXT,
    goal_ml                INTEGER CHECK (goal_ml > 0),
    glass_ml               INTEGER CHECK (glass_ml > 0),
    paused_until           INTEGER,
    stretches_paused_until INTEGER, town TEXT, bottle_ml INTEGER CHECK (bottle_ml > 0), hours TEXT CHECK (hours IN ('12', '24')), unit TEXT CHECK (unit IN ('ml', 'oz')), last_day INTEGER NOT NULL DEFAULT 0,
    CHECK ((quiet_start IS NULL) = (quiet_until IS NULL))
) STRICT;
CREATE TABLE "reminders" (
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
, freq       TEXT CHECK (freq IN ('daily', 'weekly', 'monthly')), interval   INTEGER CHECK (interval > 0), dtstart    TEXT, until      TEXT, bymonthday TEXT, bysetpos   TEXT, exdates    TEXT, thread INTEGER) STRICT;
CREATE INDEX reminders_of_person ON reminders (person);
CREATE INDEX reminders_of_chat ON reminders (chat);
CREATE INDEX reminders_once ON reminders (id) WHERE form IN ('once', 'countdown');
CREATE INDEX reminders_ending ON reminders (until) WHERE until IS NOT NULL;
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
CREATE TABLE stretches (
    person INTEGER NOT NULL REFERENCES people (person) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    PRIMARY KEY (person, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX stretches_by_age ON stretches (at);
CREATE TABLE "lease" (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    owner TEXT,
    until INTEGER NOT NULL DEFAULT 0
, erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1)), day INTEGER NOT NULL DEFAULT 0, day_began INTEGER) STRICT;
CREATE TABLE uploads (
    bot     INTEGER NOT NULL,
    picture TEXT    NOT NULL,
    digest  TEXT    NOT NULL,
    file_id TEXT    NOT NULL,
    PRIMARY KEY (bot, picture)
) STRICT, WITHOUT ROWID;
CREATE TABLE misses (
    day   TEXT    NOT NULL,
    text  TEXT    NOT NULL,
    times INTEGER NOT NULL DEFAULT 1 CHECK (times > 0),
    PRIMARY KEY (day, text)
) STRICT, WITHOUT ROWID;
CREATE TABLE thumbs (
    day    TEXT    NOT NULL,
    intent TEXT    NOT NULL,
    up     INTEGER NOT NULL DEFAULT 0,
    down   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (day, intent)
) STRICT, WITHOUT ROWID;
INSERT INTO people VALUES (7, 'Europe/Lisbon', '22:00', '07:00', 2000, 250, NULL, 253402300799000, 'Lisbon, Portugal', 750, '12', 'oz', 12);
INSERT INTO people VALUES (8, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3);
INSERT INTO reminders VALUES (1, 7, 7, 'stretch', 'times', 'mon,wed,sun', '08:00,20:30', NULL, NULL, NULL, NULL, NULL, 1772442000000, 0, 'calves', 1772352000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO reminders VALUES (2, 7, -70, 'hydration', 'every', 'mon,tue,wed,thu,fri', NULL, 60, '09:00', '17:00', NULL, NULL, NULL, 0, NULL, NULL, 'weekly', 2, '2026-03-02', '2027-03-02T23:59:59', NULL, NULL, '2026-12-24,2026-12-25', 31);
INSERT INTO reminders VALUES (3, 7, 7, 'stretch', 'countdown', NULL, NULL, NULL, NULL, NULL, NULL, 1772436600000, NULL, 0, 'thighs', 1772436600000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO reminders VALUES (4, 8, 8, 'stretch', 'once', NULL, NULL, NULL, NULL, NULL, '2026-03-02T08:00:00', NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO occurrences VALUES (1, 1, NULL, 0, 1772352000000, 1772352000000, 'done', NULL, NULL, 1, 0, 501, 0, 1772352600000);
INSERT INTO occurrences VALUES (2, 1, NULL, 0, 1772438400000, 1772438400000, 'waiting', NULL, NULL, 0, 2, NULL, 0, NULL);
INSERT INTO occurrences VALUES (3, 2, NULL, 0, 1772442000000, 1772442000000, 'waiting', NULL, NULL, 0, 0, NULL, 0, NULL);
INSERT INTO occurrences VALUES (4, 3, NULL, 0, 1772436600000, 1772436600000, 'snoozed', NULL, NULL, 1, 0, 502, 1, 1772436660000);
INSERT INTO occurrences VALUES (5, 3, 4, 1, 1772437260000, 1772437260000, 'skipped', 'hurting', NULL, 2, 0, 503, 1, 1772437800000);
INSERT INTO drinks VALUES (7, 1772434800000, 250);
INSERT INTO drinks VALUES (7, 1772436600000, 300);
INSERT INTO stretches VALUES (7, 1772434800000);
INSERT INTO drafts VALUES (7, 7, '{"number":3,"asked":1772438400000,"request":{"kind":"stretch","days":[],"times":[],"every_minutes":null,"window":null,"in_minutes":null,"once_day":null,"half_day_open":false,"days_assumed":false,"impossible":null},"awaiting":"time","replaces":null,"days_open":false,"glasses":null,"place":null}', 1772438400000);
INSERT INTO lease VALUES (1, 'an earlier process', 1772434800000, 0, 12, 1772434800000);
INSERT INTO uploads VALUES (42, 'hinge', '5f4d', 'AgACAgIAAxk');
INSERT INTO misses VALUES ('2026-03-02', 'why does … hurt', 2);
INSERT INTO thumbs VALUES ('2026-03-02', 'cramp_relief', 3, 1);
PRAGMA user_version = 9;
