"""Days that were counted, and people of whom nothing was heard, in memory: the `Silence` port."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.silence import Acquaintance, Awaited, Day
from tests.support.memory.changes import forget, to_the_millisecond
from tests.support.memory.tables import PENDING, Tables


class MemorySilence:
    """Reads those who are silent in the order of their numbers, and erases them for good."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def day(self) -> Day:
        """The day that was counted last."""
        return self._tables.day

    async def begin_day(self, day: Day) -> None:
        """It is this day from now on."""
        self._tables.day = to_the_millisecond(day)

    async def silent(self, days: int, after: int, limit: int) -> Sequence[Acquaintance]:
        """Those with a number above one who have been silent for so many days, by their numbers."""
        people = [person for person in sorted(self._tables.people) if person > after and self._silence(person) >= days]
        return tuple(
            Acquaintance(person, self._silence(person), tuple(self._awaited(person))) for person in people[:limit]
        )

    async def erase(self, people: Sequence[int], days: int) -> int:
        """Erase those of them who are still silent; how many."""
        gone = [person for person in people if person in self._tables.people and self._silence(person) >= days]
        for person in gone:
            forget(self._tables, person)
        return len(gone)

    async def sweep(self) -> None:
        """Nothing is left of what was erased."""

    def _silence(self, person: int) -> int:
        return self._tables.day.number - self._tables.last_days.get(person, 0)

    def _awaited(self, person: int) -> Iterator[Awaited]:
        for number, one in self._tables.reminders.items():
            kept = [kept.occurrence for kept in self._tables.of_reminder(number)]
            if one.person == person and not one.frozen and any(each.state in PENDING for each in kept):
                ended = [each for each in kept if each.state not in PENDING]
                last = max(ended, key=lambda each: each.due, default=None)
                yield Awaited(last.state, last.reason) if last is not None else Awaited()
