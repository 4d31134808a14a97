"""People with reminders, for tests of what is kept."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, PlainDateTime, Time, TimeDelta

from bot.domain.changes import AddReminder, AnswerOccurrence, Change, LogDrink, SaveProfile
from bot.domain.drinks import Drink
from bot.domain.kinds import KindId
from bot.domain.messages import Speaker
from bot.domain.occurrences import Due, Resolution, State
from bot.domain.profile import Profile
from bot.domain.records import Everything
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, AtTimes, Countdown, Every, Once, Schedule, Window
from bot.storage.sqlite.store import Store
from tests.support.kinds import STRETCHING
from tests.support.memory.store import MemoryStore

AnyStore = Store | MemoryStore

ADA = Speaker(7, 7)
BEN = Speaker(8, 8)
GROUP = -70
NOW = Instant.from_utc(2026, 3, 2, 8)
SOON = NOW + TimeDelta(minutes=1)
LATER = NOW + TimeDelta(hours=24)
SECOND = TimeDelta(seconds=1)
MINUTE = TimeDelta(minutes=1)
DAY = TimeDelta(hours=24)

DAILY = AtTimes(EVERY_DAY, (Time(8), Time(20, 30)))
HOURLY = Every(WEEKDAYS, 60, Window(Time(22), Time(2)))
ONCE = Once(PlainDateTime(2026, 3, 2, 8))
TIMER = Countdown(NOW)


def reminder(schedule: Schedule = DAILY, kind: KindId = STRETCHING, speaker: Speaker = ADA) -> Reminder:
    """One that is not stored yet."""
    return Reminder(speaker.person, speaker.chat, kind, schedule)


async def apply(store: AnyStore, *changes: Change, speaker: Speaker = ADA, now: Instant = NOW) -> None:
    """Change what is kept."""
    await store.records.apply(speaker, changes, now)


async def add(
    store: AnyStore, one: Reminder | None = None, due: Instant | None = NOW, speaker: Speaker = ADA, now: Instant = NOW
) -> Reminder:
    """A stored reminder, with an occurrence that is due."""
    before = await numbers(store, speaker)
    await apply(store, AddReminder(one or reminder(speaker=speaker), due), speaker=speaker, now=now)
    (number,) = set(await numbers(store, speaker)) - set(before)
    return next(found for found in await reminders(store, speaker) if found.id == number)


async def reminders(store: AnyStore, speaker: Speaker = ADA) -> tuple[Reminder, ...]:
    """All reminders of a person, those that are over too."""
    return (await store.records.everything(speaker.person)).reminders


async def numbers(store: AnyStore, speaker: Speaker = ADA) -> list[int]:
    """The ids of a person's reminders."""
    return [one.id or 0 for one in await reminders(store, speaker)]


async def take_lease(store: AnyStore, owner: str = "one", now: Instant = NOW) -> bool:
    """Take the lease for 15 seconds."""
    return await store.ticks.take_lease(owner, now, now + TimeDelta(seconds=15))


async def claim(store: AnyStore, now: Instant = NOW, owner: str = "one", limit: int = 64) -> list[Due]:
    """Lead, and claim what is due."""
    assert await take_lease(store, owner, now)
    return list(await store.ticks.claim(owner, now, limit))


async def claim_one(store: AnyStore, now: Instant = NOW, owner: str = "one") -> Due:
    """Lead, and claim the only one that is due."""
    (due,) = await claim(store, now, owner)
    return due


async def send(
    store: AnyStore, now: Instant = NOW, message: int = 501, following: Instant | None = LATER, owner: str = "one"
) -> Due:
    """Claim the only one that is due, and bring it to its end."""
    due = await claim_one(store, now, owner)
    assert await store.ticks.attempt(owner, due.occurrence.id)
    await store.ticks.settle(owner, due, sent(message, following), now)
    return due


def sent(message: int = 501, following: Instant | None = LATER) -> Resolution:
    """Delivered."""
    return Resolution(State.SENT, message=message, nudge="calves", next_due=following)


async def answer(store: AnyStore, due: Due, state: State = State.DONE, now: Instant = SOON) -> None:
    """Tap a button of a nudge; a snoozed one comes back ten minutes later."""
    again = now + 10 * MINUTE if state is State.SNOOZED else None
    await apply(store, AnswerOccurrence(due.occurrence.id, state, again=again), now=now)


async def state(store: AnyStore, due: Due) -> State | None:
    """What became of an occurrence; None where it is gone."""
    found = await store.records.occurrence(due.occurrence.id)
    return found[0].state if found else None


async def waiting(store: AnyStore) -> list[Instant]:
    """When what waits was meant to come."""
    found = [one.occurrence for kept in await _everything(store) for one in kept.occurrences]
    return sorted(one.due for one in found if one.state is State.WAITING)


async def set_zone(store: AnyStore, zone: str, speaker: Speaker = ADA) -> None:
    """The person lives there."""
    await apply(store, SaveProfile(replace(Profile(), zone=zone)), speaker=speaker)


async def drink(store: AnyStore, at: Instant, ml: int = 250, speaker: Speaker = ADA) -> None:
    """The person drank."""
    await apply(store, LogDrink(Drink(at, ml)), speaker=speaker, now=at)


async def count(store: AnyStore, table: str) -> int:
    """How many people, reminders, occurrences, drinks or drafts there are of Ada and Ben."""
    everything = await _everything(store)
    if table == "people":
        return sum(kept.profile is not None for kept in everything)
    return sum(len(getattr(kept, table)) for kept in everything)


async def _everything(store: AnyStore) -> list[Everything]:
    return [await store.records.everything(speaker.person) for speaker in (ADA, BEN)]


async def last_sent(store: AnyStore) -> Instant | None:
    """When the only reminder came last."""
    (one,) = (await store.records.load(ADA, NOW)).reminders
    return one.reminder.last_sent
