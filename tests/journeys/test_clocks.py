"""The clock of the bot's machine runs ahead for a while, and is right again."""

from __future__ import annotations

import asyncio

import pytest
from whenever import TimeDelta

from bot.domain.library import Library
from tests.journeys.reminded import is_nudge, nudged, reminded
from tests.support.telegram import Telegram


@pytest.mark.parametrize("hours", [6, 48, 400 * 24])
@pytest.mark.parametrize("restarted", [False, True])
async def test_reminders_come_at_their_time_again(
    unattended: Telegram, library: Library, hours: int, restarted: bool
) -> None:
    ada = await unattended.person()
    async with unattended.bot():
        await reminded(unattended, ada, library)
    unattended.ahead = TimeDelta(hours=hours)
    async with unattended.bot(reminds=True):
        await asyncio.sleep(0.5)
        if not restarted:
            unattended.ahead = TimeDelta()
            await asyncio.sleep(0.5)
    unattended.ahead = TimeDelta()
    async with unattended.bot(reminds=True):
        await asyncio.sleep(0.5)
        while not ada.heard_all():  # what came by the wrong clock
            await ada.hear()
        assert is_nudge(library, await nudged(unattended, ada))
        assert is_nudge(library, await nudged(unattended, ada))
