"""A day of the calendar in typed text, as the next to come: friday, 24 december, the 5th, tomorrow, next week."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whenever import Date

from bot.understanding.text.phrasing import Phrasing

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = tuple(str(month) for month in range(1, 13))
_WEEKDAY = r"\b(?:{time.coming} )*(?P<weekday>{time.weekdays})\b\.?"
_MONTH = r"(?P<month>{time.months})\b\.?"
_YEAR = r"(?:,?\s*(?P<year>20[0-9]{2}))?(?![0-9])"
_DAY = r"(?P<day>[0-9]{1,2})"
_DATES = (
    r"\b(?P<year>[0-9]{4})[-/.](?P<number>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})\b",
    r"\b(?:{time.the} )?" + _DAY + r"{time.ordinals}?\.?(?: {time.of_month})?\s*" + _MONTH + _YEAR,
    r"\b" + _MONTH + r"\s*(?:{time.the} )?" + _DAY + r"{time.ordinals}?\b(?!:)" + _YEAR,
    r"\b" + _DAY + r"\.\s?(?P<number>[0-9]{1,2})\.(?P<year>20[0-9]{2}|[0-9]{2})?(?![0-9])",
    r"\b(?P<dotted>[0-9]{1,2}\.(?:0[1-9]|1[0-2]|[1-9]))(?![0-9.])(?! ?[ap]\.?m)",
    r"\b(?P<first>[0-9]{1,2})[/-](?P<second>[0-9]{1,2})(?:[/-](?P<year>20[0-9]{2}|[0-9]{2}))?(?![0-9/-])",
    r"\b(?:{time.the} )?" + _DAY + r"{time.ordinals}\b",
)
_ONLY_MONTH = r"\b" + _MONTH + r"(?: (?P<year>20[0-9]{2}))?$"


@dataclass(frozen=True, slots=True)
class NamedDay:
    """The day, and the characters that name it; `day` is None where no calendar has it or it is ambiguous.

    `whole` says that a week or month was named: this is the day after it, or its first where it is yet to come.
    """

    day: Date | None
    start: int
    end: int
    whole: bool = False


class CalendarDays:
    """Finds the day that a text names."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._weekday = phrasing.regex(_WEEKDAY)
        self._weekdays = phrasing.meanings("time.weekdays", _WEEKDAYS)
        self._months = {word: int(month) for word, month in phrasing.meanings("time.months", _MONTHS).items()}
        self._dates = tuple(phrasing.regex(one) for one in _DATES)
        self._only_month = phrasing.regex(_ONLY_MONTH)
        self._year = phrasing.regex(r"^(?:{time.the_year} )?(?P<year>20[0-9]{2})$")
        self._ahead = (
            (phrasing.pattern("time.day_after_tomorrow"), 2),
            (phrasing.pattern("time.tomorrow"), 1),
        )
        self._end_of_next_week = phrasing.pattern("time.end_of_next_week")
        self._next_week = phrasing.pattern("time.next_week")
        self._weekend = phrasing.pattern("time.weekend")
        self._next_month = phrasing.pattern("time.next_month")
        self._new_year = phrasing.pattern("time.new_year")
        self._christmas = phrasing.pattern("time.christmas")

    def find(self, text: str, today: Date) -> NamedDay | None:
        """The day that a folded text names, later than today unless a year says otherwise; None where it names none."""
        for pattern, ahead in self._ahead:
            if match := pattern.search(text):
                return NamedDay(today.add(days=ahead), *match.span())
        for pattern in self._dates:
            if match := pattern.search(text):
                return NamedDay(self._date(match, today), *match.span())
        if match := self._weekday.search(text):
            weekday = _WEEKDAYS.index(self._weekdays[match["weekday"]])
            return NamedDay(today.add(days=(weekday - today.day_of_week().value) % 7 + 1), *match.span())
        return self._period(text, today)

    def _period(self, text: str, today: Date) -> NamedDay | None:
        new_year = Date(today.year + 1, 1, 1)
        for pattern, day in (
            (self._end_of_next_week, next_monday(next_monday(today))),
            (self._next_week, next_monday(today)),
            (self._weekend, next_monday(today)),
            (self._next_month, next_month(today)),
            (self._new_year, new_year),
            (self._year, new_year),
            (self._christmas, _coming(12, 25, today)),
        ):
            match = pattern.search(text)
            if match and (pattern is not self._year or int(match["year"]) == new_year.year):
                return NamedDay(day, *match.span(), whole=True)
        if match := self._only_month.search(text):
            month = self._months[match["month"]]
            first = Date(int(match["year"]), month, 1) if match["year"] else _coming(month, 1, today)
            return NamedDay(first, *match.span(), whole=True)
        return None

    def _date(self, match: re.Match[str], today: Date) -> Date | None:
        said = match.groupdict()
        if said.get("dotted"):
            day, month = map(int, said["dotted"].split("."))
            return _in_year(None, month, day, today) if day > 23 else None
        if said.get("first"):
            return _slashed(int(said["first"]), int(said["second"]), said.get("year"), today)
        day = int(said["day"])
        if said.get("month"):
            month = self._months[said["month"]]
        elif said.get("number"):
            month = int(said["number"])
        else:
            return _coming_day(day, today)
        return _in_year(said.get("year"), month, day, today)


def next_monday(today: Date) -> Date:
    """The Monday after today."""
    return today.add(days=8 - today.day_of_week().value)


def next_month(today: Date) -> Date:
    """The first day of the month after today's."""
    return today.replace(day=1).add(months=1)


def _slashed(first: int, second: int, year: str | None, today: Date) -> Date | None:
    """Day and month in either order; None where both are possible."""
    if first > 12 or first == second:
        return _in_year(year, second, first, today)
    return _in_year(year, first, second, today) if second > 12 else None


def _in_year(year: str | None, month: int, day: int, today: Date) -> Date | None:
    if year is None:
        return _coming(month, day, today)
    return _valid(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _coming(month: int, day: int, today: Date) -> Date | None:
    this_year = _valid(today.year, month, day)
    if this_year is not None and this_year > today:
        return this_year
    return _valid(today.year + 1, month, day)


def _coming_day(day: int, today: Date) -> Date | None:
    for months in range(3):
        first = today.replace(day=1).add(months=months)
        date = _valid(first.year, first.month, day)
        if date is not None and date > today:
            return date
    return None


def _valid(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None
