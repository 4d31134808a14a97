"""How long something is said to have lasted, and how many there were, as slots that phrases and pairs can use."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.text.phrasing import Phrasing

OVER_TEN_MINUTES = "OVER_TEN_MINUTES"
DAYS_OR_MORE = "DAYS_OR_MORE"
MANY = "MANY"
"""A number too high for tablets taken at once."""
COMPUTED_SLOTS = (OVER_TEN_MINUTES, DAYS_OR_MORE, MANY)

_REACH = 4
_LIMIT_MINUTES = 10
LEAST_MANY = 8


class Quantities:
    """Finds the computed slots."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._numbers = {
            word: number
            for name in ("numbers.units", "numbers.tens", "durations.amounts")
            for word, number in phrasing.numbers(name).items()
            if number > 0
        }
        self._between = phrasing.words("durations.between")
        self._minutes = phrasing.words("durations.minutes")
        self._hours = phrasing.words("durations.hours")
        self._days = phrasing.words("durations.days")

    def numbers_in(self, words: Sequence[str]) -> list[float | None]:
        """The number that each word is, None where it is none."""
        known = {word: self._number(word) for word in set(words)}
        return [known[word] for word in words]

    def duration_at(self, words: Sequence[str], numbers: Sequence[float | None], start: int) -> tuple[str, int] | None:
        """The slot and end of a stretch of time that begins with a number at `start`, or None."""
        amount = numbers[start]
        if amount is None:
            return None
        for at in range(start + 1, min(start + 1 + _REACH, len(words))):
            word = words[at]
            if word in self._minutes:
                return (OVER_TEN_MINUTES, at + 1) if amount > _LIMIT_MINUTES else None
            if word in self._hours:
                return OVER_TEN_MINUTES, at + 1
            if word in self._days:
                return DAYS_OR_MORE, at + 1
            another = numbers[at]
            if another is not None:
                amount = max(amount, another) if word not in self._between else amount
            elif word not in self._between:
                return None
        return None

    def _number(self, word: str) -> float | None:
        if word.isdigit() and len(word) <= 4:
            return int(word)
        return self._numbers.get(word)
