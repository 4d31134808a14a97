"""A day of the calendar in typed text, as the next to come: friday, 24 december, the 5th, tomorrow, next week."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whenever import Date

_WEEKDAY = re.compile(
    r"\b(?:next |this |coming |on )*(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|rs|rsday|nesday|nsday|urday)?\b\.?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember|emeber)?)\b\.?"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s*(?P<year>20[0-9]{2}))?(?![0-9])"
_DAY = r"(?P<day>[0-9]{1,2})"
_DATES = (
    re.compile(r"\b(?P<year>[0-9]{4})[-/.](?P<number>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})\b"),
    re.compile(r"\b(?:the )?" + _DAY + _ORDINAL + r"\.?(?: day)?(?: of)?\s*" + _MONTH + _YEAR),
    re.compile(r"\b" + _MONTH + r"\s*(?:the )?" + _DAY + _ORDINAL + r"\b(?!:)" + _YEAR),
    re.compile(r"\b" + _DAY + r"\.\s?(?P<number>[0-9]{1,2})\.(?P<year>20[0-9]{2}|[0-9]{2})?(?![0-9])"),
    re.compile(r"\b(?P<dotted>[0-9]{1,2}\.(?:0[1-9]|1[0-2]|[1-9]))(?![0-9.])(?! ?[ap]\.?m)"),
    re.compile(r"\b(?P<first>[0-9]{1,2})[/-](?P<second>[0-9]{1,2})(?:[/-](?P<year>20[0-9]{2}|[0-9]{2}))?(?![0-9/-])"),
    re.compile(r"\bthe " + _DAY + r"(?:st|nd|rd|th)\b"),
    re.compile(r"\b" + _DAY + r"(?:st|nd|rd|th)\b"),
)
_ONLY_MONTH = re.compile(r"\b" + _MONTH + r"(?: (?P<year>20[0-9]{2}))?$")
_NAMED = (
    (re.compile(r"\b(?:the )?day after tomorrow\b|\bovermorrow\b"), 2),
    (re.compile(r"\btom+or+ow\b|\btmrw?\b|\btmw\b|\btomo\b|\btoda?y and tomorrow\b"), 1),
)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """The day, and the characters that name it; `day` is None where no calendar has it or it is ambiguous.

    `whole` says that a week or month was named: this is the day after it, or its first where it is yet to come.
    """

    day: Date | None
    start: int
    end: int
    whole: bool = False


def day_in(text: str, today: Date) -> NamedDay | None:
    """The day that a folded text names, later than today unless a year says otherwise; None where it names none."""
    for pattern, ahead in _NAMED:
        if match := pattern.search(text):
            return NamedDay(today.add(days=ahead), *match.span())
    for pattern in _DATES:
        if match := pattern.search(text):
            return NamedDay(_date(match, today), *match.span())
    if match := _WEEKDAY.search(text):
        ahead = (_WEEKDAYS.index(match[1]) - today.day_of_week().value) % 7 + 1
        return NamedDay(today.add(days=ahead), *match.span())
    return _period(text, today)


def next_monday(today: Date) -> Date:
    """The Monday after today."""
    return today.add(days=8 - today.day_of_week().value)


def next_month(today: Date) -> Date:
    """The first day of the month after today's."""
    return today.replace(day=1).add(months=1)


def _period(text: str, today: Date) -> NamedDay | None:
    for pattern, day in (
        (r"\bend of (?:the )?next week\b", next_monday(next_monday(today))),
        (r"\b(?:the )?next week\b|\b(?:the )?(?:end of )?(?:the|this) week\b", next_monday(today)),
        (r"\b(?:this |the )?weekend\b", next_monday(today)),
        (r"\b(?:the )?next month\b|\b(?:the )?end of (?:the|this) month\b|\bthis month\b", next_month(today)),
        (r"\bnew year'?s?(?: day)?\b|\bnext year\b|\bend of (?:the|this) year\b", Date(today.year + 1, 1, 1)),
        (rf"^(?:the year )?{today.year + 1}$", Date(today.year + 1, 1, 1)),
        (r"\bchristmas\b|\bxmas\b", _coming(12, 25, today)),
    ):
        if match := re.search(pattern, text):
            return NamedDay(day, *match.span(), whole=True)
    if match := _ONLY_MONTH.search(text):
        month = _MONTHS.index(match["month"][:3]) + 1
        day = Date(int(match["year"]), month, 1) if match["year"] else _coming(month, 1, today)
        return NamedDay(day, *match.span(), whole=True)
    return None


def _date(match: re.Match[str], today: Date) -> Date | None:
    said = match.groupdict()
    if said.get("dotted"):
        day, month = map(int, said["dotted"].split("."))
        return _in_year(None, month, day, today) if day > 23 else None
    if said.get("first"):
        return _slashed(int(said["first"]), int(said["second"]), said.get("year"), today)
    day = int(said["day"])
    if said.get("month"):
        month = _MONTHS.index(said["month"][:3]) + 1
    elif said.get("number"):
        month = int(said["number"])
    else:
        return _coming_day(day, today)
    return _in_year(said.get("year"), month, day, today)


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
