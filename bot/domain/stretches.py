"""A stretch that a sentence reports."""

from __future__ import annotations

from enum import StrEnum

from whenever import Date

from bot.domain.past_days import PastDay, PastSpan, dates_of
from bot.domain.values import dataclass


class DayPart(StrEnum):
    """When on its day."""

    MORNING = "morning"
    MIDDAY = "midday"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class StretchReport:
    """On which days, and when on them; today and None for just now, or where it was not said.

    With `each` it was every day of that period instead.
    """

    days: tuple[PastDay, ...] = (PastDay(),)
    part: DayPart | None = None
    each: PastSpan | None = None

    def dates(self, today: Date) -> tuple[Date, ...]:
        """The days, oldest first, each once and none after today."""
        if self.each is None:
            return tuple(sorted({today.subtract(days=day.ago(today)) for day in self.days}))
        day, last = dates_of(self.each, today)
        dates = [day]
        while day < last:
            day = day.add(days=1)
            dates.append(day)
        return tuple(dates)
