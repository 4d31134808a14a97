"""Days as they are said: 3 August, the 15th, the day after tomorrow, a week from Friday, Christmas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.said_days import DateOf, DaysAhead, OnceDay, PeriodDay, SaidDay, Slashed, WeekdayAhead
from bot.understanding.text.phrasing import Phrasing

_MONTH = r"(?P<month>{time.months})\b\.?"
_YEAR = r"(?:,?\s*(?P<year>20[0-9]{2}))?(?![0-9])"
_DAY = r"(?P<day>[0-9]{1,2})"
_SLASHED = (
    r"\b(?!24/7\b)(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})(?:/(?P<year>20[0-9]{2}|[0-9]{2}))?(?![0-9/])"
    r"(?! ?(?:{said_days.parted})\b)"
)
_DATES = (
    r"\b(?P<year>[0-9]{4})[-/.](?P<number>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})\b",
    r"\b(?:{time.the} )?" + _DAY + r"{time.ordinals}?\.?(?: {time.of_month})?\s*" + _MONTH + _YEAR,
    r"\b" + _MONTH + r"\s*(?:{time.the} )?" + _DAY + r"{time.ordinals}?\b(?!:)" + _YEAR,
    r"\b" + _DAY + r"\.\s?(?P<number>[0-9]{1,2})\.(?P<year>20[0-9]{2})?(?![0-9])",
    _SLASHED,
    r"\b(?:{time.the} )?" + _DAY + r"{time.ordinals}\b",
)
_WEEKS_FROM = (
    r"\b(?:(?P<weeks>\d+)|{time.one}) {said_days.weeks} {said_days.from} (?:{time.coming} )*"
    r"(?:(?P<weekday>{time.weekdays})|(?P<tomorrow>{time.tomorrow})|{said_days.today})\b"
)
_WEEKDAY_WEEK = r"\b(?P<weekday>{time.weekdays}) {said_days.week}\b"
_IN_DAYS = (
    r"\b{intervals.in} (?:(?P<in_weeks>(?:(?P<weeks>\d+)|{time.one}) {said_days.weeks})"
    r"(?P<and_days> {numbers.joined} (?:(?P<more_days>\d+)|{time.one}) {said_days.days})?"
    r"|(?:(?P<days>\d+)|{time.one}) {said_days.days})\b(?! {intervals.from_now})"
)
_AHEAD_OF_NOW = (
    r"\b(?:(?P<number>\d+)|{time.one}) (?:{said_days.days}|(?P<in_weeks>{said_days.weeks})) {intervals.from_now}\b"
)
_NEXT = r"\b(?P<nexts>(?:{time.next} )+)(?P<weekday>{time.weekdays})\b"
_WEEKDAY = r"\b(?:{time.coming} )*(?P<weekday>{time.weekdays})\b"
_MOST_DAYS = 366
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


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
        self._weeks_from = phrasing.regex(_WEEKS_FROM)
        self._weekday_week = phrasing.regex(_WEEKDAY_WEEK)
        self._in_days = phrasing.regex(_IN_DAYS)
        self._ahead_of_now = phrasing.regex(_AHEAD_OF_NOW)
        self._next = phrasing.regex(_NEXT)
        self._weekday = phrasing.regex(_WEEKDAY)
        self._known: dict[re.Pattern[str], SaidDay] = {
            phrasing.pattern("said_days.christmas_eve"): DateOf(24, 12),
            phrasing.pattern("said_days.christmas"): DateOf(25, 12),
            phrasing.pattern("said_days.new_years_eve"): DateOf(31, 12),
            phrasing.pattern("said_days.new_year"): DateOf(1, 1),
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
        match = self._in_days.search(said)
        if match is not None:
            count = int(match["days"] or 1)
            if match["in_weeks"]:
                count = 7 * int(match["weeks"] or 1) + (int(match["more_days"] or 1) if match["and_days"] else 0)
            return _ahead(count, match)
        match = self._ahead_of_now.search(said)
        if match is not None:
            return _ahead(int(match["number"] or 1) * (7 if match["in_weeks"] else 1), match)
        return None

    def next_weekday(self, said: str) -> FoundDay | None:
        """Next Tuesday, which is never today; next next Tuesday is a week later."""
        match = self._next.search(said)
        return self._next_weekday(match) if match is not None else None

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
            weeks = int(match["weeks"] or 1)
            if match["weekday"]:
                return FoundDay(WeekdayAhead(OnceDay(self._weekdays[match["weekday"]]), weeks), *match.span())
            return _ahead(7 * weeks + (1 if match["tomorrow"] else 0), match)
        if match := look(self._weekday_week):
            return FoundDay(WeekdayAhead(OnceDay(self._weekdays[match["weekday"]]), 1), *match.span())
        for known, day in self._known.items():
            if match := look(known):
                return FoundDay(day, *match.span())
        for pattern in self._dates:
            if match := look(pattern):
                return FoundDay(self._date(match), *match.span())
        return None

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


def _ahead(days: int, match: re.Match[str]) -> FoundDay:
    day: SaidDay | None = {0: OnceDay.TODAY, 1: OnceDay.TOMORROW}.get(days, DaysAhead(days))
    return FoundDay(day if days <= _MOST_DAYS else None, *match.span())
