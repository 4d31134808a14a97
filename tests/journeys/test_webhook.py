"""Telegram posts its updates: the same promises as with polling, by the real process in front of a playground."""

from __future__ import annotations

import asyncio
import random
import signal
from collections import Counter
from pathlib import Path

import httpx
import pytest

from bot.domain.library import Library
from bot.views.about import AboutPhrases
from tests.support.impatient import IMPATIENT
from tests.support.network import free_port
from tests.support.process import READY, HammyProcess, hammy_run
from tests.support.telegram import Telegram

pytestmark = pytest.mark.long

SECRET = "s3cret-of_this-test"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def _polling(telegram: Telegram, folder: Path) -> dict[str, str]:
    playground = telegram.playground
    return {"token": playground.token, "api_url": playground.url, "database": str(folder / "hammy.db")}


def _posting(telegram: Telegram, folder: Path) -> dict[str, str]:
    address = f"127.0.0.1:{free_port()}"
    return _polling(telegram, folder) | {
        "http": address,
        "webhook_url": f"http://{address}/hammy",
        "webhook_secret": SECRET,
    }


async def _stopped(hammy: HammyProcess) -> None:
    hammy.tell(signal.SIGTERM)
    assert await hammy.ended() == 0
    assert "Traceback" not in hammy.output
    assert SECRET not in hammy.output


async def test_it_hears_and_answers_and_says_nothing_of_the_secret(
    unattended: Telegram, tmp_path: Path, library: Library
) -> None:
    ada = await unattended.person("Ada")
    settings = _posting(unattended, tmp_path)
    async with hammy_run(**settings, log_level="DEBUG") as hammy:
        await hammy.printed(READY)
        assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
        topics = await ada.say("/topics")
        assert (await ada.press(library.categories[0].title)).id == topics.id
        assert not await unattended.page.calls("getUpdates")
        async with httpx.AsyncClient(trust_env=False) as http:
            assert (await http.get(f"http://{settings['http']}/healthz/ready")).status_code == 200
            for headers in ({}, {HEADER: "wrong"}):
                refused = await http.post(settings["webhook_url"], json={"update_id": 1}, headers=headers)
                assert (refused.status_code, refused.text) == (403, "")
            numbers = (await http.get(f"http://{settings['http']}/metrics")).text
            assert 'hammy_updates_total{kind="callback_query"} 1.0' in numbers.splitlines()
        await _stopped(hammy)


async def test_what_is_offered_in_another_chat_has_its_drawing_beside_it(unattended: Telegram, tmp_path: Path) -> None:
    ada = await unattended.person("Ada")
    settings = _posting(unattended, tmp_path)
    async with hammy_run(**settings) as hammy, httpx.AsyncClient(trust_env=False) as http:
        await hammy.printed(READY)
        await ada.ask_inline("how do I stretch my hamstrings?")
        [call] = await unattended.page.calls("answerInlineQuery")
        results = call["params"]["results"]
        shown = [one["thumbnail_url"] for one in results if "thumbnail_url" in one]
        assert shown
        for address in shown:
            drawing = await http.get(address)
            assert drawing.content.startswith(b"\x89PNG"), address
        await _stopped(hammy)


async def test_the_same_post_twice_is_answered_once(unattended: Telegram, tmp_path: Path, library: Library) -> None:
    ada = await unattended.person("Ada")
    settings = _posting(unattended, tmp_path)
    post = {
        "update_id": 99,
        "message": {
            "message_id": 9000,
            "date": int(unattended.now.timestamp()),
            "chat": {"id": ada.chat, "type": "private"},
            "from": {"id": ada.id, "is_bot": False, "first_name": "Ada"},
            "text": "why does my leg shake when I stretch?",
        },
    }
    await ada.write("/help")
    for _ in range(2):
        async with hammy_run(**settings) as hammy, httpx.AsyncClient(trust_env=False) as http:
            await hammy.printed(READY)
            if ada.sees is None:
                await ada.hear()
            for _ in range(2):
                answer = await http.post(settings["webhook_url"], json=post, headers={HEADER: SECRET})
                assert answer.status_code == 200
            await _stopped(hammy)
    await ada.hear()
    assert ada.heard_all()


