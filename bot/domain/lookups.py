"""What a capability needs to know besides the person's record, as data. Each names the type of what it gives."""

from __future__ import annotations

from typing import Generic, TypeVar

from whenever import Instant

from bot.domain.amounts import Amount
from bot.domain.occurrences import History, Occurrence
from bot.domain.places import Place
from bot.domain.records import Everything
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.values import dataclass

Found = TypeVar("Found")


class Lookup(Generic[Found]):
    """Something to be looked up; the journey of a message does it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class FindPlaces(Lookup[tuple[Place, ...]]):
    """Where a text may mean, the likeliest first; empty where nothing comes near, or nothing could be looked up."""

    text: str


@dataclass(frozen=True, slots=True)
class LocatePlace(Lookup[tuple[Place, ...]]):
    """The place of a location in degrees; empty where there is none."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class ReadPause(Lookup[Instant | None]):
    """The end of the pause that a text asks for; None where it names none."""

    text: str


@dataclass(frozen=True, slots=True)
class ReadAmount(Lookup[Amount | None]):
    """How much a text says was drunk; None where it names no amount."""

    text: str


@dataclass(frozen=True, slots=True)
class ReadHistory(Lookup[History]):
    """What happened to the person's reminders, and what they drank, since a moment."""

    since: Instant


@dataclass(frozen=True, slots=True)
class ReadReminderHistory(Lookup[tuple[Occurrence, ...]]):
    """The last occurrences of one reminder that ended, newest first."""

    reminder: int
    limit: int


@dataclass(frozen=True, slots=True)
class ReadOccurrence(Lookup[tuple[Occurrence, Reminder] | None]):
    """One occurrence with its reminder; None where it is gone, or is none of this chat's."""

    occurrence: int


@dataclass(frozen=True, slots=True)
class ReadFrozen(Lookup[tuple[Scheduled, ...]]):
    """The reminders of this chat that are frozen."""


@dataclass(frozen=True, slots=True)
class ReadEverything(Lookup[Everything]):
    """All that is kept of the person."""


AnyLookup = (
    FindPlaces
    | LocatePlace
    | ReadPause
    | ReadAmount
    | ReadHistory
    | ReadReminderHistory
    | ReadOccurrence
    | ReadFrozen
    | ReadEverything
)
