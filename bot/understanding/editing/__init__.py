"""Changes of reminders in typed text: which one is meant, and what is to become of it. Pure."""
