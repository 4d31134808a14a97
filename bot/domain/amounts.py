"""How much was drunk, as it was said."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_ML = 1
MOST_ML = 5000
"""At once."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Millilitres, or a number of glasses of the person's own size; with neither, the amount was left out.

    `impossible` says that more or less was named than anybody drinks at once.
    """

    ml: int | None = None
    glasses: float | None = None
    impossible: bool = False
