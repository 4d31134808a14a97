-- A reminder comes in the topic of a forum that it was made in.

ALTER TABLE reminders ADD COLUMN thread INTEGER;
