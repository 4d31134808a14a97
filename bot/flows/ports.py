"""What the journeys need from outside, as Protocols."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol, TypeVar

from whenever import Date, Instant

from bot.domain.amounts import Amount
from bot.domain.changes import Change
from bot.domain.delivery import Delivery
from bot.domain.drafts import Awaiting, Draft
from bot.domain.editing import Edit
from bot.domain.feedback import Feedback
from bot.domain.illustrations import Illustration
from bot.domain.messages import Reply, Speaker
from bot.domain.occurrences import Due, History, Occurrence, Resolution
from bot.domain.picking import Pick
from bot.domain.places import Place
from bot.domain.records import Everything, Record
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.sessions import Placed, Shown
from bot.domain.silence import Acquaintance, Day
from bot.domain.typed_answers import TypedAnswer
from bot.domain.understanding import Understanding

K = TypeVar("K", contravariant=True)
V = TypeVar("V")


class Clock(Protocol):
    """The only source of the present."""

    def __call__(self) -> Instant:
        """This instant."""


class ShortMemory(Protocol[K, V]):
    """What is remembered for minutes and never written to a disk: so many values by key, the oldest forgotten first.

    Keys and values are plain data, so that several processes could share one.
    """

    async def recall(self, key: K) -> V | None:
        """What was remembered last, None where it is forgotten."""

    async def remember(self, key: K, value: V) -> None:
        """Remember it in place of what was."""

    async def forget(self, key: K) -> None:
        """Forget it; nothing happens where it is forgotten already."""


class Uploads(Protocol):
    """What Telegram calls the pictures that were uploaded once. Such a name holds for one bot, and one content."""

    async def find(self, bot: int, picture: str, digest: str) -> str | None:
        """The file_id of a picture, None where another content was uploaded under its name, or none."""

    async def keep(self, bot: int, picture: str, digest: str, file_id: str) -> None:
        """Keep a file_id in place of what was kept for the picture."""

    async def drop(self, bot: int, picture: str) -> None:
        """Forget a file_id that Telegram does not know any more."""


class Chats(Protocol):
    """Chats that go away, and groups that get another id."""

    async def freeze(self, chat: int, thread: int | None = None) -> None:
        """Freeze all reminders of a chat that blocked the bot, or of one topic that takes nothing; none waits."""

    async def move(self, chat: int, to: int) -> None:
        """A group has a new id; everything of it moves along."""


class Reader(Protocol):
    """Text to the answer of an open question."""

    def read_answer(self, awaiting: Awaiting, text: str, zone: str, now: Instant) -> TypedAnswer | None:
        """What a text means there; None where it is no answer to it."""

    def read_amount(self, text: str) -> Amount | None:
        """How much a text says was drunk, None where it names no amount."""

    def read_pause(self, text: str, zone: str, now: Instant) -> Instant | None:
        """The end of the pause that a text asks for, None where it names none."""

    def read_pause_instead(self, text: str, zone: str, now: Instant) -> Instant | None:
        """The end of a pause that was just made, as a text puts it right; None where it says anything else."""

    def read_edit(self, text: str) -> Edit | None:
        """What a text changes of the reminder that it replies to, None where it changes nothing."""

    def read_again(self, text: str, zone: str, now: Instant) -> Instant | None:
        """When a nudge is to come again, as a text that answers it says; None where it does not say."""


class Understander(Reader, Protocol):
    """Text to meaning."""

    def understand(
        self, text: str, topic: str | None = None, before: tuple[str, ...] = (), *, wish: bool = False
    ) -> Understanding:
        """What a text means, given the topic that was talked about last and the pieces of a complaint before it; a
        `wish` stands behind a command.
        """

    def may_owe_a_card(self, text: str, before: tuple[str, ...] = ()) -> bool:
        """False only where `understand` finds no sign that is owed a card; much less work than that."""

    def read_pick(self, text: str) -> Pick | None:
        """Which of several reminders a text means and nothing else; None where it says nothing of the kind."""

    def read_label(self, text: str, labels: Sequence[str]) -> int | None:
        """The place of the button whose words a text is; None where it is none of them."""

    def impersonal(self, text: str) -> str | None:
        """A text without names, numbers and rare words; None where too little is left."""

    def acts_in(self, text: str) -> tuple[str, ...]:
        """The two acts that a text reports or asks for, each in its own words; empty where it has not two."""


class People(Protocol):
    """What is kept of people for reminders and water."""

    async def load(self, speaker: Speaker, now: Instant) -> Record:
        """What is kept of one person, as this chat may see it; an empty record where nothing is."""

    async def apply(self, speaker: Speaker, changes: Sequence[Change], now: Instant) -> None:
        """All changes, or none, in one transaction. Raises StoreError."""

    async def seen(self, person: int) -> None:
        """Somebody wrote or tapped; written at most once a day, and for nobody of whom nothing is kept."""


class Silence(Protocol):
    """Days on which Hammy ran, and people of whom nothing was heard for many of them."""

    async def day(self) -> Day:
        """The day that was counted last."""

    async def begin_day(self, day: Day) -> None:
        """It is this day from now on."""

    async def silent(self, days: int, after: int, limit: int) -> Sequence[Acquaintance]:
        """Those with a number above one who have been silent for so many days, by their numbers."""

    async def erase(self, people: Sequence[int], days: int) -> int:
        """Erase those of them who are still silent; how many."""

    async def sweep(self) -> None:
        """Nothing of those who were erased can be read anywhere from now on."""


class FeedbackKept(Protocol):
    """What use teaches, by day and without anybody."""

    async def all(self) -> Feedback:
        """Everything, in the order of days."""

    async def trim(self, misses_before: Date, thumbs_before: Date) -> int:
        """Delete what is of a day before these, for good; how many rows went."""


class Drafts(Protocol):
    """Open questions."""

    async def draft(self, speaker: Speaker) -> Draft | None:
        """The open draft of one person in one chat; cheap, as it is asked for at every typed message."""


class Histories(Protocol):
    """What became of reminders."""

    async def occurrence(self, occurrence: int) -> tuple[Occurrence, Reminder] | None:
        """One occurrence of anybody, with its reminder."""

    async def open_nudge(self, chat: int, since: Instant) -> tuple[Occurrence, Reminder] | None:
        """The nudge that came last into a chat, with its reminder; None where it was due before, or is answered."""

    async def history(self, person: int, since: Instant) -> History:
        """What happened to a person's reminders and what they drank, since a moment."""

    async def reminder_history(self, reminder: int, limit: int) -> tuple[Occurrence, ...]:
        """The last occurrences of one reminder that ended, newest first."""

    async def frozen(self, chat: int) -> tuple[Scheduled, ...]:
        """The reminders of a chat that are frozen, but for one-offs that had their time."""


