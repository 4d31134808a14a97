"""What comes next of a reminder, before it is saved and after: pauses, quiet hours, clock changes, snoozes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whenever import Instant, PlainDateTime, Time, TimeDelta

from bot.domain.actions import SnoozeChoice
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, AtTimes, Once, Window
from bot.reminding.occurrences import PreviewTime, in_quiet_hours, pick_nudge, preview, snooze_until
from tests.support.kinds import DRINK_KIND, DRINKING, STRETCH_KIND, STRETCHING
from tests.support.planning import next_due
from tests.support.schedules import MOMENTS, SOME_ZONES, utc, wall

ZONE = "Europe/Berlin"
HOME = Profile(zone=ZONE)
DAILY = AtTimes(EVERY_DAY, (Time(8),))
STRETCH = Reminder(7, 7, STRETCHING, DAILY, id=1)
EIGHT = utc("2026-07-01T06:00")  # eight in Berlin
DAY = TimeDelta(hours=24)


def test_the_next_is_later_than_now() -> None:
    assert next_due(STRETCH, HOME, EIGHT - TimeDelta(seconds=1)) == EIGHT
    assert next_due(STRETCH, HOME, EIGHT) == EIGHT + DAY


def test_a_pause_is_waited_for_and_what_comes_at_its_end_comes() -> None:
    assert next_due(replace(STRETCH, paused_until=EIGHT + DAY * 2), HOME, EIGHT) == EIGHT + DAY * 2
    both = replace(HOME, paused_until=EIGHT + DAY * 2, stretches_paused_until=EIGHT + DAY * 4 + TimeDelta(seconds=1))
    assert next_due(STRETCH, both, EIGHT) == EIGHT + DAY * 5
    assert next_due(replace(STRETCH, kind=DRINKING), both, EIGHT) == EIGHT + DAY * 2


def test_a_pause_that_is_over_changes_nothing() -> None:
    assert next_due(replace(STRETCH, paused_until=EIGHT), HOME, EIGHT) == EIGHT + DAY


def test_nothing_comes_while_paused_until_resumed_or_frozen() -> None:
    assert next_due(replace(STRETCH, paused_until=UNTIL_RESUMED), HOME, EIGHT) is None
    assert next_due(STRETCH, replace(HOME, paused_until=UNTIL_RESUMED), EIGHT) is None
    assert next_due(replace(STRETCH, frozen=True), HOME, EIGHT) is None


def test_a_one_off_that_falls_into_a_pause_does_not_come() -> None:
    once = replace(STRETCH, schedule=Once(PlainDateTime(2026, 7, 2, 8)))
    assert next_due(once, HOME, EIGHT) == EIGHT + DAY
    assert next_due(once, replace(HOME, paused_until=EIGHT + DAY * 2), EIGHT) is None


def test_another_zone_moves_what_comes_next() -> None:
    assert wall("Asia/Tokyo", next_due(STRETCH, Profile(zone="Asia/Tokyo"), EIGHT)) == ["2026-07-02T08:00:00"]


# Preview


def test_a_preview_gives_the_next_three() -> None:
    times = preview(DAILY, STRETCH_KIND, HOME, ZONE, EIGHT)
    assert times == tuple(PreviewTime(EIGHT + DAY * days) for days in (1, 2, 3))


def test_a_preview_gives_as_many_as_are_asked_for() -> None:
    assert preview(DAILY, STRETCH_KIND, HOME, ZONE, EIGHT, 1) == (PreviewTime(EIGHT + DAY),)


def test_a_preview_tells_a_time_that_a_day_does_not_have() -> None:
    night = AtTimes(EVERY_DAY, (Time(2, 30),))
    times = preview(night, STRETCH_KIND, HOME, ZONE, utc("2026-03-27T12:00"))
    assert [time.moved_from for time in times] == [None, Time(2, 30), None]


def test_a_preview_tells_what_quiet_hours_leave_out() -> None:
    twice = AtTimes(EVERY_DAY, (Time(8), Time(21, 30)))
    profile = replace(HOME, quiet=Window(Time(21), Time(8)))
    times = preview(twice, STRETCH_KIND, profile, ZONE, EIGHT)
    assert [time.quiet for time in times] == [True, False, True]


def test_a_preview_tells_what_a_pause_leaves_out() -> None:
    profile = replace(HOME, stretches_paused_until=EIGHT + DAY * 2)
    assert [time.paused for time in preview(DAILY, STRETCH_KIND, profile, ZONE, EIGHT)] == [True, False, False]
    assert not any(time.paused for time in preview(DAILY, DRINK_KIND, profile, ZONE, EIGHT))


def test_quiet_hours_of_no_length_are_none() -> None:
    assert not in_quiet_hours(replace(HOME, quiet=Window(Time(8), Time(8))), ZONE, EIGHT)


# Turns and snoozes


@given(st.integers(2, 9), st.integers(1, 30))
def test_no_nudge_comes_twice_in_a_row_and_all_have_their_turn(nudges: int, turns: int) -> None:
    ids = [f"n{number}" for number in range(nudges)]
    picked = [pick_nudge(ids, None)]
    for _ in range(turns):
        picked.append(pick_nudge(ids, picked[-1]))
    assert all(one != later for one, later in pairwise(picked))
    assert set(picked[:nudges]) == set(ids[: len(picked)])


def test_a_nudge_that_is_gone_begins_the_turns_anew() -> None:
    assert pick_nudge(("a", "b"), "gone") == "a"
    assert pick_nudge(("a",), "a") == "a"
    with pytest.raises(ValueError, match=r"^there is no nudge$"):
        pick_nudge((), None)


def test_a_snooze_is_so_many_minutes() -> None:
    for choice, minutes in ((SnoozeChoice.TEN, 10), (SnoozeChoice.HALF_HOUR, 30), (SnoozeChoice.HOUR, 60)):
        assert snooze_until(choice, ZONE, EIGHT) == EIGHT + TimeDelta(minutes=minutes)


@pytest.mark.parametrize(
    ("time", "evening"), [("16:30:00", "17:00"), ("16:30:01", None)], ids=["half past six", "a second later"]
)
def test_half_past_six_is_the_last_call_for_this_evening(time: str, evening: str | None) -> None:
    offered = snooze_until(SnoozeChoice.EVENING, "Europe/Berlin", utc(f"2026-07-01T{time}"))
    assert offered == (utc(f"2026-07-01T{evening}") if evening else None)


@given(SOME_ZONES, MOMENTS)
def test_this_evening_is_seven_and_not_offered_after_half_past_six(zone: str, now: Instant) -> None:
    local = now.to_tz(zone)
    evening = snooze_until(SnoozeChoice.EVENING, zone, now)
    if local.time() > Time(18, 30):
        assert evening is None
    else:
        assert evening is not None
        assert now < evening
        assert evening.to_tz(zone).to_plain() == local.date().at(Time(19))
