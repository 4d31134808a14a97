"""One person writes thousands of messages: one notice, then silence, and never for an emergency."""

from __future__ import annotations

import signal
from pathlib import Path

from bot.domain.library import Library
from bot.gateway.budget import MOST
from bot.views.about import AboutPhrases
from bot.views.misses import MissPhrases
from tests.support.process import READY, hammy_run
from tests.support.telegram import Telegram


async def test_a_flood_is_answered_so_far_and_holds_up_neither_others_nor_the_end(
    unattended: Telegram, library: Library, tmp_path: Path
) -> None:
    ada, bob = await unattended.person("Ada"), await unattended.person("Bob")
    settings = {"token": unattended.playground.token, "api_url": unattended.playground.url}
    async with hammy_run(**settings, database=str(tmp_path / "hammy.db")) as hammy:
        await hammy.printed(READY)
        for _ in range(MOST + 100):
            await ada.write("/help")
        assert (await bob.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
        notice, heard = library.phrasebook.of(MissPhrases).too_much.plain, 0
        while (await ada.hear()).text != notice:
            heard += 1
        assert MOST <= heard < MOST + 100
        assert "112" in (await ada.say("I cannot feel my legs and I wet myself")).text
        for _ in range(300):
            await ada.write("/help")
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0
    assert ada.heard_all()
