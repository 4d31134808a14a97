-- What Telegram calls the pictures that were uploaded once, so that they are sent by that name from then on. Such a name
-- belongs to one bot, and means the picture as it was then: its digest says which that is.

CREATE TABLE uploads (
    bot     INTEGER NOT NULL,
    picture TEXT    NOT NULL,
    digest  TEXT    NOT NULL,
    file_id TEXT    NOT NULL,
    PRIMARY KEY (bot, picture)
) STRICT, WITHOUT ROWID;
