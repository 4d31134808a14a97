"""Words typed under a nudge do what its buttons do."""

from __future__ import annotations

import pytest
from whenever import Instant, Time, TimeDelta

from bot.domain.changes import AddReminder
from bot.domain.conversation import Outcome
from bot.domain.kinds import KindId
from bot.domain.occurrences import Due, Reason, State
from bot.domain.profile import UNTIL_RESUMED
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, AtTimes
from tests.flows.people import GROUP, Guest
from tests.storage import keeping
from tests.support.kinds import DRINKING, STRETCHING

DAILY = AtTimes(EVERY_DAY, (Time(8),))


async def nudged(guest: Guest, kind: KindId = STRETCHING) -> Due:
    """A nudge came just now."""
    store, now, speaker = guest.house.store, guest.house.clock(), guest.speaker
    one = Reminder(speaker.person, speaker.chat, kind, DAILY)
    await store.records.apply(speaker, [AddReminder(one, now)], now)
    due = await keeping.send(store, now, following=None)
    guest.house.clock.forward(minutes=1)
    return due


async def became(guest: Guest, due: Due) -> tuple[State, Reason | None]:
    """What became of it."""
    found = await guest.house.store.records.occurrence(due.occurrence.id)
    assert found is not None
    return found[0].state, found[0].reason


async def comes_again(guest: Guest) -> list[Instant]:
    """When what waits comes."""
    everything = await guest.house.store.records.everything(guest.speaker.person)
    return [kept.occurrence.due for kept in everything.occurrences if kept.occurrence.state is State.WAITING]


@pytest.mark.parametrize(
    ("said", "state", "reason"),
    [
        ("done", State.DONE, None),
        ("yes", State.DONE, None),
        ("I stretched", State.DONE, None),
        ("can't today", State.SKIPPED, Reason.BUSY),
        ("it hurts", State.SKIPPED, Reason.RESTING),
        ("stop these", State.SKIPPED, Reason.STOPPED),
        ("snooze 20 minutes", State.SNOOZED, None),
        ("later", State.SENT, None),
        ("skip", State.SENT, None),
        ("why does my leg shake when I stretch?", State.SENT, None),
        ("I did it and now my chest hurts", State.SENT, None),
    ],
)
async def test_words_do_what_the_button_does(ada: Guest, said: str, state: State, reason: Reason | None) -> None:
    due = await nudged(ada)
    await ada.says(said)
    assert await became(ada, due) == (state, reason)


async def test_a_length_of_any_size_is_when_it_comes_again(ada: Guest) -> None:
    await nudged(ada)
    await ada.says("in 25 minutes")
    assert await comes_again(ada) == [ada.house.clock() + TimeDelta(minutes=25)]


async def test_later_asks_for_how_long_and_skip_asks_why(ada: Guest) -> None:
    due = await nudged(ada)
    await ada.says("later")
    assert ada.last is not None
    assert "1 hour" in ada.last.labels
    await ada.says("skip")
    await ada.says("busy")
    assert await became(ada, due) == (State.SKIPPED, Reason.BUSY)


async def test_an_edited_message_answers_none(ada: Guest) -> None:
    due = await nudged(ada)
    await ada.says("done", edited=True)
    assert await became(ada, due) == (State.SENT, None)


async def test_a_sign_comes_first(ada: Guest) -> None:
    due = await nudged(ada)
    assert (await ada.says("done, and I have chest pain")).outcome is Outcome.EMERGENCY
    assert await became(ada, due) == (State.SENT, None)


async def test_a_bare_yes_after_other_talk_belongs_to_that(ada: Guest) -> None:
    due = await nudged(ada)
    await ada.says("why does my leg shake when I stretch?")
    ada.house.clock.forward(minutes=1)
    await ada.says("yes")
    assert await became(ada, due) == (State.SENT, None)
    await ada.says("done")
    assert await became(ada, due) == (State.DONE, None)


async def test_a_question_that_is_newer_is_answered_first(ada: Guest) -> None:
    due = await nudged(ada)
    await ada.says("remind me to drink water every day")
    await ada.says("at 8am")
    draft = await ada.draft()
    assert draft is not None
    assert draft.request is not None
    assert draft.request.times == (Time(8),)
    assert await became(ada, due) == (State.SENT, None)


async def test_one_of_another_kind_is_not_meant(ada: Guest) -> None:
    due = await nudged(ada, DRINKING)
    await ada.says("I stretched")
    await ada.says("it hurts")
    assert await became(ada, due) == (State.SENT, None)


async def test_it_counts_until_the_day_ends(ada: Guest) -> None:
    due = await nudged(ada)
    ada.house.clock.forward(minutes=24 * 60)
    await ada.says("done")
    assert await became(ada, due) == (State.SENT, None)


@pytest.mark.parametrize("said", ["done", "yes", "snooze 20 minutes", "it hurts"])
async def test_without_a_nudge_nothing_changes(ada: Guest, said: str) -> None:
    before = await ada.says(said)
    due = await nudged(ada)
    await ada.says("done")
    ada.house.clock.forward(minutes=11)
    after = await ada.says(said)
    assert (after.outcome, after.changes) == (before.outcome, before.changes)
    assert await became(ada, due) == (State.DONE, None)


async def test_in_a_group_all_may_answer_and_administrators_stop(ada: Guest) -> None:
    admin, other = ada.house.guest(7, GROUP), ada.house.guest(8, GROUP)
    due = await nudged(admin)
    await other.says("stop these")
    assert await became(admin, due) == (State.SENT, None)
    await admin.says("stop these")
    assert await became(admin, due) == (State.SKIPPED, Reason.STOPPED)
    (one,) = (await admin.record()).reminders
    assert one.reminder.paused_until == UNTIL_RESUMED
    second = await nudged(admin)
    await other.says("done")
    assert await became(admin, second) == (State.DONE, None)
