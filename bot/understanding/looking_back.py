"""What was logged on days that are over, as a sentence asks for it: "how much did I drink yesterday"."""

from __future__ import annotations

from bot.domain.looking_back import LookBack
from bot.domain.past_days import PastDay
from bot.understanding.schedule.finding import masked
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.past_days import PastDays

_LONGEST = 100
"""Characters; a longer text tells more than it asks."""
_TODAY = PastDay()


class LookBackReader:
    """Knows the words of intents/cues/looking_back."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers) -> None:
        self._numbers = numbers
        self._past = PastDays(phrasing)
        self._hints = phrasing.pattern("looking_back.hints")
        self._asks = phrasing.pattern("looking_back.asks")
        self._bare = phrasing.regex(r"\W*{looking_back.bare}\W*")
        self._goes_on = phrasing.regex(r"\W*(?:{looking_back.goes_on}\W*)+|\W*(?:{looking_back.behind}\W*)*\?\W*")
        self._drinks = phrasing.pattern("looking_back.drinks")
        self._stretches = phrasing.pattern("looking_back.stretches")
        self._not_meant = phrasing.pattern("looking_back.not_meant")

    def read(self, text: str) -> LookBack | None:
        """What is asked; drinks and stretches where only days are named that are over for certain.

        None where no day or period before today is named, several are, or anything else is meant.
        """
        if len(text) > _LONGEST or self._hints.search(text.lower()) is None:
            return None
        said = self._numbers.with_figures(text)
        found = self._past.span(said)
        if found is None or found.span == _TODAY or self._not_meant.search(said):
            return None
        rest = masked(said, found.start, found.end)
        may_come = isinstance(found.span, PastDay) and found.span.weekday is not None
        if self._goes_on.fullmatch(rest) and not may_come:
            return LookBack(found.span, drinks=True, stretches=True)
        bare = self._bare.fullmatch(rest) is not None
        if not bare and self._asks.search(rest) is None:
            return None
        drinks, stretches = (one.search(rest) is not None for one in (self._drinks, self._stretches))
        if not (drinks or stretches):
            return None
        return LookBack(found.span, drinks, stretches)