class Archive(Protocol):
    """Everything about one person, to be handed out."""

    async def everything(self, person: int) -> Everything:
        """All that is kept of one person, in every chat."""


class Records(People, Drafts, Histories, Archive, Protocol):
    """All of these, as a store gives them; whoever needs less says so."""


class Ticks(Protocol):
    """What the reminder journey reads and writes; one process leads at a time, and `owner` is the name of who asks."""

    async def take_lease(self, owner: str, now: Instant, until: Instant) -> bool:
        """Take or keep the lease until a moment; False while another process has it.

        One that ends later than any could by this clock was taken by a clock that ran ahead, and counts for nothing.
        """

    async def leased_until(self) -> Instant | None:
        """The end of the last lease, given up or not: that late was it for some process; None where there was none."""

    async def waiting(self, after: int, limit: int) -> Sequence[Due]:
        """Occurrences that wait and were not asked for by a snooze, by their numbers from one on, not claimed."""

    async def bring_forward(self, occurrence: int, due: Instant) -> None:
        """A waiting occurrence comes at another moment."""

    async def release_lease(self, owner: str) -> None:
        """Give up the lease, where it is this process's."""

    async def recover(self, owner: str, now: Instant) -> Sequence[Due]:
        """Put back what others claimed and did not attempt; return what they attempted and did not record."""

    async def claim(self, owner: str, now: Instant, limit: int) -> Sequence[Due]:
        """Claim what is due, the longest waiting first; nothing where this process does not lead."""

    async def attempt(self, owner: str, occurrence: int) -> bool:
        """Mark a claimed one as attempted, durably; False where it is gone or not this process's any more."""

    async def settle(self, owner: str, due: Due, settled: Resolution, now: Instant) -> int | None:
        """Record how it ended and add the next, in one transaction; the message of an older unanswered nudge."""

    async def trim(self, before: Instant, drafts_before: Instant) -> int:
        """Delete ended occurrences and drinks from before a moment, and older drafts; how many rows went."""


class Courier(Protocol):
    """Brings nudges into chats, no faster than Telegram allows."""

    def send_slot(self, chat: int) -> AbstractAsyncContextManager[float]:
        """Wait until one message may go to a chat; `deliver` is called within it, at most once.

        What it gives are the seconds that Telegram asked to wait for this chat: unless 0, nothing may be delivered.
        """

    async def prepare(self, reply: Reply) -> None:
        """Make ready what takes a while of a reply, before it takes anybody's turn."""

    async def deliver(self, chat: int, reply: Reply, thread: int | None = None) -> Delivery:
        """One attempt at one message, in a topic of the chat where one is named and takes it, else in the chat."""

    async def retire(self, chat: int, message: int) -> None:
        """Take the buttons off an older nudge; whatever comes of it."""


class Screens(Protocol):
    """The messages of sessions, changed only where that takes no turn from a nudge."""

    async def take_turn(self) -> bool:
        """A turn for one `show`, at once or not at all: False where others need it."""

    async def show(self, chat: int, message: Placed, reply: Reply, picture: Illustration | None) -> Shown:
        """One attempt within a turn, which ends with it, with another picture where one is given: a picture that cannot
        be shown costs no words.
        """


class Places(Protocol):
    """Towns and time zones."""

    def expect(self) -> None:
        """A person was asked for a place: get ready to find it."""

    async def find(self, text: str) -> tuple[Place, ...]:
        """Where a text may mean, the likeliest first, at most five; empty where nothing comes near."""

    async def at(self, latitude: float, longitude: float) -> Place | None:
        """The zone of a location; None where it is none, or nobody lives there (at sea, at a pole)."""


class Members(Protocol):
    """Who may do what in a group."""

    async def administrates(self, chat: int, person: int) -> bool:
        """True for an administrator or the owner of a group; False too where nobody can tell."""
