"""Schedules, moments and amounts in words; whatever is kept can be said and fits into Telegram."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whenever import Instant, TimeDelta

from bot.domain.amounts import Amount
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.profile import UNTIL_RESUMED
from bot.domain.reminders import MOST_REMINDERS
from bot.domain.said_days import OnceDay
from bot.domain.schedules import (
    Countdown,
    Impossible,
    Once,
    Schedule,
    ScheduleRequest,
    Window,
)
from bot.views.schedules import schedule_words
from bot.views.wording import (
    amount_words,
    coming_words,
    length_words,
    moment_words,
    span_words,
    zone_words,
)
from tests.capabilities.visits import MONDAY, Visit
from tests.support.actions import every_action_on
from tests.support.examples import examples
from tests.support.kinds import IDS
from tests.support.schedules import DAYS, MOMENTS, RECURRING, SOME_ZONES, TIMES

ONE_OFFS: st.SearchStrategy[Schedule] = st.one_of(
    MOMENTS.map(Countdown), MOMENTS.map(lambda at: Once(at.to_tz("UTC").to_plain()))
)
SCHEDULES = st.one_of(RECURRING, ONE_OFFS)
SOME_OR_NO_ZONE = st.one_of(st.none(), SOME_ZONES)
REQUESTS = st.builds(
    ScheduleRequest,
    kind=st.sampled_from([None, *IDS]),
    days=DAYS,
    times=st.sets(TIMES, max_size=30).map(lambda times: tuple(sorted(times))),
    every_minutes=st.one_of(st.none(), st.integers(1, 1440)),
    window=st.one_of(st.none(), st.builds(Window, TIMES, TIMES)),
    in_minutes=st.one_of(st.none(), st.integers(1, 7 * 1440)),
    once_day=st.sampled_from([None, *OnceDay]),
    half_day_open=st.booleans(),
    days_assumed=st.booleans(),
    impossible=st.sampled_from([None, None, None, *Impossible]),
)


@settings(max_examples=examples(60))
@given(SCHEDULES, SOME_OR_NO_ZONE, st.sampled_from(IDS))
def test_every_schedule_has_words(library: Library, schedule: Schedule, zone: str | None, kind: KindId) -> None:
    words = schedule_words(library, kind, schedule, zone, MONDAY)
    assert words.startswith(("Stretch ", "Drink water ", "Weekly summary "))
    assert not set("{}\n") & set(words)
    assert "  " not in words


@settings(max_examples=examples(60))
@given(MOMENTS, MOMENTS, SOME_OR_NO_ZONE)
def test_every_moment_has_words(library: Library, moment: Instant, now: Instant, zone: str | None) -> None:
    words = coming_words(library, moment, zone, now)
    if zone is None:
        assert words.startswith("in ") == (moment > now)
        assert words.startswith("in ") or words.endswith("UTC")
    else:
        assert re.search(r" at \d\d:\d\d$", words)


@settings(max_examples=examples(25))
@given(st.lists(st.tuples(SCHEDULES, st.sampled_from(IDS)), max_size=MOST_REMINDERS), SOME_OR_NO_ZONE)
def test_a_list_of_any_reminders_fits_into_a_message(
    library: Library, ones: list[tuple[Schedule, KindId]], zone: str | None
) -> None:
    ada = Visit(library, zone)
    for schedule, kind in ones:
        ada.has(schedule, kind)
    ada.wants("reminder_list")
    for one in ada.record.reminders:
        for action in every_action_on(one.reminder.id or 0):
            ada.presses(action)


@settings(max_examples=examples(80))
@given(REQUESTS, SOME_OR_NO_ZONE)
def test_whatever_is_asked_for_becomes_a_question_or_a_preview(
    library: Library, request: ScheduleRequest, zone: str | None
) -> None:
    ada = Visit(library, zone)
    ada.wants("reminder_create", request)
    assert ada.record.draft is not None or request.impossible is not None
    assert ada.schedules == []


@pytest.mark.parametrize(
    ("minutes", "span", "length"),
    [
        (15, "15 minutes", "15 minutes"),
        (60, "hour", "1 hour"),
        (90, "90 minutes", "90 minutes"),
        (120, "2 hours", "2 hours"),
        (1, "1 minutes", "1 minute"),
    ],
)
def test_spans_in_words(library: Library, minutes: int, span: str, length: str) -> None:
    assert span_words(library, minutes) == span
    assert length_words(library, minutes) == length


@pytest.mark.parametrize(
    ("ml", "words"),
    [
        (1, "1 ml"),
        (999, "999 ml"),
        (1000, "1 l"),
        (1005, "1005 ml"),
        (1250, "1.25 l"),
        (2500, "2.5 l"),
        (10_000, "10 l"),
    ],
)
def test_amounts_in_words(library: Library, ml: int, words: str) -> None:
    assert amount_words(library, ml) == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Berlin", "Berlin"),
        ("America/New_York", "New York"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("Etc/GMT+5", "UTC−5"),
        ("Etc/GMT-14", "UTC+14"),
        ("UTC", "UTC"),
    ],
)
def test_zones_in_words(zone: str, words: str) -> None:
    assert zone_words(zone) == words


def test_what_has_come_without_a_zone_is_told_in_utc(library: Library) -> None:
    assert coming_words(library, MONDAY, None, MONDAY) == "today at 09:00 UTC"
    assert moment_words(library, MONDAY + TimeDelta(hours=24), None, MONDAY) == "tomorrow at 09:00 UTC"


def test_a_pause_without_an_end_names_no_moment(ada: Visit) -> None:
    ada.has(Countdown(MONDAY.add(hours=3)), paused_until=UNTIL_RESUMED)
    ada.wants("reminder_list")
    assert "9999" not in ada.text
    ada.wants("hydration_log", Amount(ml=1))
    assert "1 ml" in ada.text
