"""The machine, its disk and its database fail."""

from __future__ import annotations

import asyncio
import random
import resource
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from benchmarks.faults.stage import Fault, Row, Stage, wrong_in
from tests.cli.databases import only_for_reading
from tests.support.process import hammy_run

_DRANK = "I drank 300 ml"
_QUESTION = "why does my leg shake when I stretch?"
_LOCKED = 30.0
_AT_ONCE = 0.5
"""Seconds in which half of those have their answer who ask for nothing that is kept."""
_ONE_LINE = "ends with 1 and one line"
_NOWHERE = Path("/proc/hammy.db")


async def _locked(stage: Stage, row: Row) -> None:
    """Strangers ask one after the other: nothing of theirs is kept, so nothing waits for the lock."""
    async with stage.hammy() as hammy:
        people = await stage.people(20)
        waited = []
        with closing(sqlite3.connect(stage.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            ends = time.monotonic() + _LOCKED
            for person in people:
                began = time.monotonic()
                await person.say(_QUESTION)
                waited.append(time.monotonic() - began)
            await asyncio.sleep(max(0.0, ends - time.monotonic()))
        row.messages = len(people)
        row.seconds = await stage.answered_within()
        row.exceptions = wrong_in(hammy) + (median(waited) > _AT_ONCE)
        row.note = f"half of the answers meanwhile within {median(waited):.2f} s, all within {max(waited):.2f} s"


async def _full(stage: Stage, row: Row) -> None:
    """No file may grow: what cannot be kept is said in one sentence, and kept again once there is room."""
    async with stage.hammy() as hammy:
        people = await stage.people(20)
        wal = stage.database.with_name(f"{stage.database.name}-wal")
        most = resource.prlimit(hammy.number, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(hammy.number, resource.RLIMIT_FSIZE, (max(4096, wal.stat().st_size), most))
        for person in people:
            await person.write(_DRANK)
        await stage.count(row, people)
        kept = _drinks(stage.database)
        resource.prlimit(hammy.number, resource.RLIMIT_FSIZE, (most, most))
        row.seconds = await stage.answered_within()
        for person in people:
            await person.write(_DRANK)
        await stage.count(row, people)
        row.lost += len(people) - (_drinks(stage.database) - kept)
        row.twice = 0
        row.exceptions = "Traceback" in hammy.output


async def _corrupt(stage: Stage, row: Row) -> None:
    stage.database.write_bytes(random.Random(1).randbytes(40_960))
    await _refuses(row, stage.settings)


async def _nowhere(stage: Stage, row: Row) -> None:
    await _refuses(row, stage.settings | {"database": str(_NOWHERE)})


async def _read_only(stage: Stage, row: Row) -> None:
    """For every account: as root the modes of a file count for nothing."""
    async with stage.hammy() as hammy:
        hammy.tell(signal.SIGTERM)  # killed, it would leave a log that has the first page as it was
        await hammy.ended(within=10)
    only_for_reading(stage.database)
    await _refuses(row, stage.settings)


async def _refuses(row: Row, settings: dict[str, str]) -> None:
    """It ends by itself with 1 and one line."""
    began = time.monotonic()
    async with hammy_run(**settings) as hammy:
        code = await hammy.ended(within=30)
        row.seconds = time.monotonic() - began
        row.exceptions = int(code != 1 or len(hammy.output.strip().splitlines()) != 1)


async def _deleted(stage: Stage, row: Row, *, replaced: bool = False) -> None:
    async with stage.hammy() as hammy:
        stage.database.unlink()
        if replaced:
            stage.database.write_bytes(b"")
        began = time.monotonic()
        code = await hammy.ended(within=60)
        row.seconds = time.monotonic() - began
        row.exceptions = int(code != 1 or "Traceback" in hammy.output)


async def _replaced(stage: Stage, row: Row) -> None:
    await _deleted(stage, row, replaced=True)


def _drinks(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        count: int = connection.execute("SELECT count(*) FROM drinks").fetchone()[0]
    return count


FAULTS_OF_THE_MACHINE = (
    Fault(f"database locked by another program for {_LOCKED:.0f} s: questions meanwhile", _locked),
    Fault("disk full, then room again", _full, named=True, note="everything is kept again once there is room"),
    Fault("corrupt database, at the start", _corrupt, bound=30, note=_ONE_LINE),
    Fault("database where nobody may write, at the start", _nowhere, bound=30, note=_ONE_LINE),
    Fault("database that can only be read, at the start", _read_only, bound=30, note=_ONE_LINE),
    Fault("database deleted while it runs", _deleted, bound=60, note=_ONE_LINE),
    Fault("database replaced while it runs", _replaced, bound=60, note=_ONE_LINE),
)
