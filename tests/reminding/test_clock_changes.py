"""Where the clocks of a zone change, and what that moves."""

from __future__ import annotations

from whenever import PlainDateTime, Time

from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Once, Window
from bot.reminding.clock_changes import moved_from, next_shift
from tests.support.schedules import FIRST, LAST, distinct_zones, shifts, utc

BERLIN = "Europe/Berlin"
NIGHT = AtTimes(EVERY_DAY, (Time(2, 30),))


def test_a_change_is_found_up_to_its_very_moment() -> None:
    spring = utc("2026-03-29T01:00")
    assert next_shift(BERLIN, utc("2026-03-01T00:00"), utc("2026-04-01T00:00")) == spring
    assert next_shift(BERLIN, utc("2026-03-01T00:00"), spring) == spring
    assert next_shift(BERLIN, utc("2026-03-01T00:00"), spring.subtract(seconds=1)) is None
    assert next_shift(BERLIN, spring, utc("2026-10-01T00:00")) is None


def test_the_first_of_several_changes_is_found() -> None:
    assert next_shift(BERLIN, FIRST, LAST) == utc("2024-03-31T01:00")


def test_a_zone_without_changes_has_none() -> None:
    assert next_shift("Asia/Tokyo", FIRST, LAST) is None
    assert next_shift("UTC", FIRST, LAST) is None


def test_a_change_of_the_name_alone_is_none() -> None:
    for zone in distinct_zones():
        first = next_shift(zone, FIRST, LAST)
        assert first == (shifts(zone)[0].to_instant() if shifts(zone) else None), zone


def test_a_time_that_does_not_exist_is_told_with_the_time_that_was_asked_for() -> None:
    assert moved_from(NIGHT, BERLIN, utc("2026-03-29T01:30")) == Time(2, 30)
    assert moved_from(Once(PlainDateTime(2026, 3, 29, 2, 15)), BERLIN, utc("2026-03-29T01:15")) == Time(2, 15)
    late = AtTimes(EVERY_DAY, (Time(23, 30),))
    assert moved_from(late, "America/Nuuk", utc("2025-03-30T01:30")) == Time(23, 30)


def test_a_time_that_exists_was_not_moved() -> None:
    assert moved_from(NIGHT, BERLIN, utc("2026-03-30T00:30")) is None
    assert moved_from(NIGHT, BERLIN, utc("2026-10-25T00:30")) is None
    both = AtTimes(EVERY_DAY, (Time(2, 30), Time(3, 30)))
    assert moved_from(both, BERLIN, utc("2026-03-29T01:30")) is None  # half past three was asked for as well
    assert moved_from(Once(PlainDateTime(2026, 3, 28, 2, 15)), BERLIN, utc("2026-03-28T01:15")) is None


def test_intervals_and_countdowns_are_never_moved() -> None:
    at = utc("2026-03-29T01:30")
    assert moved_from(Every(EVERY_DAY, 30, Window(Time(1), Time(4))), BERLIN, at) is None
    assert moved_from(Countdown(at), BERLIN, at) is None
