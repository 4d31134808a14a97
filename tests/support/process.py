"""`hammy run` as the process that an operator starts."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.support.chat import PATIENCE
from tests.support.nursery import ROOT, Forked, fork

READY = "Hammy is ready"


class HammyProcess:
    """A running `hammy run` with all that it has printed."""

    def __init__(self, process: asyncio.subprocess.Process | Forked) -> None:
        self._process = process
        self._following: asyncio.Task[None] | None = None
        self.lines: list[str] = []

    @property
    def number(self) -> int:
        """The number of the process."""
        return self._process.pid

    def follow(self) -> None:
        """From now on keep all that it prints: one that prints much waits until it is read."""
        self._following = asyncio.ensure_future(self._follow())

    async def _follow(self) -> None:
        assert self._process.stdout is not None
        while line := (await self._process.stdout.readline()).decode():
            self.lines.append(line)

    async def printed(self, words: str) -> str:
        """The first line with these words. Raises TimeoutError after a minute, AssertionError where it ends without."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while line := (await self._process.stdout.readline()).decode():
                self.lines.append(line)
                if words in line:
                    return line.strip()
        raise AssertionError(f"it ended before it said {words!r}: {self.lines}")

    def tell(self, number: signal.Signals) -> None:
        """Send a signal."""
        self._process.send_signal(number)

    async def ended(self, within: float = PATIENCE) -> int:
        """The exit code. Raises TimeoutError after so many seconds."""
        assert self._process.stdout is not None
        async with asyncio.timeout(within):
            if self._following is not None:
                await asyncio.shield(self._following)
            else:
                self.lines.append((await self._process.stdout.read()).decode())
            return await self._process.wait()

    async def kill(self) -> None:
        """Make sure that nothing is left."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), 0.05)  # one that has ended by itself must not be killed
        if self._process.returncode is None:
            self._process.kill()
            if self._following is None:
                await self._process.communicate()
        if self._following is not None:
            await self._following

    @property
    def output(self) -> str:
        """Everything printed so far, on both channels."""
        return "".join(self.lines)


@asynccontextmanager
async def hammy_run(*command: str, **settings: str) -> AsyncIterator[HammyProcess]:
    """Start it with nothing but these settings, as HAMMY_<NAME>, in the environment; `command` is another module."""
    async with _following(await fork(*(command or ("bot", "run")), environment=_environment(settings))) as hammy:
        yield hammy


@asynccontextmanager
async def hammy_run_by_python(*command: str, **settings: str) -> AsyncIterator[HammyProcess]:
    """The same by an interpreter of its own, as an operator starts it; that takes a second more."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *(command or ("bot", "run"))),
        cwd=ROOT,
        env=_environment(settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with _following(process) as hammy:
        yield hammy


@asynccontextmanager
async def _following(process: asyncio.subprocess.Process | Forked) -> AsyncIterator[HammyProcess]:
    hammy = HammyProcess(process)
    try:
        yield hammy
    finally:
        await hammy.kill()


def _environment(settings: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HAMMY_")}  # noqa: TID251
    return kept | {name if name.isupper() else f"HAMMY_{name.upper()}": value for name, value in settings.items()}
