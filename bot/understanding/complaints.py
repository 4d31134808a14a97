"""Which of the complaints that Hammy has a check for a text names."""

from __future__ import annotations

from bot.understanding.asking_on import bare
from bot.understanding.text.phrasing import Phrasing


class ComplaintReader:
    """Knows the words of intents/cues/complaints, which stand for the id of a check."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._checks = phrasing.meanings("complaints.names")

    def read(self, text: str) -> str | None:
        """The id of the check; None where a text names none, or both."""
        named = {self._checks[word] for word in bare(text).split() if word in self._checks}
        return named.pop() if len(named) == 1 else None
