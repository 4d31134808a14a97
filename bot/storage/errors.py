"""What a store raises."""

from __future__ import annotations


class StoreError(Exception):
    """What is kept cannot be read or written; the message is one line for the operator."""


class NotNowError(StoreError):
    """Nothing is wrong with what is kept: another program uses it, or this account may not write it."""


class TooManyRemindersError(StoreError):
    """The person has as many reminders as whoever decided allows."""
