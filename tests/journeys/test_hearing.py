"""The bot is never deaf: whatever Telegram says or sends, every message is heard once."""

from __future__ import annotations

import asyncio
import logging
import random
import signal
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.app import running
from bot.assistant import Assistant
from bot.domain.library import Library
from bot.gateway.application import build_application
from bot.gateway.sources import TokenRefusedError, UpdateSource
from bot.views.about import AboutPhrases
from bot.views.answers import AnswerPhrases
from tests.support.chat import Person
from tests.support.memory.store import adapters, memory_store
from tests.support.process import READY, hammy_run
from tests.support.telegram import Telegram

pytestmark = pytest.mark.long
_LONGEST = 60.0
"""Seconds that anything may take here."""

NEVER_PARSED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("message", {"message_id": 1, "date": 10**18, "chat": {"id": 7, "type": "private"}, "text": "zebra"}),
    ("message", {"message_id": 1, "date": "zebra", "chat": {"id": 7, "type": "private"}}),
    ("message", {"message_id": 1, "date": 1, "chat": {"id": 7}, "text": "zebra"}),
    ("message", {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "poll": {"id": "zebra"}}),
    ("message", {"message_id": 1, "date": 1, "chat": {"id": ["zebra"], "type": "private"}, "text": "/help"}),
    (
        "message",
        {
            "message_id": 1,
            "date": 1,
            "chat": {"id": 7, "type": "private"},
            "from": {"id": "zebra", "is_bot": False, "first_name": "zebra"},
            "text": "/help",
        },
    ),
    (
        "my_chat_member",
        {
            "chat": {"id": 7, "type": "private"},
            "date": 1,
            "from": {"id": 7, "is_bot": False, "first_name": "zebra"},
            "old_chat_member": None,
            "new_chat_member": None,
        },
    ),
    ("callback_query", {"id": "zebra"}),
    ("edited_message", {"zebra": "zebra"}),
)


@asynccontextmanager
async def _impatient(telegram: Telegram, assistant: Assistant, seconds: float) -> AsyncIterator[UpdateSource]:
    application = build_application(telegram.playground.token, telegram.playground.url)
    flow = assistant.flow(Telegram.clock_of(telegram.playground), adapters(assistant))
    async with running(application, flow, assistant.library, memory_store().uploads, refused_for=seconds) as polling:
        yield polling


@pytest.mark.parametrize("kind", ["401", "404"])
async def test_a_token_that_is_refused_once_is_a_hiccup(
    telegram: Telegram, ada: Person, library: Library, kind: str
) -> None:
    await telegram.page.fault("getUpdates", kind, times=2)
    for _ in range(2):
        assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain


@pytest.mark.parametrize("kind", ["401", "404"])
async def test_a_token_that_stays_refused_is_the_end(unattended: Telegram, assistant: Assistant, kind: str) -> None:
    async with _impatient(unattended, assistant, 0.4) as polling:
        await unattended.page.fault("getUpdates", kind, times=99)
        with pytest.raises(TokenRefusedError):
            await asyncio.wait_for(asyncio.shield(polling.asking), _LONGEST)


@pytest.mark.parametrize("kind", ["500", "502", "cut"])
async def test_a_server_that_fails_as_it_starts_is_asked_again(
    unattended: Telegram, library: Library, kind: str
) -> None:
    await unattended.page.fault("getMe", kind)
    await unattended.page.fault("deleteWebhook", kind)
    async with unattended.bot():
        ada = await unattended.person("Ada")
        assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_a_pause_that_telegram_asks_for_is_kept(telegram: Telegram, ada: Person, library: Library) -> None:
    await telegram.page.fault("getUpdates", "429", retry_after=1)
    for _ in range(2):
        assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain


@pytest.mark.parametrize(("kind", "content"), NEVER_PARSED)
async def test_an_update_that_cannot_be_read_is_skipped_and_said_in_one_line(
    telegram: Telegram,
    ada: Person,
    library: Library,
    kind: str,
    content: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO):
        await telegram.page.post("updates", kind=kind, content=content)
        assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
    assert len([line for line in caplog.messages if "skipped" in line or "failed" in line]) <= 1
    assert "zebra" not in caplog.text
    before = len(caplog.records)
    assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
    assert len(caplog.records) == before, "it was confirmed"


