"""Who is silent for long is erased; nobody else is, whatever the clock does."""

from __future__ import annotations

import pytest
from whenever import Instant, TimeDelta

from bot.domain.occurrences import Reason, State
from bot.domain.silence import Acquaintance, Awaited, Day
from bot.policy.silence import SILENT_DAYS, is_to_be_erased, next_day

NOW = Instant.from_utc(2026, 3, 2, 8)
HOUR = TimeDelta(hours=1)


@pytest.mark.parametrize(("days", "erased"), [(0, False), (89, False), (90, True), (400, True)])
def test_ninety_days_of_silence(days: int, erased: bool) -> None:
    assert is_to_be_erased(Acquaintance(7, days)) is erased


@pytest.mark.parametrize(
    ("awaited", "stays"),
    [
        (Awaited(), True),
        (Awaited(State.SENT), True),
        (Awaited(State.DONE), True),
        (Awaited(State.MISSED, Reason.TOO_LATE), True),
        (Awaited(State.HELD, Reason.PAUSED), True),
        (Awaited(State.HELD, Reason.UNKNOWN_KIND), False),
        (Awaited(State.FAILED, Reason.REFUSED), False),
    ],
)
def test_whom_a_reminder_is_on_its_way_to_stays(awaited: Awaited, stays: bool) -> None:
    assert is_to_be_erased(Acquaintance(7, SILENT_DAYS, (awaited,))) is not stays


def test_one_reminder_that_comes_is_enough() -> None:
    assert not is_to_be_erased(Acquaintance(7, SILENT_DAYS, (Awaited(State.FAILED), Awaited(State.SENT))))


@pytest.mark.parametrize(
    ("today", "hours", "following"),
    [
        (Day(), 0, Day(0, NOW)),
        (Day(4, NOW), 22.9, Day(4, NOW)),
        (Day(4, NOW), 23, Day(5, NOW + 23 * HOUR)),
        (Day(4, NOW), 24, Day(5, NOW + 24 * HOUR)),
        (Day(4, NOW), 400 * 24, Day(5, NOW + 400 * 24 * HOUR)),  # a clock that leaps, or a server that was off
        (Day(4, NOW), -400 * 24, Day(4, NOW - 400 * 24 * HOUR)),  # a clock that is right again
    ],
)
def test_a_round_is_a_day_at_most(today: Day, hours: float, following: Day) -> None:
    assert next_day(today, NOW + hours * HOUR) == following
