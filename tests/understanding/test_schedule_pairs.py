"""Two reminders in one sentence."""

from __future__ import annotations

import pytest
from whenever import Time

from bot.assistant import Assistant
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, WEEKEND, Day, ScheduleRequest
from bot.understanding.understander import Understander
from tests.support.kinds import DRINKING, STRETCHING


@pytest.fixture
def understander(assistant: Assistant) -> Understander:
    """The real one."""
    return assistant.understander


def pair(understander: Understander, text: str) -> tuple[ScheduleRequest, ScheduleRequest]:
    """The two that a sentence asks for."""
    schedule = understander.understand(text).schedule
    assert schedule is not None
    assert schedule.also is not None, schedule
    return schedule, schedule.also


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("stretch on monday at 7am and on tuesday at 8am", ((Day.MON,), 7), ((Day.TUE,), 8)),
        ("remind me to stretch weekdays at 8am and weekends at 10am", (WEEKDAYS, 8), (WEEKEND, 10)),
        ("stretch mon wed 7am, fri 9am", ((Day.MON, Day.WED), 7), ((Day.FRI,), 9)),
    ],
)
def test_other_times_on_other_days(
    understander: Understander, text: str, first: tuple[tuple[Day, ...], int], second: tuple[tuple[Day, ...], int]
) -> None:
    for one, (days, hour) in zip(pair(understander, text), (first, second), strict=True):
        assert (one.kind, one.days, one.times) == (STRETCHING, days, (Time(hour),))


@pytest.mark.parametrize(
    "text",
    [
        "remind me to stretch at 8am and drink water at 10am every day",
        "daily reminders please, stretching at 8am and water at 10am",
        "remind me to stretch at 8am and drink water at 10am",
    ],
)
def test_other_times_for_another_kind_on_the_same_days(understander: Understander, text: str) -> None:
    one, other = pair(understander, text)
    assert (one.kind, one.times, one.days) == (STRETCHING, (Time(8),), EVERY_DAY)
    assert (other.kind, other.times, other.days) == (DRINKING, (Time(10),), EVERY_DAY)


def test_a_bare_hour_is_of_the_same_half_as_a_time_before_it(understander: Understander) -> None:
    _, other = pair(understander, "stretch weekdays at 7pm and weekends at 8")
    assert (other.times, other.half_day_open) == ((Time(20),), False)
    one, other = pair(understander, "stretch weekdays at 8 and weekends at 10")
    assert (one.half_day_open, other.half_day_open) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "remind me to stretch at 8am and 8pm",
        "remind me to stretch and drink water every day at 8am",
        "remind me to stretch on monday and tuesday at 8am",
        "water every 2 hours from 9am to 5pm",
    ],
)
def test_one_reminder_with_several_times_or_days_is_no_two(understander: Understander, text: str) -> None:
    schedule = understander.understand(text).schedule
    assert schedule is not None
    assert schedule.also is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("mon at 7am and tue at 8am", (Day.MON, 7), (Day.TUE, 8)),
        ("wednesdays at 6pm and fridays at 5pm", (Day.WED, 18), (Day.FRI, 17)),
        ("8am mondays, 9am sundays", (Day.MON, 8), (Day.SUN, 9)),
    ],
)
def test_what_to_be_reminded_of_may_be_open_for_both(
    understander: Understander, text: str, first: tuple[Day, int], second: tuple[Day, int]
) -> None:
    for one, (day, hour) in zip(pair(understander, text), (first, second), strict=True):
        assert (one.kind, one.days, one.times) == (None, (day,), (Time(hour),))
