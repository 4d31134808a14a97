"""The journey of a message, over ports that record."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from whenever import Instant, Time

from bot.assistant import Assistant, NoMembers
from bot.capabilities.registry import Registry
from bot.capabilities.rows import CAPABILITIES
from bot.domain.actions import BrowseTopics
from bot.domain.amounts import Amount
from bot.domain.changes import AddReminder
from bot.domain.conversation import Conversation
from bot.domain.drafts import Awaiting
from bot.domain.editing import Edit
from bot.domain.messages import Commanded, Departed, Incoming, Migrated, Pressed, Said, Speaker, Unreadable
from bot.domain.picking import Pick
from bot.domain.profile import Profile
from bot.domain.records import Everything
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, AtTimes
from bot.domain.typed_answers import TypedAnswer
from bot.domain.understanding import Understanding
from bot.flows.message import MessageFlow
from bot.policy.holds import EMERGENCY_PAUSE
from bot.understanding.understander import Understander
from tests.flows.people import Guest
from tests.support.clock import FixedClock
from tests.support.kinds import STRETCHING
from tests.support.memory.store import memory_store

ADA, BOB = Speaker(1, 1), Speaker(1, 2)


class RecordingConversations:
    """What is remembered of conversations, with a note of what was asked of it."""

    def __init__(self) -> None:
        self.saved: dict[Speaker, Conversation] = {}
        self.asked: list[str] = []

    async def recall(self, key: Speaker) -> Conversation | None:
        self.asked.append("recall")
        return self.saved.get(key)

    async def remember(self, key: Speaker, value: Conversation) -> None:
        self.asked.append("remember")
        self.saved[key] = value

    async def forget(self, key: Speaker) -> None:
        self.asked.append("forget")


class RecordingUnderstander:
    """The real one, with a note of what it was given."""

    def __init__(self, real: Understander) -> None:
        self._real = real
        self.given: list[tuple[str, str | None]] = []

    def understand(
        self, text: str, topic: str | None = None, before: tuple[str, ...] = (), *, wish: bool = False
    ) -> Understanding:
        self.given.append((text, topic))
        return self._real.understand(text, topic, before, wish=wish)

    def may_owe_a_card(self, text: str, before: tuple[str, ...] = ()) -> bool:
        return self._real.may_owe_a_card(text, before)

    def read_answer(self, awaiting: Awaiting, text: str, zone: str, now: Instant) -> TypedAnswer | None:
        return self._real.read_answer(awaiting, text, zone, now)

    def read_amount(self, text: str) -> Amount | None:
        return self._real.read_amount(text)

    def read_pause(self, text: str, zone: str, now: Instant) -> Instant | None:
        return self._real.read_pause(text, zone, now)

    def read_pause_instead(self, text: str, zone: str, now: Instant) -> Instant | None:
        return self._real.read_pause_instead(text, zone, now)

    def read_pick(self, text: str) -> Pick | None:
        return self._real.read_pick(text)

    def read_label(self, text: str, labels: Sequence[str]) -> int | None:
        return self._real.read_label(text, labels)

    def acts_in(self, text: str) -> tuple[str, ...]:
        return self._real.acts_in(text)

    def impersonal(self, text: str) -> str | None:
        return self._real.impersonal(text)

    def read_edit(self, text: str) -> Edit | None:
        return self._real.read_edit(text)

    def read_again(self, text: str, zone: str, now: Instant) -> Instant | None:
        return self._real.read_again(text, zone, now)


class Journey:
    """A flow with all its ports at hand."""

    def __init__(self, assistant: Assistant) -> None:
        self.conversations = RecordingConversations()
        self.store = memory_store()
        self.understander = RecordingUnderstander(assistant.understander)
        self.clock = FixedClock()
        records, chats = self.store.records, self.store.chats
        self.flow = MessageFlow(
            assistant.library,
            Registry(CAPABILITIES),
            self.understander,
            self.conversations,
            records,
            chats,
            assistant.places,
            NoMembers(),
            self.clock,
        )

    async def profile(self) -> Profile:
        """Ada's settings."""
        return (await self.store.records.load(ADA, self.clock.now)).profile


