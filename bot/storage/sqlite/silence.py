"""Days that were counted, and people of whom nothing was heard: the `Silence` port."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.domain.occurrences import State
from bot.domain.silence import Acquaintance, Awaited, Day
from bot.storage.sqlite.changes import forget
from bot.storage.sqlite.connection import Database
from bot.storage.sqlite.rows import marks, moment_or_none, ms_or_none, reason_of
from bot.storage.sqlite.sweeping import sweep

_LAST = (
    "(SELECT o.{column} FROM occurrences o WHERE o.reminder = r.id"
    " AND o.state NOT IN ('waiting', 'claimed', 'attempted') ORDER BY o.due DESC LIMIT 1)"
)


class SqliteSilence:
    """Reads those who are silent in the order of their numbers, and erases them for good."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def day(self) -> Day:
        """The day that was counted last."""
        ((number, began),) = await self._database.rows("SELECT day, day_began FROM lease")
        return Day(number, moment_or_none(began))

    async def begin_day(self, day: Day) -> None:
        """It is this day from now on."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE lease SET day = ?, day_began = ?", (day.number, ms_or_none(day.began)))

    async def silent(self, days: int, after: int, limit: int) -> Sequence[Acquaintance]:
        """Those with a number above one who have been silent for so many days, by their numbers."""
        people = await self._database.rows(
            "SELECT person, day - last_day FROM people, lease WHERE person > ? AND last_day <= day - ?"
            " ORDER BY person LIMIT ?",
            (after, days, limit),
        )
        awaited: defaultdict[int, list[Awaited]] = defaultdict(list)
        for person, state, reason in await self._database.rows(
            f"SELECT r.person, {_LAST.format(column='state')}, {_LAST.format(column='reason')} FROM reminders r"
            f" WHERE r.person IN ({marks(len(people))}) AND r.frozen = 0 AND EXISTS (SELECT 1 FROM occurrences"
            " WHERE reminder = r.id AND state IN ('waiting', 'claimed', 'attempted')) ORDER BY r.id",
            [person for person, _ in people],
        ):
            awaited[person].append(Awaited(State(state) if state is not None else None, reason_of(reason)))
        return tuple(Acquaintance(person, silence, tuple(awaited[person])) for person, silence in people)

    async def erase(self, people: Sequence[int], days: int) -> int:
        """Erase those of them who are still silent; how many. Once it is swept nothing of them is in the file."""
        async with self._database.transaction() as connection:
            found = await connection.execute_fetchall(
                f"SELECT person FROM people, lease WHERE person IN ({marks(len(people))}) AND last_day <= day - ?",
                (*people, days),
            )
            gone = [person for (person,) in found]
            for person in gone:
                await forget(connection, person)
        return len(gone)

    async def sweep(self) -> None:
        """Nothing of those who were erased can be read in the file from now on."""
        await sweep(self._database)
