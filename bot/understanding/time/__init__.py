"""Days, times of day and lengths of time, as typed text names them. Pure."""
