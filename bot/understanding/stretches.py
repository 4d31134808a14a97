"""A stretch that was done, as a typed sentence reports it."""

from __future__ import annotations

from bot.domain.stretches import DayPart, StretchReport
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 100
"""Characters; a longer text tells of more than a stretch."""


class StretchReader:
    """Knows the words of intents/cues/stretches."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers) -> None:
        self._numbers = numbers
        self._done = phrasing.pattern("stretches.done")
        self._yesterday = phrasing.pattern("stretches.yesterday")
        meanings = phrasing.meanings("stretches.parts", tuple(DayPart))
        self._parts = {words: DayPart(part) for words, part in meanings.items()}
        part = "(?:{stretches.done}|{stretches.beside}|{stretches.yesterday}|{stretches.parts})"
        self._nothing_else = phrasing.regex(rf"\W*(?:{part}(?!\w)\W*)+")

    def read(self, text: str) -> StretchReport | None:
        """The stretch; None for a question, and where anything else is said too: a pain after it is no log."""
        if len(text) > _LONGEST or "?" in text:
            return None
        said = self._numbers.with_figures(text)
        if self._done.search(said) is None or self._nothing_else.fullmatch(said) is None:
            return None
        part = next((part for words, part in self._parts.items() if words in said), None)
        return StretchReport(1 if self._yesterday.search(said) else 0, part)
