-- What use teaches, by day and without anybody: sentences that were not understood, as far as the operator wants that, and how many
-- thumbs went up and down under each answer.

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
