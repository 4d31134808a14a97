"""Reminders are held for those who should be getting help, and nothing is noted of anybody else."""

from __future__ import annotations

import pytest
from whenever import Instant, Time, TimeDelta

from bot.domain.changes import SaveProfile
from bot.domain.conversation import ReminderHold
from bot.domain.kinds import KindId
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.records import Record
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.schedules import EVERY_DAY, AtTimes
from bot.policy.holds import held
from tests.support.kinds import DRINK_KIND, DRINKING, IDS, STRETCH_KIND, STRETCHING

NOW = Instant.from_utc(2026, 3, 2, 9)
IN_SIX_HOURS = NOW + TimeDelta(hours=6)
ZONED = Profile("Europe/Lisbon", goal_ml=2000)


def record(*kinds: KindId, profile: Profile = ZONED) -> Record:
    """Someone with reminders of these kinds."""
    schedule = AtTimes(EVERY_DAY, (Time(8),))
    return Record(profile, tuple(Scheduled(Reminder(7, 7, kind, schedule), None) for kind in kinds), owned=len(kinds))


def after(kept: Record, hold: ReminderHold) -> Profile:
    """The settings once the hold was applied."""
    changes, _ = held(kept, hold, (STRETCHING,), NOW)
    for change in changes:
        assert isinstance(change, SaveProfile)
        return change.profile
    return kept.profile


@pytest.mark.parametrize("hold", ReminderHold)
@pytest.mark.parametrize("kept", [Record(), record()])
def test_nothing_is_noted_of_someone_without_reminders(kept: Record, hold: ReminderHold) -> None:
    assert held(kept, hold, (STRETCHING,), NOW) == ((), False)


def test_an_emergency_pauses_everything_for_six_hours() -> None:
    for kind in IDS:
        changes, concerned = held(record(kind), ReminderHold.ALL, (STRETCHING,), NOW)
        assert changes == (SaveProfile(Profile("Europe/Lisbon", goal_ml=2000, paused_until=IN_SIX_HOURS)),)
        assert concerned


def test_a_warning_sign_pauses_stretches_until_they_are_resumed() -> None:
    changes, concerned = held(record(*IDS), ReminderHold.STRETCHES, (STRETCHING,), NOW)
    assert changes == (SaveProfile(Profile("Europe/Lisbon", goal_ml=2000, stretches_paused_until=UNTIL_RESUMED)),)
    assert concerned


def test_a_warning_sign_counts_for_stretches_that_are_set_later() -> None:
    water = record(DRINKING)
    assert not held(water, ReminderHold.STRETCHES, (STRETCHING,), NOW)[1]
    assert after(water, ReminderHold.STRETCHES).pause_of(STRETCH_KIND) == UNTIL_RESUMED
    assert after(water, ReminderHold.STRETCHES).pause_of(DRINK_KIND) is None


def test_reminders_in_other_chats_are_held_without_a_word_here() -> None:
    elsewhere = Record(ZONED, (), owned=1)
    for hold in ReminderHold:
        changes, concerned = held(elsewhere, hold, (STRETCHING,), NOW)
        assert changes
        assert not concerned


@pytest.mark.parametrize(
    ("before", "after_it"),
    [
        (NOW + TimeDelta(hours=5), IN_SIX_HOURS),
        (NOW + TimeDelta(hours=7), NOW + TimeDelta(hours=7)),
        (UNTIL_RESUMED, UNTIL_RESUMED),
    ],
)
def test_a_longer_pause_is_not_cut_short(before: Instant, after_it: Instant) -> None:
    paused = record(STRETCHING, profile=Profile(paused_until=before))
    assert after(paused, ReminderHold.ALL).paused_until == after_it


@pytest.mark.parametrize("hold", ReminderHold)
def test_twice_is_the_same_as_once(hold: ReminderHold) -> None:
    once = record(STRETCHING, profile=after(record(STRETCHING), hold))
    assert held(once, hold, (STRETCHING,), NOW) == ((), True)
