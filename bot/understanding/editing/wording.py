"""A sentence in the form in which changes are looked for: as schedules are, with the words of changes mended too."""

from __future__ import annotations

import re

from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.recent import ITS_PARTS, Recently
from bot.understanding.text.spelling import Mender

_ARROW = re.compile(r"\s*(?:-+>|=+>|→|»)\s*")
_WORD = re.compile(r"[a-z']+")
_SHORTEST = 4


class EditWording:
    """Brings texts into that form."""

    def __init__(self, phrasing: Phrasing, schedules: ScheduleReader) -> None:
        self._schedules = schedules
        self._ones = phrasing.pattern("editing.ones")
        self._gap = phrasing.regex(
            r"\b{editing.gap} (?:{numbers.articles} (?={time.hours}\b)|(?=\d|{intervals.amounts}\b))"
        )
        self._apart = phrasing.regex(
            r"\b{editing.leaves_room} (?P<length>(?:\d+|{intervals.amounts}) {time.hours}) {intervals.apart}\b"
        )
        self._slips = phrasing.meanings("editing.short_slips")
        mended = phrasing.words("editing.mended")
        self._right = mended | phrasing.words("editing.right") | phrasing.words("schedule.right")
        self._mender = Mender(sorted(mended), shortest=_SHORTEST, two_slips_from=8)
        self._recently = Recently(self._prepared, ITS_PARTS)

    def prepared(self, text: str) -> str:
        """The text as it is searched."""
        return self._recently[text]

    def _prepared(self, text: str) -> str:
        said = _ARROW.sub(" to ", fold(text))
        said = _WORD.sub(lambda match: self._slips.get(match.group(), match.group()), said)
        said = self._schedules.prepared(self._ones.sub("thing", self._gap.sub("it to every ", self._with_room(said))))
        return _WORD.sub(lambda match: self._mended(match.group()), said)

    def _with_room(self, said: str) -> str:
        return self._apart.sub(lambda match: f"it to every {match['length']}", said)

    def _mended(self, word: str) -> str:
        if len(word) < _SHORTEST + 1 or word in self._right:
            return word
        return next((known for known, _ in self._mender.nearest(word)), word)
