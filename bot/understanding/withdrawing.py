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
        self._said = {
            _LONGEST: phrasing.pattern("withdrawing.taken_back"),
            _LONGEST_MISTAKEN: phrasing.pattern("withdrawing.mistaken"),
        }

    def read(self, text: str) -> bool:
        """True where the text says so and asks nothing; whether it tells a sign is for the screen to say."""
        said = _SIGNS.sub(" ", fold(text).replace("'", ""))
        if "?" in text:
            return False
        words = len(said.split())
        return any(words <= longest and pattern.search(said) for longest, pattern in self._said.items())
