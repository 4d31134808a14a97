"""On which days a schedule comes: its days of the week, narrowed by its rule. As RFC 5545 has it."""

from __future__ import annotations

from whenever import Date

from bot.domain.rules import EVERY_WEEK, Frequency, Rule
from bot.domain.schedules import EVERY_DAY, AtTimes, Day, Every

_WEEK = 7
_PLAIN_HORIZON = 30
_RULED_HORIZON = 5 * 366
"""The rarest that there is comes within these days, or never: the 29th of February, each 12 months."""


def falls_on(schedule: AtTimes | Every, day: Date) -> bool:
    """True for a day on which it comes, or on which its window begins; the time of an `until` is not looked at."""
    rule = schedule.rule
    if weekday(day) not in schedule.days:
        return False
    if rule == EVERY_WEEK:
        return True
    if rule.dtstart is not None and day < rule.dtstart:
        return False
    if ends_before(schedule, day) or day in rule.exdates:
        return False
    return _in_step(rule, day) and _in_month(schedule, day)


def ends_before(schedule: AtTimes | Every, day: Date) -> bool:
    """True where nothing comes on a day or later."""
    return schedule.rule.until is not None and day > schedule.rule.until.date()


def horizon(schedule: AtTimes | Every) -> int:
    """Within so many days something comes, or never. Clocks change at most every few weeks."""
    return _PLAIN_HORIZON if schedule.rule == EVERY_WEEK else _RULED_HORIZON


def weekday(day: Date) -> Day:
    """The day of the week of a date."""
    return EVERY_DAY[day.day_of_week().value - 1]


def _in_step(rule: Rule, day: Date) -> bool:
    first = rule.dtstart
    if rule.interval == 1 or first is None:
        return True
    match rule.freq:
        case Frequency.DAILY:
            steps = _days(first, day)
        case Frequency.WEEKLY:
            steps = _days(_monday(first), _monday(day)) // _WEEK
        case Frequency.MONTHLY:
            steps = (day.year - first.year) * 12 + day.month - first.month
    return steps % rule.interval == 0


def _in_month(schedule: AtTimes | Every, day: Date) -> bool:
    rule = schedule.rule
    if not rule.bymonthday and not rule.bysetpos:
        return True
    if not _on_month_day(rule, day):
        return False
    if not rule.bysetpos:
        return True
    first = day.replace(day=1)
    fitting = [
        one
        for one in (first.add(days=ahead) for ahead in range(day.days_in_month()))
        if weekday(one) in schedule.days and _on_month_day(rule, one)
    ]
    place = fitting.index(day)
    return place + 1 in rule.bysetpos or place - len(fitting) in rule.bysetpos


def _on_month_day(rule: Rule, day: Date) -> bool:
    return not rule.bymonthday or day.day in rule.bymonthday or day.day - day.days_in_month() - 1 in rule.bymonthday


def _days(first: Date, last: Date) -> int:
    return round(last.since(first, total="days"))


def _monday(day: Date) -> Date:
    return day.subtract(days=day.day_of_week().value - 1)
