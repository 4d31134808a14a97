"""A stretch that was done, as a typed sentence reports it."""

from __future__ import annotations

from bot.domain.past_days import PastDay, PastSpan
from bot.domain.stretches import DayPart, StretchReport
from bot.understanding.schedule.heard import all_masked
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.past_days import PastDays

_LONGEST = 100
"""Characters; a longer text tells of more than a stretch."""


class StretchReader:
    """Knows the words of intents/cues/stretches."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers) -> None:
        self._numbers = numbers
        self._done = phrasing.pattern("stretches.done")
        self._past = PastDays(phrasing)
        self._every_day_of = phrasing.pattern("past_days.every_day_of")
        meanings = phrasing.meanings("stretches.parts", tuple(DayPart))
        self._parts = {words: DayPart(part) for words, part in meanings.items()}
        part = "(?:{stretches.done}|{stretches.beside}|{stretches.parts}|{past_days.openings}|{past_days.every_day_of})"
        self._nothing_else = phrasing.regex(rf"\W*(?:{part}(?!\w)\W*)+")

    def read(self, text: str) -> StretchReport | None:
        """The stretch; None for a question, and where anything else is said too: a pain after it is no log."""
        if len(text) > _LONGEST or "?" in text:
            return None
        said = self._numbers.with_figures(text)
        if self._done.search(said) is None:
            return None
        periods = self._past.periods(said)
        days = self._past.days(said, bare=True) if not periods else []
        rest = all_masked(said, [(one.start, one.end) for one in (*periods, *days)])
        if self._nothing_else.fullmatch(rest) is None:
            return None
        part = next((part for words, part in self._parts.items() if words in said), None)
        if periods:
            every = len(periods) == 1 and self._every_day_of.search(said) is not None
            return StretchReport(part=part, each=periods[0].span) if every else None
        named = tuple(dict.fromkeys(one.span for one in days if isinstance(one.span, PastDay)))
        return StretchReport(named or (PastDay(),), part)

    def days_of(self, text: str) -> frozenset[PastSpan]:
        """The days that a text names, today too."""
        return frozenset(one.span for one in self._past.days(self._numbers.with_figures(text), bare=True))
