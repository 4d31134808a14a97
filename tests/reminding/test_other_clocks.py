"""Times that were said by another clock."""

from __future__ import annotations

import pytest
from whenever import Instant, Time

from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, Day, ScheduleRequest
from bot.reminding.other_clocks import on_clock_of

NOW = Instant.from_utc(2026, 12, 2, 9)
BERLIN, LONDON, NEW_YORK = "Europe/Berlin", "Europe/London", "America/New_York"


def test_every_day_moves_to_the_own_clock_and_what_was_left_out_is_not() -> None:
    request = ScheduleRequest(days=EVERY_DAY, times=(Time(20),), left_out=("est", "on holidays"), clock="est")
    moved = on_clock_of(request, NEW_YORK, BERLIN, NOW)
    assert moved is not None
    assert (moved.days, moved.times, moved.left_out, moved.clock) == (EVERY_DAY, (Time(2),), ("on holidays",), None)


def test_days_turn_with_a_time_that_passes_midnight() -> None:
    moved = on_clock_of(ScheduleRequest(days=WEEKDAYS, times=(Time(20),)), NEW_YORK, BERLIN, NOW)
    assert moved is not None
    assert moved.days == (Day.TUE, Day.WED, Day.THU, Day.FRI, Day.SAT)


@pytest.mark.parametrize(
    ("day", "hour", "zone", "expected"),
    [
        (OnceDay.TODAY, 15, LONDON, (OnceDay.TODAY, Time(16))),
        (OnceDay.TODAY, 20, NEW_YORK, (OnceDay.TOMORROW, Time(2))),
        (OnceDay.TOMORROW, 20, NEW_YORK, None),
        (OnceDay.FRI, 20, NEW_YORK, None),
        (OnceDay.FRI, 15, LONDON, (OnceDay.FRI, Time(16))),
    ],
)
def test_a_one_off(day: OnceDay, hour: int, zone: str, expected: tuple[OnceDay, Time] | None) -> None:
    moved = on_clock_of(ScheduleRequest(once_day=day, times=(Time(hour),)), zone, BERLIN, NOW)
    assert (None if moved is None else (moved.once_day, *moved.times)) == expected


def test_an_open_half_of_the_day_is_not_moved() -> None:
    assert on_clock_of(ScheduleRequest(times=(Time(8),), half_day_open=True), LONDON, BERLIN, NOW) is None


def test_the_same_clock_changes_nothing() -> None:
    request = ScheduleRequest(days=EVERY_DAY, times=(Time(8),))
    assert on_clock_of(request, "Europe/Paris", BERLIN, NOW) == request
