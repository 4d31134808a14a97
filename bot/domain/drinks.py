"""What was drunk, in whole millilitres."""

from __future__ import annotations

from dataclasses import dataclass

from whenever import Instant


@dataclass(frozen=True, slots=True)
class Drink:
    """A logged drink; its moment is its name."""

    at: Instant
    ml: int
