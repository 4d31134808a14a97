"""When a schedule comes: its instants, on the wall clock of a zone.

A time that a spring day leaves out comes once, later by the gap; one that an autumn day has twice comes once, the
first. Steps of an interval that a spring day leaves out are left out, so that all stay inside the window. Every
function raises TimeZoneNotFoundError for an unknown zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from whenever import Date, Instant, TimeDelta, ZonedDateTime

from bot.domain.reminders import LEAST_MINUTES_APART
from bot.domain.rules import WHOLE_DAY
from bot.domain.schedules import DAY_MINUTES, AtTimes, Countdown, Every, Once, Schedule, at_minute
from bot.reminding.rule_days import ends_before, falls_on, horizon

MOST_COUNTED = 5000
"""Where counting ends: seven weeks of a nudge every quarter of an hour."""

_APART = TimeDelta(minutes=LEAST_MINUTES_APART)
_INSTANT_BEFORE = TimeDelta(nanoseconds=1)


def next_after(schedule: Schedule, zone: str, after: Instant) -> Instant | None:
    """The first occurrence later than a moment; None for a one-off or a rule that is over."""
    return next(_following(schedule, zone, after), None)


def next_from(schedule: Schedule, zone: str, first: Instant) -> Instant | None:
    """The first occurrence at a moment or later; None for a one-off or a rule that is over."""
    return next(_following(schedule, zone, first - _INSTANT_BEFORE), None)


def upcoming(schedule: Schedule, zone: str, after: Instant, count: int) -> tuple[Instant, ...]:
    """The first so many occurrences later than a moment; fewer of what ends."""
    return tuple(islice(_following(schedule, zone, after), count))


def latest_until(schedule: Schedule, zone: str, moment: Instant) -> Instant | None:
    """The last occurrence at or before a moment, as if the schedule had always been there, from its first day on."""
    if isinstance(schedule, Once | Countdown):
        at = _single(schedule, zone)
        return at if at <= moment else None
    day = moment.to_tz(zone).date()
    if schedule.rule.until is not None:
        day = min(day, schedule.rule.until.date().add(days=1))  # its last window may end on the day after
    for _ in range(horizon(schedule)):
        if schedule.rule.dtstart is not None and day < schedule.rule.dtstart:
            return None
        past = [at for at in _of_day(schedule, zone, day) if at <= moment]
        if past:
            return past[-1]
        day = day.subtract(days=1)
    return None


def count_between(schedule: Schedule, zone: str, first: Instant, last: Instant) -> int:
    """How many occurrences there are from one moment to another, both included; at most MOST_COUNTED."""
    following = islice(_following(schedule, zone, first - _INSTANT_BEFORE), MOST_COUNTED)
    return sum(1 for _ in takewhile(lambda at: at <= last, following))


def window_end(schedule: Every, zone: str, occurrence: Instant) -> Instant:
    """The end of the window that an occurrence is in; the occurrence itself where it is in none.

    An end that a spring day leaves out is the moment of the change.
    """
    local = occurrence.to_tz(zone).date()
    for day in (local, local.subtract(days=1)):
        if occurrence in _of_day(schedule, zone, day):
            window = schedule.window
            plain = (day if window.until >= window.start else day.add(days=1)).at(window.until)
            end = plain.assume_tz(zone, disambiguation="compatible")
            if end.to_plain() != plain:
                end = end.add(nanoseconds=1).prev_transition() or end
            return end.to_instant()
    return occurrence


def _following(schedule: Schedule, zone: str, after: Instant) -> Iterator[Instant]:
    """All occurrences later than a moment, in order; endless for what recurs without an end."""
    if isinstance(schedule, Once | Countdown):
        at = _single(schedule, zone)
        if at > after:
            yield at
        return
    day = after.to_tz(zone).date()
    if isinstance(schedule, Every) and schedule.window.until < schedule.window.start:
        day = day.subtract(days=1)  # its window may still be open
    if schedule.rule.dtstart is not None:
        day = max(day, schedule.rule.dtstart)
    empty, most = 0, horizon(schedule)
    while empty < most and not ends_before(schedule, day.subtract(days=1)):
        coming = [at for at in _of_day(schedule, zone, day) if at > after]
        yield from coming
        empty = 0 if coming else empty + 1
        day = day.add(days=1)


def _single(schedule: Once | Countdown, zone: str) -> Instant:
    if isinstance(schedule, Countdown):
        return schedule.at
    return schedule.at.assume_tz(zone, disambiguation="compatible").to_instant()


def _of_day(schedule: AtTimes | Every, zone: str, day: Date) -> list[Instant]:
    """The occurrences of a local day, in order and later than those of the day before.

    Times belong to the day on which they come, those of a window to the day on which it begins.
    """
    if isinstance(schedule, Every):
        return _ended(schedule, zone, day, list(_steps(schedule, zone, day))) if falls_on(schedule, day) else []
    came = [
        at.to_instant() for at in (*_overhang(schedule, zone, day), *_times(schedule, zone, day)) if at.date() == day
    ]
    if len(came) < 2:
        return _ended(schedule, zone, day, came)
    kept: list[Instant] = []
    for at in sorted(came):
        if not kept or at - kept[-1] >= _APART:
            kept.append(at)
    return _ended(schedule, zone, day, kept)


def _ended(schedule: AtTimes | Every, zone: str, day: Date, came: list[Instant]) -> list[Instant]:
    """The occurrences of a day but for those after the end of the rule, where that is within it."""
    until = schedule.rule.until
    if until is None or until.time() == WHOLE_DAY or day.add(days=1) < until.date():
        return came
    return [at for at in came if at.to_tz(zone).to_plain() <= until]


def _times(schedule: AtTimes, zone: str, day: Date) -> list[ZonedDateTime]:
    if not falls_on(schedule, day):
        return []
    return [day.at(time).assume_tz(zone, disambiguation="compatible") for time in schedule.times]


def _overhang(schedule: AtTimes, zone: str, day: Date) -> list[ZonedDateTime]:
    """The times of the day before, where the last of them was left out by the clocks and comes after midnight."""
    before = day.subtract(days=1)
    if not falls_on(schedule, before):
        return []
    last = before.at(schedule.times[-1]).assume_tz(zone, disambiguation="compatible")
    return [] if last.date() == before else _times(schedule, zone, before)


def _steps(schedule: Every, zone: str, day: Date) -> Iterator[Instant]:
    for minute in schedule.steps:
        date = day if minute < DAY_MINUTES else day.add(days=1)
        local = date.at(at_minute(minute))
        at = local.assume_tz(zone, disambiguation="earlier")
        if at.to_plain() == local:  # else the clocks skip it that day
            yield at.to_instant()
