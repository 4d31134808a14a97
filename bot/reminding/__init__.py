"""When reminders come: recurrence, clock changes, occurrences and progress. Pure arithmetic of time."""
