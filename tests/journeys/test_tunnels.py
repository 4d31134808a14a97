"""A Bot API behind TLS that is reached through a proxy alone, which tunnels to it, or does not."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.cli.processes import hammy
from tests.support.process import READY, HammyProcess, hammy_run
from tests.support.telegram import Telegram
from tests.support.tunnels import NAME, Manner, Tunnels, certificate_in

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="certificates are made by openssl"),
]


async def test_people_are_answered_through_a_tunnel_and_the_proxy_reads_nothing_of_it(
    unattended: Telegram, tmp_path: Path
) -> None:
    async with tunnelled(unattended, tmp_path) as (proxy, _):
        ada = await unattended.person("Ada")
        assert "stretch" in (await ada.say("why does my leg shake when I stretch?")).text
    assert set(proxy.asked) == {f"CONNECT {NAME}:443 HTTP/1.1"}
    assert proxy.seen
    for secret in (unattended.playground.token.encode(), b"stretch", b"getUpdates"):
        assert secret not in proxy.seen


@pytest.mark.parametrize(
    "manner",
    [
        Manner.REFUSES,
        Manner.HANGS_UP,
        *(
            pytest.param(one, marks=pytest.mark.nightly)
            for one in (Manner.ANSWERS_NONSENSE, Manner.HANGS_UP_BEHIND, Manner.SAYS_NOTHING)
        ),
    ],
)
async def test_while_the_proxy_fails_the_bot_asks_on_and_then_everybody_is_answered_once(
    unattended: Telegram, tmp_path: Path, manner: Manner
) -> None:
    async with tunnelled(unattended, tmp_path) as (proxy, running):
        ada = await unattended.person("Ada")
        await ada.say("/help")
        asked = len(proxy.asked)
        proxy.manner = manner
        proxy.cut()
        await ada.write("/topics")
        await asked_for(proxy, asked + 3)
        proxy.manner = Manner.TUNNELS
        async with asyncio.timeout(60):
            await unattended.page.heard(ada.chat).get()
        await asyncio.sleep(1)
        assert ada.heard_all()
        assert "Traceback" not in running.output


@pytest.mark.nightly
async def test_an_answer_that_finds_no_tunnel_waits_for_one(unattended: Telegram, tmp_path: Path) -> None:
    """Nothing of it has left: what the proxy did not do for it is no answer that was lost."""
    async with tunnelled(unattended, tmp_path) as (proxy, _):
        ada = await unattended.person("Ada")
        await ada.say("/help")
        await asyncio.sleep(6)  # until the connection of the answer is closed, as nobody used it
        asked, proxy.manner = len(proxy.asked), Manner.HANGS_UP
        await ada.write("/topics")
        await asked_for(proxy, asked + 5)
        proxy.manner = Manner.TUNNELS
        async with asyncio.timeout(60):
            await unattended.page.heard(ada.chat).get()
        await asyncio.sleep(1)
        assert ada.heard_all()


@pytest.mark.parametrize("known", ["nobody", "another name"])
async def test_a_certificate_that_cannot_be_trusted_is_one_clear_line(
    unattended: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    other = certificate_in(tmp_path, "other.example.org")
    async with Tunnels(unattended.playground.url, other).running() as proxy:
        way = {"HTTPS_PROXY": proxy.url, "SSL_CERT_FILE": str(other) if known == "another name" else ""}
        settings = {"token": unattended.playground.token, "api_url": f"https://{NAME}"}
        async with hammy_run(database=str(tmp_path / "hammy.db"), **settings, **way) as running:
            assert await running.ended() == 1
        assert running.output.count("\n") == 1
        assert "certificate" in running.output
        assert "SSL_CERT_FILE" in running.output
        for name, value in {**{f"HAMMY_{one.upper()}": two for one, two in settings.items()}, **way}.items():
            monkeypatch.setenv(name, value)
        told = (await asyncio.to_thread(hammy, "doctor", "--json")).said
        assert "SSL_CERT_FILE" in told
        assert unattended.playground.token not in told + running.output


async def asked_for(proxy: Tunnels, times: int) -> None:
    """Wait until the proxy was asked for so many tunnels."""
    async with asyncio.timeout(60):
        while len(proxy.asked) < times:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.1)


@asynccontextmanager
async def tunnelled(telegram: Telegram, folder: Path) -> AsyncIterator[tuple[Tunnels, HammyProcess]]:
    """The bot, ready, and the one way to its server."""
    certificate = certificate_in(folder)
    async with (
        Tunnels(telegram.playground.url, certificate).running() as proxy,
        hammy_run(
            token=telegram.playground.token,
            api_url=f"https://{NAME}",
            database=str(folder / "hammy.db"),
            HTTPS_PROXY=proxy.url,
            SSL_CERT_FILE=str(certificate),
        ) as running,
    ):
        await running.printed(READY)
        running.follow()
        yield proxy, running
