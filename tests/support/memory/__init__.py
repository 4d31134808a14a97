"""A store in memory: what the one in SQLite is held against, and quick for tests of what is above it."""