async def test_half_an_answer_puts_nothing_of_a_message_into_the_log(
    telegram: Telegram, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await telegram.page.fault("getUpdates", "cut", times=2)
    await ada.say("my zebra has cramps")
    assert "zebra" not in caplog.text


async def test_a_process_that_is_killed_loses_no_message(unattended: Telegram, tmp_path: Path) -> None:
    """Each person writes once; whoever was being answered as the process died may be answered again."""
    people = [await unattended.person(f"P{number}") for number in range(80)]
    settings = {
        "token": unattended.playground.token,
        "api_url": unattended.playground.url,
        "database": str(tmp_path / "hammy.db"),
    }
    chance = random.Random(11)
    rest = iter(people)
    for _ in range(4):
        async with hammy_run(**settings) as hammy:
            await hammy.printed(READY)
            for _ in range(20):
                await next(rest).write("why does my leg shake when I stretch?")
            await asyncio.sleep(chance.uniform(0, 0.12))
            hammy.tell(signal.SIGKILL)
            await hammy.ended()
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        for person in people:
            await person.hear()
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0
    answers = Counter(call["params"]["chat_id"] for call in await unattended.page.calls("sendMessage") if call["ok"])
    assert len(answers) == len(people), "none is lost"
    assert sum(count - 1 for count in answers.values()) <= 4 * 4, "what had its answer is known"
    assert max(answers.values()) <= 2, "what was in hand twice is not answered a third time"


async def test_what_is_still_being_answered_is_not_confirmed_however_long_that_takes(
    unattended: Telegram, tmp_path: Path
) -> None:
    """Telegram was asked for more meanwhile, often enough to have forgotten what it gave before."""
    people = [await unattended.person(f"P{number}") for number in range(10)]
    settings = {
        "token": unattended.playground.token,
        "api_url": unattended.playground.url,
        "database": str(tmp_path / "hammy.db"),
    }
    await unattended.page.fault("sendMessage", "timeout", times=len(people))
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        for person in people:
            await person.write("why does my leg shake when I stretch?")
        await _calls(unattended, "sendMessage", len(people))
        await _calls(unattended, "getUpdates", len(await unattended.page.calls("getUpdates")) + 3)
        hammy.tell(signal.SIGKILL)
        await hammy.ended()
    await unattended.page.clear_faults()
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        async with asyncio.timeout(_LONGEST):
            for person in people:
                await unattended.page.heard(person.chat).get()
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0


async def _calls(telegram: Telegram, method: str, times: int) -> None:
    """Wait until a method was called so often."""
    async with asyncio.timeout(_LONGEST):
        while len(await telegram.page.calls(method)) < times:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.02)


async def _killed_while_it_answers(unattended: Telegram, settings: dict[str, str], calls: int) -> None:
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        await unattended.page.called("sendMessage", times=calls)
        hammy.tell(signal.SIGKILL)
        await hammy.ended()


async def test_a_message_is_answered_twice_at_most_however_often_the_process_is_killed(
    unattended: Telegram, library: Library, tmp_path: Path
) -> None:
    """A slow answer is shown at once, and confirmed too late for a process that is killed."""
    settings = {
        "token": unattended.playground.token,
        "api_url": unattended.playground.url,
        "database": str(tmp_path / "hammy.db"),
    }
    ada = await unattended.person("Ada")
    await ada.write("/help")
    for life in (1, 2):
        await unattended.page.fault("sendMessage", "slow", retry_after=20)
        await _killed_while_it_answers(unattended, settings, life)
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        helped = library.phrasebook.of(AboutPhrases).help.plain
        assert [(await ada.hear()).text for _ in range(2)] == [helped] * 2
        assert (await ada.say("/topics")).text == library.phrasebook.of(AnswerPhrases).topics.plain


async def test_what_is_being_answered_as_it_is_told_to_stop_is_finished_or_comes_back_and_is_never_said_twice(
    unattended: Telegram, tmp_path: Path
) -> None:
    people = [await unattended.person(f"P{number}") for number in range(20)]
    settings = {
        "token": unattended.playground.token,
        "api_url": unattended.playground.url,
        "database": str(tmp_path / "hammy.db"),
    }
    await unattended.page.fault("sendMessage", "slow", times=20, retry_after=2)
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        for person in people:
            await person.write("/help")
        await unattended.page.called("sendMessage", times=1)
        hammy.tell(signal.SIGTERM)
        assert await hammy.ended() == 0
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        for person in people:
            await person.hear()
        await asyncio.sleep(0.5)
        assert all(person.heard_all() for person in people)


async def test_one_that_hangs_holds_up_nobody_however_many_come_after_it(
    unattended: Telegram, library: Library
) -> None:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(unattended.bot())
        ada, bob = await unattended.person("Ada"), await unattended.person("Bob")
        await unattended.page.fault("sendMessage", "slow", retry_after=4)
        await ada.write("/help")
        await unattended.page.called("sendMessage", times=1)
        for _ in range(20):
            assert (await bob.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
        await ada.hear()
        await asyncio.sleep(0.3)
        assert ada.heard_all()
