"""What was drunk, in whole millilitres."""

from __future__ import annotations

from whenever import Instant

from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Drink:
    """A logged drink; its moment is its name."""

    at: Instant
    ml: int
