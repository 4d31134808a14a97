"""A thousand people for half an hour, with faults between: does it grow, and does it stay quick?

`python -m benchmarks.soak [--minutes N]` serves a playground and the bot as a process. First everybody writes some
messages as fast as they are answered: whatever is remembered of a person is then there. From then on people write 20
messages a second, and something breaks every 30 seconds. What was written within five seconds of a fault does not count
as quick. The exit code is 1 where a bar was missed.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression, quantiles
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.faults.stage import Stage, staged, wrong_in
from benchmarks.figures import Bar, Figure, Section
from benchmarks.said import typical_questions
from bot.catalogue.library import load_library
from bot.catalogue.root import catalogue_root
from bot.model import load_model
from bot.settings import cache_folder
from tests.support.chat import ChatPage, Person
from tests.support.process import HammyProcess

_PEOPLE = 1000
_A_SECOND = 20
_BETWEEN_FAULTS = 30.0
_LONGEST = 30.0
_DESCRIPTORS = 2
"""As many connections may be in use or not as a sample is taken; what stays open with each fault is far more."""
_SHADOW = 5.0
"""Seconds after a fault in which nothing counts as quick."""
_WARM_UP = 20
"""Messages of each before the time begins."""
_AT_ONCE = 16
_WARM = 0.2
"""The share of the time in which it may grow still: caches fill."""
AS_DEPLOYED = {"MALLOC_MMAP_THRESHOLD_": "65536"}
"""What the files of deploy/ set for the process besides; it is read as the process starts."""
_FAULTS = (
    ("sendMessage", "429", 10),
    ("sendMessage", "500", 10),
    ("sendMessage", "502", 10),
    ("sendMessage", "cut", 10),
    ("sendMessage", "garbled", 5),
    ("getUpdates", "409", 2),
    ("getUpdates", "500", 2),
    ("getUpdates", "cut", 2),
)


@dataclass(slots=True)
class Soaked:
    """What was seen: latencies in seconds, and (seconds, MB, descriptors) from time to time."""

    latencies: list[float] = field(default_factory=list)
    samples: list[tuple[float, float, int]] = field(default_factory=list)
    written: int = 0
    unanswered: int = 0
    exceptions: int = 0
    broken: float = -_SHADOW
    fresh: float = 0.0
    """MB before anybody wrote."""
    load: tuple[float, float] = (0.0, 0.0)
    """Of the machine, before and at the end: processes that wanted a processor."""


async def soak(minutes: float) -> Soaked:
    """Write, break, and look."""
    library, _ = load_library(catalogue_root())
    texts = typical_questions(library.training)
    soaked, chance, load = Soaked(), random.Random(1), os.getloadavg()[0]
    async with staged() as stage, stage.hammy_by_python(**AS_DEPLOYED) as hammy:
        people = await stage.people(_PEOPLE)
        soaked.fresh = _weight(hammy)[0]
        await _warm_up(stage.page, people, texts, chance)
        began = time.monotonic()
        async with asyncio.TaskGroup() as group:
            for number in range(int(minutes * 60 * _A_SECOND)):
                now = time.monotonic() - began
                if int(now / _BETWEEN_FAULTS) > int(soaked.broken / _BETWEEN_FAULTS) and now > _BETWEEN_FAULTS:
                    soaked.broken = now
                    method, kind, times = chance.choice(_FAULTS)
                    await stage.page.fault(method, kind, times=times, retry_after=1)
                if number % (10 * _A_SECOND) == 0:
                    soaked.samples.append((now, *_weight(hammy)))
                group.create_task(_ask(stage, people[number % _PEOPLE], chance.choice(texts), soaked, began))
                await asyncio.sleep(max(0.0, began + number / _A_SECOND - time.monotonic()))
        soaked.samples.append((time.monotonic() - began, *_weight(hammy)))
        soaked.exceptions = wrong_in(hammy)
    soaked.load = load, os.getloadavg()[0]
    return soaked


async def _warm_up(page: ChatPage, people: Sequence[Person], texts: Sequence[str], chance: random.Random) -> None:
    """Everybody in turns, some at once."""

    async def ask(some: Sequence[Person]) -> None:
        for person in _WARM_UP * tuple(some):
            await person.write(chance.choice(texts))
            async with asyncio.timeout(_LONGEST):
                await page.heard(person.chat).get()

    async with asyncio.TaskGroup() as group:
        for number in range(_AT_ONCE):
            group.create_task(ask(people[number::_AT_ONCE]))


async def _ask(stage: Stage, person: Person, text: str, soaked: Soaked, began: float) -> None:
    heard = stage.page.heard(person.chat)
    while not heard.empty():
        heard.get_nowait()
    asked = time.monotonic()
    soaked.written += 1
    await person.write(text)
    try:
        async with asyncio.timeout(_LONGEST):
            await heard.get()
    except TimeoutError:
        soaked.unanswered += 1
        return
    if asked - began - soaked.broken > _SHADOW:
        soaked.latencies.append(time.monotonic() - asked)


def _weight(hammy: HammyProcess) -> tuple[float, int]:
    status = Path(f"/proc/{hammy.number}/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) * 1024 / 1e6, sum(1 for _ in Path(f"/proc/{hammy.number}/fd").iterdir())


def section(soaked: Soaked, minutes: float) -> Section:
    """The figures with their bars."""
    warm = soaked.samples[int(len(soaked.samples) * _WARM) :]
    slope = linear_regression([at for at, _, _ in warm], [mb for _, mb, _ in warm]).slope * 3600
    half = len(warm) // 2
    at_rest = [min(count for _, _, count in part) for part in (warm[:half], warm[half:])]
    return Section(
        f"{_PEOPLE:,} people, {_A_SECOND} messages a second for {minutes:g} minutes",
        f"a fault every {_BETWEEN_FAULTS:.0f} s; the bot is one process, the playground and all people another; "
        f"{os.cpu_count()} processors, load {soaked.load[0]:.1f} before and {soaked.load[1]:.1f} at the end",
        (
            Figure("memory grows, once warm", "MB/h", slope, "bar", 1.0, Bar(1.0)),
            Figure("memory at the end", "MB", soaked.samples[-1][1], "fresh", soaked.fresh),
            Figure("descriptors more, at rest", "", at_rest[1] - at_rest[0], "bar", _DESCRIPTORS, Bar(_DESCRIPTORS)),
            Figure("99 of 100 answers within", "s", quantiles(soaked.latencies, n=100)[98], "bar", 0.15, Bar(0.15)),
            Figure("half of the answers within", "s", quantiles(soaked.latencies, n=2)[0], "bar", 0.15),
            Figure("written", "messages", soaked.written, "asked", soaked.written),
            Figure("not answered within 30 s", "messages", soaked.unanswered, "bar", 0, Bar(0)),
            Figure("exceptions", "", soaked.exceptions, "bar", 0, Bar(0)),
        ),
    )


def run(minutes: Annotated[float, typer.Option(min=0.5, help="How long.")] = 30) -> None:
    """Write for so long, break something now and then, and print what grew. Exit code 1 where a bar was missed."""
    console = Console(width=140)
    load_model(cache_folder())  # as at every start but the first
    soaked = asyncio.run(soak(minutes))
    measured = section(soaked, minutes)
    console.print("MB by minute:", " ".join(f"{at / 60:.0f}:{mb:.1f}" for at, mb, _ in soaked.samples[::6]))
    measured.show(console)
    missed = [figure.what for figure in measured.figures if figure.reached is False]
    console.print(f"Missed: {', '.join(missed)}." if missed else "Every bar was reached.")
    raise typer.Exit(1 if missed else 0)


if __name__ == "__main__":
    typer.run(run)
