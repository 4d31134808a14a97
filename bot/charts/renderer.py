"""Cards as pictures. What draws holds a process for a tenth of a second, so each is drawn in one of its own."""

from __future__ import annotations

import asyncio
import pickle
import subprocess
import sys
from pathlib import Path

from bot.domain.week_chart import WeekChart

_AT_ONCE = 2
_PATIENCE = 10.0
"""Seconds after which a card is given up, so that its words go out alone."""

_CODE = "import sys; sys.path.insert(0, {package!r}); from bot.charts.worker import draw; draw()"


class ChartRenderer:
    """Draws cards, so many at once that replies still have a processor."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(_AT_ONCE)

    async def png(self, chart: WeekChart) -> bytes:
        """The card as a PNG. Raises RuntimeError where it could not be drawn."""
        async with self._turn:
            return await asyncio.to_thread(_drawn, chart)


def _drawn(chart: WeekChart) -> bytes:
    """What a person did goes through a pipe, where no list of processes shows it."""
    try:
        process = subprocess.run(  # noqa: S603 - our own interpreter with our own words
            [sys.executable, "-c", _CODE.format(package=str(Path(__file__).resolve().parents[2]))],
            input=pickle.dumps(chart),
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl+C is for the process that started it
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RuntimeError(f"a card could not be drawn: {type(error).__name__}") from None
    if process.returncode != 0:
        raise RuntimeError(f"a process that draws a card ended with status {process.returncode}")
    return process.stdout
