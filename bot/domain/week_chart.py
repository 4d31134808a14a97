"""The card of a week: all that stands on it, in words and numbers, and nothing of how it is drawn."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.values import dataclass


class DayMark(StrEnum):
    """What became of the habit on one day."""

    DONE = "done"
    MISSED = "missed"
    """A reminder of it came, and nothing was done."""
    REST = "rest"
    """A rest that the person took: it counts neither way."""
    NONE = "none"
    """Nothing came that could have been done."""


@dataclass(frozen=True, slots=True)
class ChartDay:
    """One day: its name, what was drunk in words and in millilitres, and the habit.

    A day `before` anything was logged or asked for has its name alone.
    """

    name: str
    amount: str
    ml: int
    mark: DayMark
    today: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a part of the card: its name on the left, how it went on the right."""

    name: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class WeekChart:
    """The card of one week. Two that are equal look the same.

    `goal` names the line at `goal_ml`. `marks` are the words for the marks that are explained. `curve` is the strength
    of the habit by day, 0 to 100, empty before any day has counted; `means` is what it means, in one sentence.
    `curve_from` is empty where its first day is today.
    """

    heading: Heading
    water: Heading
    goal: str
    goal_ml: int | None
    days: tuple[ChartDay, ...]
    stretches: Heading
    marks: tuple[tuple[DayMark, str], ...]
    strength: Heading
    curve: tuple[int, ...]
    curve_from: str
    curve_until: str
    means: str

    @property
    def id(self) -> str:
        """What its file is called."""
        return "week"
