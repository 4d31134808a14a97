-- A reminder may come every other day, monthly, from a day on, until a moment. Where all of these columns are empty it
-- comes each week, as before. Dates are 2026-12-04, moments of the wall clock 2026-12-04T23:59:59, and days of a month,
-- places in a month and dates that are left out stand with commas between them.

ALTER TABLE reminders ADD COLUMN freq       TEXT CHECK (freq IN ('daily', 'weekly', 'monthly'));
ALTER TABLE reminders ADD COLUMN interval   INTEGER CHECK (interval > 0);
ALTER TABLE reminders ADD COLUMN dtstart    TEXT;
ALTER TABLE reminders ADD COLUMN until      TEXT;
ALTER TABLE reminders ADD COLUMN bymonthday TEXT;
ALTER TABLE reminders ADD COLUMN bysetpos   TEXT;
ALTER TABLE reminders ADD COLUMN exdates    TEXT;

CREATE INDEX reminders_ending ON reminders (until) WHERE until IS NOT NULL;
