"""Days as they are said: 3 August, the 15th, the day after tomorrow, a week from Friday, Christmas."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

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
from bot.understanding.text.phrasing import Phrasing

_MONTH = r"(?P<month>{time.months})\b\.?"
_YEAR = r"(?:,?\s*(?P<year>20[0-9]{2}))?(?![0-9])"
_DAY = r"(?P<day>[0-9]{1,2})"
_SLASHED = (
    r"\b(?<!/)(?!24/7\b)(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})(?:/(?P<year>20[0-9]{2}|[0-9]{2}))?(?![0-9/])"
    r"(?! ?(?:{said_days.parted})\b)"
)
_DATES = (
    r"\b(?P<year>[0-9]{4})[-/.](?P<number>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})\b",
    r"\b(?:{time.the} )?" + _DAY + r"{time.ordinals}?\.?(?: {time.of_month})?\s*" + _MONTH + _YEAR,
    r"\b" + _MONTH + r"\s*(?:{time.the} )?" + _DAY + r"{time.ordinals}?\b(?!:)" + _YEAR,
    r"\b" + _DAY + r"\.\s?(?P<number>[0-9]{1,2})\.(?P<year>20[0-9]{2})?(?![0-9])",
    _SLASHED,
    r"\b(?:{time.the} )?" + _DAY + r"{time.ordinals}\b(?: {said_days.of_this_month}\b)?(?! (?:{said_days.counted})\b)",
)
_OF_MONTH = (
    r"\b(?:{time.the} )?(?P<place>{rules.places}) (?P<weekday>{time.weekdays})s?,? {said_days.of} (?:{time.the} )?"
    + _MONTH
    + _YEAR
)
_OF_NEXT_WEEK = (
    r"\b(?:(?:{time.the} )?(?P<before>{time.weekdays})\b,? (?:{said_days.of} )?{said_days.next_week}"
    r"|{said_days.next_week},? (?:{time.coming} )*(?P<behind>{time.weekdays})\b(?! {days.until} ))"
)
_MONTHS_AHEAD = (
    r"\b(?:{intervals.in} (?P<in_months>\d+|{time.one}) {said_days.months}(?: {said_days.in_time})?"
    r"|(?P<months>\d+|{time.one}) {said_days.months} (?:{intervals.from_now}|{said_days.from} {said_days.today}))\b"
)
_DAYS_FROM = (
    r"\b(?P<days>\d+|{time.one}) {said_days.days} {said_days.from} "
    r"(?:(?P<tomorrow>{time.tomorrow})|{said_days.today})\b"
    r"|\b(?P<nth>\d+) (?P<weekday>{time.weekdays})s (?:{intervals.from_now}|{said_days.from} {said_days.today})\b"
)
_COUNT = r"(?:(?P<number>\d+)|{time.one})"
_WEEKS_FROM = (
    r"\b" + _COUNT + r" {said_days.weeks} {said_days.from} (?:{time.coming} )*"
    r"(?:(?P<weekday>{time.weekdays})|(?P<tomorrow>{time.tomorrow})|{said_days.today})\b"
)
_BESIDE = (
    r"\b(?:{time.the} )?(?:" + _COUNT + r" )?(?:(?P<weeks>{said_days.weeks})|{said_days.days}|{time.parts_of_day}) "
    r"(?:(?P<back>{time.ahead_of})|{time.behind}) (?=(?P<date>.*))"
)
_MONTH_END = r"\b(?:{said_days.at} )?(?:{time.the} )?{said_days.end_of} " + _MONTH + _YEAR
_WEEKDAY_WEEK = r"\b(?P<weekday>{time.weekdays}) (?:{said_days.week})\b"
_SEVERAL = r"(?:{said_days.days}|(?P<weeks>{said_days.weeks})|(?P<fortnights>{said_days.fortnights}))\b"
_IN_DAYS = (
    r"\b{intervals.in} "
    + _COUNT
    + " "
    + _SEVERAL
    + r"(?: {numbers.joined} (?P<more>\d+|{time.one}) {said_days.days}\b)?"
    r"(?: {said_days.in_time}\b)?(?! {intervals.from_now})"
)
_AHEAD_OF_NOW = r"\b" + _COUNT + " " + _SEVERAL + r" {intervals.from_now}\b"
_NEXT = r"\b(?P<nexts>(?:{time.next} )+)(?P<weekday>{time.weekdays})\b"
_END = r"\b{said_days.at} (?P<end>{said_days.ends})\b"
_AFTER_NEXT = r"\b(?:{time.the} )?(?P<weekday>{time.weekdays}) {said_days.after_next}\b"
_WEEKDAY = r"\b(?:{time.coming} )*(?P<weekday>{time.weekdays})\b"
_MOST_DAYS = 366
_MOST_MONTHS = 12
_FEBRUARY = 2
_SHORTEST_MONTH = 28
_LEAP_YEAR, _PLAIN_YEAR = 2004, 2001
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


Look = Callable[[re.Pattern[str]], re.Match[str] | None]
"""Looks for a pattern anywhere in a sentence, or at one place of it."""


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day at characters `start` up to but without `end`; None where no calendar has it, or it is too far away."""

    day: SaidDay | None
    start: int
    end: int


