"""The journey of a message, over ports that record."""

from __future__ import annotations

import pytest
from whenever import Instant

from bot.assistant import Assistant
from bot.capabilities.registry import Registry
from bot.capabilities.rows import CAPABILITIES
from bot.domain.actions import BrowseTopics
from bot.domain.amounts import Amount
from bot.domain.conversation import Conversation, ReminderHold
from bot.domain.drafts import Awaiting
from bot.domain.library import Library
from bot.domain.messages import Commanded, Incoming, Pressed, Said, Speaker, Unreadable
from bot.domain.typed_answers import TypedAnswer
from bot.domain.understanding import Understanding
from bot.flows.message import MessageFlow
from bot.places.world import WorldPlaces
from bot.storage.memory.no_records import NoMembers, NoRecords
from bot.understanding.understander import Understander
from tests.support.clock import FixedClock

ADA, BOB = Speaker(1, 1), Speaker(1, 2)


class RecordingConversations:
    """The conversations port; remembers what was asked of it."""

    def __init__(self) -> None:
        self.saved: dict[Speaker, Conversation] = {}
        self.asked: list[str] = []

    async def load(self, speaker: Speaker) -> Conversation | None:
        self.asked.append("load")
        return self.saved.get(speaker)

    async def save(self, speaker: Speaker, conversation: Conversation) -> None:
        self.asked.append("save")
        self.saved[speaker] = conversation


class RecordingHolds:
    """The port that holds reminders."""

    def __init__(self) -> None:
        self.held: list[tuple[Speaker, ReminderHold]] = []
        self.frozen: list[int] = []
        self.moved: list[tuple[int, int]] = []

    async def hold(self, speaker: Speaker, hold: ReminderHold, now: Instant) -> bool:
        self.held.append((speaker, hold))
        return True

    async def freeze(self, chat: int) -> None:
        self.frozen.append(chat)

    async def move(self, chat: int, to: int) -> None:
        self.moved.append((chat, to))


class RecordingUnderstander:
    """The real one, with a note of what it was given."""

    def __init__(self, real: Understander) -> None:
        self._real = real
        self.given: list[tuple[str, str | None]] = []

    def understand(self, text: str, topic: str | None = None) -> Understanding:
        self.given.append((text, topic))
        return self._real.understand(text, topic)

    def read_answer(self, awaiting: Awaiting, text: str, zone: str, now: Instant) -> TypedAnswer | None:
        return self._real.read_answer(awaiting, text, zone, now)

    def read_amount(self, text: str) -> Amount | None:
        return self._real.read_amount(text)

    def read_pause(self, text: str, zone: str, now: Instant) -> Instant | None:
        return self._real.read_pause(text, zone, now)


class Journey:
    """A flow with all its ports at hand."""

    def __init__(self, assistant: Assistant) -> None:
        self.conversations = RecordingConversations()
        self.holds = RecordingHolds()
        self.understander = RecordingUnderstander(assistant.understander)
        self.clock = FixedClock()
        records = NoRecords()
        self.flow = MessageFlow(
            assistant.library,
            Registry(CAPABILITIES),
            self.understander,
            self.conversations,
            records,
            self.holds,
            WorldPlaces(assistant.library.training.cues),
            NoMembers(),
            self.clock,
        )


@pytest.fixture
def journey(assistant: Assistant) -> Journey:
    return Journey(assistant)


async def test_load_then_decide_then_save(journey: Journey) -> None:
    decision = await journey.flow.handle(ADA, Said("why does my leg shake when I stretch?"))
    assert journey.conversations.asked == ["load", "save"]
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


async def test_an_ordinary_question_holds_no_reminders(journey: Journey) -> None:
    await journey.flow.handle(ADA, Said("why does my leg shake when I stretch?"))
    assert journey.holds.held == []


async def test_an_emergency_holds_all_reminders(journey: Journey, library: Library) -> None:
    await journey.flow.handle(ADA, Said("I have chest pain and I cannot breathe"))
    assert journey.holds.held == [(ADA, ReminderHold.ALL)]
