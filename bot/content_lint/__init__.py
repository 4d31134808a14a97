"""Checks of the content that take too long for every start: `hammy check` runs them, and so do the tests."""
