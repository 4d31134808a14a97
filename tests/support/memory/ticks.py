"""What the tick reads and writes, in memory: the `Ticks` port."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

from whenever import Instant

from bot.domain.occurrences import CAME, Due, Occurrence, Resolution, State
from bot.domain.records import KeptOccurrence
from bot.domain.schedules import AtTimes, Countdown, Every, Once, Schedule
from bot.reminding.still_coming import midnight
from tests.support.memory.changes import to_the_millisecond
from tests.support.memory.tables import PENDING, Tables

log = logging.getLogger(__name__)

_ARRIVED = (State.SENT, State.UNKNOWN)


class MemoryTicks:
    """What is claimed has the process that claimed it as its owner until it is settled; `wake` is when that was."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def take_lease(self, owner: str, now: Instant, until: Instant) -> bool:
        """Take or keep the lease until a moment; False while another process has it."""
        kept = self._tables
        if kept.leader not in (None, owner) and now < kept.leads_until <= until + (until - now):
            return False
        if kept.leader != owner or not now + (until - now) / 2 < kept.leads_until <= until:
            kept.leader, kept.leads_until = owner, until
        return True

    async def release_lease(self, owner: str) -> None:
        """Give up the lease, where it is this process's."""
        if self._tables.leader == owner:
            self._tables.leader = None

    async def leased_until(self) -> Instant | None:
        """The end of the last lease, given up or not; None where there was none."""
        return self._tables.leads_until if self._tables.leads_until > Instant.MIN else None

    async def waiting(self, after: int, limit: int) -> Sequence[Due]:
        """Occurrences that wait and were not asked for by a snooze, by their numbers from one on, not claimed."""
        numbers = [
            number
            for number, kept in sorted(self._tables.occurrences.items())
            if number > after and kept.occurrence.state is State.WAITING and kept.occurrence.parent is None
        ]
        return tuple(self._waiting(number) for number in numbers[:limit])

    def _waiting(self, number: int) -> Due:
        occurrence = self._tables.occurrences[number].occurrence
        reminder = self._tables.reminders[occurrence.reminder]
        return Due(occurrence, reminder, self._tables.people[reminder.person])

    async def bring_forward(self, occurrence: int, due: Instant) -> None:
        """A waiting occurrence comes at another moment."""
        kept = self._tables.occurrences.get(occurrence)
        if kept is not None and kept.occurrence.state is State.WAITING:
            moved = replace(kept.occurrence, due=to_the_millisecond(due), wake=to_the_millisecond(due))
            self._tables.occurrences[occurrence] = replace(kept, occurrence=moved)

    async def recover(self, owner: str, now: Instant) -> Sequence[Due]:
        """Put back what others claimed and did not attempt; take over and return what they did not record."""
        taken: list[int] = []
        for number, kept in list(self._tables.occurrences.items()):
            if kept.owner in (None, owner) or number not in self._tables.occurrences:
                continue
            if kept.occurrence.state is State.CLAIMED:
                self._tables.put_back(number, kept.occurrence.wake)
            else:
                self._tables.occurrences[number] = replace(kept, owner=owner)
                taken.append(number)
        return self._dues(taken, now)

    async def claim(self, owner: str, now: Instant, limit: int) -> Sequence[Due]:
        """Claim what is due, the longest waiting first; nothing where this process does not lead."""
        if self._tables.leader != owner or self._tables.leads_until <= now:
            return ()
        due = [
            (kept.occurrence.wake, number)
            for number, kept in self._tables.occurrences.items()
            if kept.occurrence.state is State.WAITING and kept.occurrence.wake <= now
        ]
        numbers = [number for _, number in sorted(due)[:limit]]
        for number in numbers:
            kept = self._tables.occurrences[number]
            claimed = replace(kept.occurrence, state=State.CLAIMED, wake=to_the_millisecond(now))
            self._tables.occurrences[number] = replace(kept, occurrence=claimed, owner=owner)
        return self._dues(numbers, now)

    async def attempt(self, owner: str, occurrence: int) -> bool:
        """Mark a claimed one as attempted; False where it is gone or not this process's any more."""
        kept = self._tables.occurrences.get(occurrence)
        if kept is None or kept.owner != owner or kept.occurrence.state is not State.CLAIMED:
            return False
        attempted = replace(kept.occurrence, state=State.ATTEMPTED, attempts=kept.occurrence.attempts + 1)
        self._tables.occurrences[occurrence] = replace(kept, occurrence=attempted)
        return True

    async def settle(self, owner: str, due: Due, settled: Resolution, now: Instant) -> int | None:
        """Record how it ended and add the next; the message of an older unanswered nudge of the same reminder.

        What was answered before it was recorded keeps its answer. What another process has taken over is left to it,
        but that it arrived is recorded where that one could not know.
        """
        settled, now = to_the_millisecond(settled), to_the_millisecond(now)
        number, reminder = due.occurrence.id, due.occurrence.reminder
        kept = self._tables.occurrences.get(number)
        if kept is None:
            return None
        ours = kept.owner == owner
        if settled.state is State.WAITING:
            if ours and kept.occurrence.answered is None:
                self._tables.put_back(number, settled.wake or due.occurrence.wake)
            return None
        if ours:
            self._end(kept, settled)
            if settled.state in _ARRIVED:
                taken_over = due.occurrence.state is not State.CLAIMED
                self._arrived(reminder, due.occurrence.wake if taken_over else now, settled.nudge)
            if settled.next_due is not None:
                self._tables.plan(reminder, settled.next_due, settled.missed_before)
        elif settled.state is State.SENT and kept.occurrence.state is State.UNKNOWN:
            arrived = replace(kept.occurrence, state=State.SENT, message=settled.message)
            self._tables.occurrences[number] = replace(kept, occurrence=arrived)
        else:
            return None
        return self._retire_older(due.occurrence) if settled.state is State.SENT else None

    async def next_wake(self) -> Instant | None:
        """When something is looked at next; None where nothing waits."""
        ones = (kept.occurrence for kept in self._tables.occurrences.values())
        return min((one.wake for one in ones if one.state is State.WAITING), default=None)

    async def trim(self, before: Instant, drafts_before: Instant) -> int:
        """Delete what ended before a moment, one-offs that are over, and old drafts; how many rows went."""
        kept = self._tables
        gone = kept.delete_occurrences(lambda one: _is_old(one, before))
        drinks = [key for key, drink in kept.drinks.items() if drink.at < before]
        stretches = {key for key in kept.stretches if key[1] < before}
        drafts = [speaker for speaker, draft in kept.drafts.items() if draft.asked < drafts_before]
        for key in drinks:
            del kept.drinks[key]
        kept.stretches -= stretches
        for speaker in drafts:
            del kept.drafts[speaker]
        over = [
            number
            for number, one in kept.reminders.items()
            if _is_past(one.schedule, before) and not any(kept.of_reminder(number))
        ]
        for number in over:
            kept.delete_reminder(number)
        return gone + len(drinks) + len(stretches) + len(drafts) + len(over)

    def _end(self, kept: KeptOccurrence, settled: Resolution) -> None:
        one = kept.occurrence
        ended = replace(one, message=settled.message or one.message, due=settled.due or one.due)
        if one.answered is None:
            ended = replace(ended, state=settled.state, reason=settled.reason)
        self._tables.occurrences[one.id] = replace(kept, occurrence=ended, owner=None)

    def _arrived(self, reminder: int, at: Instant, nudge: str | None) -> None:
        one = self._tables.reminders[reminder]
        self._tables.reminders[reminder] = replace(one, last_sent=at, last_nudge=nudge or one.last_nudge)
        self._tables.heard_of(one.person)

    def _retire_older(self, sent: Occurrence) -> int | None:
        """The message of the nudge before this one, where that was not answered: its buttons are to go."""
        older = [
            kept
            for kept in self._tables.of_reminder(sent.reminder)
            if kept.occurrence.state is State.SENT
            and not kept.retired
            and kept.occurrence.message is not None
            and kept.occurrence.due <= sent.due
            and kept.occurrence.id != sent.id
        ]
        if not older:
            return None
        first = min(older, key=lambda kept: kept.occurrence.due)
        self._tables.occurrences[first.occurrence.id] = replace(first, retired=True)
        return first.occurrence.message

    def _unsure(self, reminder: int) -> bool:
        """True where nobody knows whether the last one that was sent arrived."""
        came = [one.occurrence for one in self._tables.of_reminder(reminder) if one.occurrence.state in CAME]
        return bool(came) and max(came, key=lambda one: one.due).state is State.UNKNOWN

    def _dues(self, numbers: Iterable[int], now: Instant) -> Sequence[Due]:
        """What was claimed with all that belongs to it, in that order. What cannot be read fails, and no other."""
        found: list[Due] = []
        for number in numbers:
            kept = self._tables.occurrences[number]
            reminder = self._tables.reminders[kept.occurrence.reminder]
            profile = self._tables.people[reminder.person]
            try:
                drinks = self._tables.drunk(reminder.person, midnight(profile, now))
            except ValueError as error:
                log.error("occurrence %d cannot be read: %s", number, type(error).__name__)
                failed = replace(kept.occurrence, state=State.FAILED)
                self._tables.occurrences[number] = replace(kept, occurrence=failed, owner=None)
                continue
            drunk, last = sum(drink.ml for drink in drinks), drinks[-1].at if drinks else None
            found.append(Due(kept.occurrence, reminder, profile, drunk, last, self._unsure(kept.occurrence.reminder)))
        return tuple(found)


def _is_old(kept: KeptOccurrence, before: Instant) -> bool:
    one = kept.occurrence
    return one.state not in PENDING and one.due < before and kept.owner is None


def _is_past(schedule: Schedule, before: Instant) -> bool:
    """True for a one-off whose moment was before, and for what repeated until then."""
    match schedule:
        case Countdown(at):
            return at < before
        case Once(at):
            return at < before.to_tz("UTC").to_plain()
        case AtTimes(rule=rule) | Every(rule=rule):
            return rule.until is not None and rule.until < before.to_tz("UTC").to_plain()
