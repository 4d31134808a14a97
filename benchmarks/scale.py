"""How many reminders there may be, beside python-telegram-bot's JobQueue, and how evenly they go out."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from whenever import Instant, TimeDelta

from benchmarks.crowd import daily_reminders, one_offs
from benchmarks.figures import Bar, Figure, Section
from benchmarks.processes import ROOT, BenchmarkError
from benchmarks.reminder_start import DUE_AT_ONCE, TICKS

_MANY, _FEW, _EACH = 1_000_000, 1_000, 4
_TICK_MS = 5.0
_AS_GOOD = Bar(1.1, on_ratio=True)


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds to the first tick, memory then, and the ticks that found reminders due."""

    seconds: float
    mb: float
    tick_ms: float


def measure_scale(rounds: int, full: bool) -> Section:
    """Start, memory and ticks with many reminders and with few, and the JobQueue with fewer still."""
    jobs = 100_000 if full else 20_000
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder, "many.db"), Path(folder, "few.db")
        due = Instant.now() + TimeDelta(hours=1)  # noqa: TID251 (the clock)
        for path, number in ((many, _MANY), (few, _FEW)):
            daily_reminders(path, number, _EACH, due + TimeDelta(hours=1))
        starts: dict[Path, list[Start]] = {many: [], few: []}
        for path in [many, few] * rounds:
            start = due + TimeDelta(minutes=len(starts[path]))
            one_offs(
                path,
                range(1, DUE_AT_ONCE + 1),
                [start + TimeDelta(seconds=at // DUE_AT_ONCE) for at in range(TICKS * DUE_AT_ONCE)],
            )
            starts[path].append(_start(path, start))
    ours, same = starts[many], starts[few]
    theirs = _job_queue(jobs)
    weight = max(_mb(ours) - _mb(same), 0.1)
    name = f"JobQueue, {jobs:,}"
    return Section(
        f"{_MANY:,} reminders of {_MANY // _EACH:,} people",
        f"a fresh process over SQLite, {rounds} rounds; against {_FEW:,} reminders, and JobQueue with {jobs:,}",
        (
            Figure("start to first tick", "s", _seconds(ours), f"{_FEW:,}", _seconds(same), _AS_GOOD),
            Figure("memory", "MB", _mb(ours), f"{_FEW:,}", _mb(same), _AS_GOOD),
            Figure(f"tick with {DUE_AT_ONCE} due", "ms", _tick(ours), f"{_FEW:,}", _tick(same), Bar(_TICK_MS)),
            Figure("start", "s", _seconds(ours), name, theirs["schedule_s"] + theirs["start_s"]),
            Figure("memory of the reminders", "MB", weight, name, theirs["mb"]),
        ),
    )


def _start(database: Path, due: Instant) -> Start:
    command = (sys.executable, "-m", "benchmarks.reminder_start", str(database), due.format_iso())
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if process.stdout.readline() != "ready\n":
            raise BenchmarkError("the reminding process ended before its first tick")
        seconds = time.perf_counter() - began
        figures = json.loads(process.stdout.readline())
    return Start(seconds, figures["mb"], median(figures["ticks_ms"]))


def _job_queue(count: int) -> dict[str, float]:
    command = (sys.executable, "-m", "benchmarks.job_queue", str(count))
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _seconds(starts: list[Start]) -> float:
    return min(start.seconds for start in starts)


def _mb(starts: list[Start]) -> float:
    return median(start.mb for start in starts)


def _tick(starts: list[Start]) -> float:
    return min(start.tick_ms for start in starts)
