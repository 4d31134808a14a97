"""Somebody takes back what they wrote of a warning sign: "it was a joke", "false alarm"."""

from __future__ import annotations

import re

from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing

_SIGNS = re.compile(r"[^\w]+")
_LONGEST = 8
"""At most so many words: in a longer text it is not the point."""
_LONGEST_MISTAKEN = 16
"""That it was not meant needs some words more."""


class WithdrawalReader:
    """Knows the words of intents/cues/withdrawing."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._meant = phrasing.pattern("withdrawing.meant")
        self._unintended = phrasing.pattern("withdrawing.unintended")
        self._said = {
            _LONGEST: phrasing.pattern("withdrawing.taken_back"),
            _LONGEST_MISTAKEN: phrasing.pattern("withdrawing.mistaken"),
        }

    def read_meant(self, text: str) -> bool | None:
        """Whether a hurt was meant, to whoever asked if somebody thinks of it; None where the text does not say."""
        if self._found(self._meant, _LONGEST_MISTAKEN, text):
            return not self._found(self._unintended, _LONGEST_MISTAKEN, text)
        return False if "?" not in text and self._found(self._unintended, _LONGEST_MISTAKEN, text) else None

    def read(self, text: str) -> bool:
        """True where the text says so and asks nothing; whether it tells a sign is for the screen to say."""
        return "?" not in text and any(self._found(one, longest, text) for longest, one in self._said.items())

    @staticmethod
    def _found(pattern: re.Pattern[str], longest: int, text: str) -> bool:
        said = _SIGNS.sub(" ", fold(text).replace("'", ""))
        return len(said.split()) <= longest and pattern.search(said) is not None
