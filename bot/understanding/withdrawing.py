"""Somebody takes back what they wrote of a warning sign: "it was a joke", "false alarm"."""

from __future__ import annotations

from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 8
"""At most so many words: in a longer text it is not the point."""


class WithdrawalReader:
    """Knows the words of intents/cues/withdrawing."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._taken_back = phrasing.pattern("withdrawing.taken_back")

    def read(self, text: str) -> bool:
        """True where the text says so and asks nothing; whether it tells a sign is for the screen to say."""
        said = fold(text).replace("'", "")
        if "?" in said or len(said.split()) > _LONGEST:
            return False
        return self._taken_back.search(said) is not None
