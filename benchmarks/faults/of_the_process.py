"""The process is killed, stopped, flooded and doubled, and Telegram fails as it starts."""

from __future__ import annotations

import asyncio
import math
import random
import signal
import time
from collections import Counter
from pathlib import Path
from statistics import median

from whenever import Instant, TimeDelta

from benchmarks.crowd import daily_reminders
from benchmarks.faults.stage import ASKED, Fault, Row, Stage, wrong_in
from tests.support.chat import Person
from tests.support.process import READY, HammyProcess, hammy_run

_QUESTION = "why does my leg shake when I stretch?"
_TO_STOP = 8.0
_KILLS = 20
_FLOOD = 10_000
_FLOOD_A_SECOND = 80
_KEPT_UP = 0.9
"""The share of that pace below which those who write have no processor left: then they wait for themselves."""
_BETWEEN = 0.2
_AT_MOST_SLOWER = 2.0
_MOST_MB = 30.0
_MANY = 1_000_000
_STARTS = 5


async def _sigterm(stage: Stage, row: Row) -> None:
    people = await stage.people(20)
    await stage.page.fault("sendMessage", "slow", times=20, retry_after=5)
    async with stage.hammy() as hammy:
        for person in people:
            await person.write(ASKED)
        await asyncio.sleep(0.5)
        stopped = await _stopped(hammy)
        row.exceptions = wrong_in(hammy) + (stopped > _TO_STOP)
    row.note = f"stopped within {stopped:.1f} s"
    await stage.good_again()
    async with stage.hammy() as hammy:
        await stage.count(row, people, hammy)
        row.seconds = await stage.answered_within()


async def _sigkill(stage: Stage, row: Row) -> None:
    await _killed(stage, row, {})


async def _sigkill_posted(stage: Stage, row: Row) -> None:
    await _killed(stage, row, stage.posted)


async def _killed(stage: Stage, row: Row, settings: dict[str, str]) -> None:
    """People write, the process dies; in the end each has an answer, and nobody more than two."""
    chance, asked = random.Random(11), []
    for _ in range(_KILLS):
        people = await stage.people(20)
        async with stage.hammy(**settings) as hammy:
            for person in people:
                await person.write(_QUESTION)
            await asyncio.sleep(chance.uniform(0, 0.15))
            hammy.tell(signal.SIGKILL)
            await hammy.ended(within=5)
            row.exceptions += wrong_in(hammy)
        asked += people
    began = time.monotonic()
    async with stage.hammy(**settings) as hammy:
        row.seconds = time.monotonic() - began
        await stage.count(row, asked, hammy)
    often = Counter(call["params"]["chat_id"] for call in await stage.page.calls("sendMessage") if call["ok"])
    most = max(often[person.chat] for person in asked)
    row.note = f"those in hand as it died; at most {most} times; seconds: the start after it"
    row.exceptions += most > 2


async def _many(stage: Stage, row: Row) -> None:
    """The best of some starts counts: on a busy machine the others tell of the machine."""
    tomorrow = Instant.now() + TimeDelta(hours=24)  # noqa: TID251 (the clock)
    await asyncio.to_thread(daily_reminders, stage.database, _MANY, 3, tomorrow)
    starts = []
    for _ in range(_STARTS):
        began = time.monotonic()
        async with stage.hammy() as hammy:
            starts.append(time.monotonic() - began)
            await stage.answered_within()
            hammy.tell(signal.SIGKILL)
            await hammy.ended(within=5)
            row.exceptions += wrong_in(hammy)
    row.messages, row.seconds = _STARTS, min(starts)
    row.note = f"from kill -9 to ready, the best of {_STARTS}; the slowest {max(starts):.1f} s"


async def _two_processes(stage: Stage, row: Row) -> None:
    async with stage.hammy() as leader, stage.hammy() as other:
        people = await stage.people(20)
        for person in people:
            await person.write(ASKED)
        await stage.count(row, people)
        row.twice = 0  # what two ask for at once, both answer: a second process is for reminding alone
        await asyncio.sleep(1)
        leader.tell(signal.SIGKILL)
        await leader.ended(within=5)
        row.seconds = await stage.reminded_within()
        row.exceptions = wrong_in(other)


