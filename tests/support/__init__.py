"""Small fakes that record, builders, and people who talk to the bot over HTTP."""
