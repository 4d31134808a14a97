"""A playground, people, and the bot as a process beside them; what became of what the people wrote."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from whenever import Instant

from benchmarks.crowd import one_more
from playground.server import Playground
from tests.support.chat import ChatPage, Person, opened
from tests.support.process import READY, HammyProcess, hammy_run, hammy_run_by_python

ASKED = "/help"
_LONGEST = 120.0
QUIET = 1.5
"""Seconds in which a second answer would come."""
_SKIPPED = "cannot be read and is skipped"
_GRAVE = frozenset({"error", "critical"})


@dataclass(slots=True)
class Row:
    """What became of one fault. Of `twice`, those are allowed whose first answer nobody can know of (`named`)."""

    fault: str
    messages: int = 0
    exceptions: int = 0
    lost: int = 0
    twice: int = 0
    named: bool = False
    seconds: float | None = None
    bound: float = 10.0
    note: str = ""

    @property
    def holds(self) -> bool:
        """True where it went as it must."""
        slow = self.seconds is not None and self.seconds > self.bound
        return not (self.exceptions or self.lost or slow or (self.twice and not self.named))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong: `meet` lets it happen on a stage of its own, and counts."""

    name: str
    meet: Callable[[Stage, Row], Awaitable[None]]
    named: bool = False
    bound: float = 10.0
    note: str = ""

    async def met(self) -> Row:
        """What became of it; where nothing comes for very long, a promise is broken, and the next fault is met."""
        row = Row(self.name, named=self.named, bound=self.bound, note=self.note)
        async with staged() as stage:
            try:
                await self.meet(stage, row)
            except (TimeoutError, AssertionError) as error:
                row.exceptions += 1
                row.note = f"not to its end: {type(error).__name__}"
        return row


class Stage:
    """One playground with an empty database. The bot is started and stopped on it."""

    def __init__(self, playground: Playground, page: ChatPage, database: Path) -> None:
        self.playground = playground
        self.page = page
        self.database = database

    @property
    def settings(self) -> dict[str, str]:
        """What the bot is started with."""
        return {
            "token": self.playground.token,
            "api_url": self.playground.url,
            "database": str(self.database),
            "log_level": "WARNING",
        }

    @property
    def posted(self) -> dict[str, str]:
        """The settings besides, where Telegram posts its updates."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        return {"http": address, "webhook_url": f"http://{address}/hammy", "webhook_secret": "a-secret-of-its-own"}

    @asynccontextmanager
    async def hammy(self, *module: str, **more: str) -> AsyncIterator[HammyProcess]:
        """The bot, ready, with more settings; another module may be run in place of `bot run`."""
        async with hammy_run(*module, **(self.settings | more)) as hammy:
            await hammy.printed(READY)
            hammy.follow()
            yield hammy

    @asynccontextmanager
    async def hammy_by_python(self, **more: str) -> AsyncIterator[HammyProcess]:
        """The same by an interpreter of its own, whose memory is that of a server."""
        async with hammy_run_by_python(**(self.settings | more)) as hammy:
            await hammy.printed(READY)
            hammy.follow()
            yield hammy

    async def people(self, number: int) -> list[Person]:
        """So many people."""
        return [await self.page.person(f"P{one}") for one in range(number)]

    async def good_again(self) -> None:
        """Plan no more faults."""
        await self.page.clear_faults()

    async def count(self, row: Row, people: Sequence[Person], hammy: HammyProcess | None = None) -> None:
        """Wait for an answer to each, and count: who had none, what came twice, and what went wrong in the process."""
        end = time.monotonic() + _LONGEST
        row.messages += len(people)
        for person in people:
            try:
                async with asyncio.timeout(max(0.1, end - time.monotonic())):
                    await self.page.heard(person.chat).get()
            except TimeoutError:
                row.lost += 1
        await asyncio.sleep(QUIET)
        row.twice += sum(self.page.heard(person.chat).qsize() for person in people)
        if hammy is not None:
            row.exceptions += wrong_in(hammy)

    async def answered_within(self) -> float:
        """Seconds until somebody new has an answer. Raises TimeoutError in the end."""
        (person,) = await self.people(1)
        began = time.monotonic()
        await person.write(ASKED)
        async with asyncio.timeout(_LONGEST):
            await self.page.heard(person.chat).get()
        return time.monotonic() - began

    async def reminded_within(self) -> float:
        """Seconds until somebody new has a reminder that is due now. Raises TimeoutError in the end."""
        began = time.monotonic()
        (person,) = await self.people(1)
        await person.write(ASKED)  # a bot may not begin a conversation
        await asyncio.to_thread(one_more, self.database, person.id, Instant.now())  # noqa: TID251 (the clock)
        async with asyncio.timeout(_LONGEST):
            for _ in (ASKED, "the reminder"):
                await self.page.heard(person.chat).get()
        return time.monotonic() - began


def skipped_in(hammy: HammyProcess) -> int:
    """Updates that are none of the Bot API's, each told in a line of its log."""
    return sum(_SKIPPED in line for line in hammy.output.splitlines())


def wrong_in(hammy: HammyProcess) -> int:
    """Lines of its log that tell of an error that was not foreseen; they are printed too."""
    lines = what_is_wrong(hammy.output)
    for line in lines:
        print(line, flush=True)
    return len(lines)


def what_is_wrong(output: str) -> list[str]:
    """Those lines. What is no line of the log, but for what it announces, was printed by an error too."""
    return [line for line in output.splitlines() if _is_wrong(line)]


def _is_wrong(line: str) -> bool:
    try:
        logged = json.loads(line)
    except ValueError:
        return "Traceback" in line
    return logged["level"] in _GRAVE and _SKIPPED not in logged["event"]


@asynccontextmanager
async def staged() -> AsyncIterator[Stage]:
    """A fresh stage."""
    playground = Playground(port=0, name="Hammy", username="hammy_playground_bot")
    await playground.start()
    try:
        with TemporaryDirectory() as folder:
            async with opened(playground.url) as page:
                yield Stage(playground, page, Path(folder) / "hammy.db")
    finally:
        await playground.stop()
