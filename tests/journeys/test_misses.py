"""From a message that nobody understands to the table that an operator reads, with the real program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from whenever import Instant, TimeDelta

from bot.app.running import daily
from bot.domain.changes import CountThumb, KeepMiss
from bot.storage.sqlite.store import open_store
from tests.cli.processes import hammy
from tests.storage.keeping import apply
from tests.support.process import READY, hammy_run
from tests.support.telegram import Telegram

MISSED = "is the moon good for Sarah and the 3 stars"


@pytest.mark.parametrize("switch", ["on", ""])
async def test_what_is_missed_reaches_the_operator_only_where_that_is_wanted(
    unattended: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, switch: str
) -> None:
    database = tmp_path / "hammy.db"
    settings = {"token": unattended.playground.token, "api_url": unattended.playground.url}
    async with hammy_run(**settings, database=str(database), keep_misses=switch) as running:
        await running.printed(READY)
        ada = await unattended.person("Ada")
        await ada.say(MISSED)
        await ada.say("why does my leg shake when I stretch?")
        await ada.press("👎 Did not help")
        told = (await ada.say("/privacy")).text
    monkeypatch.setenv("HAMMY_DATABASE", str(database))
    ended = hammy("misses", "--json")
    assert ended.code == 0, ended.complained
    read = json.loads(ended.said)
    sentences = [one["text"] for group in read["groups"] for one in group["sentences"]]
    assert sentences == (["is the moon good for … and the # stars"] if switch else [])
    assert [(one["intent"], one["up"], one["down"]) for one in read["thumbs"]] == [("shaking_causes", 0, 1)]
    assert ("Sentences I had no answer to" in told) is bool(switch)


async def test_the_round_of_a_day_lets_go_of_what_is_old(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "hammy.db")
    now = Instant.from_utc(2026, 3, 2, 8)
    await apply(store, KeepMiss("one two three", 9), CountThumb("warm_up", up=True), now=now)
    assert await daily(store, lambda: now + TimeDelta(hours=24 * 29)) == 0
    assert await daily(store, lambda: now + TimeDelta(hours=24 * 31)) == 1
    kept = await store.feedback.all()
    assert (kept.misses, len(kept.thumbs)) == ((), 1)
    await store.close()
