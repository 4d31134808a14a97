-- Stretches that were logged without a reminder; how a person wants times and amounts shown, what their bottle holds, and the
-- town whose clock it is, by its own name.

CREATE TABLE stretches (
    person INTEGER NOT NULL REFERENCES people (person) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    PRIMARY KEY (person, at)
) STRICT, WITHOUT ROWID;

CREATE INDEX stretches_by_age ON stretches (at);

ALTER TABLE people ADD COLUMN town TEXT;
ALTER TABLE people ADD COLUMN bottle_ml INTEGER CHECK (bottle_ml > 0);
ALTER TABLE people ADD COLUMN hours TEXT CHECK (hours IN ('12', '24'));
ALTER TABLE people ADD COLUMN unit TEXT CHECK (unit IN ('ml', 'oz'));
