"""Databases with many people, written in bulk: what a bot has after years, within seconds."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count, islice
from pathlib import Path

from whenever import Instant, TimeDelta

from bot.domain.schedules import EVERY_DAY
from bot.storage.sqlite.connection import open_database

_BATCH = 50_000
_A_DAY = 24 * 60
_WEEK_MS = 7 * _A_DAY * 60_000
_PEOPLE = "INSERT OR IGNORE INTO people (person, zone) VALUES (?, 'UTC')"
_REMINDERS = """
INSERT INTO reminders (id, person, chat, kind, form, days, times, countdown_at) VALUES (?, ?, ?, 'stretch', ?, ?, ?, ?)
"""
_OCCURRENCES = "INSERT INTO occurrences (reminder, due, wake) VALUES (?, ?, ?)"


def daily_reminders(path: Path, number: int, each: int, after: Instant) -> None:
    """So many daily reminders, so many for each person; they come due in the week after a moment."""
    asyncio.run(_create(path))
    first, days = _millis(after) + 1, ",".join(EVERY_DAY)

    def reminders() -> Iterator[tuple[object, ...]]:
        for at in range(number):
            hour, minute = divmod(at % _A_DAY, 60)
            person = at // each + 1
            yield at + 1, person, person, "times", days, f"{hour:02}:{minute:02}", None

    def occurrences() -> Iterator[tuple[object, ...]]:
        for at in range(number):
            due = first + at * _WEEK_MS // number
            yield at + 1, due, due

    with _writing(path) as connection:
        _insert(connection, _PEOPLE, ((person + 1,) for person in range(-(-number // each))))
        _insert(connection, _REMINDERS, reminders())
        _insert(connection, _OCCURRENCES, occurrences())


def one_offs(path: Path, people: Sequence[int], dues: Sequence[Instant]) -> None:
    """One reminder for each moment, the people in turn; what an earlier measurement left in hand is dropped."""
    if not path.exists():
        asyncio.run(_create(path))
    with _writing(path) as connection:
        connection.execute("DELETE FROM occurrences WHERE state IN ('claimed', 'attempted')")
        connection.execute("UPDATE lease SET owner = NULL, until = 0")  # the clocks of measurements go back
        (used,) = connection.execute("SELECT coalesce(max(id), 0) FROM reminders").fetchone()
        planned = [
            (number, people[at % len(people)], _millis(due))
            for at, number, due in zip(count(), count(used + 1), dues, strict=False)
        ]
        rows = ((number, person, person, "countdown", None, None, due) for number, person, due in planned)
        _insert(connection, _PEOPLE, ((person,) for person in people))
        _insert(connection, _REMINDERS, rows)
        _insert(connection, _OCCURRENCES, ((number, due, due) for number, _, due in planned))


def one_more(path: Path, person: int, due: Instant) -> None:
    """One reminder that comes once, into a database that is in use."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(_PEOPLE, (person,))
        (used,) = connection.execute("SELECT coalesce(max(id), 0) FROM reminders").fetchone()
        connection.execute(_REMINDERS, (used + 1, person, person, "countdown", None, None, _millis(due)))
        connection.execute(_OCCURRENCES, (used + 1, _millis(due), _millis(due)))


def evenly(start: Instant, a_second: float, number: int) -> list[Instant]:
    """So many moments, so many of them a second."""
    return [start + TimeDelta(seconds=at / a_second) for at in range(number)]


async def _create(path: Path) -> None:
    await (await open_database(path)).close()


def _millis(moment: Instant) -> int:
    return int(moment.timestamp(unit="millisecond"))


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that is fast and takes no care; what is looked up is indexed again at the end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -262144")
        indexes = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql > ''").fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        yield connection
        for _, statement in indexes:
            connection.execute(statement)


def _insert(connection: sqlite3.Connection, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        connection.execute("BEGIN")
        connection.executemany(statement, batch)
        connection.execute("COMMIT")
