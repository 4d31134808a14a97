"""Processes of Hammy that begin with everything imported and learned, forked from one that did that once.

What an interpreter of its own does at its start is the business of tests/journeys/test_process.py; here it would only
take a second of each start.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.learned import learned_model

ROOT = Path(__file__).resolve().parents[2]
_FILES = {"in": os.O_RDONLY, "out": os.O_WRONLY | os.O_CREAT, "err": os.O_WRONLY | os.O_CREAT}
"""What such a process reads and writes, by the numbers of the three, and how each is opened."""
_PATIENCE = 300
"""Seconds that it may take."""


@cache
def _nursery() -> ForkServerContext:
    learned_model()  # where nobody has learned it yet, that takes longer than anybody waits for a process
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.grown_up"])
    return context


def _live(output: Connection, module: str, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    os.dup2(output.fileno(), 1)
    os.dup2(output.fileno(), 2)
    output.close()
    _begin(module, arguments, environment)


def _live_on_files(files: Path, module: str, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    for number, (name, how) in enumerate(_FILES.items()):
        os.dup2(os.open(files / name, how), number)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    _begin(module, arguments, environment)


def _begin(module: str, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    os.chdir(ROOT)
    os.environ.clear()  # noqa: TID251 (the one of a process that is about to begin)
    os.environ.update(environment)  # noqa: TID251
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


class Forked:
    """One of them, as asyncio would have it."""

    def __init__(self, process: ForkServerProcess, stdout: asyncio.StreamReader) -> None:
        self._process = process
        self.stdout = stdout

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """The exit code; None while it lives."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End it."""
        self._process.kill()

    async def wait(self) -> int:
        """The exit code."""
        while (code := self._process.exitcode) is None:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.01)
        return code

    async def communicate(self) -> None:
        """Read all that is left, and wait for its end."""
        await self.stdout.read()
        await self.wait()


async def fork(module: str, *arguments: str, environment: Mapping[str, str]) -> Forked:
    """Start one of them: `python -m module arguments` with this environment, both outputs in one."""
    heard, output = _nursery().Pipe(duplex=False)
    process = _nursery().Process(target=_live, args=(output, module, arguments, environment))
    await asyncio.to_thread(process.start)
    output.close()
    reader = asyncio.StreamReader()
    pipe = os.fdopen(os.dup(heard.fileno()), "rb")
    heard.close()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), pipe)
    return Forked(process, reader)


def run_forked(module: str, *arguments: str, typed: bytes = b"") -> tuple[int, bytes, bytes]:
    """Run one of them to its end, in the environment of this one: its exit code, and what it wrote to either output.

    Raises TimeoutError where it goes on for five minutes.
    """
    with TemporaryDirectory() as folder:
        files = Path(folder)
        files.joinpath("in").write_bytes(typed)
        environment = dict(os.environ)  # noqa: TID251
        process = _nursery().Process(target=_live_on_files, args=(files, module, arguments, environment))
        process.start()
        process.join(_PATIENCE)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"{module} {arguments} goes on")
        return process.exitcode, files.joinpath("out").read_bytes(), files.joinpath("err").read_bytes()
