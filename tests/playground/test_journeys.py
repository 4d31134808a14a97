"""A conversation is saved step by step, and played again."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from playground.journeys import STEPS_KEPT
from playground.replay import Control, ReplayError, read, replay

from .driver import SAM, Driver

Bot = Callable[[Driver], Awaitable[None]]
KEYBOARD = {"inline_keyboard": [[{"text": "More", "callback_data": "more"}, {"text": "Stop", "callback_data": "stop"}]]}


async def journey(driver: Driver, chat: int = SAM) -> dict[str, Any]:
    """What is saved of a chat."""
    saved: dict[str, Any] = (await driver.http.get(f"/playground/journeys/{chat}")).json()
    return saved


async def conversation(driver: Driver) -> None:
    """Sam asks, the bot answers, Sam taps, the bot edits, an hour passes, and the bot shows a picture of nothing."""
    await driver.says("why")
    await driver.updates()
    answer = await driver.ok("sendMessage", chat_id=SAM, text="Because.", reply_markup=KEYBOARD)
    place = {"chat_id": SAM, "person_id": SAM, "message_id": answer["message_id"]}
    await driver.control("press", **place, label="More")
    await driver.ok("editMessageText", chat_id=SAM, message_id=answer["message_id"], text="Because of this.")
    await driver.control("clock", forward_seconds=3600)
    await driver.control("send", chat_id=SAM, person_id=SAM, sticker="👍")


CONVERSATION: list[dict[str, Any]] = [
    {"send": {"text": "why"}},
    {"hear": "Because.", "message": 2, "buttons": [["More", "Stop"]]},
    {"tap": "More", "message": 2},
    {"hear": "Because of this.", "message": 2, "edited": True},
    {"clock": {"forward_seconds": 3600}},
    {"send": {"sticker": "👍"}},
]


async def test_what_was_done_and_heard_is_saved_step_by_step(driver: Driver) -> None:
    await conversation(driver)
    assert await journey(driver) == {"format": "playground journey 1", "whole": True, "steps": CONVERSATION}


async def test_it_comes_as_a_file_with_a_name(driver: Driver) -> None:
    headers = (await driver.http.get(f"/playground/journeys/{SAM}")).headers
    assert headers["content-disposition"].startswith('attachment; filename="playground_bot-')


async def test_another_chat_has_a_journey_of_its_own_and_the_clock_is_in_both(driver: Driver) -> None:
    ada = (await driver.control("people", first_name="Ada"))["chat"]["id"]
    await driver.says("hi", ada, ada)
    await driver.says("why")
    await driver.control("clock", forward_seconds=1)
    assert [list(step) for step in (await journey(driver))["steps"]] == [["send"], ["clock"]]
    assert (await journey(driver, ada))["steps"][0] == {"send": {"text": "hi"}}


@pytest.mark.parametrize("chat", ["9", "x", "²"])
async def test_a_chat_that_is_not_there_has_none(driver: Driver, chat: str) -> None:
    assert (await driver.http.get(f"/playground/journeys/{chat}")).status_code == 404


async def test_a_long_one_loses_its_beginning_and_says_so(driver: Driver, tmp_path: Path) -> None:
    await driver.says("hi")
    for _ in range(STEPS_KEPT - 1):
        await driver.ok("sendMessage", chat_id=SAM, text="x")
    assert (await journey(driver))["whole"]
    await driver.says("why")
    long = await journey(driver)
    assert (long["whole"], len(long["steps"]), long["steps"][-1]) == (False, STEPS_KEPT, {"send": {"text": "why"}})
    with pytest.raises(ReplayError, match="lacks the beginning"):
        read(saved(tmp_path, long))


async def test_a_button_is_tapped_by_its_label_only_where_it_is(driver: Driver) -> None:
    await conversation(driver)
    place = {"chat_id": SAM, "person_id": SAM, "message_id": 2}
    assert (await driver.control_refused("press", **place, label="More"))[0] == 400


@pytest.mark.parametrize(
    ("says", "difference"),
    [
        ("Because.", None),
        ("Because!", 'Step 2 was\n{\n "hear": "Because."'),
        (None, 'Step 2 did not come:\n{\n "hear": "Because."'),
    ],
)
async def test_it_is_played_again_by_somebody_new(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, says: str | None, difference: str | None
) -> None:
    monkeypatch.setattr("playground.replay.PATIENCE_SECONDS", 0.3 if says is None else 60.0)
    serving = asyncio.ensure_future(serve(driver, says))
    with closing(Control(driver.playground.url)) as control:
        found = await asyncio.to_thread(replay, control, CONVERSATION)
    serving.cancel()
    assert found == difference or (difference is not None and found is not None and found.startswith(difference))


async def test_the_program(driver: Driver, tmp_path: Path) -> None:
    await driver.updates()
    serving = asyncio.ensure_future(serve(driver, "Because."))
    file = saved(tmp_path, {"format": "playground journey 1", "whole": True, "steps": CONVERSATION})
    assert await program(file, driver.playground.url) == (0, "6 steps, all as they were.\n", "")
    serving.cancel()
    code, _, complaint = await program(tmp_path / "none.json", driver.playground.url)
    assert (code, complaint.count("\n")) == (2, 1)
    code, _, complaint = await program(file, "http://127.0.0.1:9")
    assert (code, complaint) == (2, "The playground does not answer: ConnectionRefusedError.\n")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "playground journey 1", "steps": [1]}', "\udcff"])
def test_what_is_no_saved_conversation_is_said_in_one_line(tmp_path: Path, content: str) -> None:
    file = tmp_path / "saved.json"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ReplayError, match="no saved conversation"):
        read(file)


def test_one_of_another_format_is_not_played(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="this version"):
        read(saved(tmp_path, {"format": "playground journey 2", "whole": True, "steps": []}))


def saved(folder: Path, content: object) -> Path:
    """A file of a conversation."""
    file = folder / "saved.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


async def serve(driver: Driver, says: str | None) -> None:
    """A bot that answers each text and edits its answer at each tap."""
    while True:
        for update in await driver.updates(timeout=1):
            if "callback_query" in update:
                message = update["callback_query"]["message"]
                place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
                await driver.ok("editMessageText", **place, text="Because of this.")
            elif says is not None and "text" in update["message"]:
                chat = update["message"]["chat"]["id"]
                await driver.ok("sendMessage", chat_id=chat, text=says, reply_markup=KEYBOARD)


async def program(file: Path, url: str) -> tuple[int | None, str, str]:
    """How `python -m playground.replay` ends, and what it says."""
    command = (sys.executable, "-m", "playground.replay", str(file), "--url", url)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe)
    said, complained = await process.communicate()
    return process.returncode, said.decode(), complained.decode()
