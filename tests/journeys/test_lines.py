"""The line to Telegram goes dead without a word: that is noticed, and soon after it is good again all goes on."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.domain.library import Library
from bot.views.about import AboutPhrases
from tests.support.chat import Heard, Person
from tests.support.line import Line, line_to
from tests.support.process import READY, HammyProcess, hammy_run
from tests.support.telegram import Telegram

pytestmark = [
    pytest.mark.long,
    pytest.mark.nightly,
    pytest.mark.skipif(sys.platform != "linux", reason="how a line is cut, and how that is noticed, is Linux's own"),
]
SOON = 10.0
"""Seconds from the end of a fault until somebody has an answer."""


async def test_a_line_that_is_dead_while_nobody_writes_is_noticed(unattended: Telegram, tmp_path: Path) -> None:
    async with heard_over_a_line(unattended, tmp_path) as (line, ada, _):
        line.cut()
        line.mend(forgotten=True)
        began = time.monotonic()
        await ada.write("/help")
        await heard(ada)
        assert time.monotonic() - began < SOON


async def test_an_answer_on_a_line_that_dies_holds_up_its_chat_no_longer(unattended: Telegram, tmp_path: Path) -> None:
    async with heard_over_a_line(unattended, tmp_path) as (line, ada, _):
        await unattended.page.fault("sendMessage", "slow", retry_after=1)
        await ada.say("/help")
        line.cut()
        await asyncio.sleep(1.5)
        line.mend(forgotten=True)
        began = time.monotonic()
        await ada.write("/topics")
        while "/help" in (await heard(ada)).text:
            """The answer that Telegram had, and that nobody knows of, comes again."""
        assert time.monotonic() - began < SOON


async def test_an_answer_that_could_not_leave_waits_for_the_line(
    unattended: Telegram, tmp_path: Path, library: Library
) -> None:
    async with heard_over_a_line(unattended, tmp_path) as (line, ada, hammy):
        before = len(await unattended.page.calls("sendMessage"))
        await unattended.page.fault("sendMessage", "500")
        await ada.write("/help")
        await unattended.page.called("sendMessage", times=before + 1)
        await asyncio.sleep(0.1)
        line.cut()
        await asyncio.sleep(30)
        line.mend()
        began = time.monotonic()
        assert (await heard(ada)).text == library.phrasebook.of(AboutPhrases).help.plain
        assert time.monotonic() - began < SOON
        assert ada.heard_all()
        assert "Traceback" not in hammy.output


async def heard(person: Person) -> Heard:
    """What comes next, however long it takes."""
    async with asyncio.timeout(60):
        return await person._page.heard(person.chat).get()


@asynccontextmanager
async def heard_over_a_line(telegram: Telegram, folder: Path) -> AsyncIterator[tuple[Line, Person, HammyProcess]]:
    """The process at the end of a line, and somebody who had an answer over it."""
    ada = await telegram.person()
    async with line_to(telegram.playground.url) as line:
        settings = {
            "token": telegram.playground.token,
            "api_url": line.url,
            "database": str(folder / "hammy.db"),
            "log_level": "WARNING",
        }
        async with hammy_run(**settings) as hammy:
            await hammy.printed(READY)
            hammy.follow()
            await ada.say("/help")
            await asyncio.sleep(0.5)
            yield line, ada, hammy
