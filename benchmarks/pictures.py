"""What pictures cost: a card, the loop beside it, and a bot that has drawings against the same bot without any."""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.figures import Bar, Figure, Section
from benchmarks.plain_copy import copy, copy_without_pictures
from benchmarks.processes import Bot, Load, hammy
from bot.charts.renderer import ChartRenderer
from bot.domain.week_chart import WeekChart
from tests.support.cards import CARD

_CARDS = 20
_TICK = 0.001
_MESSAGES = 500
_DRAWS = ("resvg", "_imaging", "matplotlib")
"""Parts of the names of what a process maps into its memory where it draws: resvg, Pillow, or a plotting library."""
_NOT_WORSE = Bar(1.05, on_ratio=True)
"""What the same bot varies by from one start to the next."""


def measure_pictures(texts: tuple[str, ...], rounds: int) -> Section:
    """Twenty cards one by one, then at once; then both bots in turns, of which the best of each counts."""
    how = f"cards in processes of their own; hammy run with and without drawings, in turns, best of {rounds}"
    return Section("Pictures", how, (*asyncio.run(_cards()), *_bots(texts, rounds)))


async def _cards() -> tuple[Figure, ...]:
    draw = ChartRenderer().png
    wall, processor, empty = await _one_by_one(draw)
    began = time.perf_counter()
    gap = await _longest_gap(asyncio.gather(*(draw(_card(number)) for number in range(_CARDS))))
    idle = await _longest_gap(asyncio.sleep(time.perf_counter() - began))
    return (
        Figure("one card", "ms", wall, "empty process", empty[0], Bar(300)),
        Figure("one card, processor", "ms", processor, "empty process", empty[1], Bar(300)),
        Figure(f"gap of the loop, {_CARDS} cards", "ms", gap, "no cards", idle, Bar(20)),
    )


async def _one_by_one(draw: Callable[[WeekChart], Awaitable[bytes]]) -> tuple[float, float, tuple[float, float]]:
    """Milliseconds from asking for a card to its PNG, and of the processor; both for a process that only starts."""
    cards, empty = [], []
    for number in range(_CARDS):
        cards.append(await _taken(draw(_card(number))))
        empty.append(await _taken(asyncio.to_thread(subprocess.run, (sys.executable, "-c", ""), check=True)))
    wall, processor = (median(one) for one in zip(*cards, strict=True))
    return wall, processor, (median(one[0] for one in empty), median(one[1] for one in empty))


async def _taken(work: Awaitable[object]) -> tuple[float, float]:
    """Milliseconds that go by, and milliseconds of the processor in processes that ended meanwhile."""
    before, began = _children_ms(), time.perf_counter()
    await work
    return (time.perf_counter() - began) * 1000, _children_ms() - before


async def _longest_gap(work: Awaitable[object]) -> float:
    """The most milliseconds by which a loop that looks every millisecond comes late while something goes on."""
    doing, longest = asyncio.ensure_future(work), 0.0
    while not doing.done():
        before = time.perf_counter()
        await asyncio.sleep(_TICK)
        longest = max(longest, time.perf_counter() - before - _TICK)
    await doing
    return longest * 1000


def _children_ms() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000


def _card(number: int) -> WeekChart:
    """A full week, which no other number has."""
    days = tuple(
        replace(day, amount=f"{1200 + 50 * (at + number)} ml", ml=1200 + 50 * (at + number))
        for at, day in enumerate(CARD.days)
    )
    return replace(CARD, days=days)


@dataclass
class _Taken:
    """What the starts of one bot took: seconds, and of the processor, MB when ready and later, and for each message."""

    start: list[float] = field(default_factory=list)
    used: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    message: list[float] = field(default_factory=list)
    drawing: int = 0

    def add(self, bot: Bot, texts: tuple[str, ...]) -> None:
        """Measure a bot that has just said that it is ready."""
        self.start.append(bot.seconds_to_ready)
        self.used.append(bot.cpu_seconds())
        self.ready.append(bot.resident_mb())
        bot.work_off(Load(100, 64, 0, texts))
        self.message.append(bot.work_off(Load(_MESSAGES, 64, 0, texts)).cpu_ms)
        self.later.append(bot.resident_mb())
        self.drawing = max(self.drawing, bot.maps_any(_DRAWS))


def _bots(texts: tuple[str, ...], rounds: int) -> tuple[Figure, ...]:
    with TemporaryDirectory() as folder:
        shown, plain = copy(Path(folder, "shown")), copy_without_pictures(Path(folder, "plain"))
        ours, others = _Taken(), _Taken()
        for turn in range(rounds + 1):
            for root, taken in ((shown, ours), (plain, others)):
                with ExitStack() as stack:
                    bot = stack.enter_context(hammy(root))
                    if turn:  # the first start learns, where nothing was learned yet
                        taken.add(bot, texts)
    pairs = (
        ("start, processor", "s", ours.used, others.used),
        ("memory when ready", "MB", ours.ready, others.ready),
        (f"memory after {_MESSAGES} messages", "MB", ours.later, others.later),
        ("one message, processor", "ms", ours.message, others.message),
    )
    return (
        Figure("start", "s", min(ours.start), "no pictures", min(others.start)),
        *(Figure(what, unit, min(mine), "no pictures", min(theirs), _NOT_WORSE) for what, unit, mine, theirs in pairs),
        Figure("what draws, mapped", "files", ours.drawing, "no pictures", others.drawing, Bar(0)),
    )
