"""A schedule as the series of a calendar: the same times, in the words of RFC 5545.

A rule has the same times on each of its days, so a step of hours that is not whole takes several series. What a window
that goes on after midnight has on the day after follows a rule of its own; where none can say it, its times are listed.
Times within quiet hours are left out as the clock on the wall shows them, whatever a day in spring makes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from whenever import Date, Instant, PlainDateTime, Time

from bot.domain.calendar import Series
from bot.domain.rules import WHOLE_DAY, Frequency, Rule
from bot.domain.schedules import DAY_MINUTES, EVERY_DAY, AtTimes, Countdown, Day, Every, Once, Schedule, at_minute
from bot.reminding.recurrence import next_after
from bot.reminding.rule_days import ends_before, falls_on, horizon

LISTED_DAYS = 366
"""For so long the times are listed that no rule says."""


def series_of(
    schedule: Schedule, zone: str, after: Instant, quiet: Callable[[Time], bool] = lambda _: False
) -> tuple[Series, ...]:
    """All series that make up what comes later than a moment, but at quiet times of day; none where nothing does."""
    match schedule:
        case Countdown(at):
            return (Series(at),) if at > after and not quiet(at.to_tz(zone).time()) else ()
        case Once(at):
            comes = next_after(schedule, zone, after) is not None and not quiet(at.time())
            return (Series(at),) if comes else ()
        case AtTimes(times=times):
            loud = [time for time in times if not quiet(time)]
            each = [(group, 0) for group in _groups(loud, schedule.rule)]
        case Every():
            each = list(_of_window(schedule, quiet))
    found = (_series(schedule, group, shift, zone, after) for group, shift in each)
    return tuple(one for one in found if one is not None)


def _of_window(schedule: Every, quiet: Callable[[Time], bool]) -> Iterator[tuple[tuple[Time, ...], int]]:
    """The times of a window in groups, with 1 for those on the day after the one on which it begins."""
    for shift in (0, 1):
        times = [at_minute(one) for one in schedule.steps if one // DAY_MINUTES == shift]
        for group in _groups([time for time in times if not quiet(time)], schedule.rule):
            yield group, shift


def _groups(times: Sequence[Time], rule: Rule) -> list[tuple[Time, ...]]:
    """Times that hours and minutes of one rule can say; each alone where the rule counts how manieth it is."""
    if rule.bysetpos:
        return [(time,) for time in times]
    minutes_of: dict[int, tuple[int, ...]] = {}
    for time in times:
        minutes_of[time.hour] = (*minutes_of.get(time.hour, ()), time.minute)
    groups: dict[tuple[int, ...], list[Time]] = {}
    for time in times:
        groups.setdefault(minutes_of[time.hour], []).append(time)
    return [tuple(sorted(group)) for group in groups.values()]


def _series(schedule: AtTimes | Every, times: tuple[Time, ...], shift: int, zone: str, after: Instant) -> Series | None:
    coming = _coming(schedule, times, shift, zone, after)
    start = next(coming, None)
    if start is None:
        return None
    rule = schedule.rule
    plain = rule == Rule(dtstart=rule.dtstart, until=rule.until, exdates=rule.exdates)
    if shift and not plain:
        last = start.date().add(days=LISTED_DAYS)
        listed = []
        for one in coming:
            if one.date() > last:
                break
            listed.append(one)
        return Series(start, rdates=tuple(listed))
    freq, byday = _days(schedule.days, rule)
    several = len(times) > 1
    left_out = (day.add(days=shift).at(time) for day in rule.exdates for time in times)
    return Series(
        start,
        freq,
        rule.interval,
        _until(rule, shift, zone),
        tuple(_later(day, shift) for day in byday),
        rule.bymonthday,
        rule.bysetpos,
        tuple(sorted({time.hour for time in times})) if several else (),
        tuple(sorted({time.minute for time in times})) if several else (),
        tuple(one for one in left_out if one >= start),
    )


def _days(days: tuple[Day, ...], rule: Rule) -> tuple[Frequency, tuple[Day, ...]]:
    """How often, and on which days of the week, where it is not each."""
    if days == EVERY_DAY:
        if rule.freq is Frequency.WEEKLY and rule.interval == 1:
            return Frequency.DAILY, ()
        if rule.freq is Frequency.DAILY or (rule.bymonthday and not rule.bysetpos):
            return rule.freq, ()
    return rule.freq, days


def _until(rule: Rule, shift: int, zone: str) -> Instant | None:
    if rule.until is None:
        return None
    last = rule.until
    if shift and last.time() == WHOLE_DAY:
        last = last.date().add(days=shift).at(WHOLE_DAY)
    return last.assume_tz(zone, disambiguation="compatible").to_instant()


def _coming(
    schedule: AtTimes | Every, times: tuple[Time, ...], shift: int, zone: str, after: Instant
) -> Iterator[PlainDateTime]:
    """The times of a group that are later than a moment, in order, on the wall clock."""
    day = after.to_tz(zone).date().subtract(days=shift)
    if schedule.rule.dtstart is not None:
        day = max(day, schedule.rule.dtstart)
    empty, most = 0, horizon(schedule)
    while empty < most and not ends_before(schedule, day):
        came = list(_on(schedule, times, shift, zone, day, after))
        yield from came
        empty = 0 if came else empty + 1
        day = day.add(days=1)


def _on(
    schedule: AtTimes | Every, times: tuple[Time, ...], shift: int, zone: str, day: Date, after: Instant
) -> Iterator[PlainDateTime]:
    if not falls_on(schedule, day):
        return
    until = schedule.rule.until
    for time in times:
        local = day.add(days=shift).at(time)
        past_end = until is not None and until.time() != WHOLE_DAY and local > until
        if not past_end and local.assume_tz(zone, disambiguation="compatible").to_instant() > after:
            yield local


def _later(day: Day, shift: int) -> Day:
    return EVERY_DAY[(EVERY_DAY.index(day) + shift) % len(EVERY_DAY)]
