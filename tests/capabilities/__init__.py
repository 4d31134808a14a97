"""Decisions about what is kept of a person, over the real library and without any storage."""
