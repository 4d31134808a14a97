"""Proof of delivery: processes that die with kill -9 at every step, and what became of each reminder.

`python -m benchmarks.crashes [--rounds N] [--write FILE]` serves a playground, lets reminders come due, kills the
process that brings them, lets a fresh one go on, and compares the playground's own log of calls with the history.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from rich.console import Console
from rich.table import Table
from whenever import Instant, Time

from benchmarks.crash_tally import Tally, as_markdown, table
from benchmarks.reliability import machine, write_proofs
from benchmarks.reminding import Errand, Step, clock_of, opened, remind, reminding_library
from bot.domain.changes import AddReminder, DeleteReminder, SaveProfile
from bot.domain.kinds import KindId
from bot.domain.messages import Speaker
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, AtTimes
from bot.flows.ports import Records
from playground.server import Playground

_AT_RANDOM = "at a random moment"
_RACE = "two processes at once, the lead changing hands"
_RACE_AND_CRASH = "the same, and one dies at a random moment"
_KINDS = (*(step.value for step in Step), _AT_RANDOM, _RACE, _RACE_AND_CRASH)

_PEOPLE = 12
_AHEAD = 900.0
"""Seconds that the clock of each process is ahead of the one before it, so that the lease of a dead one has ended."""
_SPEED = 20.0
_SHORT_LEASE = 0.4
_LONGEST_ROUND = 30.0
_LONGEST_LIFE = 0.6
"""Seconds within which a process is killed at random."""
_FAULTS = ({"kind": "429", "retry_after": 1}, {"kind": "500"}, {"kind": "cut"})
_FAULTY = 3
"""One round in so many meets a fault of the network too."""


class ProofError(Exception):
    """A round came to no end; the message says which."""


@dataclass(frozen=True, slots=True)
class Telegram:
    """The playground, with people who have started the bot."""

    url: str
    token: str
    people: tuple[int, ...]
    http: httpx.AsyncClient

    async def calls(self, since: int) -> list[dict[str, Any]]:
        """What was asked of the Bot API since a call."""
        calls: list[dict[str, Any]] = (await self.http.get("/playground/calls", params={"since": since})).json()
        return calls


class Proof:
    """The rounds, each over the same database."""

    def __init__(self, telegram: Telegram, records: Records, errand: Errand, chance: random.Random) -> None:
        self._telegram = telegram
        self._records = records
        self._errand = errand
        self._chance = chance
        self._processes = multiprocessing.get_context("forkserver")
        self._processes.set_forkserver_preload(["benchmarks.reminding"])
        self._ahead = 0.0

    async def round(self, kind: str, *, faulty: bool) -> Tally:
        """Let reminders come due for everybody, kill as the kind says, let a fresh process go on, and count."""
        calls = await self._telegram.calls(0)
        since = calls[-1]["n"] if calls else 0
        self._ahead += _AHEAD
        reminders = await self._come_due()
        if faulty:
            fault = {"method": "sendMessage", **self._chance.choice(_FAULTS)}
            (await self._telegram.http.post("/playground/faults", json=fault)).raise_for_status()
        deaths = await self._crash(kind, reminders)
        tally = Tally(rounds=1, deaths=deaths)
        await self._telegram.http.delete("/playground/faults")
        sent = Counter(
            int(call["params"]["chat_id"])
            for call in await self._telegram.calls(since)
            if call["method"] == "sendMessage" and call["ok"]
        )
        for person, reminder in reminders.items():
            reminder_history = await self._records.reminder_history(reminder, 5)
            kept = await self._records.load(Speaker(person, person), clock_of(self._ahead)())
            planned = any(one.reminder.id == reminder and one.next_due is not None for one in kept.reminders)
            tally.add([one.state for one in reminder_history], sent[person], planned)
        return tally

    async def _come_due(self) -> dict[int, int]:
        """A new reminder for each person in place of the old one, due now; their ids by person."""
        now = clock_of(self._ahead)()
        local = now.to_tz("UTC")
        due = Instant.from_utc(local.year, local.month, local.day, local.hour, local.minute)
        schedule = AtTimes(EVERY_DAY, (Time(local.hour, local.minute),))
        reminders = {}
        for person in self._telegram.people:
            speaker = Speaker(person, person)
            old = (await self._records.load(speaker, now)).reminders
            gone = tuple(DeleteReminder(one.reminder.id) for one in old if one.reminder.id is not None)
            new = AddReminder(Reminder(person, person, KindId("stretch"), schedule), due)
            await self._records.apply(speaker, (SaveProfile(Profile(zone="UTC")), *gone, new), now)
            (added,) = (await self._records.load(speaker, now)).reminders
            assert added.reminder.id is not None
            reminders[person] = added.reminder.id
        return reminders

    async def _crash(self, kind: str, reminders: dict[int, int]) -> int:
        """Run the processes of one round; how many died as they were meant to."""
        if kind in (_RACE, _RACE_AND_CRASH):
            return await self._race(reminders, crash=kind == _RACE_AND_CRASH)
        deaths = 0
        steps = [Step.SENT, Step.RECOVERED] if kind == Step.RECOVERED else [kind]
        for step in steps:
            deaths += await self._life(step)
        async with self._process(self._next_errand()) as process:
            await self._all_ended(kind, reminders, process)
        return deaths

    async def _life(self, step: str) -> int:
        if step == _AT_RANDOM:
            async with self._process(self._next_errand()) as process:
                await asyncio.sleep(self._chance.uniform(0, _LONGEST_LIFE))
                process.kill()
            return 1
        nth = 1 if step in (Step.CLAIMED, Step.RECOVERED) else self._chance.randint(1, _PEOPLE // 2)
        async with self._process(replace(self._next_errand(), step=Step(step), nth=nth)) as process:
            await _ended(process, _LONGEST_ROUND)
        if process.exitcode != -9:
            raise ProofError(f"no process died {step}")
        return 1

    async def _race(self, reminders: dict[int, int], *, crash: bool) -> int:
        errand = replace(self._next_errand(), lease=_SHORT_LEASE)
        async with self._process(errand) as one, self._process(errand) as other:
            if crash:
                await asyncio.sleep(self._chance.uniform(0, _LONGEST_LIFE))
                self._chance.choice((one, other)).kill()
            await self._all_ended(_RACE, reminders, one, other)
        return int(crash)

    def _next_errand(self) -> Errand:
        errand = replace(self._errand, ahead=self._ahead)
        self._ahead += _AHEAD
        return errand

    @asynccontextmanager
    async def _process(self, errand: Errand) -> AsyncIterator[ForkServerProcess]:
        process = self._processes.Process(target=remind, args=(errand,))
        process.start()
        try:
            yield process
        finally:
            process.terminate()
            await _ended(process, 4)
            process.kill()

    async def _all_ended(self, kind: str, reminders: dict[int, int], *processes: ForkServerProcess) -> None:
        missing = set(reminders.values())
        async with asyncio.timeout(_LONGEST_ROUND):
            while missing:
                if not any(process.is_alive() for process in processes):
                    raise ProofError(f"{kind}: the process that was to go on ended")
                await asyncio.sleep(0.05)
                missing = {one for one in missing if not await self._records.reminder_history(one, 1)}


async def _ended(process: ForkServerProcess, within: float) -> None:
    for _ in range(int(within / 0.02)):
        if not process.is_alive():
            return
        await asyncio.sleep(0.02)


@asynccontextmanager
async def playground() -> AsyncIterator[Telegram]:
    """A fresh playground whose people have started the bot."""
    server = Playground(port=0)
    await server.start()
    transport = httpx.AsyncHTTPTransport(verify=False)
    try:
        async with httpx.AsyncClient(base_url=server.url, transport=transport, timeout=10) as http:
            people = []
            for number in range(_PEOPLE):
                added = await http.post("/playground/people", json={"first_name": f"Person {number}"})
                person = added.raise_for_status().json()["person"]["id"]
                started = {"chat_id": person, "person_id": person, "text": "/start"}
                (await http.post("/playground/send", json=started)).raise_for_status()
                people.append(person)
            yield Telegram(server.url, server.token, tuple(people), http)
    finally:
        await server.stop()


async def prove(rounds: int, seed: int, progress: Console) -> dict[str, Tally]:
    """So many rounds, the kinds in turn. Raises ProofError where one comes to no end."""
    chance = random.Random(seed)
    tallies = {kind: Tally() for kind in _KINDS}
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        telegram = await stack.enter_async_context(playground())
        database = folder / "proof.db"
        store = await stack.enter_async_context(opened(database))
        errand = Errand(database, telegram.url, telegram.token, reminding_library(), speed=_SPEED)
        proof = Proof(telegram, store.records, errand, chance)
        for number in range(rounds):
            kind = _KINDS[number % len(_KINDS)]
            tallies[kind] += await proof.round(kind, faulty=chance.randrange(_FAULTY) == 0)
            progress.print(f"round {number + 1} of {rounds}", end="\r")
    return tallies


def run(
    rounds: Annotated[int, typer.Option(min=1, help="How many rounds, the kinds in turn.")] = 200,
    seed: Annotated[int, typer.Option(help="What chance begins with.")] = 1,
    write: Annotated[Path | None, typer.Option(help="Write the table to this file, as Markdown.")] = None,
) -> None:
    """Kill, go on, count. Exit code 1 where a reminder was lost, came twice, or does not go on."""
    console = Console(width=140)
    load = os.getloadavg()[0]
    tallies = asyncio.run(prove(rounds, seed, console))
    rows = table(tallies)
    shown = Table(*rows[0])
    for row in rows[1:]:
        shown.add_row(*row)
    console.print(shown)
    holds = all(tally.holds for tally in tallies.values())
    console.print("Nothing lost, nothing twice." if holds else "[red]A promise was broken.[/]")
    if write is not None and holds:
        document = as_markdown(rows, machine(load), people=_PEOPLE, faulty=_FAULTY, speed=int(_SPEED))
        write_proofs(write, document)
    raise typer.Exit(0 if holds else 1)


if __name__ == "__main__":
    typer.run(run)
