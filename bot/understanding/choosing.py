"""Which of a few titles is meant by its place: "the last one please"; whether any are on offer is not known here."""

from __future__ import annotations

from bot.understanding.asking_on import bare
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 60


class ChoiceReader:
    """Knows the words of intents/cues/choosing."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._places = phrasing.numbers("choosing.places")
        self._pattern = phrasing.regex(r"(?:{choosing.before} )*(?P<place>{choosing.places})(?: {choosing.behind})*")

    def read(self, text: str) -> int | None:
        """The place, from 0; -1 for the last. None where anything else is said."""
        said = bare(text) if len(text) <= _LONGEST else ""
        found = self._pattern.fullmatch(said)
        return int(self._places[found["place"]]) if found is not None else None