async def test_a_process_that_is_killed_loses_no_message_and_knows_what_had_its_answer(
    unattended: Telegram, tmp_path: Path
) -> None:
    """Each person writes once; whoever was being answered as the process died may be answered again, nobody else."""
    people = [await unattended.person(f"P{number}") for number in range(80)]
    settings = _posting(unattended, tmp_path)
    chance = random.Random(12)
    for number in range(4):
        calm, hurried = people[20 * number : 20 * number + 10], people[20 * number + 10 : 20 * number + 20]
        async with hammy_run(**settings) as hammy:
            await hammy.printed(READY)
            for person in calm:
                await person.say("why does my leg shake when I stretch?")
            await asyncio.sleep(0.3)
            for person in hurried:
                await person.write("why does my leg shake when I stretch?")
            await asyncio.sleep(chance.uniform(0, 0.12))
            hammy.tell(signal.SIGKILL)
            await hammy.ended()
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        for number, person in enumerate(people):
            if number % 20 >= 10:
                await person.hear()
        await _stopped(hammy)
    answers = Counter(call["params"]["chat_id"] for call in await unattended.page.calls("sendMessage") if call["ok"])
    assert all(answers[person.chat] for person in people), "none is lost"
    twice = [number for number, person in enumerate(people) if answers[person.chat] > 1]
    assert all(number % 20 >= 10 for number in twice), "what had its answer is known"


async def test_what_is_being_answered_as_it_is_told_to_stop_is_finished_or_comes_back_and_is_never_said_twice(
    unattended: Telegram, tmp_path: Path
) -> None:
    people = [await unattended.person(f"P{number}") for number in range(20)]
    settings = _posting(unattended, tmp_path)
    await unattended.page.fault("sendMessage", "slow", times=20, retry_after=2)
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        for person in people:
            await person.write("/help")
        await unattended.page.called("sendMessage", times=1)
        await _stopped(hammy)
    async with hammy_run(**settings) as hammy:
        await hammy.printed(READY)
        for person in people:
            await person.hear()
        await asyncio.sleep(0.5)
        assert all(person.heard_all() for person in people)


async def test_switching_from_one_way_to_the_other_and_back_loses_nothing(
    unattended: Telegram, tmp_path: Path, library: Library
) -> None:
    ada = await unattended.person("Ada")
    posting, polling = _posting(unattended, tmp_path), _polling(unattended, tmp_path)
    for settings in (polling, posting, polling):
        await ada.write("/help")
        async with hammy_run(**settings) as hammy:
            await hammy.printed(READY)
            assert (await ada.hear()).text == library.phrasebook.of(AboutPhrases).help.plain
            assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
            await _stopped(hammy)
    assert ada.heard_all()


async def test_telegram_that_does_not_answer_is_seen_and_then_the_end(unattended: Telegram, tmp_path: Path) -> None:
    async with hammy_run(IMPATIENT, "listening", **_posting(unattended, tmp_path)) as hammy:
        await hammy.printed(READY)
        assert await hammy.ended() == 1
        assert "Telegram has not answered" in hammy.output


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"http": ""}, "HAMMY_HTTP"),
        ({"webhook_secret": ""}, "HAMMY_WEBHOOK_SECRET"),
        ({"webhook_secret": "with blanks"}, "HAMMY_WEBHOOK_SECRET"),
        ({"webhook_url": "http://example.org/hammy"}, "HAMMY_WEBHOOK_URL"),
        ({"webhook_url": "https://example.org/hammy"}, "Bad webhook"),
    ],
    ids=str,
)
async def test_settings_that_make_no_sense_are_one_line(
    unattended: Telegram, tmp_path: Path, wrong: dict[str, str], named: str
) -> None:
    async with hammy_run(**(_posting(unattended, tmp_path) | wrong)) as hammy:
        assert await hammy.ended() == 1
        lines = [line for line in hammy.output.strip().splitlines() if "Health and metrics" not in line]
        assert len(lines) == 1, hammy.output
        assert named in lines[0]
        assert SECRET not in lines[0]
