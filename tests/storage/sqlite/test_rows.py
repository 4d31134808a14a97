"""What is stored comes back as it was."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whenever import Date, Instant, PlainDateTime, Time

from bot.domain.drafts import Awaiting, Draft
from bot.domain.editing import Edit, Which
from bot.domain.named_amounts import NamedAmount
from bot.domain.places import Place
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.reminders import Reminder
from bot.domain.rules import Duration, Frequency, Rule, RuleRequest
from bot.domain.said_days import (
    DateOf,
    DaysAhead,
    MonthsAhead,
    OnceDay,
    PeriodDay,
    SaidDay,
    Slashed,
    WeekdayAhead,
    WeekdayOfMonth,
    WeekdayOfNextWeek,
)
from bot.domain.schedules import (
    EVERY_DAY,
    AtTimes,
    Countdown,
    Day,
    Every,
    Impossible,
    Once,
    Schedule,
    ScheduleRequest,
    Window,
    in_order,
)
from bot.storage.sqlite.draft_rows import draft_content, draft_of
from bot.storage.sqlite.rows import (
    local_text,
    moment,
    ms,
    profile_of,
    profile_values,
    reminder_of,
    schedule_values,
)
from tests.support.kinds import IDS, STRETCHING

times = st.builds(Time, st.integers(0, 23), st.integers(0, 59))
windows = st.builds(Window, times, times)
instants = st.integers(0, 4_000_000_000_000).map(lambda at: Instant.from_timestamp(at, unit="millisecond"))
days = st.lists(st.sampled_from(EVERY_DAY), min_size=1).map(in_order)
some_times = st.lists(times, min_size=1, max_size=6, unique=True).map(lambda all_of: tuple(sorted(all_of)))
dates = st.datetimes().map(lambda at: PlainDateTime(at.year, at.month, at.day, at.hour, at.minute))
calendar_days = st.dates().map(lambda day: Date(day.year, day.month, day.day))
numbers = st.lists(st.integers(-31, 31), max_size=3).map(tuple)
rules = st.builds(
    Rule,
    st.sampled_from(Frequency),
    st.integers(1, 99),
    st.none() | calendar_days,
    st.none() | dates,
    numbers,
    numbers,
    st.lists(calendar_days, max_size=3).map(tuple),
)
weekdays = st.sampled_from(tuple(OnceDay)[2:])
said_days: st.SearchStrategy[SaidDay] = st.one_of(
    st.sampled_from(OnceDay),
    st.sampled_from(PeriodDay),
    st.builds(DaysAhead, st.integers(2, 400)),
    st.builds(MonthsAhead, st.integers(1, 12)),
    st.builds(WeekdayAhead, weekdays, st.integers(0, 9)),
    st.builds(WeekdayOfNextWeek, weekdays),
    st.builds(
        WeekdayOfMonth, st.sampled_from([-1, 1, 5]), weekdays, st.integers(1, 12), st.none() | st.integers(2000, 2099)
    ),
    st.builds(DateOf, st.integers(1, 31), st.none() | st.integers(1, 12)),
    st.builds(DateOf, st.integers(1, 31), st.integers(1, 12), st.integers(2000, 2099)),
    st.builds(Slashed, st.integers(1, 31), st.integers(1, 31), st.none() | st.integers(2000, 2099)),
)
said_rules = st.builds(
    RuleRequest,
    st.sampled_from(Frequency),
    st.integers(1, 99),
    st.none() | said_days,
    st.none() | said_days,
    st.none() | st.builds(Duration, st.integers(0, 99), st.integers(0, 9)),
    st.none() | st.integers(1, 99),
    numbers,
    numbers,
    st.lists(said_days, max_size=3).map(tuple),
)
schedules: st.SearchStrategy[Schedule] = st.one_of(
    st.builds(AtTimes, days, some_times, rules),
    st.builds(Every, days, st.integers(1, 1440), windows, rules),
    st.builds(Once, dates),
    st.builds(Countdown, instants),
)
profiles = st.builds(
    Profile,
    st.none() | st.sampled_from(["Europe/Lisbon", "Pacific/Chatham"]),
    st.none() | windows,
    st.none() | st.integers(1, 9999),
    st.none() | st.integers(1, 9999),
    st.none() | instants | st.just(UNTIL_RESUMED),
    st.none() | instants | st.just(UNTIL_RESUMED),
)
requests = st.builds(
    ScheduleRequest,
    kind=st.none() | st.sampled_from(IDS),
    days=days,
    times=some_times,
    every_minutes=st.none() | st.integers(1, 1440),
    window=st.none() | windows,
    in_minutes=st.none() | st.integers(1, 10_000),
    once_day=st.none() | said_days,
    half_day_open=st.booleans(),
    days_assumed=st.booleans(),
    impossible=st.none() | st.sampled_from(Impossible),
    rule=said_rules,
    per_week=st.none() | st.integers(1, 7),
    per_day=st.none() | st.integers(1, 24),
    part=st.none() | st.just("morning"),
    half_day_unsaid=st.booleans(),
)
edits = st.builds(
    Edit,
    which=st.builds(Which, kind=st.none() | st.sampled_from(IDS), times=some_times, within=st.none() | windows),
    said=requests,
    gone=requests,
    minutes=st.none() | st.integers(-600, 600),
    starts=st.none() | times,
    sure=st.booleans(),
)
drafts = st.builds(
    Draft,
    number=st.integers(0, 10_000),
    asked=instants,
    request=st.none() | requests,
    awaiting=st.none() | st.sampled_from(Awaiting),
    replaces=st.none() | st.integers(1, 10_000),
    days_open=st.booleans(),
    glasses=st.none() | st.floats(0.25, 20),
    place=st.none() | st.just("Asia/Kolkata"),
    edit=st.none() | edits,
)


@given(schedules)
def test_a_schedule_comes_back(schedule: Schedule) -> None:
    row = (1, 7, -70, "stretch", *schedule_values(schedule), None, 0, None, None, 31)
    assert reminder_of(row) == Reminder(7, -70, STRETCHING, schedule, id=1, thread=31)


@given(profiles)
def test_settings_come_back(profile: Profile) -> None:
    assert profile_of(profile_values(profile)) == profile


@given(drafts)
def test_an_open_question_comes_back(draft: Draft) -> None:
    assert draft_of(draft_content(draft)) == draft


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"number": 1, "asked": 0, "request": null, "awaiting": "a poem"}']
)
def test_an_open_question_of_another_version_is_none(content: str) -> None:
    assert draft_of(content) is None


def test_windows_and_towns_come_back_as_earlier_versions_wrote_them() -> None:
    draft = Draft(1, moment(0), ScheduleRequest(window=Window(Time(9), Time(17))), towns=(Place("Porto", "", "UTC"),))
    written = json.loads(draft_content(draft))
    written["request"]["window"], written["towns"] = ["09:00", "17:00"], [["Porto", "", "UTC"]]
    assert draft_of(json.dumps(written)) == draft


def test_no_words_of_a_person_are_kept_in_an_open_question() -> None:
    said = ScheduleRequest(left_out=("unless it rains",), clock="EST", amount=NamedAmount("two cups"))
    edit = Edit(said=said, left_out=("at dawn",))
    content = draft_content(Draft(1, moment(0), replace(said, also=said), edit=edit))
    assert not any(word in content for word in ("rains", "EST", "cups", "dawn"))


def test_a_pause_without_an_end_comes_back_and_is_later_than_all_moments() -> None:
    assert moment(ms(UNTIL_RESUMED)) == UNTIL_RESUMED
    assert ms(UNTIL_RESUMED) > ms(Instant.from_utc(9999, 1, 1))


def test_a_moment_is_kept_to_the_millisecond() -> None:
    assert moment(ms(Instant.from_utc(2026, 3, 2, nanosecond=123_456_789))) == Instant.from_utc(
        2026, 3, 2, nanosecond=123_000_000
    )


def test_days_are_stored_as_words() -> None:
    form, on, at, *_ = schedule_values(AtTimes((Day.MON, Day.SUN), (Time(8), Time(20, 30))))
    assert (form, on, at) == ("times", "mon,sun", "08:00,20:30")


def test_moments_without_a_zone_are_in_order_as_text() -> None:
    once_at = schedule_values(Once(PlainDateTime(2026, 3, 2, 8)))[6]
    assert local_text(Instant.from_utc(2026, 3, 2, 7, 59)) < once_at < local_text(Instant.from_utc(2026, 3, 2, 8, 1))
    assert local_text(Instant.from_utc(2026, 3, 2, 8)) == once_at