async def _flood(stage: Stage, row: Row) -> None:
    """Others ask one after the other while it comes, and before and after while the bot does not hear as much a second.

    Who writes and the playground are one process, and take their time from others too: with both they take the same.
    """
    async with stage.hammy() as hammy:
        one, *others = await stage.people(21)
        await one.say(ASKED)
        (unheard,) = await stage.page.group(one)
        quiet, _ = await _asked_during(stage, unheard, _FLOOD // 8)
        before, began = _resident_mb(hammy), time.monotonic()
        meanwhile, most = await _asked_during(stage, one, _FLOOD, hammy)
        a_second = _FLOOD / (time.monotonic() - began)
        quiet += (await _asked_during(stage, unheard, _FLOOD // 8))[0]
        for person in others:
            await person.write(ASKED)
        await stage.count(row, others)
        for _ in range(300):
            await one.write(ASKED)
        stopped = await _stopped(hammy)
        keeps_up = a_second > _KEPT_UP * _FLOOD_A_SECOND
        slower = keeps_up and median(meanwhile) > _AT_MOST_SLOWER * median(quiet)
        row.seconds = max(meanwhile)
        row.exceptions = wrong_in(hammy) + (stopped > _TO_STOP) + (most - before > _MOST_MB) + slower
        row.note = (
            f"{a_second:.0f} a second; {before:.0f} to {most:.0f} MB, stopped within {stopped:.1f} s; others wait"
            f" {1000 * median(meanwhile):.1f} ms in the median, {1000 * median(quiet):.1f} where the bot does not hear"
            f" it{'' if keeps_up else ' (too busy a machine to compare)'}; seconds: the slowest"
        )


async def _asked_during(
    stage: Stage, person: Person, number: int, hammy: HammyProcess | None = None
) -> tuple[list[float], float]:
    """How long others wait while one writes so much at a pace that nobody types, and the most MB meanwhile."""
    waited, most = [], 0.0
    flood = asyncio.ensure_future(_written_evenly(person, number))
    while not flood.done():
        waited.append(await stage.answered_within())
        most = max(most, _resident_mb(hammy) if hammy is not None else 0.0)
        await asyncio.sleep(_BETWEEN)
    await flood
    return waited, most


async def _written_evenly(person: Person, number: int) -> None:
    began = time.monotonic()
    for one in range(number):
        await person.write(_QUESTION)
        await asyncio.sleep(max(0.0, began + one / _FLOOD_A_SECOND - time.monotonic()))


async def _fails_at_start(stage: Stage, row: Row) -> None:
    await stage.page.fault("getMe", "500", times=3)
    began = time.monotonic()
    async with stage.hammy() as hammy:
        row.seconds = time.monotonic() - began
        row.exceptions = wrong_in(hammy)
        row.messages = 1
        await stage.answered_within()


async def _refused_for_good(stage: Stage, row: Row) -> None:
    async with hammy_run(**stage.settings) as hammy:
        await hammy.printed(READY)
        hammy.follow()
        await stage.page.fault("getUpdates", "401", times=100_000)
        began = time.monotonic()
        code = await hammy.ended(within=300)
        row.seconds = time.monotonic() - began
        last = hammy.output.strip().splitlines()[-1]
        row.exceptions = int(code != 1 or "HAMMY_TOKEN" not in last or wrong_in(hammy) != 1)


async def _stopped(hammy: HammyProcess) -> float:
    """Seconds until it has ended well after SIGTERM; infinite where it ended otherwise."""
    began = time.monotonic()
    hammy.tell(signal.SIGTERM)
    code = await hammy.ended(within=30)
    return time.monotonic() - began if code == 0 else math.inf


def _resident_mb(hammy: HammyProcess) -> float:
    status = Path(f"/proc/{hammy.number}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) * 1024 / 1e6


FAULTS_OF_THE_PROCESS = (
    Fault("getMe: 500 3 times, at the start", _fails_at_start),
    Fault("SIGTERM while 20 answers take 5 s each", _sigterm),
    Fault(f"SIGKILL, {_KILLS} times, at a random moment", _sigkill, named=True),
    Fault(f"the same with a webhook: SIGKILL, {_KILLS} times", _sigkill_posted, named=True),
    Fault(f"SIGKILL with {_MANY:,} reminders: the start after it", _many, bound=2),
    Fault("two processes, the leading one killed", _two_processes, bound=20, note="until the other one reminds"),
    Fault(f"{_FLOOD:,} messages of one person", _flood, named=True),
    Fault(
        "getUpdates: 401 for good", _refused_for_good, bound=240, note="ends with 1 and one line after three minutes"
    ),
)
