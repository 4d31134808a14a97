"""A journey that is ahead: "I'm flying to New York tomorrow" changes no clock yet."""

from __future__ import annotations

from bot.domain.travels import Travel
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 120
"""Characters; a longer text tells more than that."""
_MOST_WORDS = 4
_EDGES = " ,.;:!?-'\""


class TravelReader:
    """Knows the words of intents/cues/travels; whether there is such a place is not known here."""

    def __init__(self, phrasing: Phrasing) -> None:
        start = r"(?i)^\W*(?:(?:{travels.beside}|{travels.to_come})\W+)*"
        self._going = phrasing.regex(start + r"{travels.going}\s+(?P<rest>.+)")
        self._may_be = phrasing.regex(start + r"{travels.may_be_going}\s+(?P<rest>.+)")
        self._to_come = phrasing.regex(r"(?i)(?<!\w){travels.to_come}(?!\w)")
        self._beside = phrasing.regex(r"(?i)(?<!\w)(?:{travels.to_come}|{travels.beside})(?!\w)")
        self._hints = phrasing.words("travels.hints")
        self._known = phrasing.regex(r"(?:{time.the} )?{travels.known}")
        self._no_place = phrasing.words("places.no_place")

    def read(self, text: str) -> Travel | None:
        """Where it goes; None where nobody goes anywhere, or is there already."""
        if len(text) > _LONGEST or self._hints.isdisjoint(text.lower().replace("’", "'").split()):
            return None
        said = " ".join(text.replace("’", "'").split())
        going = self._going.match(said)
        found = going or (self._may_be.match(said) if self._to_come.search(said) else None)
        if found is None:
            return None
        place = self._beside.sub(" , ", found["rest"])
        name = next((part.strip(_EDGES) for part in place.split(",") if part.strip(_EDGES)), "")
        words = name.split()
        if not 0 < len(words) <= _MOST_WORDS or self._no_place & {word.lower() for word in words}:
            return None
        known = self._known.fullmatch(name.lower()) is not None
        if not (going is not None or known or name[:1].isupper()):
            return None
        return Travel(" ".join(map(str.capitalize, words)) if known and name.islower() else name)
