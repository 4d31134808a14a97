"""What a reminder says when it comes."""

from __future__ import annotations

from bot.domain.kinds import KindId
from bot.domain.text import Text
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Nudge:
    """One of the texts that take turns. `limits` says that the limits of drinking stand below it."""

    id: str
    kind: KindId
    text: Text
    facts: tuple[str, ...] = ()
    limits: bool = False
