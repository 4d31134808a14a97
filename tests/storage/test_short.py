"""What is remembered for minutes is bounded."""

from __future__ import annotations

from bot.storage.short import BoundedMemory


async def test_what_was_remembered_last_is_recalled() -> None:
    memory = BoundedMemory[int, str](3)
    assert await memory.recall(1) is None
    await memory.remember(1, "sooner")
    await memory.remember(1, "later")
    assert await memory.recall(1) == "later"


async def test_what_is_forgotten_is_gone_and_nothing_else() -> None:
    memory = BoundedMemory[int, str](3)
    for key in (1, 2):
        await memory.remember(key, "something")
    for _ in range(2):
        await memory.forget(1)
    assert (await memory.recall(1), await memory.recall(2)) == (None, "something")


async def test_only_so_much_is_remembered_and_the_oldest_goes_first() -> None:
    memory = BoundedMemory[int, int](100)
    for key in range(3_000):
        await memory.remember(key, key)
        await memory.remember(0, key)
    assert len(memory) == 100
    assert [key for key in range(3_000) if await memory.recall(key) is not None] == [0, *range(2_901, 3_000)]