class SaidDays:
    """Finds days in sentences in the form that is searched."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._dates = tuple(phrasing.regex(one) for one in _DATES)
        self._months = {word: int(month) for word, month in phrasing.meanings("time.months").items()}
        self._weekdays = phrasing.meanings("time.weekdays")
        self._of_month = phrasing.regex(_OF_MONTH)
        self._places = phrasing.numbers("rules.places")
        self._of_next_week = phrasing.regex(_OF_NEXT_WEEK)
        self._months_ahead = phrasing.regex(_MONTHS_AHEAD)
        self._days_from = phrasing.regex(_DAYS_FROM)
        self._after_next = phrasing.regex(_AFTER_NEXT)
        self._end = phrasing.regex(_END)
        self._ends = phrasing.meanings("said_days.ends")
        self._weeks_from = phrasing.regex(_WEEKS_FROM)
        self._beside = phrasing.regex(_BESIDE)
        self._month_end = phrasing.regex(_MONTH_END)
        self._weekday_week = phrasing.regex(_WEEKDAY_WEEK)
        self._in_days = phrasing.regex(_IN_DAYS)
        self._ahead_of_now = phrasing.regex(_AHEAD_OF_NOW)
        self._next = phrasing.regex(_NEXT)
        self._weekday = phrasing.regex(_WEEKDAY)
        self._name = phrasing.regex(r"\b(?P<name>{said_days.named})(?!\w)")
        self._named = phrasing.meanings("said_days.named")
        self._known: dict[re.Pattern[str], SaidDay] = {
            phrasing.pattern("time.day_after_tomorrow"): DaysAhead(2),
        }
        self._near: dict[re.Pattern[str], SaidDay] = {
            phrasing.pattern("time.tomorrow"): OnceDay.TOMORROW,
            phrasing.pattern("said_days.today"): OnceDay.TODAY,
        }
        self._periods: dict[re.Pattern[str], SaidDay] = {
            phrasing.pattern("said_days.end_of_next_week"): PeriodDay.END_OF_NEXT_WEEK,
            phrasing.pattern("said_days.end_of_week"): PeriodDay.END_OF_WEEK,
            phrasing.pattern("said_days.end_of_month"): PeriodDay.END_OF_MONTH,
            phrasing.pattern("said_days.end_of_year"): PeriodDay.END_OF_YEAR,
            phrasing.pattern("said_days.next_week"): PeriodDay.NEXT_WEEK,
            phrasing.pattern("said_days.next_month"): PeriodDay.NEXT_MONTH,
        }

    def date_in(self, said: str) -> FoundDay | None:
        """A date, or a day that is not near: anything but today, tomorrow and a plain day of the week."""
        return self._fixed(said, 0, anywhere=True)

    def in_days(self, said: str) -> FoundDay | None:
        """In so many days or weeks."""
        for pattern in (self._in_days, self._ahead_of_now):
            if (match := pattern.search(said)) is not None:
                days = 7 if match["weeks"] else 14 if match["fortnights"] else 1
                more = match.groupdict().get("more")
                return _ahead(int(match["number"] or 1) * days + (_number(more) if more else 0), match)
        match = self._months_ahead.search(said)
        if match is not None:
            months = _number(match["in_months"] or match["months"])
            return FoundDay(MonthsAhead(months) if 0 < months <= _MOST_MONTHS else None, *match.span())
        return None

    def next_weekday(self, said: str) -> FoundDay | None:
        """Next Tuesday, which is never today; next next Tuesday is a week later."""
        match = self._next.search(said)
        return self._next_weekday(match) if match is not None else None

    def end_in(self, said: str) -> FoundDay | None:
        """The end of this week, month or year."""
        match = self._end.search(said)
        return FoundDay(PeriodDay(self._ends[match["end"]]), *match.span()) if match is not None else None

    def _next_weekday(self, match: re.Match[str]) -> FoundDay:
        weeks = len(match["nexts"].split()) - 1
        return FoundDay(WeekdayAhead(OnceDay(self._weekdays[match["weekday"]]), weeks), *match.span())

    def any_at(self, said: str, start: int) -> FoundDay | None:
        """Any day, near or far, that begins at a character; small words may come first."""
        found = self._fixed(said, start, anywhere=False)
        if found is not None:
            return found
        if match := self._next.match(said, start):
            return self._next_weekday(match)
        for table in (self._near, self._periods):
            for pattern, day in table.items():
                if match := pattern.match(said, start):
                    return FoundDay(day, *match.span())
        if match := self._weekday.match(said, start):
            return FoundDay(OnceDay(self._weekdays[match["weekday"]]), *match.span())
        return None

    def _fixed(self, said: str, start: int, *, anywhere: bool) -> FoundDay | None:
        def look(pattern: re.Pattern[str]) -> re.Match[str] | None:
            return pattern.search(said, start) if anywhere else pattern.match(said, start)

        if match := look(self._weeks_from):
            weeks = int(match["number"] or 1)
            if match["weekday"]:
                return FoundDay(WeekdayAhead(OnceDay(self._weekdays[match["weekday"]]), weeks), *match.span())
            return _ahead(7 * weeks + (1 if match["tomorrow"] else 0), match)
        for reading in (self._beside_date, self._period_day, self._counted_from):
            if (found := reading(look)) is not None:
                return found
        if match := look(self._weekday_week):
            return FoundDay(WeekdayAhead(OnceDay(self._weekdays[match["weekday"]]), 1), *match.span())
        if match := look(self._name):
            month, day_of_month = map(int, self._named[match["name"]].split("-"))
            return FoundDay(DateOf(day_of_month, month), *match.span())
        for known, day in self._known.items():
            if match := look(known):
                return FoundDay(day, *match.span())
        for pattern in self._dates:
            if match := look(pattern):
                return FoundDay(self._date(match), *match.span())
        return None

    def _beside_date(self, look: Look) -> FoundDay | None:
        """So many days or weeks before or behind a date."""
        match = look(self._beside)
        date = self._fixed(match["date"], 0, anywhere=False) if match is not None else None
        if match is None or date is None or not isinstance(date.day, DateOf):
            return None
        days = int(match["number"] or 1) * (7 if match["weeks"] else 1)
        return FoundDay(_shifted(date.day, -days if match["back"] else days), match.start(), match.end() + date.end)

    def _period_day(self, look: Look) -> FoundDay | None:
        """A day of the week in a month, or in the next week."""
        if match := look(self._of_month):
            year = int(match["year"]) if match["year"] else None
            weekday, month = self._weekdays[match["weekday"]], self._months[match["month"]]
            place = int(self._places[match["place"]])
            return FoundDay(WeekdayOfMonth(place, OnceDay(weekday), month, year), *match.span())
        if match := look(self._month_end):
            month = self._months[match["month"]]
            last = 28 if month == _FEBRUARY else _MONTH_DAYS[month - 1]
            return FoundDay(DateOf(last, month, int(match["year"]) if match["year"] else None), *match.span())
        if match := look(self._of_next_week):
            weekday = self._weekdays[match["before"] or match["behind"]]
            return FoundDay(WeekdayOfNextWeek(OnceDay(weekday)), *match.span())
        return None

    def _counted_from(self, look: Look) -> FoundDay | None:
        """So many days after tomorrow; the Monday after next; two Mondays from now."""
        if match := look(self._after_next):
            return FoundDay(WeekdayAhead(OnceDay(self._weekdays[match["weekday"]]), 1), *match.span())
        match = look(self._days_from)
        if match is None:
            return None
        if match["weekday"]:
            weeks = int(match["nth"]) - 1
            day = WeekdayAhead(OnceDay(self._weekdays[match["weekday"]]), weeks) if 0 <= weeks <= 52 else None
            return FoundDay(day, *match.span())
        return _ahead(_number(match["days"]) + (1 if match["tomorrow"] else 0), match)

    def _date(self, match: re.Match[str]) -> SaidDay | None:
        said = match.groupdict()
        year = int(said["year"]) if said.get("year") else None
        if year is not None and year < 100:
            year += 2000
        if said.get("first"):
            return _slashed(int(said["first"]), int(said["second"]), year)
        month = (
            self._months[said["month"]] if said.get("month") else int(said["number"]) if said.get("number") else None
        )
        return _valid(DateOf(int(said["day"]), month, year))


def _number(said: str) -> int:
    return int(said) if said.isdigit() else 1


def _slashed(first: int, second: int, year: int | None) -> SaidDay | None:
    """Which is the month where only one can be, or both are the same."""
    if first > 12 or first == second:
        return _valid(DateOf(first, second, year))
    return _valid(DateOf(second, first, year)) if second > 12 else _either(first, second, year)


def _either(first: int, second: int, year: int | None) -> SaidDay | None:
    return Slashed(first, second, year) if first and second else None


def _valid(date: DateOf) -> DateOf | None:
    month = date.month if date.month is not None else 1
    return date if 1 <= month <= 12 and 1 <= date.day <= _MONTH_DAYS[month - 1] else None


def _shifted(date: DateOf, days: int) -> DateOf | None:
    """So many days later; None where the month that it is counted in is not known."""
    if date.month is None:
        return DateOf(date.day + days) if 1 <= date.day + days <= _SHORTEST_MONTH else None
    leaps = (date.day, date.month) == (29, _FEBRUARY)
    there = Date(date.year or (_LEAP_YEAR if leaps else _PLAIN_YEAR), date.month, date.day).add(days=days)
    return DateOf(there.day, there.month, there.year if date.year else None)


def _ahead(days: int, match: re.Match[str]) -> FoundDay:
    day: SaidDay | None = {0: OnceDay.TODAY, 1: OnceDay.TOMORROW}.get(days, DaysAhead(days))
    return FoundDay(day if days <= _MOST_DAYS else None, *match.span())
