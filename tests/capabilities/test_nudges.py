"""Taps under a nudge."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Instant, Time

from bot.capabilities.nudges import SnoozeUntil
from bot.domain.actions import (
    NudgeAction,
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeSnoozeFor,
    SkipReason,
    SnoozeChoice,
    StartCheck,
)
from bot.domain.changes import AnswerOccurrence
from bot.domain.kinds import KindId
from bot.domain.occurrences import Occurrence, Reason, State
from bot.domain.profile import UNTIL_RESUMED
from bot.domain.schedules import EVERY_DAY, AtTimes, Window
from bot.views.nudges import NudgePhrases
from tests.capabilities.visits import MONDAY, Visit
from tests.support.kinds import DRINKING, STRETCHING

EIGHT = AtTimes(EVERY_DAY, (Time(8),))
ACTIONS: list[NudgeAction] = [
    NudgeDone(5),
    NudgeSnooze(5),
    NudgeSnoozeFor(5, SnoozeChoice.TEN),
    NudgeSnoozeFor(5, SnoozeChoice.EVENING),
    NudgeSkip(5),
    *(NudgeSkipAs(5, reason) for reason in SkipReason),
    NudgeBack(5),
]


def nudged(visit: Visit, kind: KindId = STRETCHING, state: State = State.SENT) -> Visit:
    """A nudge was sent for the first reminder."""
    reminder = visit.has(EIGHT, kind, last_nudge=None)
    visit.occurrences[5] = (Occurrence(5, 1, MONDAY, MONDAY, state, message=501), reminder)
    return visit


def state_of(visit: Visit) -> tuple[State, Reason | None]:
    """What became of it."""
    occurrence, _ = visit.occurrences[5]
    return occurrence.state, occurrence.reason


@pytest.mark.parametrize("state", [State.SENT, State.UNKNOWN, State.ATTEMPTED])
def test_done_with_one_tap(ada: Visit, state: State) -> None:
    nudged(ada, state=state).presses(NudgeDone(5))
    assert state_of(ada) == (State.DONE, None)
    assert "done at 10:00" in ada.text
    ada.taps("Take it back")
    assert state_of(ada) == (State.SENT, None)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("state", [State.DONE, State.SNOOZED, State.SKIPPED, State.MISSED, State.HELD, State.WAITING])
def test_what_has_its_answer_is_not_answered_again(ada: Visit, action: NudgeAction, state: State) -> None:
    decision = nudged(ada, state=state).presses(action)
    assert decision.changes == ()
    assert decision.toast is not None


@pytest.mark.parametrize("action", ACTIONS)
def test_a_nudge_of_another_chat_or_of_none_is_gone(ada: Visit, action: NudgeAction) -> None:
    assert ada.presses(action).changes == ()
    assert "not there any more" in ada.text


def test_a_snooze_says_when_it_comes_back(ada: Visit) -> None:
    decision = nudged(ada).presses(NudgeSnoozeFor(5, SnoozeChoice.HALF_HOUR))
    assert decision.changes == (AnswerOccurrence(5, State.SNOOZED, again=MONDAY.add(minutes=30)),)
    assert "today at 10:30" in ada.text


def test_a_snooze_without_a_zone_names_no_clock(nomad: Visit) -> None:
    nudged(nomad).presses(NudgeSnoozeFor(5, SnoozeChoice.HALF_HOUR))
    assert "in 30 minutes" in nomad.text


def test_a_snooze_never_ends_in_quiet_hours(ada: Visit) -> None:
    nudged(ada)
    ada.record = replace(ada.record, profile=replace(ada.record.profile, quiet=Window(Time(10, 20), Time(12))))
    assert ada.presses(NudgeSnoozeFor(5, SnoozeChoice.HALF_HOUR)).changes == ()
    assert ada.presses(NudgeSnoozeFor(5, SnoozeChoice.TEN)).changes != ()


def test_this_evening_is_not_offered_once_it_has_begun(ada: Visit) -> None:
    nudged(ada).presses(NudgeSnooze(5))
    evening = ada.library.phrasebook.of(NudgePhrases).snoozes[SnoozeChoice.EVENING]
    assert evening in ada.labels
    ada.waits(minutes=9 * 60)
    ada.presses(NudgeBack(5))
    ada.presses(NudgeSnooze(5))
    assert evening not in ada.labels
    assert ada.presses(NudgeSnoozeFor(5, SnoozeChoice.EVENING)).changes == ()


def test_hurting_rests_all_stretches_until_tomorrow_and_is_not_kept(ada: Visit) -> None:
    nudged(ada)
    ada.has(EIGHT, DRINKING)
    ada.presses(NudgeSkipAs(5, SkipReason.HURTING))
    assert state_of(ada) == (State.SKIPPED, Reason.RESTING)
    assert ada.record.profile.stretches_paused_until == Instant.from_utc(2026, 3, 2, 23)
    assert isinstance(ada.action(ada.labels[0]), StartCheck)
    assert "hurt" not in repr(ada.record)


def test_hurting_never_shortens_a_longer_pause(ada: Visit) -> None:
    nudged(ada)
    ada.record = replace(ada.record, profile=replace(ada.record.profile, stretches_paused_until=UNTIL_RESUMED))
    ada.presses(NudgeSkipAs(5, SkipReason.HURTING))
    assert ada.record.profile.stretches_paused_until == UNTIL_RESUMED


def test_only_a_stretch_can_hurt(ada: Visit) -> None:
    nudged(ada, DRINKING).presses(NudgeSkip(5))
    assert ada.library.phrasebook.of(NudgePhrases).skips[SkipReason.HURTING] not in ada.labels


def test_stopping_pauses_this_one_alone(ada: Visit) -> None:
    nudged(ada)
    ada.has(AtTimes(EVERY_DAY, (Time(9),)))
    ada.presses(NudgeSkipAs(5, SkipReason.STOPPED))
    assert [one.reminder.paused_until for one in ada.record.reminders] == [UNTIL_RESUMED, None]
    ada.taps("Resume")
    assert ada.record.reminders[0].next_due is not None


def test_in_a_group_anybody_may_do_it_and_administrators_stop_it(group: Visit) -> None:
    nudged(group)
    group.administrates = False
    assert group.presses(NudgeSkipAs(5, SkipReason.STOPPED)).changes == ()
    group.presses(NudgeDone(5))
    assert state_of(group)[0] is State.DONE


def test_hurting_in_a_group_touches_nobody_s_settings(group: Visit) -> None:
    nudged(group).presses(NudgeSkipAs(5, SkipReason.HURTING))
    assert group.record.profile.stretches_paused_until is None
    assert group.record.reminders[0].reminder.paused_until is not None


@pytest.mark.parametrize("minutes", [2, 7, 95])
def test_a_typed_snooze_is_of_any_length(ada: Visit, minutes: int) -> None:
    again = MONDAY.add(minutes=minutes)
    assert nudged(ada).types(SnoozeUntil(5, again)).changes == (AnswerOccurrence(5, State.SNOOZED, again=again),)
    assert "ask again" in ada.text


def test_a_typed_snooze_is_two_minutes_at_least(ada: Visit) -> None:
    decision = nudged(ada).types(SnoozeUntil(5, MONDAY.add(seconds=10)))
    assert decision.changes == (AnswerOccurrence(5, State.SNOOZED, again=MONDAY.add(minutes=2)),)


@pytest.mark.parametrize("again", [None, MONDAY.add(hours=13)])
def test_a_typed_snooze_into_quiet_hours_or_the_past_shows_the_choices(ada: Visit, again: Instant | None) -> None:
    ada.record = replace(ada.record, profile=replace(ada.record.profile, quiet=Window(Time(22), Time(7))))
    decision = nudged(ada).types(SnoozeUntil(5, again))
    assert decision.changes == ()
    assert "Pick another one" in ada.text
    assert NudgeSnoozeFor(5, SnoozeChoice.TEN) in [ada.action(label) for label in ada.labels]
