-- Days are counted while Hammy runs: who has not been heard of for so many of them is erased. Nobody has been silent before the
-- first of them.

ALTER TABLE lease ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lease ADD COLUMN day_began INTEGER;
ALTER TABLE people ADD COLUMN last_day INTEGER NOT NULL DEFAULT 0;
