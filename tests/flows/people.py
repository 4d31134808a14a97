"""People who talk to the whole journey over a real store in memory."""

from __future__ import annotations

from bot.assistant import Adapters, Assistant
from bot.domain.actions import Action
from bot.domain.conversation import Decision
from bot.domain.drafts import Draft
from bot.domain.messages import Commanded, Incoming, Pressed, Said, Speaker
from bot.domain.places import Place
from bot.domain.records import Record
from bot.domain.schedules import Schedule
from bot.flows.message import MessageFlow
from bot.storage.sqlite.store import Store
from tests.capabilities.visits import fits_telegram
from tests.support.clock import FixedClock
from tests.support.talk import Answered

LISBON = Place("Lisbon", "Portugal", "Europe/Lisbon")
NEW_YORK = Place("New York", "United States", "America/New_York")
GROUP = -70


class FewPlaces:
    """The Places port of a small world; `broken` while it cannot be read."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.broken = False

    def expect(self) -> None:
        """It is all here."""

    async def find(self, text: str) -> tuple[Place, ...]:
        self.asked.append(text)
        if self.broken:
            raise RuntimeError("the gazetteer is gone")
        if text.lower() in ("est", "new york"):
            return (NEW_YORK,)
        return (LISBON,) if "lisbon" in text.lower() else ()

    async def at(self, latitude: float, longitude: float) -> Place | None:
        if self.broken:
            raise RuntimeError("the gazetteer is gone")
        return LISBON if abs(latitude) <= 90 else None


class OneAdministrator:
    """The Members port of a group with one administrator."""

    def __init__(self, person: int) -> None:
        self.person = person
        self.asked = 0

    async def administrates(self, chat: int, person: int) -> bool:
        self.asked += 1
        return person == self.person


class House:
    """The bot with everything it keeps."""

    def __init__(self, assistant: Assistant, store: Store) -> None:
        self.clock = FixedClock()
        self.store = store
        self.places = FewPlaces()
        self.members = OneAdministrator(7)
        kept = Adapters(store.records, store.chats, self.places, self.members)
        self.flow: MessageFlow = assistant.flow(self.clock, kept)

    def guest(self, person: int, chat: int | None = None) -> Guest:
        """A person, in private unless a chat is named."""
        return Guest(self, Speaker(person if chat is None else chat, person))


class Guest:
    """One person in one chat."""

    def __init__(self, house: House, speaker: Speaker) -> None:
        self.house = house
        self.speaker = speaker
        self.last: Answered | None = None

    @property
    def text(self) -> str:
        """What Hammy said last."""
        assert self.last is not None
        return self.last.text

    async def does(self, incoming: Incoming) -> Decision:
        """Anything at all; what comes back fits into Telegram."""
        decision = await self.house.flow.handle(self.speaker, incoming)
        if decision.reply is not None:
            fits_telegram(decision)
            self.last = Answered(decision)
        return decision

    async def says(self, *texts: str, edited: bool = False) -> Decision:
        """Type sentences, or change one that was typed."""
        for text in texts:
            decision = await self.does(Said(text, edited))
        return decision

    async def commands(self, name: str, argument: str = "") -> Decision:
        """Type a /command."""
        return await self.does(Commanded(name, argument))

    async def taps(self, *labels: str) -> Decision:
        """Tap buttons of what was shown last."""
        for label in labels:
            assert self.last is not None
            assert label in self.last.labels, self.last.labels
            decision = await self.presses(self.last.action(label))
        return decision

    async def presses(self, action: Action | None) -> Decision:
        """Tap any button."""
        return await self.does(Pressed(action, 10))

    async def lives_in_lisbon(self) -> None:
        """Tell the zone."""
        await self.commands("timezone", "lisbon")
        assert self.last is not None
        await self.taps(self.last.labels[0])

    async def record(self) -> Record:
        """What is kept."""
        return await self.house.store.records.load(self.speaker, self.house.clock())

    async def draft(self) -> Draft | None:
        """The open question."""
        return await self.house.store.records.draft(self.speaker)

    async def schedules(self) -> list[Schedule]:
        """The schedules of all reminders that this chat may see."""
        return [one.reminder.schedule for one in (await self.record()).reminders]
