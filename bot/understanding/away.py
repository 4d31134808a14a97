"""A time to come in which no reminder shall: "I'm on holiday next week", "nothing from the 7th to the 14th"."""

from __future__ import annotations

import re

from bot.domain.away import Away
from bot.domain.said_days import OnceDay, PeriodDay
from bot.understanding.text.fold import fold
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.said_days import FoundDay, SaidDays

_LONGEST = 140
_WORDS = re.compile(r"\b\w")
_WEEK = 7
_MOST = 62
"""Days; longer absences are a pause."""


class AwayReader:
    """Knows the words of intents/cues/away. What begins now is a pause, whose end is read elsewhere."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers) -> None:
        self._numbers = numbers
        self._days = SaidDays(phrasing)
        self._gone = phrasing.pattern("away.gone")
        self._rests = phrasing.pattern("away.rests")
        self._other = phrasing.pattern("away.other")
        self._asks = phrasing.pattern("away.asks")
        self._begins = phrasing.regex(r"\b{away.begins}\W*$")
        self._up_to = phrasing.regex(
            r"\W*(?:(?P<through>{away.through})|(?P<until>{away.until})|[-–])(?: {time.the})?\s*"
        )
        self._length = phrasing.regex(
            r"\b{away.lasting} (?:(?P<number>[0-9]+) |{numbers.articles} )(?P<unit>{away.lengths})\b"
        )
        self._lengths = {word: int(days) for word, days in phrasing.numbers("away.lengths").items()}

    def read(self, text: str) -> Away | None:
        """When nobody is there; None for a question, and for what comes every week.

        What begins now is one only where a text says both, that nobody is there and that no reminder shall.
        """
        if len(text) > _LONGEST or "?" in text:
            return None
        said = self._numbers.with_figures(text)
        gone, rests = self._gone.search(said) is not None, self._rests.search(said) is not None
        if not (gone or rests) or self._asks.search(fold(text)) or self._other.search(said):
            return None
        first, length = self._day_from(said, 0), self._length.search(said)
        from_now = Away(None) if gone and rests else None
        if first is None or first.day is None:
            return from_now if length is not None else None
        if first.day is OnceDay.TODAY:
            return None
        before = said[: first.start]
        joined = self._up_to.match(said, first.end)
        last = self._days.any_at(said, joined.end()) if joined is not None else None
        if joined is not None and last is not None:
            if self._up_to.search(before) and not self._begins.search(before):
                return from_now
            return Away(first.day, last.day, through=joined["until"] is None) if last.day is not None else None
        if length is not None and self._begins.search(before):
            days = int(length["number"] or 1) * self._lengths[length["unit"]]
            return Away(first.day, days=days) if 1 <= days <= _MOST else None
        if self._up_to.search(before) or length is not None or self._begins.search(before):
            return None if self._begins.search(before) else from_now  # "from friday" has no end
        if first.day is PeriodDay.NEXT_WEEK:
            return Away(first.day, days=_WEEK)
        return Away(first.day) if gone and not isinstance(first.day, PeriodDay) else None

    def _day_from(self, said: str, start: int) -> FoundDay | None:
        found = (self._days.any_at(said, word.start()) for word in _WORDS.finditer(said, start))
        return next((day for day in found if day is not None), None)
