"""What the message of a running session has to show, and when it may."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.library import Library
from bot.domain.sessions import Ending, Placed, Run, Shown
from bot.flows.sessions import LiveSessions
from bot.guiding.progress import next_step, paused
from bot.views.sessions import SessionPhrases
from tests.support.clock import FixedClock
from tests.support.screens import Change, RecordingScreens

ADA, BOB, CLEO = 7, 8, 9


class Desk:
    """The sessions of some chats, with a clock and screens at hand."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.phrases = library.phrasebook.of(SessionPhrases)
        self.clock = FixedClock()
        self.sessions = LiveSessions(library, self.clock)
        self.screens = RecordingScreens()

    def begin(self, chat: int = ADA, session: str = "stretch", hold: int = 15) -> Run:
        """A session that begins now, in a message of its own."""
        run = Run(self.clock.now.timestamp(unit="millisecond"), session, chat, self.clock.now, hold)
        self.sessions.follow(chat, run)
        self.sessions.placed(run, Placed(100 + chat, pictured=True))
        return run

    async def tick(self, *, seconds: float = 0) -> list[Change]:
        """Let time pass, and change all that is due then; the changes."""
        self.clock.forward(seconds=seconds)
        before = len(self.screens.changes)
        for live in self.sessions.due():
            await self.sessions.show(live, self.screens)
        return self.screens.changes[before:]


@pytest.fixture
def desk(library: Library) -> Desk:
    return Desk(library)


async def test_a_message_changes_a_second_and_a_half_after_its_last_change_and_not_before(desk: Desk) -> None:
    desk.begin(session="cramp")
    run = next_step(desk.begin(session="cramp"), desk.library.sessions["cramp"], desk.clock.now)
    assert run is not None
    desk.sessions.follow(ADA, replace(run, step=2))
    assert await desk.tick(seconds=1.499) == []
    (first,) = await desk.tick(seconds=0.001)
    assert "1 of 30 seconds" in first.reply.text.plain
    assert await desk.tick(seconds=1.4) == []
    (second,) = await desk.tick(seconds=0.2)
    assert "3 of 30 seconds" in second.reply.text.plain


async def test_what_stays_the_same_is_not_sent_again(desk: Desk) -> None:
    desk.begin(session="cramp")
    assert await desk.tick(seconds=60) == []


async def test_only_the_newest_state_is_ever_sent(desk: Desk) -> None:
    run = desk.begin()
    desk.sessions.follow(ADA, paused(run, desk.library.sessions["stretch"], desk.clock.now))
    desk.sessions.follow(ADA, replace(run, step=3))
    (only,) = await desk.tick(seconds=10)
    assert desk.library.sessions["stretch"].steps[3].words.plain in only.reply.text.plain
    assert await desk.tick(seconds=10) == []


async def test_what_a_person_did_is_shown_before_what_only_time_did_and_the_oldest_first(desk: Desk) -> None:
    for chat in (ADA, BOB, CLEO):
        desk.begin(chat)
        desk.clock.forward(seconds=0.1)
    desk.sessions.follow(CLEO, Ending.STOPPED)
    assert [change.chat for change in await desk.tick(seconds=2)] == [CLEO, ADA, BOB]


async def test_the_picture_is_changed_with_a_step_that_has_another(desk: Desk) -> None:
    run = desk.begin()
    pictured = []
    for step in (1, 3, 4, 6):
        desk.sessions.follow(ADA, replace(run, step=step))
        (change,) = await desk.tick(seconds=2)
        pictured.append(change.picture.id if change.picture is not None else None)
    assert pictured == ["hip_hinge", "hinge", None, None]


async def test_an_end_is_shown_once_and_then_nothing_runs(desk: Desk) -> None:
    desk.begin()
    desk.sessions.follow(ADA, Ending.HURT)
    assert desk.sessions.of(ADA) is None
    (change,) = await desk.tick(seconds=2)
    assert (change.labels, change.picture) == ((), None)
    assert await desk.tick(seconds=60) == []


async def test_one_that_begins_ends_the_one_before_in_its_chat_alone(desk: Desk) -> None:
    first, other = desk.begin(), desk.begin(BOB)
    desk.clock.forward(seconds=1)
    second = desk.begin(session="cramp")
    assert (desk.sessions.of(ADA), desk.sessions.of(BOB)) == (second, other)
    ended = next(change for change in await desk.tick(seconds=2) if change.chat == ADA)
    assert desk.phrases.endings[Ending.REPLACED].plain in ended.reply.text.plain
    assert first.number != second.number


async def test_a_message_that_is_gone_ends_its_session(desk: Desk) -> None:
    desk.begin()
    desk.screens.outcomes = [Shown.GONE]
    assert len(await desk.tick(seconds=2)) == 1
    assert desk.sessions.of(ADA) is None
    assert await desk.tick(seconds=2) == []


async def test_what_could_not_be_shown_is_tried_again_as_it_is_by_then(desk: Desk) -> None:
    run = desk.begin()
    desk.sessions.follow(ADA, replace(run, step=1))
    desk.screens.outcomes = [Shown.LATER]
    assert len(await desk.tick(seconds=2)) == 1
    assert await desk.tick(seconds=1) == []
    desk.sessions.follow(ADA, replace(run, step=2))
    (again,) = await desk.tick(seconds=1)
    assert desk.library.sessions["stretch"].steps[2].words.plain in again.reply.text.plain
    assert again.picture is not None


async def test_a_session_whose_first_step_was_not_sent_does_not_run(desk: Desk) -> None:
    run = Run(1, "stretch", ADA, desk.clock.now)
    desk.sessions.follow(ADA, run)
    assert await desk.tick(seconds=5) == [], "nobody knows its message yet"
    desk.sessions.placed(run, None)
    assert desk.sessions.of(ADA) is None


async def test_another_message_of_the_same_chat_takes_nothing_over(desk: Desk) -> None:
    run = desk.begin()
    desk.sessions.placed(run, Placed(999, pictured=False))
    (change,) = await desk.tick(seconds=2)
    assert change.message == Placed(100 + ADA, pictured=True)


async def test_who_went_away_is_told_that_it_ended(desk: Desk) -> None:
    run = desk.begin()
    desk.sessions.follow(ADA, replace(run, step=1))
    await desk.tick(seconds=2)
    (change,) = await desk.tick(seconds=16 * 60)
    assert desk.phrases.endings[Ending.IDLE].plain in change.reply.text.plain
    assert desk.sessions.of(ADA) is None


async def test_when_hammy_stops_all_end_at_once_and_none_begins(desk: Desk) -> None:
    desk.begin()
    desk.begin(BOB)
    desk.sessions.close()
    unclosed = [desk.sessions.unclosed]
    assert {change.chat for change in await desk.tick()} == {ADA, BOB}
    assert [*unclosed, desk.sessions.unclosed] == [True, False]
    desk.sessions.follow(CLEO, Run(1, "stretch", CLEO, desk.clock.now))
    assert desk.sessions.of(CLEO) is None
