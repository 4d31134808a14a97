"""What a store raises."""

from __future__ import annotations


class StoreError(Exception):
    """What is kept cannot be read or written; the message is one line for the operator."""


class TooManyRemindersError(StoreError):
    """The person has as many reminders as whoever decided allows."""
