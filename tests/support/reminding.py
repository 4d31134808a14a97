"""What the journey of a reminder needs, as fakes that record."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from whenever import Instant, Time

from bot.domain.delivery import Delivery, DeliveryOutcome
from bot.domain.messages import Reply
from bot.domain.nudges import Nudge
from bot.domain.occurrences import Due, Occurrence, Resolution, State
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, AtTimes
from bot.domain.text import sentence
from tests.support.kinds import STRETCHING

ADA, GROUP = 7, -70
EIGHT = Instant.from_utc(2026, 3, 2, 8)
DELIVERED = Delivery(DeliveryOutcome.DELIVERED, 501)
NUDGES = tuple(Nudge(f"n{number}", STRETCHING, sentence(f"Stretch {number}.")) for number in range(3))


def due(number: int = 1, *, chat: int = ADA, profile: Profile | None = None, last: str | None = None) -> Due:
    """A daily stretch at eight in UTC that is due now."""
    schedule = AtTimes(EVERY_DAY, (Time(8),))
    return Due(
        Occurrence(number, number, EIGHT, EIGHT, State.CLAIMED),
        Reminder(ADA, chat, STRETCHING, schedule, id=number, last_nudge=last),
        profile or Profile(zone="UTC"),
    )


class DiskFullError(Exception):
    """The storage fails."""


class RecordingTicks:
    """The storage of one process, with a note of what it was asked in which order."""

    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.leads = True
        self.due: list[Due] = []
        self.left_behind: list[Due] = []
        self.taken_over: set[int] = set()
        self.settled: dict[int, Resolution] = {}
        self.older: int | None = None
        self.trouble: dict[str, int] = {}
        self.error: type[Exception] = DiskFullError
        self.limits: list[int] = []
        self.leases: list[Instant] = []
        self.brought_forward: dict[int, Instant] = {}
        self.trimmed: list[tuple[Instant, Instant]] = []

    async def take_lease(self, owner: str, now: Instant, until: Instant) -> bool:
        self._note("lease")
        self.leases.append(until)
        return self.leads

    async def release_lease(self, owner: str) -> None:
        self._note("release")

    async def leased_until(self) -> Instant | None:
        return self.leases[-1] if self.leases else None

    async def waiting(self, after: int, limit: int) -> Sequence[Due]:
        return [one for one in self.due if one.occurrence.id > after][:limit]

    async def bring_forward(self, occurrence: int, due: Instant) -> None:
        self.brought_forward[occurrence] = due

    async def recover(self, owner: str, now: Instant) -> Sequence[Due]:
        self._note("recover")
        found, self.left_behind = self.left_behind, []
        return found

    async def claim(self, owner: str, now: Instant, limit: int) -> Sequence[Due]:
        self._note("claim")
        self.limits.append(limit)
        found, self.due = self.due[:limit], self.due[limit:]
        return found

    async def attempt(self, owner: str, occurrence: int) -> bool:
        self._note("attempt")
        return occurrence not in self.taken_over

    async def settle(self, owner: str, due: Due, settled: Resolution, now: Instant) -> int | None:
        self._note("settle")
        self.settled[due.occurrence.id] = settled
        return self.older

    async def trim(self, before: Instant, drafts_before: Instant) -> int:
        self._note("trim")
        self.trimmed.append((before, drafts_before))
        return 3

    def _note(self, what: str) -> None:
        self.log.append(what)
        if self.trouble.get(what, 0):
            self.trouble[what] -= 1
            raise self.error


class RecordingChats:
    """The chats, with a note of what became of them; it fails as often as there is `trouble`."""

    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.trouble = 0

    async def freeze(self, chat: int, thread: int | None = None) -> None:
        self._note(f"freeze {chat}")

    async def move(self, chat: int, to: int) -> None:
        self._note(f"move {chat} {to}")

    def _note(self, what: str) -> None:
        self.log.append(what)
        if self.trouble:
            self.trouble -= 1
            raise DiskFullError


class RecordingCourier:
    """Delivers as it is told."""

    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.outcomes: dict[int, Delivery | Exception] = {}
        self.told_to_wait = 0.0
        self.sent: list[tuple[int, Reply]] = []
        self.slow: dict[int, asyncio.Event] = {}
        self.held = asyncio.Event()
        self.held.set()

    @asynccontextmanager
    async def send_slot(self, chat: int) -> AsyncIterator[float]:
        self.log.append("turn")
        await self.held.wait()
        yield self.told_to_wait
        self.log.append("turn over")

    async def prepare(self, reply: Reply) -> None:
        self.log.append("prepare")

    async def deliver(self, chat: int, reply: Reply, thread: int | None = None) -> Delivery:
        self.log.append("deliver")
        self.sent.append((chat, reply))
        if chat in self.slow:
            await self.slow[chat].wait()
        outcome = self.outcomes.get(chat, DELIVERED)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def retire(self, chat: int, message: int) -> None:
        self.log.append(f"retire {message}")
