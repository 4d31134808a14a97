"""From a sentence to the moments at which it comes, said on Wednesday, 4 March 2026, at 15:02 in London."""

from __future__ import annotations

import pytest
from whenever import Time

from bot.domain.rules import RuleRequest
from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, AtTimes, Every, ScheduleRequest, Window
from bot.reminding.recurrence import upcoming
from bot.reminding.schedule_building import said_rule, schedule_of
from tests.support.readers import read_schedule
from tests.support.schedules import utc, wall

LONDON = "Europe/London"
ASKED = utc("2026-03-04T15:02:00")


def coming(sentence: str, count: int = 3) -> list[str]:
    request = read_schedule(sentence)
    assert request is not None, sentence
    schedule = schedule_of(request, LONDON, ASKED)
    return [at[:16] for at in wall(LONDON, *upcoming(schedule, LONDON, ASKED, count))] if schedule is not None else []


@pytest.mark.parametrize(
    ("sentence", "moments"),
    [
        ("remind me to stretch every evening at 11:30", ["03-04T23:30", "03-05T23:30", "03-06T23:30"]),
        ("remind me to stretch this evening at 10:15", ["03-04T22:15"]),
        ("remind me to stretch tomorrow night at 11:15", ["03-05T23:15"]),
        ("remind me to stretch the day after tomorrow at 9am", ["03-06T09:00"]),
        ("remind me to stretch in 3 days at 9am", ["03-07T09:00"]),
        ("stretch in 1 week and 2 days at 9 am", ["03-13T09:00"]),
        ("stretch next next monday at 9am", ["03-16T09:00"]),
        ("next wednesday at 8pm remind me to stretch", ["03-11T20:00"]),
        ("this wednesday at 8pm remind me to stretch", ["03-04T20:00"]),
        ("a week from friday at 6pm stretch", ["03-13T18:00"]),
        ("drink water on 29.11. at 09:00", ["11-29T09:00"]),
        ("stretch every other day at 2pm", ["03-05T14:00", "03-07T14:00", "03-09T14:00"]),
        ("stretch every other day at 4pm", ["03-04T16:00", "03-06T16:00", "03-08T16:00"]),
        ("stretch every two weeks on monday at 8am", ["03-09T08:00", "03-23T08:00", "04-06T08:00"]),
        ("stretch every first monday at 9pm", ["04-06T21:00", "05-04T21:00", "06-01T21:00"]),
        ("stretch on the 31st of every month at noon", ["03-31T12:00", "05-31T12:00", "07-31T12:00"]),
        ("stretch at 8am every day until friday", ["03-05T08:00", "03-06T08:00"]),
        ("stretch daily at 9pm, only this week", ["03-04T21:00", "03-05T21:00", "03-06T21:00"]),
        ("stretch daily at 9pm from tomorrow", ["03-05T21:00", "03-06T21:00", "03-07T21:00"]),
        ("stretch daily at 9pm but not today", ["03-05T21:00", "03-06T21:00", "03-07T21:00"]),
        ("stretch daily at 9pm except tomorrow", ["03-04T21:00", "03-06T21:00", "03-07T21:00"]),
        ("stretch daily at 9am for 2 days", ["03-05T09:00", "03-06T09:00"]),
        ("stretch daily at 9am, 2 times in total", ["03-05T09:00", "03-06T09:00"]),
        ("stretch this weekend at 10am", ["03-07T10:00", "03-08T10:00"]),
        ("stretch daily at 9am from 1 may until 4 april", []),
    ],
)
def test_it_comes_when_it_was_said_to(sentence: str, moments: list[str]) -> None:
    assert coming(sentence) == [f"2026-{moment}" for moment in moments]


def test_so_many_times_may_end_within_a_day() -> None:
    twice = ScheduleRequest(None, EVERY_DAY, (Time(9), Time(20)), rule=RuleRequest(count=2))
    schedule = schedule_of(twice, LONDON, ASKED)
    assert schedule is not None
    assert len(upcoming(schedule, LONDON, ASKED, 9)) == 2


@pytest.mark.parametrize("until", [OnceDay.FRI, OnceDay.TODAY])
def test_a_rule_said_again_is_the_same_rule(until: OnceDay) -> None:
    window = Window(Time(9), Time(17))
    request = ScheduleRequest(None, EVERY_DAY, every_minutes=60, window=window, rule=RuleRequest(until=until))
    schedule = schedule_of(request, LONDON, ASKED)
    assert isinstance(schedule, Every)
    again = schedule_of(
        ScheduleRequest(None, EVERY_DAY, every_minutes=60, window=window, rule=said_rule(schedule.rule)), LONDON, ASKED
    )
    assert again == schedule
    assert said_rule(AtTimes(EVERY_DAY, (Time(8),)).rule) == RuleRequest()
