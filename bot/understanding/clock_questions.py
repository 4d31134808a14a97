"""Whether a text asks what time it is, and nothing else."""

from __future__ import annotations

from bot.domain.clock_questions import ClockQuestion
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 80
"""Characters; whoever asks only that types no more."""


class ClockQuestionReader:
    """Knows the words of intents/cues/clock_questions."""

    def __init__(self, phrasing: Phrasing) -> None:
        beside = r"(?:\W*{clock_questions.beside}(?!\w))*"
        self._asks = phrasing.regex(rf"{beside}\W*{{clock_questions.asks}}(?!\w){beside}\W*")

    def read(self, text: str) -> ClockQuestion | None:
        """None where a place is named, and beside anything else."""
        asks = len(text) <= _LONGEST and self._asks.fullmatch(fold(text)) is not None
        return ClockQuestion() if asks else None
