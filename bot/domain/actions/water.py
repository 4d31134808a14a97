"""Buttons of what is logged by doing: water and stretches."""

from __future__ import annotations

from whenever import Instant

from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class AskAmount:
    """Ask how much was drunk."""


@dataclass(frozen=True, slots=True)
class DrinkGlasses:
    """Glasses of the person's own size were drunk."""

    glasses: int


@dataclass(frozen=True, slots=True)
class DrinkMillilitres:
    """This much was drunk."""

    ml: int


@dataclass(frozen=True, slots=True)
class DrinkForSure:
    """This much was drunk so many days ago: asked, as it is a lot, and meant."""

    ml: int
    days_ago: int


@dataclass(frozen=True, slots=True)
class TakeBackDrink:
    """The drink of this moment, in whole milliseconds, was not drunk."""

    at: Instant


@dataclass(frozen=True, slots=True)
class StretchNow:
    """A stretch was just done."""


@dataclass(frozen=True, slots=True)
class TakeBackStretch:
    """The stretch of this moment, in whole milliseconds, was not done."""

    at: Instant


@dataclass(frozen=True, slots=True)
class TakeBackSetting:
    """The setting that was changed at this moment is as it was before; only while it is remembered."""

    at: Instant


@dataclass(frozen=True, slots=True)
class ShowWeek:
    """Show how the week went."""


@dataclass(frozen=True, slots=True)
class ShowDays:
    """Tell how the week went, day by day."""


WaterAction = (
    AskAmount
    | DrinkGlasses
    | DrinkMillilitres
    | DrinkForSure
    | TakeBackDrink
    | StretchNow
    | TakeBackStretch
    | TakeBackSetting
    | ShowWeek
    | ShowDays
)
