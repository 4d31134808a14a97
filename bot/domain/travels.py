"""Somebody will be in another place, and is not there yet."""

from __future__ import annotations

from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Travel:
    """The place as it was said."""

    place: str
