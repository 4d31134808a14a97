"""Told to stop while many reminders are due at once: each person has theirs once, from this process or the next."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import pytest
from whenever import Instant

from benchmarks.crowd import one_offs
from tests.support.process import READY, hammy_run
from tests.support.telegram import Telegram

PEOPLE = 60
"""Two seconds of what Telegram takes."""


@pytest.mark.parametrize("slow", [0, 1], ids=["quick", "an API that takes a second"])
async def test_who_is_due_as_it_stops_is_reminded_once_all_the_same(
    unattended: Telegram, tmp_path: Path, slow: int
) -> None:
    database = tmp_path / "hammy.db"
    settings = {"token": unattended.playground.token, "api_url": unattended.playground.url, "database": str(database)}
    people = [await unattended.person(f"P{number}") for number in range(PEOPLE)]
    for person in people:
        await person.write("/help")
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        for person in people:
            async with asyncio.timeout(60):
                await unattended.page.heard(person.chat).get()
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0
    one_offs(database, [person.id for person in people], [Instant.now()] * PEOPLE)  # noqa: TID251 (the bot's clock)
    if slow:
        await unattended.page.fault("sendMessage", "slow", times=PEOPLE, retry_after=slow)
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        hammy.follow()
        async with asyncio.timeout(60):
            while sum(unattended.page.heard(person.chat).qsize() for person in people) < PEOPLE // 4:  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.02)
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0
        assert '"level": "error"' not in hammy.output
    before = sum(unattended.page.heard(person.chat).qsize() for person in people)
    assert before < PEOPLE, "all were reminded before it stopped: this tried nothing"
    await unattended.page.clear_faults()
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        hammy.follow()
        async with asyncio.timeout(60):
            while any(unattended.page.heard(person.chat).empty() for person in people):  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.1)
        await asyncio.sleep(1.5)
    assert [unattended.page.heard(person.chat).qsize() for person in people] == [1] * PEOPLE
