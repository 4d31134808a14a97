"""The machine, its disk and its clock fail, and the process is stopped in every way."""

from __future__ import annotations

import asyncio
import math
import random
import resource
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

from whenever import Instant

from benchmarks.crowd import one_more
from benchmarks.faults.ahead import MODULE
from benchmarks.faults.stage import ASKED, Row, Stage, staged, wrong_in
from tests.support.process import HammyProcess, hammy_run

_DRANK = "I drank 300 ml"
_TO_STOP = 8.0
_FLOOD = 10_000
_MOST_MB = 30.0


async def faults_of_the_machine() -> AsyncIterator[Row]:
    """A row for each."""
    for meet in (_locked, _full, _corrupt, _deleted, _sigterm, _sigkill, _two_processes, _flood):
        async with staged() as stage:
            yield await meet(stage)
    for hours in (6, 48, 400 * 24):
        for restarted in (False, True):
            async with staged() as stage:
                yield await _clock(stage, hours, restarted=restarted)


async def _locked(stage: Stage) -> Row:
    row = Row("database locked by another program for 8 s: questions meanwhile")
    async with stage.hammy() as hammy:
        people = await stage.people(20)
        with closing(sqlite3.connect(stage.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            ends = time.monotonic() + 8
            for person in people:
                await person.write("why does my leg shake when I stretch?")
            await stage.count(row, people)
            await asyncio.sleep(max(0.0, ends - time.monotonic()))
        row.seconds = await stage.answered_within()
        row.exceptions = wrong_in(hammy)
    return row


async def _full(stage: Stage) -> Row:
    """No file may grow: what cannot be kept is said in one sentence, and kept again once there is room."""
    row = Row("disk full, then room again", named=True)
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
        row.note = "everything is kept again once there is room"
        row.exceptions = "Traceback" in hammy.output
    return row


async def _corrupt(stage: Stage) -> Row:
    stage.database.write_bytes(random.Random(1).randbytes(40_960))
    return await _refuses(stage, "corrupt database, at the start")


async def _refuses(stage: Stage, fault: str) -> Row:
    """It ends by itself with 1 and one line."""
    row = Row(fault, note="ends with 1 and one line", bound=30)
    began = time.monotonic()
    async with hammy_run(**stage.settings) as hammy:
        code = await hammy.ended(within=30)
        row.seconds = time.monotonic() - began
        row.exceptions = int(code != 1 or len(hammy.output.strip().splitlines()) != 1)
    return row


async def _deleted(stage: Stage) -> Row:
    row = Row("database deleted while it runs", note="ends with 1 and one line", bound=60)
    async with stage.hammy() as hammy:
        stage.database.unlink()
        began = time.monotonic()
        code = await hammy.ended(within=60)
        row.seconds = time.monotonic() - began
        row.exceptions = int(code != 1 or "Traceback" in hammy.output)
    return row


async def _sigterm(stage: Stage) -> Row:
    row = Row("SIGTERM while 20 answers take 5 s each", note="stopped within {:.1f} s")
    people = await stage.people(20)
    await stage.page.fault("sendMessage", "slow", times=20, retry_after=5)
    async with stage.hammy() as hammy:
        for person in people:
            await person.write(ASKED)
        await asyncio.sleep(0.5)
        stopped = await _stopped(hammy)
        row.exceptions = wrong_in(hammy) + (stopped > _TO_STOP)
    row.note = row.note.format(stopped)
    await stage.good_again()
    async with stage.hammy() as hammy:
        await stage.count(row, people, hammy)
        row.seconds = await stage.answered_within()
    return row


async def _sigkill(stage: Stage, rounds: int = 20) -> Row:
    row = Row(f"SIGKILL, {rounds} times, at a random moment", named=True, bound=30)
    chance, asked = random.Random(11), []
    for _ in range(rounds):
        people = await stage.people(20)
        async with stage.hammy() as hammy:
            for person in people:
                await person.write("why does my leg shake when I stretch?")
            await asyncio.sleep(chance.uniform(0, 0.15))
            hammy.tell(signal.SIGKILL)
            await hammy.ended(within=5)
            row.exceptions += wrong_in(hammy)
        asked += people
    began = time.monotonic()
    async with stage.hammy() as hammy:
        row.seconds = time.monotonic() - began
        await stage.count(row, asked, hammy)
    often = Counter(call["params"]["chat_id"] for call in await stage.page.calls("sendMessage") if call["ok"])
    row.note = f"those in hand as it died; at most {max(often[person.chat] for person in asked)} times"
    row.exceptions += max(often[person.chat] for person in asked) > 2
    return row


async def _two_processes(stage: Stage) -> Row:
    row = Row("two processes, the leading one killed", bound=20, note="until the other one reminds")
    async with stage.hammy() as leader, stage.hammy() as other:
        people = await stage.people(20)
        for person in people:
            await person.write(ASKED)
        await stage.count(row, people)
        row.twice = 0  # what two ask for at once, both answer: a second process is for reminding alone
        await asyncio.sleep(1)
        leader.tell(signal.SIGKILL)
        await leader.ended(within=5)
        row.seconds = await _reminded(stage)
        row.exceptions = wrong_in(other)
    return row


async def _flood(stage: Stage) -> Row:
    row = Row(f"{_FLOOD:,} messages of one person", named=True)
    async with stage.hammy() as hammy:
        one, *others = await stage.people(21)
        await one.say(ASKED)
        before = _resident_mb(hammy)
        slowest, most = 0.0, before
        for number in range(_FLOOD):
            await one.write("why does my leg shake when I stretch?")
            if number % (_FLOOD // 20) == 0:
                slowest = max(slowest, await stage.answered_within())
                most = max(most, _resident_mb(hammy))
        for person in others:
            await person.write(ASKED)
        await stage.count(row, others)
        most = max(most, _resident_mb(hammy))
        for _ in range(300):
            await one.write(ASKED)
        stopped = await _stopped(hammy)
        row.seconds = slowest
        row.exceptions = wrong_in(hammy) + (stopped > _TO_STOP) + (most - before > _MOST_MB)
        row.note = f"{before:.0f} to {most:.0f} MB, stopped within {stopped:.1f} s; seconds: the slowest of others"
    return row


async def _clock(stage: Stage, hours: int, *, restarted: bool) -> Row:
    """What is due once the clock is right again comes soon."""
    way = "and a start" if restarted else "while it runs"
    row = Row(f"clock {hours} h ahead, then right ({way})", bound=60, note="until it reminds")
    async with stage.hammy(MODULE, str(hours)) as hammy:
        await asyncio.sleep(1.5)
        if not restarted:
            hammy.tell(signal.SIGUSR1)
            await asyncio.sleep(0.1)
            row.seconds = await _reminded(stage)
        else:
            hammy.tell(signal.SIGKILL)
            await hammy.ended(within=5)
        row.exceptions = wrong_in(hammy)
    if restarted:
        async with stage.hammy() as hammy:
            row.seconds = await _reminded(stage)
            row.exceptions += wrong_in(hammy)
    row.messages = 1
    return row


async def _reminded(stage: Stage) -> float:
    """Seconds from now until a reminder arrives that is due now."""
    began = time.monotonic()
    (person,) = await stage.people(1)
    await person.write(ASKED)  # a bot may not begin a conversation
    await asyncio.to_thread(one_more, stage.database, person.id, Instant.now())  # noqa: TID251 (the clock)
    async with asyncio.timeout(90):
        for _ in (ASKED, "the reminder"):
            await stage.page.heard(person.chat).get()
    return time.monotonic() - began


async def _stopped(hammy: HammyProcess) -> float:
    """Seconds until it has ended well after SIGTERM; infinite where it ended otherwise."""
    began = time.monotonic()
    hammy.tell(signal.SIGTERM)
    code = await hammy.ended(within=30)
    return time.monotonic() - began if code == 0 else math.inf


def _drinks(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        count: int = connection.execute("SELECT count(*) FROM drinks").fetchone()[0]
    return count


def _resident_mb(hammy: HammyProcess) -> float:
    status = Path(f"/proc/{hammy.number}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) * 1024 / 1e6
