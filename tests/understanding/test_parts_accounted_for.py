"""Sentences that are put together from parts of times: each part is in what is read, is named, or is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whenever import Time

from bot.domain.rules import Duration, RuleRequest
from bot.domain.said_days import DateOf, OnceDay
from bot.domain.schedules import Day, Missing, ScheduleRequest, Window
from tests.support.readers import readers

MORNING, NIGHT = Window(Time(4), Time(12)), Window(Time(19), Time(4))


@dataclass(frozen=True)
class Part:
    """Words that say something of a time; `word` is in them wherever they are named as left out."""

    words: str
    word: str
    has: Callable[[ScheduleRequest], bool]

    def __repr__(self) -> str:
        return self.words


def at(words: str, *clock: int) -> Part:
    return Part(words, words.split()[0], lambda read: Time(*clock) in read.times)


def within(words: str, word: str, window: Window | None = None) -> Part:
    """A part of the day or a meal: a time of the request may lie in it, or the time is asked for."""
    asked = {Missing.TIME, Missing.WINDOW}
    return Part(
        words,
        word,
        lambda read: bool(asked & set(read.missing)) or (window is not None and any(map(window.holds, read.times))),
    )


def on(words: str, *days: Day) -> Part:
    return Part(
        words,
        words.split()[-1],
        lambda read: set(days) <= set(read.days) or [day.value for day in days] == [read.once_day],
    )


def ruled(words: str, word: str, has: Callable[[RuleRequest], bool]) -> Part:
    return Part(words, word, lambda read: has(read.rule))


TIMES = [at("8am", 8), at("9:30pm", 21, 30), at("noon", 12), at("4 pm", 16), at("half past six am", 6, 30)]
MOMENTS = [
    within("in the morning", "morning", MORNING),
    within("at night", "night", NIGHT),
    within("at lunch", "lunch", Window(Time(11), Time(15))),
    within("after dinner", "dinner", Window(Time(17), Time(22))),
    within("at sunrise", "sunrise"),
    within("when i get home", "home"),
]
DAYS = [on("on mondays", Day.MON), on("on friday", Day.FRI), on("on tuesdays and thursdays", Day.TUE, Day.THU)]
RULES = [
    ruled("every other day", "other", lambda rule: rule.interval == 2),
    ruled("until 5 june", "june", lambda rule: rule.until == DateOf(5, 6)),
    ruled("starting tomorrow", "tomorrow", lambda rule: rule.dtstart == OnceDay.TOMORROW),
    ruled("for two weeks", "2 weeks", lambda rule: rule.duration == Duration(days=14)),
    ruled("but not on the 24th", "24th", lambda rule: DateOf(24) in rule.exdates),
    ruled("10 times in total", "10", lambda rule: rule.count == 10),
    ruled("on bank holidays", "holidays", lambda _: False),
    ruled("in december", "december", lambda _: False),
    ruled("twice", "twice", lambda _: False),
    ruled("if it rains", "rains", lambda _: False),
]
JOINTS = st.sampled_from([", ", " and ", ", and then again ", "; ", " plus ", " as well as "])


def lost(parts: tuple[Part, ...], joints: list[str]) -> list[Part]:
    """The parts that are neither read nor named nor asked for; none where it is said that it cannot be."""
    text = parts[0].words + "".join(joint + part.words for joint, part in zip(joints, parts[1:], strict=False))
    request = readers().schedules.read(f"remind me to stretch {text}")
    if request is None or request.impossible is not None:
        return []
    named = " ".join(request.left_out)
    return [part for part in parts if not part.has(request) and part.word not in named]


@settings(derandomize=True, deadline=None, max_examples=120)
@given(
    st.sampled_from(TIMES),
    st.sampled_from(TIMES),
    st.sampled_from(MOMENTS),
    st.sampled_from(DAYS),
    st.lists(JOINTS, min_size=3, max_size=3),
)
def test_times_moments_and_days(first: Part, second: Part, moment: Part, day: Part, joints: list[str]) -> None:
    for parts in (
        (first, moment),
        (moment, first),
        (first, second, moment),
        (day, first, moment),
        (first, moment, day),
    ):
        assert lost(parts, joints) == [], (parts, joints)


@settings(derandomize=True, deadline=None, max_examples=120)
@given(st.sampled_from(TIMES), st.sampled_from(RULES), st.sampled_from(RULES), st.lists(JOINTS, min_size=2, max_size=2))
def test_times_and_what_narrows_them(time: Part, rule: Part, other: Part, joints: list[str]) -> None:
    for parts in ((time, rule), (rule, time), (time, rule, other), (rule, time, other)):
        assert lost(parts, joints) == [], (parts, joints)


@pytest.mark.parametrize(
    "words", ["at 8am, my legs hurt at night", "8am, my legs are bad in the evening", "8am before work"]
)
def test_what_is_told_beside_a_time_is_not_named(words: str) -> None:
    request = readers().schedules.read(f"remind me to stretch {words}")
    assert request is not None
    assert request.times == (Time(8),)
    assert request.left_out == ()
