"""How long something is said to have lasted, and how many there were, as slots that phrases and pairs can use."""

from __future__ import annotations

from collections.abc import Sequence

OVER_TEN_MINUTES = "OVER_TEN_MINUTES"
DAYS_OR_MORE = "DAYS_OR_MORE"
MANY = "MANY"
"""A number too high for tablets taken at once."""
COMPUTED_SLOTS = (OVER_TEN_MINUTES, DAYS_OR_MORE, MANY)

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "half": 0.5, "several": 5,
    "many": 5, "whole": 1, "solid": 1, "good": 1,
}  # fmt: skip
_MINUTES = frozenset({"minute", "minutes", "min", "mins"})
_HOURS = frozenset({"hour", "hours", "hr", "hrs"})
_DAYS = frozenset({"day", "days", "week", "weeks", "wk", "wks", "month", "months", "year", "years"})
_BETWEEN = frozenset({"a", "an", "of", "good", "solid", "whole", "odd", "or", "so", "to", "full", "about"})
_REACH = 4
_LIMIT_MINUTES = 10
_LEAST_MANY = 8


def duration_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """The slot and end of a stretch of time that begins with a number at `start`, or None."""
    amount = _number(words[start])
    if amount is None:
        return None
    for at in range(start + 1, min(start + 1 + _REACH, len(words))):
        word = words[at]
        if word in _MINUTES:
            return (OVER_TEN_MINUTES, at + 1) if amount > _LIMIT_MINUTES else None
        if word in _HOURS:
            return OVER_TEN_MINUTES, at + 1
        if word in _DAYS:
            return DAYS_OR_MORE, at + 1
        another = _number(word)
        if another is not None:
            amount = max(amount, another) if word not in _BETWEEN else amount
        elif word not in _BETWEEN:
            return None
    return None


def is_many(word: str) -> bool:
    """Whether a word is a number that counts as MANY."""
    amount = _number(word)
    return amount is not None and amount >= _LEAST_MANY


def _number(word: str) -> float | None:
    if word.isdigit() and len(word) <= 4:
        return int(word)
    return _NUMBERS.get(word)
