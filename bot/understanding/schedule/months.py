"""Days of each month: on the 1st and 15th, the last day, the first and third Monday."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.rules import Frequency
from bot.understanding.schedule.finding import Finding, Says
from bot.understanding.text.phrasing import Phrasing

_OF_MONTH = r" (?:{rules.of_month})\b"
_PLACE = (
    r"\b(?:{rules.every} )?(?:{time.the} )?"
    r"(?P<places>(?:{rules.places}(?: |,? (?:{numbers.joined} )?(?:{time.the} )?))*?)"
    r"(?P<place>{rules.places}) "
    r"(?=(?P<on>(?:{time.weekdays}|{rules.weekday})s?\b))(?P=on)(?P<month>" + _OF_MONTH + r")?"
)
_LAST_OR_FIRST = (
    r"(?P<both>{rules.first_of_them}(?: {rules.joints})+ (?:{time.the} )?(?={rules.last_day}))?"
    r"(?P<last>{rules.second_last_day}|{rules.last_day}|{rules.first_day})"
    r"(?! (?:{time.weekdays}|{rules.weekday}|\d+ {rules.days})\b)"
    r"(?P<beside>(?:(?: ?,| {rules.joints})+ (?:{rules.before_days} )?(?:{time.the} )?"
    r"\d{1,2}(?:{rules.ordinal_ends})?(?![\d:.]| ?[ap]m\b))*)"
)
_NTH = r"\d{1,2}(?:{rules.ordinal_ends})"
_NTHS = (
    r"(?:{rules.days} )?(?!\d+ {said_days.days}\b)(?P<day>\d{1,2})(?!\d)(?:{rules.ordinal_ends})?"
    r"(?P<more>(?:(?: ?,| {rules.joints}| ?-)+ (?:{rules.before_days} )?(?:{time.the} )?"
    r"(?:\d{1,2}(?:{rules.ordinal_ends})?|{rules.last_day}))*)"
)
_MONTH_DAY = (
    r"\b(?:{rules.every} )?(?:{time.the} )?(?:" + _NTHS + "(?: {rules.days})?|" + _LAST_OR_FIRST + ")" + _OF_MONTH,
    r"\b{rules.monthly}(?:,| {rules.before_days})* (?:{time.the} )?(?:(?="
    + _NTH
    + ")"
    + _NTHS
    + "|"
    + _LAST_OR_FIRST
    + r")\b",
    r"\b{rules.each} (?:{time.the} )?(?="
    + _NTH
    + ")"
    + _NTHS
    + r"(?= ?(?:{rules.behind_days}\b|@|,|$|\d|{time.noon}))",
    r"\b{rules.month_of} " + _LAST_OR_FIRST + r"\b",
)
_FIRST_DAYS = r"\b(?:{time.the} )?{rules.first_of_them} (?P<count>\d{1,2}) {said_days.days}" + _OF_MONTH
_LONGEST_MONTH = 31


class MonthDays:
    """Reads them in sentences in the form that is searched."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._place = phrasing.regex(_PLACE)
        self._month_days = tuple(phrasing.regex(one) for one in _MONTH_DAY)
        self._first_days = phrasing.regex(_FIRST_DAYS)
        self._each = phrasing.regex(r"{rules.each}\b")
        self._second_last_day = phrasing.regex("{rules.second_last_day}")
        self._last_day = phrasing.pattern("rules.last_day")
        self._monthly = phrasing.pattern("rules.monthly")
        self._span = phrasing.regex(r"\b{days.until}\b|-")
        self._any_place = phrasing.pattern("rules.places")
        self._places = phrasing.numbers("rules.places")
        self._except_before = phrasing.regex(r"\b(?:{rules.except}) (?:{time.coming} )?$")

    def read(self, found: Finding) -> None:
        """Takes what is said of them, and masks it."""
        if match := found.take(self._first_days):
            days = tuple(range(1, int(match["count"]) + 1))
            found.wrong = found.wrong or not 1 <= len(days) <= _LONGEST_MONTH
            found.rule = replace(found.rule, freq=Frequency.MONTHLY, bymonthday=days)
            return
        for pattern in self._month_days:
            match = pattern.search(found.said)
            if match and not self._except_before.search(found.said[: match.start()]):
                found.mask(*match.span(), Says.MONTH_DAYS)
                numbers = self._numbers_of_month(match)
                found.wrong = found.wrong or not all(-2 <= number <= 31 and number for number in numbers)
                found.rule = replace(found.rule, freq=Frequency.MONTHLY, bymonthday=numbers)
                return
        match = self._place.search(found.said)
        if match is None:
            return
        place = int(self._places[match["place"]])
        every = self._each.match(found.said, match.start()) is not None
        monthly = self._monthly.search(found.said)
        if match["month"] or monthly or (every and place in (1, -1)):
            found.weekly = True
            places = [int(self._places[one.group()]) for one in self._any_place.finditer(match["places"])]
            found.rule = replace(found.rule, freq=Frequency.MONTHLY, bysetpos=(*places, place))
            found.mask(match.start(), match.start("on"))
            if match["month"]:
                found.mask(*match.span("month"))
            elif monthly is not None:
                found.mask(*monthly.span())

    def _numbers_of_month(self, match: re.Match[str]) -> tuple[int, ...]:
        """The days of the month that are named; from the 1st to the 5th are five."""
        said = match.groupdict()
        if not said.get("day"):
            second = self._second_last_day.fullmatch(said["last"])
            day = -2 if second else -1 if self._last_day.search(said["last"]) else 1
            beside = {int(one) for one in re.findall(r"\d+", said["beside"])} | ({1} if said["both"] else set())
            return (*sorted(beside - {day}), day) if day < 0 else (*sorted({day, *beside}),)
        first, others = int(said["day"]), [int(one) for one in re.findall(r"\d+", said["more"])]
        if len(others) == 1 and self._span.search(said["more"]) and first < others[0] <= _LONGEST_MONTH:
            return tuple(range(first, others[0] + 1))
        ends = {-1} if self._last_day.search(said["more"]) else set()
        return (*sorted({first, *others}), *ends)
