"""In order within a chat, side by side across chats."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram import Update

from bot.gateway.ordering import InOrderPerChat
from tests.support.updates import message, update

AT_ONCE = 4


class Work:
    """Updates at work: each notes when it begins, then waits to be let go."""

    def __init__(self) -> None:
        self.began: list[str] = []
        self.gates: dict[str, asyncio.Event] = {}
        self.processor = InOrderPerChat(AT_ONCE)

    def start(self, chat: int | None, name: str, *, fails: bool = False) -> asyncio.Future[None]:
        """Hand an update of a chat to the processor, as python-telegram-bot does."""
        self.gates[name] = asyncio.Event()

        async def handle() -> None:
            self.began.append(name)
            await self.gates[name].wait()
            if fails:
                raise RuntimeError(name)

        return asyncio.ensure_future(self.processor.process_update(_of(chat), handle()))

    async def settled(self) -> list[str]:
        """What has begun once everything that could begin has."""
        for _ in range(20):
            await asyncio.sleep(0)
        return self.began

    async def finish(self, *running: asyncio.Future[None]) -> list[Any]:
        """Let everything go and wait for it."""
        for gate in self.gates.values():
            gate.set()
        return await asyncio.wait_for(asyncio.gather(*running, return_exceptions=True), 60)


def _of(chat: int | None) -> Update:
    if chat is None:
        return update(poll_answer={"poll_id": "1", "option_ids": [], "option_persistent_ids": []})
    return update(message=message("hi", chat={"id": chat, "type": "private"}))


@pytest.fixture
def work() -> Work:
    return Work()


async def test_within_a_chat_one_after_the_other(work: Work) -> None:
    running = [work.start(1, name) for name in "abc"]
    assert await work.settled() == ["a"]
    work.gates["a"].set()
    assert await work.settled() == ["a", "b"]
    await work.finish(*running)
    assert work.began == ["a", "b", "c"]


async def test_across_chats_side_by_side(work: Work) -> None:
    running = [work.start(chat, str(chat)) for chat in range(AT_ONCE)]
    assert await work.settled() == [str(chat) for chat in range(AT_ONCE)]
    await work.finish(*running)


async def test_no_more_than_so_many_at_once(work: Work) -> None:
    running = [work.start(chat, str(chat)) for chat in range(AT_ONCE + 2)]
    assert len(await work.settled()) == AT_ONCE
    await work.finish(*running)
    assert len(work.began) == AT_ONCE + 2


async def test_a_chat_that_floods_holds_nobody_else_up(work: Work) -> None:
    flood = [work.start(1, f"flood {number}") for number in range(10 * AT_ONCE)]
    other = work.start(2, "other")
    assert await work.settled() == ["flood 0", "other"]
    await work.finish(*flood, other)


async def test_an_update_that_fails_does_not_block_its_chat(work: Work) -> None:
    running = [work.start(1, "a", fails=True), work.start(1, "b")]
    first, second = await work.finish(*running)
    assert isinstance(first, RuntimeError)
    assert second is None
    assert work.began == ["a", "b"]


async def test_an_update_that_is_given_up_does_not_block_its_chat(work: Work) -> None:
    running = [work.start(1, name) for name in "abc"]
    await work.settled()
    running[1].cancel()
    await work.settled()
    ended = await work.finish(*running)
    assert ended[0] is None
    assert isinstance(ended[1], asyncio.CancelledError)
    assert ended[2] is None
    assert "c" in work.began


async def test_updates_of_no_chat_wait_for_nobody(work: Work) -> None:
    running = [work.start(None, "a"), work.start(None, "b"), work.start(1, "c")]
    assert await work.settled() == ["a", "b", "c"]
    await work.finish(*running)


async def test_nothing_is_kept_of_a_chat_that_is_done(work: Work) -> None:
    await work.finish(*[work.start(chat, f"{chat} {number}") for chat in range(3) for number in range(3)])
    assert work.processor._last == {}
