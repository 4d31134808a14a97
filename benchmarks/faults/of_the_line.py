"""The line to Telegram is gone for a while, or forgets its connections; nobody is told."""

from __future__ import annotations

import asyncio
import time
from functools import partial

from whenever import Instant

from benchmarks.crowd import one_more
from benchmarks.faults.stage import ASKED, QUIET, Fault, Row, Stage, wrong_in
from tests.support.line import line_to

_PEOPLE = 20
_SECOND = "/topics"


async def _cut(stage: Stage, row: Row, *, seconds: float, forgotten: bool) -> None:
    """Everybody's answer has arrived as it is cut, and the bot cannot know; they write again meanwhile."""
    async with line_to(stage.playground.url) as line, stage.hammy(api_url=line.url) as hammy:
        people = await stage.people(_PEOPLE)
        second = (await people[0].say(_SECOND)).text
        await stage.page.fault("sendMessage", "slow", times=_PEOPLE, retry_after=1)
        for person in people:
            await person.write(ASKED)
        for person in people:
            await person.hear()
        line.cut()
        for person in people:
            await person.write(_SECOND)
        await asyncio.sleep(seconds)
        line.mend(forgotten=forgotten)
        row.seconds = await stage.answered_within()
        row.messages = 2 * len(people)
        for person in people:
            try:
                async with asyncio.timeout(60):
                    while (await stage.page.heard(person.chat).get()).text != second:
                        row.twice += 1
            except TimeoutError:
                row.lost += 1
        await asyncio.sleep(QUIET)
        row.twice += sum(stage.page.heard(person.chat).qsize() for person in people)
        row.exceptions = wrong_in(hammy)


async def _reminders(stage: Stage, row: Row, *, seconds: float) -> None:
    """They come due while it is cut."""
    async with line_to(stage.playground.url) as line, stage.hammy(api_url=line.url) as hammy:
        people = await stage.people(_PEOPLE)
        for person in people:
            await person.say(ASKED)
        line.cut()
        await asyncio.sleep(6)  # no connection is kept for so long
        for person in people:
            await asyncio.to_thread(one_more, stage.database, person.id, Instant.now())  # noqa: TID251 (the clock)
        await asyncio.sleep(seconds)
        line.mend()
        began = time.monotonic()
        await stage.page.heard(people[0].chat).get()
        for person in people[1:]:
            async with asyncio.timeout(60):
                await stage.page.heard(person.chat).get()
        row.seconds = time.monotonic() - began
        await asyncio.sleep(QUIET)
        row.messages = len(people)
        row.twice = sum(stage.page.heard(person.chat).qsize() for person in people)
        row.exceptions = wrong_in(hammy)


FAULTS_OF_THE_LINE = (
    Fault("line dead, its connections forgotten", partial(_cut, seconds=0.5, forgotten=True), named=True),
    *(
        Fault(
            f"line dead for {seconds} s, then good again", partial(_cut, seconds=seconds, forgotten=False), named=True
        )
        for seconds in (15, 60)
    ),
    Fault(
        "line dead for 60 s: reminders due meanwhile",
        partial(_reminders, seconds=60),
        note="until the last of them has come",
    ),
)
