"""Days and weeks that are over: yesterday, on Monday, three days ago, this week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.past_days import FURTHEST, LastDays, PastDay, PastPeriod, PastSpan
from bot.domain.schedules import Day
from bot.understanding.text.phrasing import Phrasing

_DAYS = (
    r"(?<!\w)(?:{past_days.openings} )?(?:(?P<two>{past_days.two_days_ago})|(?P<one>{past_days.yesterday})"
    r"|(?P<number>[0-9]{1,2}) {past_days.days_ago}|(?P<zero>{past_days.today}))(?!\w)"
)
_WEEKDAY = (
    r"(?<!\w)(?:(?:{past_days.openings}|{past_days.last}) (?:{past_days.last} )?(?P<day>{time.weekdays})"
    r"|(?P<whole>{past_days.whole_names}))"
    r"(?: {time.parts_of_day})?(?!\w)"
)
_LAST_DAYS = (
    r"(?<!\w)(?:{past_days.openings} )?(?:{past_days.last_days}) (?P<number>[0-9]{1,2}) {past_days.of_days}(?!\w)"
)
_BARE = r"(?<![\w-])(?P<day>{time.weekdays})(?!\w)"


@dataclass(frozen=True, slots=True)
class FoundPast:
    """A day or a period at characters `start` up to but without `end`."""

    span: PastSpan
    start: int
    end: int


class PastDays:
    """Finds them in texts in small letters with numbers in figures."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._days = phrasing.regex(_DAYS)
        self._weekday = phrasing.regex(_WEEKDAY)
        self._last_days = phrasing.regex(_LAST_DAYS)
        self._weekdays = phrasing.meanings("time.weekdays", tuple(Day))
        self._last = phrasing.pattern("past_days.last")
        self._bare = phrasing.regex(_BARE)
        self._no_past = phrasing.regex(r"(?<!\w){past_days.no_past}\s+$")
        self._periods = tuple(
            (phrasing.pattern(f"past_days.{period.value}"), period)
            for period in (PastPeriod.LAST_WEEK, PastPeriod.THIS_WEEK, PastPeriod.LAST_MONTH, PastPeriod.THIS_MONTH)
        )

    def days(self, said: str, *, bare: bool = False) -> list[FoundPast]:
        """The days that are named, in order; where `bare`, the short name of a day is one by itself."""
        found = [one for one in (self._day(match) for match in self._days.finditer(said)) if one is not None]
        patterns = (self._weekday, self._bare) if bare else (self._weekday,)
        for pattern in patterns:
            for match in pattern.finditer(said):
                apart = all(match.end() <= one.start or one.end <= match.start() for one in found)
                if apart and self._no_past.search(said[: match.start()]) is None:
                    found.append(self._named(match))
        return sorted(found, key=lambda one: one.start)

    def span(self, said: str) -> FoundPast | None:
        """The one day or period that is named; None for none, and for several."""
        found = [*self._periods_in(said)] or self.days(said)
        return found[0] if len(found) == 1 else None

    def periods(self, said: str) -> list[FoundPast]:
        """The periods that are named."""
        return list(self._periods_in(said))

    def _periods_in(self, said: str) -> Iterator[FoundPast]:
        for match in self._last_days.finditer(said):
            yield FoundPast(LastDays(int(match["number"])), *match.span())
        for pattern, period in self._periods:
            for match in pattern.finditer(said):
                yield FoundPast(period, *match.span())

    def _day(self, match: re.Match[str]) -> FoundPast | None:
        if match["two"]:
            return FoundPast(PastDay(2), *match.span())
        if match["one"]:
            return FoundPast(PastDay(1), *match.span())
        if match["zero"]:
            return FoundPast(PastDay(0), *match.span())
        number = int(match["number"])
        return FoundPast(PastDay(number), *match.span()) if 0 < number <= FURTHEST else None

    def _named(self, match: re.Match[str]) -> FoundPast:
        day = next(word for word in match.groups() if word)
        before = self._last.search(match.group()) is not None
        return FoundPast(PastDay(weekday=Day(self._weekdays[day]), before=before), *match.span())
