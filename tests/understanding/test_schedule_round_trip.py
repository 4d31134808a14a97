"""What is said plainly is read as it was meant, whatever the days, times and windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from whenever import Time

from bot.domain.kinds import KindId
from bot.domain.said_days import OnceDay
from bot.domain.schedules import (
    EVERY_DAY,
    WEEKDAYS,
    WEEKEND,
    AtTimes,
    Day,
    Every,
    ScheduleRequest,
)
from tests.support.kinds import DRINKING, STRETCHING
from tests.support.readers import read_schedule
from tests.support.schedules import AT_TIMES, INTERVALS, TIMES

Clock = Callable[[Time], str]

VERBS = {STRETCHING: "stretch", DRINKING: "drink water"}
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KINDS = st.sampled_from(list(VERBS))


def of_24(time: Time) -> str:
    return f"{time.hour:02}:{time.minute:02}"


def of_12(time: Time) -> str:
    return f"{(time.hour - 1) % 12 + 1}:{time.minute:02}{'pm' if time.hour >= 12 else 'am'}"


def dotted(time: Time) -> str:
    return f"{time.hour:02}.{time.minute:02}"


def named(days: tuple[Day, ...]) -> str:
    """Days of each week as most people say them."""
    for several, words in ((EVERY_DAY, "every day"), (WEEKDAYS, "on weekdays"), (WEEKEND, "at weekends")):
        if days == several:
            return words
    return "on " + listed([f"{NAMES[EVERY_DAY.index(day)]}s" for day in days])


def listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


CLOCKS = pytest.mark.parametrize("clock", [of_24, of_12, dotted])


def without_doubt(sentence: str) -> ScheduleRequest | None:
    """What is read, but for whether a clock of twelve hours may be meant: that is the doubt of another test."""
    request = read_schedule(sentence)
    return replace(request, half_day_unsaid=False) if request is not None else None


@CLOCKS
@given(kind=KINDS, schedule=AT_TIMES)
def test_times_on_days(clock: Clock, kind: KindId, schedule: AtTimes) -> None:
    times = listed([clock(time) for time in schedule.times])
    expected = ScheduleRequest(kind, schedule.days, schedule.times)
    for sentence in (
        f"Remind me to {VERBS[kind]} {named(schedule.days)} at {times}",
        f"{named(schedule.days)} at {times}: {VERBS[kind]}",
        f"{VERBS[kind]} at {times} {named(schedule.days)}, please",
    ):
        assert without_doubt(sentence) == expected, sentence


@CLOCKS
@given(kind=KINDS, schedule=INTERVALS)
def test_intervals_in_windows(clock: Clock, kind: KindId, schedule: Every) -> None:
    window = schedule.window
    assume(window.minutes >= schedule.minutes)
    assume(clock is of_12 or window.until > window.start or window.until.hour not in range(10, 13))  # 10:05 to 10:00
    expected = ScheduleRequest(kind, schedule.days, every_minutes=schedule.minutes, window=window)
    start, until = clock(window.start), clock(window.until)
    for sentence in (
        f"Remind me to {VERBS[kind]} every {schedule.minutes} minutes from {start} to {until} {named(schedule.days)}",
        f"{named(schedule.days)} between {start} and {until}, {VERBS[kind]} every {schedule.minutes} min",
    ):
        assert without_doubt(sentence) == expected, sentence


@CLOCKS
@given(kind=KINDS, day=st.sampled_from(OnceDay), time=TIMES)
def test_once_on_a_day(clock: Clock, kind: KindId, day: OnceDay, time: Time) -> None:
    word = day.value if day in (OnceDay.TODAY, OnceDay.TOMORROW) else f"on {NAMES[EVERY_DAY.index(Day(day.value))]}"
    sentence = f"Remind me to {VERBS[kind]} {word} at {clock(time)}"
    assert without_doubt(sentence) == ScheduleRequest(kind, once_day=day, times=(time,)), sentence


@given(kind=KINDS, minutes=st.integers(1, 7 * 24 * 60))
def test_in_some_minutes(kind: KindId, minutes: int) -> None:
    expected = ScheduleRequest(kind, in_minutes=minutes)
    assert read_schedule(f"Remind me to {VERBS[kind]} in {minutes} minutes") == expected
    assert read_schedule(f"{VERBS[kind]} {minutes} minutes from now") == expected
