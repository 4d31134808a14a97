"""Two reminders in one sentence."""

from __future__ import annotations

import pytest
from whenever import Time

from bot.assistant import Assistant
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, WEEKEND, Day, ScheduleRequest
from bot.evaluation.schedule_form import whole_form_of
from bot.understanding.understander import Understander
from tests.support.kinds import DRINKING, STRETCHING
from tests.support.readers import read_schedule, readers


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


def days_and_hours(text: str) -> list[tuple[tuple[Day, ...], int]]:
    """Of each of the two."""
    schedule = read_schedule(text)
    both = readers().pairs.read(text, schedule)
    assert both is not None, schedule
    assert both.also is not None
    assert (both.kind, both.also.kind) == (STRETCHING, STRETCHING)
    return [(one.days, one.times[0].hour) for one in (both, both.also)]


def without(*days: Day) -> tuple[Day, ...]:
    """The other days of the week."""
    return tuple(day for day in EVERY_DAY if day not in days)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("stretch at 8pm but 7pm on fridays", (without(Day.FRI), 20), ((Day.FRI,), 19)),
        ("stretch at 8 every night, 10 on saturdays", (without(Day.SAT), 20), ((Day.SAT,), 22)),
        ("stretch at 7am, but on saturdays and sundays make it 9am", (WEEKDAYS, 7), (WEEKEND, 9)),
        ("stretch every day at 7am but 9 on sundays", (without(Day.SUN), 7), ((Day.SUN,), 9)),
        ("remind me to stretch every night at 9, 10 at the weekend", (WEEKDAYS, 21), (WEEKEND, 22)),
        ("stretch at 8pm, fridays 7pm", (without(Day.FRI), 20), ((Day.FRI,), 19)),
        ("stretch at 10am though on fridays at 11am", (without(Day.FRI), 10), ((Day.FRI,), 11)),
        ("stretch mondays at 6pm, otherwise at 8pm", ((Day.MON,), 18), (without(Day.MON), 20)),
        ("stretch 10am every day, saturday 11am", (without(Day.SAT), 10), ((Day.SAT,), 11)),
        ("stretch at 7pm weekdays but 5pm fridays", ((Day.MON, Day.TUE, Day.WED, Day.THU), 19), ((Day.FRI,), 17)),
    ],
)
def test_days_with_a_time_of_their_own_lose_the_other(
    text: str, first: tuple[tuple[Day, ...], int], second: tuple[tuple[Day, ...], int]
) -> None:
    assert days_and_hours(text) == [first, second]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("stretch monday 7am / thursday 8pm", ((Day.MON,), 7), ((Day.THU,), 20)),
        ("stretch monday 7am\nthursday 8pm", ((Day.MON,), 7), ((Day.THU,), 20)),
        ("stretch tues 6pm sat 9am", ((Day.TUE,), 18), ((Day.SAT,), 9)),
        ("stretch at 7.30am weekdays, 9am weekends", (WEEKDAYS, 7), (WEEKEND, 9)),
        ("weekdays 6am, weekends 8am stretch", (WEEKDAYS, 6), (WEEKEND, 8)),
        ("two stretch reminders, one on monday at 8am, one on friday at 8pm", ((Day.MON,), 8), ((Day.FRI,), 20)),
        ("stretch at 8am but on sundays also at 9pm", (EVERY_DAY, 8), ((Day.SUN,), 21)),
        ("stretch every day at 8am, on sundays at 9pm too", (EVERY_DAY, 8), ((Day.SUN,), 21)),
        ("stretch every day at 9pm and on sundays also at 9am", (EVERY_DAY, 21), ((Day.SUN,), 9)),
    ],
)
def test_two_that_are_listed_in_any_way(
    text: str, first: tuple[tuple[Day, ...], int], second: tuple[tuple[Day, ...], int]
) -> None:
    assert days_and_hours(text) == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "stretch at 10am but not on mondays",
        "stretch at 7pm, fridays and saturdays",
        "on fridays and saturdays stretch every night at 9, 10",
        "stretch at 8am, mondays and thursdays, and 9pm",
        "stretch every day at 7 but 9 is fine",
        "stretch every morning at 7, 8 and 9 monday to friday",
        "stretch every evening at 7 and 9 monday to friday",
        "stretch every friday morning at 8 and 10",
        "stretch every morning at 7 and every evening at 8 on mondays",
        "water at twelve and one on fridays",
        "i want one at 8am and one at 8pm for stretching",
    ],
)
def test_days_that_have_all_the_times_are_one_reminder(text: str) -> None:
    schedule = read_schedule(text)
    assert schedule is not None
    assert schedule.impossible is None
    assert readers().pairs.read(text, schedule) is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "stretch at 7am weekdays and 10am weekends until 28 february",
            {"until": "--02-28"},
            {"until": "--02-28"},
        ),
        ("from monday stretch at 7am weekdays and 10am weekends", {"dtstart": "mon"}, {"dtstart": "mon"}),
        ("stretch on mondays at 7am for 3 weeks and on tuesdays at 8am", {"duration": "21d"}, None),
    ],
)
def test_what_stands_before_or_behind_both_bounds_both(
    text: str, first: dict[str, str], second: dict[str, str] | None
) -> None:
    form = whole_form_of(readers().pairs.read(text, read_schedule(text)))
    assert form is not None
    assert (form["rule"], form["also"].get("rule")) == (first, second)
