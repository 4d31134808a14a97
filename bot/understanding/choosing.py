"""Which of a few titles is meant by its place: "the last one please"; whether any are on offer is not known here."""

from __future__ import annotations

from bot.understanding.asking_on import bare
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 60
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}


class ChoiceReader:
    """Knows the words of intents/cues/choosing."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._places = {
            place: phrasing.regex(rf"(?:{{choosing.before}} )*{{choosing.{name}}}(?: {{choosing.behind}})*")
            for name, place in _PLACES.items()
        }

    def read(self, text: str) -> int | None:
        """The place, from 0; -1 for the last. None where anything else is said, or several places fit."""
        said = bare(text)
        if not said or len(text) > _LONGEST:
            return None
        found = [place for place, pattern in self._places.items() if pattern.fullmatch(said)]
        return found[0] if len(found) == 1 else None
