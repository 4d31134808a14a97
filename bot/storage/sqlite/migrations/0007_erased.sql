-- Whether somebody was erased since the file was last written anew.

ALTER TABLE lease ADD COLUMN erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1));
