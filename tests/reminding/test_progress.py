"""How the last days went: water by day, stretches by day, and a strength that one missed day does not break."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whenever import Instant, TimeDelta

from bot.domain.drinks import Drink
from bot.domain.kinds import KindId
from bot.domain.occurrences import History, HistoryEntry, Reason, State
from bot.domain.week_chart import DayMark
from bot.reminding.progress import HabitStanding, Progress, progress_of
from tests.support.kinds import DRINKING, STRETCHING
from tests.support.schedules import utc

ZONE = "Europe/Berlin"
NOON = utc("2026-07-15T10:00")  # a Wednesday in Berlin
DAY = TimeDelta(hours=24)

NOTHING_CAME = (
    (State.UNKNOWN, None),
    (State.MISSED, Reason.TOO_LATE),
    (State.BLOCKED, None),
    (State.FAILED, Reason.REFUSED),
    (State.HELD, Reason.PAUSED),
    (State.HELD, Reason.QUIET_HOURS),
)
RESTED = ((State.SKIPPED, Reason.RESTING), (State.SKIPPED, Reason.STOPPED))
NEUTRAL = (*NOTHING_CAME, *RESTED)


def told(
    days_ago: int,
    state: State,
    reason: Reason | None = None,
    *,
    kind: KindId = STRETCHING,
    hours: int = 0,
) -> HistoryEntry:
    return HistoryEntry(1, kind, NOON - DAY * days_ago - TimeDelta(hours=hours), state, reason)


def progress(*occurrences: HistoryEntry, drinks: tuple[Drink, ...] = (), now: Instant = NOON) -> Progress:
    return progress_of(History(tuple(sorted(occurrences, key=lambda one: one.due)), drinks), STRETCHING, ZONE, now)


def strength(*occurrences: HistoryEntry) -> int:
    found = progress(*occurrences).strength
    assert found is not None
    return found


def done(*days_ago: int) -> tuple[HistoryEntry, ...]:
    return tuple(told(days, State.DONE) for days in days_ago)


# Water


def test_water_is_summed_by_local_day_today_last() -> None:
    drinks = (
        Drink(utc("2026-07-08T21:59"), 100),  # a minute to midnight in Berlin, a week and a day ago
        Drink(utc("2026-07-08T22:00"), 200),
        Drink(utc("2026-07-14T21:59"), 300),
        Drink(utc("2026-07-14T22:00"), 400),
        Drink(utc("2026-07-15T09:00"), 50),
    )
    water = progress(drinks=drinks).water
    assert [day.ml for day in water] == [200, 0, 0, 0, 0, 300, 450]
    assert water[-1].date == NOON.to_tz(ZONE).date()
    assert all(one.date.add(days=1) == later.date for one, later in pairwise(water))


def test_without_drinks_there_is_no_water() -> None:
    assert not progress().any_water
    assert progress(drinks=(Drink(NOON, 1),)).any_water


# Stretches by day


def test_a_day_is_done_with_one_of_its_nudges() -> None:
    week = progress(told(1, State.SENT), told(1, State.DONE, hours=3), told(2, State.SENT))
    assert (week.done_days, week.asked_days, week.rest_days) == (1, 2, 0)


def test_days_before_the_last_seven_are_not_told_one_by_one() -> None:
    week = progress(*done(6, 7))
    assert (week.done_days, week.asked_days) == (1, 1)


@pytest.mark.parametrize(("state", "reason"), NOTHING_CAME)
def test_a_day_on_which_nothing_came_does_not_count_and_is_no_day_of_rest(state: State, reason: Reason | None) -> None:
    week = progress(told(1, state, reason))
    assert (week.done_days, week.asked_days, week.rest_days, week.strength) == (0, 0, 0, None)
    assert set(week.marks) == {DayMark.NONE}


@pytest.mark.parametrize(("state", "reason"), RESTED)
def test_a_day_of_rest_counts_neither_way(state: State, reason: Reason | None) -> None:
    week = progress(told(1, state, reason))
    assert (week.done_days, week.asked_days, week.rest_days, week.strength) == (0, 0, 1, None)
    assert week.marks[-2] is DayMark.REST


def test_a_nudge_that_came_and_was_left_alone_counts_though_another_was_held() -> None:
    week = progress(told(1, State.SENT, hours=3), told(1, State.HELD, Reason.QUIET_HOURS))
    assert (week.done_days, week.asked_days, week.rest_days) == (0, 1, 0)


def test_a_day_of_rest_is_one_whatever_else_came() -> None:
    week = progress(told(1, State.SENT, hours=3), told(1, State.SKIPPED, Reason.RESTING))
    assert (week.asked_days, week.rest_days) == (0, 1)


def test_a_busy_day_is_asked_for_and_not_done() -> None:
    week = progress(told(1, State.SKIPPED, Reason.BUSY))
    assert (week.done_days, week.asked_days) == (0, 1)
    assert week.marks[-2] is DayMark.MISSED


def test_a_snoozed_nudge_counts_when_it_comes_again() -> None:
    assert progress(told(1, State.SNOOZED)).asked_days == 0
    assert progress(told(1, State.SNOOZED, hours=1), told(1, State.DONE)).done_days == 1


def test_today_counts_once_it_is_done() -> None:
    open_today = progress(told(0, State.SENT), *done(1))
    assert (open_today.done_days, open_today.asked_days) == (1, 1)
    assert open_today.strength == progress(*done(1)).strength
    assert progress(told(0, State.DONE), *done(1)).done_days == 2


def test_water_reminders_are_no_stretches() -> None:
    week = progress(told(1, State.DONE, kind=DRINKING))
    assert (week.done_days, week.asked_days, week.strength) == (0, 0, None)


def test_a_stretch_that_was_logged_by_itself_makes_its_day_one_that_was_kept() -> None:
    logged = tuple(NOON - DAY * days for days in (8, 2, 1))
    found = progress_of(History((told(2, State.SENT), told(3, State.SENT)), stretches=logged), STRETCHING, ZONE, NOON)
    assert (found.done_days, found.asked_days, found.stretches) == (2, 3, 2)
    assert found.strength is not None


def test_days_are_those_of_the_zone() -> None:
    late = History((HistoryEntry(1, STRETCHING, utc("2026-07-14T22:30"), State.SENT),))
    assert progress_of(late, STRETCHING, ZONE, NOON).asked_days == 0  # half past midnight today
    assert progress_of(late, STRETCHING, "UTC", NOON).asked_days == 1  # yesterday evening


# The days that count


@pytest.mark.parametrize(("days_ago", "begun"), [(0, 1), (1, 2), (5, 6), (6, 7), (7, 7), (60, 7)])
def test_days_are_told_from_the_first_on_which_anything_was_logged_or_asked_for(days_ago: int, begun: int) -> None:
    at = NOON - DAY * days_ago
    assert progress(drinks=(Drink(at, 250), Drink(NOON, 250))).begun == begun
    assert progress(told(days_ago, State.SENT)).begun == begun
    assert progress_of(History(stretches=(at,)), STRETCHING, ZONE, NOON).begun == begun


def test_before_anything_was_asked_for_there_is_today_alone() -> None:
    assert progress().begun == 1


# Strength


def test_strength_begins_in_the_middle_and_the_first_day_is_no_bad_mark() -> None:
    assert 50 < strength(*done(1)) <= 60
    assert 40 <= strength(told(1, State.SENT)) < 50


def test_strength_halves_its_distance_in_thirteen_daily_days() -> None:
    assert strength(*done(*range(1, 14))) == 75
    assert strength(*done(*range(1, 27))) in (87, 88)


def test_the_curve_tells_the_strength_of_each_of_four_weeks_of_days_today_last() -> None:
    curve = progress(*done(1, 2, 30), told(3, State.SENT)).curve
    assert len(curve) == 28
    assert curve[0] > 50  # the day a month ago
    assert curve[-5] > curve[-4] < curve[-3] < curve[-2] == curve[-1]
    assert progress(told(1, *RESTED[0])).curve == ()


@pytest.mark.parametrize(("days_ago", "length"), [(0, 1), (2, 3), (26, 27), (27, 28), (28, 28), (80, 28)])
def test_the_curve_begins_on_the_first_day_that_counted(days_ago: int, length: int) -> None:
    curve = progress(*done(days_ago)).curve
    assert len(curve) == length
    assert curve[0] > 50


@pytest.mark.parametrize(
    ("days", "standing"),
    [
        ((), HabitStanding.GROWING),
        (done(*range(1, 12)), HabitStanding.GROWING),
        (done(*range(1, 14)), HabitStanding.FIRM),
        ((told(1, State.SENT),), HabitStanding.GROWING),
        (tuple(told(day, State.SENT) for day in (1, 2, 3)), HabitStanding.WORN),
    ],
)
def test_what_a_strength_says(days: tuple[HistoryEntry, ...], standing: HabitStanding) -> None:
    assert progress(*days).standing is standing


def test_strength_of_a_weekly_habit_follows_the_weeks() -> None:
    five_weeks = strength(*done(*range(7, 36, 7)))
    assert 70 <= five_weeks <= 80


def test_one_missed_day_does_not_break_it() -> None:
    daily = strength(*done(*range(1, 61)))
    missed = strength(*done(*(day for day in range(1, 61) if day != 1)), told(1, State.SENT))
    assert daily >= 95
    assert 0 < daily - missed <= 6


def test_every_day_done_makes_it_stronger_and_every_day_missed_weaker() -> None:
    days = [told(day, State.DONE if day > 20 else State.SENT) for day in range(40, 0, -1)]
    course = [strength(*days[:number]) for number in range(7, 41)]
    rising, falling = course[:14], course[13:]
    assert all(one < later for one, later in pairwise(rising))
    assert all(one > later for one, later in pairwise(falling))


@given(
    st.dictionaries(st.integers(1, 80), st.sampled_from((State.DONE, State.SENT)), min_size=1),
    st.dictionaries(st.integers(1, 80), st.sampled_from(NEUTRAL)),
)
def test_days_of_rest_change_nothing(counted: dict[int, State], rests: dict[int, tuple[State, Reason | None]]) -> None:
    days = [told(day, state) for day, state in counted.items()]
    resting = [told(day, *rest) for day, rest in rests.items() if day not in counted]
    assert strength(*days) == strength(*days, *resting)


@given(st.dictionaries(st.integers(0, 200), st.sampled_from((State.DONE, State.SENT, State.HELD, State.SNOOZED))))
def test_it_is_between_none_at_all_and_full(days: dict[int, State]) -> None:
    week = progress(*(told(day, state) for day, state in days.items()))
    assert week.strength is None or 0 <= week.strength <= 100
    assert 0 <= week.done_days <= week.asked_days <= 7
    assert week.asked_days + week.rest_days <= 7


def test_a_year_of_daily_stretches_is_near_full() -> None:
    assert strength(*done(*range(1, 365))) >= 99


def test_what_is_not_asked_for_any_more_keeps_its_strength() -> None:
    stopped = History(done(*range(1, 21)))
    month_later = progress_of(stopped, STRETCHING, ZONE, NOON + DAY * 30)
    assert month_later.strength == progress_of(stopped, STRETCHING, ZONE, NOON).strength
    assert (month_later.done_days, month_later.asked_days) == (0, 0)
