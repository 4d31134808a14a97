"""Harmless phrases to put around a message."""

from __future__ import annotations

import re

from bot.domain.values import dataclass

_SLOT = "{}"


@dataclass(frozen=True, slots=True)
class Wrapping:
    """A harmless phrase with a place for a message. It is not tried on messages with a word of `not_with`."""

    id: str
    phrase: str
    not_with: tuple[str, ...] = ()

    def around(self, text: str) -> str:
        """The message in its place; no full stop is left in front of one."""
        inside = text.rstrip(" .") if self.phrase.startswith(_SLOT) else text
        return self.phrase.replace(_SLOT, inside)

    def fits(self, text: str) -> bool:
        """Whether the phrase says nothing that the message contradicts."""
        return not any(re.search(rf"\b{re.escape(word)}\b", text.lower()) for word in self.not_with)
