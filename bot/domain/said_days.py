"""Days as they are said: which date each is depends on when it was said, and on whose calendar."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.domain.values import dataclass


class OnceDay(StrEnum):
    """Today, tomorrow, or a day of the week: the next one to come, today included."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class PeriodDay(StrEnum):
    """The last day of a period that is running, or the first of one to come. Weeks begin on Monday."""

    END_OF_WEEK = "end of week"
    END_OF_NEXT_WEEK = "end of next week"
    END_OF_MONTH = "end of month"
    END_OF_YEAR = "end of year"
    NEXT_WEEK = "next week"
    NEXT_MONTH = "next month"


@dataclass(frozen=True, slots=True)
class DaysAhead:
    """So many days after today; two or more."""

    days: int


@dataclass(frozen=True, slots=True)
class MonthsAhead:
    """So many months after today; the last day of a month that is too short."""

    months: int


@dataclass(frozen=True, slots=True)
class WeekdayOfNextWeek:
    """The day of that name in the week that begins on Monday next."""

    day: OnceDay


@dataclass(frozen=True, slots=True)
class WeekdayOfMonth:
    """The how manieth day of that name in a month, -1 the last; without a year, of the next such month to have it."""

    place: int
    day: OnceDay
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class WeekdayAhead:
    """The next day of that name which is not today, and so many weeks later."""

    day: OnceDay
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class DateOf:
    """A day of a month; without a month or a year, the next such date to come."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Slashed:
    """Day and month, or month and day: 1/3 is either, so it has to be asked."""

    first: int
    second: int
    year: int | None = None

    @property
    def readings(self) -> tuple[DateOf, DateOf]:
        """Day first, month first."""
        return DateOf(self.first, self.second, self.year), DateOf(self.second, self.first, self.year)


SaidDay = (
    OnceDay | PeriodDay | DaysAhead | MonthsAhead | WeekdayAhead | WeekdayOfNextWeek | WeekdayOfMonth | DateOf | Slashed
)

_PERIODS = {day.value: day for day in PeriodDay}
_AHEAD = re.compile(r"\+(\d+)")
_MONTHS_AHEAD = re.compile(r"\+(\d+)m")
_OF_NEXT_WEEK = re.compile(r"([a-z]{3}) of next week")
_OF_MONTH = re.compile(r"(-?\d) ([a-z]{3}) of (?:(\d{4})|-)-(\d{2})")
_LATER_WEEKDAY = re.compile(r"([a-z]{3})\+(\d+)")
_NEXT_WEEKDAY = re.compile(r"next ([a-z]{3})")
_DATE = re.compile(r"(?:(\d{4}|-)-(\d{2})|--)-(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")


def spelt(day: SaidDay) -> str:
    """A day as it is kept and labelled: tomorrow, +3, +2m, fri, next fri, fri+1, fri of next week, -1 fri of --08.

    Dates are 2027-08-03, --08-03 and ---15, or 1/3 where either may be the month.
    """
    match day:
        case OnceDay() | PeriodDay():
            return day.value
        case DaysAhead(days):
            return f"+{days}"
        case MonthsAhead(months):
            return f"+{months}m"
        case WeekdayOfNextWeek(weekday):
            return f"{weekday.value} of next week"
        case WeekdayOfMonth(place, weekday, month, year):
            return f"{place} {weekday.value} of {f'{year:04}' if year is not None else '-'}-{month:02}"
        case WeekdayAhead(weekday, weeks):
            return f"{weekday.value}+{weeks}" if weeks else f"next {weekday.value}"
        case DateOf(number, month, year):
            if month is None:
                return f"---{number:02}"
            return f"{f'{year:04}' if year is not None else '-'}-{month:02}-{number:02}"
        case Slashed(first_number, second, year):
            return f"{first_number}/{second}" + (f"/{year}" if year is not None else "")


def read_spelt(text: str) -> SaidDay:
    """The day that `spelt` wrote. Raises ValueError."""
    if text in _PERIODS:
        return _PERIODS[text]
    if match := _AHEAD.fullmatch(text):
        return DaysAhead(int(match[1]))
    if match := _MONTHS_AHEAD.fullmatch(text):
        return MonthsAhead(int(match[1]))
    if match := _OF_NEXT_WEEK.fullmatch(text):
        return WeekdayOfNextWeek(OnceDay(match[1]))
    if match := _OF_MONTH.fullmatch(text):
        return WeekdayOfMonth(int(match[1]), OnceDay(match[2]), int(match[4]), int(match[3]) if match[3] else None)
    if match := _LATER_WEEKDAY.fullmatch(text):
        return WeekdayAhead(OnceDay(match[1]), int(match[2]))
    if match := _DATE.fullmatch(text):
        year, month, day = (int(part) if part not in (None, "-") else None for part in match.groups())
        return DateOf(day or 0, month, year)
    if match := _SLASHED.fullmatch(text):
        return Slashed(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    if match := _NEXT_WEEKDAY.fullmatch(text):
        return WeekdayAhead(OnceDay(match[1]))
    return OnceDay(text)
