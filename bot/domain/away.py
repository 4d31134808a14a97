"""A time to come in which somebody is away, as a sentence names it."""

from __future__ import annotations

from bot.domain.said_days import SaidDay
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Away:
    """From a day on: up to `last`, which belongs to it where it is `through`, or for so many days.

    Without a `first` day it begins now, and is a pause, whose end is read as that of a pause is.
    """

    first: SaidDay | None
    last: SaidDay | None = None
    days: int = 1
    through: bool = True
