"""What Hammy does with reminders, water, settings and what else it keeps: pure decisions over a Context."""
