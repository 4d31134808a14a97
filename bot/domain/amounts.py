"""How much was drunk, as it was said."""

from __future__ import annotations

from bot.domain.past_days import PastDay
from bot.domain.values import dataclass

LEAST_ML = 1
MOST_ML = 5000
"""At once."""
UNLIKELY_ML = 2000
"""More at once is asked about before it is logged."""
MUCH_ML = 4000
"""More on one day, or as a goal for each, is not left without a word."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Millilitres, or a number of glasses or bottles of the person's own size; with none of them, it was left out.

    `impossible` says that more or less was named than anybody drinks at once, `days_ago` on which day it was, `on` the
    same as it was said, until today's date is known. With
    `other_drink` something was drunk of which only the person knows whether it counts, with `nothing` nothing was.
    """

    ml: int | None = None
    glasses: float | None = None
    impossible: bool = False
    bottles: float | None = None
    days_ago: int = 0
    other_drink: bool = False
    nothing: bool = False
    on: PastDay | None = None
