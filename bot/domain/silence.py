"""How long nothing was heard of people, in days on which Hammy ran."""

from __future__ import annotations

from whenever import Instant

from bot.domain.occurrences import Reason, State
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """A day by its number, and when it began; None before the first."""

    number: int = 0
    began: Instant | None = None


@dataclass(frozen=True, slots=True)
class Awaited:
    """A reminder that waits in a chat that is there, by how its last time ended; None before its first."""

    last: State | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A person who has neither written nor got a reminder for so many days, with what they are still to get."""

    person: int
    silent_days: int
    awaited: tuple[Awaited, ...] = ()
