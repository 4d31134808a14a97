"""Days and weeks that are over, as they are said; which dates they are depends on the day on which it is said."""

from __future__ import annotations

from enum import StrEnum

from whenever import Date

from bot.domain.schedules import EVERY_DAY, Day
from bot.domain.values import dataclass

FURTHEST = 13
"""Days back for which something can still be logged."""


@dataclass(frozen=True, slots=True)
class PastDay:
    """So many days ago, or the last day of that name: today where it is today, unless it was `before` today."""

    days_ago: int = 0
    weekday: Day | None = None
    before: bool = False

    def ago(self, today: Date) -> int:
        """How many days before today it is."""
        if self.weekday is None:
            return self.days_ago
        back = (today.day_of_week().value - 1 - EVERY_DAY.index(self.weekday)) % len(EVERY_DAY)
        return back or (len(EVERY_DAY) if self.before else 0)


class PastPeriod(StrEnum):
    """A period that began before today. Weeks begin on Monday."""

    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"


@dataclass(frozen=True, slots=True)
class LastDays:
    """So many days up to today, which is one of them."""

    count: int


PastSpan = PastDay | PastPeriod | LastDays


def dates_of(span: PastSpan, today: Date) -> tuple[Date, Date]:
    """The first and the last day of it, none of them after today."""
    match span:
        case PastDay():
            day = today.subtract(days=span.ago(today))
            return day, day
        case LastDays(count):
            return today.subtract(days=max(count, 1) - 1), today
        case PastPeriod.THIS_WEEK:
            return _monday(today), today
        case PastPeriod.LAST_WEEK:
            monday = _monday(today).subtract(days=len(EVERY_DAY))
            return monday, monday.add(days=len(EVERY_DAY) - 1)
        case PastPeriod.THIS_MONTH:
            return today.replace(day=1), today
        case PastPeriod.LAST_MONTH:
            last = today.replace(day=1).subtract(days=1)
            return last.replace(day=1), last


def _monday(today: Date) -> Date:
    return today.subtract(days=today.day_of_week().value - 1)
