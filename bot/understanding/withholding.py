"""A command that is only asked about, or negated: "can I stretch every 2 hours?", "don't delete my reminders"."""

from __future__ import annotations

from bot.domain.understanding import Withheld
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing


class WithholdingReader:
    """Knows the words of intents/cues/withholding."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._asked = phrasing.pattern("withholding.asked")
        self._reminds = phrasing.pattern("withholding.reminds")
        self._negated = phrasing.pattern("withholding.negated")
        self._instead = phrasing.pattern("withholding.instead")

    def read(self, text: str) -> Withheld | None:
        """Why a text is no command; None where it may be one."""
        said = fold(text)
        if self._negated.search(said) and not self._instead.search(said):
            return Withheld.NEGATED
        if self._asked.search(said) and not self._reminds.search(said):
            return Withheld.ASKED
        return None