@pytest.fixture
def journey(assistant: Assistant) -> Journey:
    return Journey(assistant)


async def test_load_then_decide_then_save(journey: Journey) -> None:
    decision = await journey.flow.handle(ADA, Said("why does my leg shake when I stretch?"))
    assert journey.conversations.asked == ["recall", "remember"]
    assert journey.conversations.saved == {ADA: decision.conversation}
    assert decision.conversation.at == journey.clock.now
    assert decision.conversation.topic == "shaking_causes"


@pytest.mark.parametrize(
    "incoming", [Commanded("help"), Pressed(BrowseTopics(), 1), Pressed(None, 1), Unreadable("sticker")]
)
async def test_only_words_are_understood(journey: Journey, incoming: Incoming) -> None:
    await journey.flow.handle(ADA, incoming)
    assert journey.understander.given == []


async def test_words_are_understood_with_the_topic_of_the_speaker(journey: Journey) -> None:
    await journey.flow.handle(ADA, Said("why does my leg shake when I stretch?"))
    await journey.flow.handle(ADA, Said("and why?"))
    await journey.flow.handle(BOB, Said("and why?"))
    assert [topic for _, topic in journey.understander.given] == [None, "shaking_causes", None]


async def test_what_is_older_than_ten_minutes_is_forgotten(journey: Journey) -> None:
    await journey.flow.handle(ADA, Said("why does my leg shake when I stretch?"))
    journey.clock.forward(minutes=10, seconds=1)
    await journey.flow.handle(ADA, Said("and why?"))
    assert journey.understander.given[-1] == ("and why?", None)


async def test_what_a_person_wrote_is_never_remembered(journey: Journey) -> None:
    for text in ("why does my leg shake when I stretch, zebra?", "zebra zebra", "zebra, 1"):
        await journey.flow.handle(ADA, Said(text))
        assert "zebra" not in repr(journey.conversations.saved)


@pytest.fixture
async def reminded(journey: Journey) -> Journey:
    """Ada has a reminder to stretch."""
    stretch = Reminder(ADA.person, ADA.chat, STRETCHING, AtTimes(EVERY_DAY, (Time(8),)))
    await journey.store.records.apply(ADA, (AddReminder(stretch, None),), journey.clock.now)
    return journey


async def test_an_ordinary_question_holds_no_reminders(reminded: Journey) -> None:
    await reminded.flow.handle(ADA, Said("why does my leg shake when I stretch?"))
    assert await reminded.profile() == Profile()


async def test_an_emergency_holds_all_reminders(reminded: Journey) -> None:
    await reminded.flow.handle(ADA, Said("I have chest pain and I cannot breathe"))
    assert await reminded.profile() == Profile(paused_until=reminded.clock.now + EMERGENCY_PAUSE)


async def test_of_a_stranger_in_an_emergency_nothing_is_kept(journey: Journey) -> None:
    await journey.flow.handle(ADA, Said("I have chest pain and I cannot breathe"))
    assert await journey.store.records.everything(ADA.person) == Everything()


async def test_a_chat_that_moves_or_goes_away_takes_its_reminders_along(reminded: Journey) -> None:
    await reminded.flow.handle(Speaker(ADA.chat, 0), Migrated(-100))
    (moved,) = (await reminded.store.records.load(ADA, reminded.clock.now)).reminders
    assert moved.reminder.chat == -100
    await reminded.flow.handle(Speaker(-100, 0), Departed())
    assert [one.reminder.chat for one in await reminded.store.records.frozen(-100)] == [-100]


async def test_a_sign_beside_one_that_stands_is_said_once(ada: Guest) -> None:
    await ada.says("I take statins")
    await ada.says("and warfarin")
    assert ada.text.count("You mention") == 1


async def test_what_leans_back_on_a_choice_is_about_its_first_title(ada: Guest) -> None:
    await ada.says("whats good for hamstrings")
    assert "not sure which" in ada.text
    await ada.says("is that bad")
    assert "not sure which" not in ada.text
    assert "do not have an answer" not in ada.text
