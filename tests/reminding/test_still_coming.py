"""Which reminders can still come."""

from __future__ import annotations

import pytest
from whenever import Instant, PlainDateTime, Time, TimeDelta

from bot.domain.profile import Profile
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Once, Schedule, Window
from bot.reminding.still_coming import midnight, still_comes

NOW = Instant.from_utc(2026, 3, 2, 9)
SECOND = TimeDelta(seconds=1)
DAILY = AtTimes(EVERY_DAY, (Time(8),))
HOURLY = Every(EVERY_DAY, 60, Window(Time(9), Time(17)))
ONCE = Once(PlainDateTime(2026, 3, 1, 9, 0, 1))
OVER = Once(PlainDateTime(2026, 3, 1, 9))
TIMER = Countdown(NOW + SECOND)
ENDED = Countdown(NOW)


@pytest.mark.parametrize("schedule", [DAILY, HOURLY])
@pytest.mark.parametrize("pending", [True, False])
@pytest.mark.parametrize("came", [True, False])
def test_what_repeats_always_comes_again(schedule: Schedule, pending: bool, came: bool) -> None:
    assert still_comes(schedule, pending=pending, came=came, now=NOW)


@pytest.mark.parametrize("schedule", [ONCE, OVER, TIMER, ENDED])
def test_what_waits_or_is_in_hand_comes(schedule: Schedule) -> None:
    assert still_comes(schedule, pending=True, came=True, now=NOW)


@pytest.mark.parametrize("schedule", [ONCE, OVER, TIMER, ENDED])
def test_a_one_off_that_came_is_over(schedule: Schedule) -> None:
    assert not still_comes(schedule, pending=False, came=True, now=NOW)


@pytest.mark.parametrize(("schedule", "comes"), [(TIMER, True), (ENDED, False), (ONCE, True), (OVER, False)])
def test_one_that_never_came_can_be_planned_until_its_moment_is_past_everywhere(
    schedule: Schedule, comes: bool
) -> None:
    assert still_comes(schedule, pending=False, came=False, now=NOW) is comes


@pytest.mark.parametrize(
    ("zone", "began"),
    [
        (None, Instant.from_utc(2026, 3, 2)),
        ("Asia/Kolkata", Instant.from_utc(2026, 3, 1, 18, 30)),
        ("Pacific/Honolulu", Instant.from_utc(2026, 3, 1, 10)),
    ],
)
def test_the_day_begins_at_the_midnight_of_the_persons_zone(zone: str | None, began: Instant) -> None:
    assert midnight(Profile(zone), NOW) == began
