"""When a schedule comes, in every zone there is and for all schedules, against calendars that know nothing of ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st
from whenever import Date, Instant, PlainDateTime, Time, TimeDelta, ZonedDateTime

from bot.domain.schedules import EVERY_DAY, AtTimes, Every, Schedule, Window
from bot.reminding.recurrence import count_between, latest_until, next_after, next_from, upcoming, window_end
from tests.support.examples import examples
from tests.support.schedules import (
    AT_TIMES,
    FIRST,
    INTERVALS,
    LAST,
    MOMENTS,
    RECURRING,
    SOME_ZONES,
    ZONES,
    distinct_zones,
    shifts,
)

EIGHT = AtTimes(EVERY_DAY, (Time(8),))


def window_of(at: Instant, schedule: Every, zone: str) -> Date:
    """The day on which the window of an occurrence began."""
    local = at.to_tz(zone)
    return local.date() if local.time() >= schedule.window.start else local.date().subtract(days=1)


def springs() -> Iterator[tuple[str, ZonedDateTime, ZonedDateTime]]:
    """Zone, last moment before and first moment after each change forwards."""
    for zone in distinct_zones():
        for change in shifts(zone):
            before = change.subtract(seconds=1)
            if change.offset > before.offset:
                yield zone, before, change


def autumns() -> Iterator[tuple[str, ZonedDateTime, ZonedDateTime]]:
    """Zone, last moment before and first moment after each change back."""
    for zone in distinct_zones():
        for change in shifts(zone):
            before = change.subtract(seconds=1)
            if change.offset < before.offset:
                yield zone, before, change


def test_eight_is_eight_on_every_single_day_of_seven_years_in_every_zone() -> None:
    for zone in distinct_zones():  # of the others the clocks agree with one of these
        clock = ZoneInfo(zone)
        at = next_after(EIGHT, zone, FIRST)
        last_day: int | None = None
        while at is not None and at < LAST:
            shown = datetime.fromtimestamp(at.timestamp(), clock)
            day = shown.toordinal()
            assert (shown.hour, shown.minute) == (8, 0), (zone, shown)
            assert last_day is None or day == last_day + 1, (zone, shown)
            last_day, at = day, next_after(EIGHT, zone, at)


def test_around_each_change_of_clocks_eight_comes_once_a_day_in_every_zone() -> None:
    for zone in ZONES:
        for change in shifts(zone):
            around = upcoming(EIGHT, zone, (change - TimeDelta(hours=72)).to_instant(), 6)
            shown = [at.to_tz(zone) for at in around]
            assert {one.time() for one in shown} == {Time(8)}
            assert all(one.date().add(days=1) == later.date() for one, later in pairwise(shown)), zone


def test_a_time_that_a_spring_day_leaves_out_comes_once_and_later_by_the_gap() -> None:
    met = 0
    for zone, before, change in springs():
        middle = change + (change.offset - before.offset) / 2
        missing, came = middle.to_fixed_offset(before.offset).to_plain(), middle.to_plain()
        schedule = AtTimes(EVERY_DAY, (missing.time(),))
        shown = [
            at.to_tz(zone).to_plain() for at in upcoming(schedule, zone, (change - TimeDelta(hours=30)).to_instant(), 4)
        ]
        assert shown.count(came) == 1, (zone, shown)
        assert all(one.time() == missing.time() for one in shown if one != came), (zone, shown)
        assert sorted(one.date() for one in shown if one != came) == [
            missing.date().add(days=days) for days in (-1, 1, 2)
        ], (zone, shown)
        met += 1
    assert met > 200


def test_a_time_that_an_autumn_day_has_twice_comes_once_the_first() -> None:
    met = 0
    for zone, before, change in autumns():
        half = (before.offset - change.offset) / 2
        twice = (change + half).to_plain()
        schedule = AtTimes(EVERY_DAY, (twice.time(),))
        coming = upcoming(schedule, zone, (change - TimeDelta(hours=30)).to_instant(), 4)
        assert [at for at in coming if at.to_tz(zone).to_plain() == twice] == [(change - half).to_instant()], zone
        met += 1
    assert met > 200


def test_around_each_change_of_clocks_an_interval_stays_inside_its_window_in_every_zone() -> None:
    schedules = (
        Every(EVERY_DAY, 45, Window(Time(22), Time(6))),
        Every(EVERY_DAY, 60, Window(Time(0, 15), Time(5, 15))),
    )
    for zone in distinct_zones():
        for change in shifts(zone):
            for schedule in schedules:
                coming = upcoming(schedule, zone, (change - TimeDelta(hours=30)).to_instant(), 24)
                shown = [at.to_tz(zone).to_plain() for at in coming]
                assert all(schedule.window.holds(one.time()) for one in shown), (zone, shown)
                assert len(set(shown)) == len(shown), (zone, shown)


# What holds of all schedules


@given(RECURRING, SOME_ZONES, MOMENTS)
def test_occurrences_follow_one_another_without_end(schedule: Schedule, zone: str, after: Instant) -> None:
    coming = upcoming(schedule, zone, after, 40)
    assert len(coming) == 40
    assert after < coming[0]
    assert all(one < later for one, later in pairwise(coming))


@given(RECURRING, SOME_ZONES, MOMENTS)
def test_stepping_comes_to_the_same_as_looking_ahead(schedule: Schedule, zone: str, after: Instant) -> None:
    stepped: list[Instant] = []
    at: Instant | None = after
    while len(stepped) < 12:
        assert at is not None
        at = next_after(schedule, zone, at)
        assert at is not None
        stepped.append(at)
    assert tuple(stepped) == upcoming(schedule, zone, after, 12)


@given(RECURRING, SOME_ZONES, MOMENTS, st.integers(1, 30))
def test_looking_back_finds_what_was_ahead(schedule: Schedule, zone: str, after: Instant, number: int) -> None:
    coming = upcoming(schedule, zone, after, number + 1)
    assert latest_until(schedule, zone, coming[-2]) == coming[-2]
    assert latest_until(schedule, zone, coming[-1] - TimeDelta(nanoseconds=1)) == coming[-2]
    assert count_between(schedule, zone, coming[0], coming[-2]) == number
    assert next_from(schedule, zone, coming[0]) == coming[0]


@given(AT_TIMES, SOME_ZONES, MOMENTS)
def test_times_come_as_asked_or_later_by_a_gap(schedule: AtTimes, zone: str, after: Instant) -> None:
    for at in upcoming(schedule, zone, after, 10):
        local = at.to_tz(zone)
        moved = local.time() not in schedule.times
        if moved:
            gaps = [one for one in shifts(zone) if TimeDelta() <= local - one < TimeDelta(hours=3)]
            assert gaps, local
        else:
            assert EVERY_DAY[local.date().day_of_week().value - 1] in schedule.days


@given(INTERVALS, SOME_ZONES, MOMENTS)
def test_intervals_stay_in_the_windows_of_their_days(schedule: Every, zone: str, after: Instant) -> None:
    for at in upcoming(schedule, zone, after, 25):
        local = at.to_tz(zone)
        assert schedule.window.holds(local.time())
        assert EVERY_DAY[window_of(at, schedule, zone).day_of_week().value - 1] in schedule.days
        assert at <= window_end(schedule, zone, at) <= at + TimeDelta(hours=26)


@settings(max_examples=examples(60))
@given(AT_TIMES, SOME_ZONES, MOMENTS)
def test_a_general_calendar_agrees_wherever_the_times_exist(schedule: AtTimes, zone: str, after: Instant) -> None:
    local = after.to_tz(zone)
    far_apart = all((later.hour - one.hour) * 60 >= 75 for one, later in pairwise(schedule.times))
    if not far_apart or any(abs(one - local) < TimeDelta(hours=24 * 30) for one in shifts(zone)):
        return
    start = datetime(local.year, local.month, local.day)  # noqa: DTZ001 (a wall clock)
    wanted = [
        PlainDateTime(day.year, day.month, day.day, day.hour, day.minute)
        for time in schedule.times
        for day in rrule.rrule(
            rrule.WEEKLY,
            dtstart=start,
            count=8,
            byweekday=[EVERY_DAY.index(day) for day in schedule.days],
            byhour=time.hour,
            byminute=time.minute,
            bysecond=0,
        )
    ]
    wanted = sorted(one for one in wanted if one > local.to_plain())
    coming = upcoming(schedule, zone, after, 5)
    assert [at.to_tz(zone).to_plain() for at in coming] == wanted[:5]
