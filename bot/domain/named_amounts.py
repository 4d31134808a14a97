"""An amount that is named beside what a sentence asks for."""

from __future__ import annotations

from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """An amount in the words of a sentence; in millilitres where they say so."""

    words: str
    ml: int | None = None
