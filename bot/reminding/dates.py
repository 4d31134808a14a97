"""The date that a day means where and when it is said."""

from __future__ import annotations

from whenever import Date

from bot.domain.said_days import (
    DateOf,
    DaysAhead,
    MonthsAhead,
    OnceDay,
    PeriodDay,
    SaidDay,
    Slashed,
    WeekdayAhead,
    WeekdayOfMonth,
    WeekdayOfNextWeek,
)

_WEEK = 7
_WEEKDAYS = tuple(OnceDay)[2:]
_MONTHS_LOOKED_AT = 48
"""Within these a 29th of February comes, if none is left out by a century."""
_YEARS_LOOKED_AT = 12
"""Not each year has a fifth Friday of March; one of February further ahead than this is no date."""


def date_of(said: SaidDay, today: Date, *, today_over: bool = False) -> Date | None:
    """The date; None where no calendar has it, or which number is the month is open.

    `today_over` says that today is too late, so that a day that may be today is the next of its kind.
    """
    match said:
        case OnceDay.TODAY:
            return today
        case OnceDay.TOMORROW:
            return today.add(days=1)
        case OnceDay():
            return _weekday(said, today if not today_over else today.add(days=1))
        case WeekdayAhead(day, weeks):
            return _weekday(day, today.add(days=1)).add(days=_WEEK * weeks)
        case DaysAhead(days):
            return today.add(days=days)
        case MonthsAhead(months):
            return today.add(months=months)
        case WeekdayOfNextWeek(day):
            return _weekday(day, _of_period(PeriodDay.NEXT_WEEK, today))
        case WeekdayOfMonth():
            return _of_month(said, today if not today_over else today.add(days=1))
        case PeriodDay():
            return _of_period(said, today)
        case DateOf():
            return _coming(said, today if not today_over else today.add(days=1))
        case Slashed():
            return None


def _weekday(day: OnceDay, first: Date) -> Date:
    ahead = _WEEKDAYS.index(day) + 1 - first.day_of_week().value
    return first.add(days=ahead % _WEEK)


def _of_period(day: PeriodDay, today: Date) -> Date:
    monday = today.add(days=8 - today.day_of_week().value)
    next_month = today.replace(day=1).add(months=1)
    match day:
        case PeriodDay.END_OF_WEEK:
            return monday.subtract(days=1)
        case PeriodDay.END_OF_NEXT_WEEK:
            return monday.add(days=_WEEK - 1)
        case PeriodDay.END_OF_MONTH:
            return next_month.subtract(days=1)
        case PeriodDay.END_OF_YEAR:
            return Date(today.year, 12, 31)
        case PeriodDay.NEXT_WEEK:
            return monday
        case PeriodDay.NEXT_MONTH:
            return next_month


def _of_month(said: WeekdayOfMonth, first: Date) -> Date | None:
    """The first such day from a day on; with a year, that of the year whenever it is."""
    years = (said.year,) if said.year is not None else range(first.year, first.year + _YEARS_LOOKED_AT)
    found = (_placed(said, year) for year in years)
    return next((day for day in found if day is not None and (said.year is not None or day >= first)), None)


def _placed(said: WeekdayOfMonth, year: int) -> Date | None:
    start = Date(year, said.month, 1)
    if said.place < 0:
        return _weekday(said.day, start.add(months=1).subtract(days=_WEEK))
    day = _weekday(said.day, start).add(days=_WEEK * (said.place - 1))
    return day if day.month == said.month else None


def _coming(said: DateOf, first: Date) -> Date | None:
    """The first such date from a day on; of a date with a year, that date whenever it is."""
    if said.year is not None:
        return _date(said.year, said.month or first.month, said.day)
    for ahead in range(_MONTHS_LOOKED_AT + 1):
        month = first.replace(day=1).add(months=ahead)
        if said.month not in (None, month.month):
            continue
        date = _date(month.year, month.month, said.day)
        if date is not None and date >= first:
            return date
    return None


def _date(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None
