"""Who writes more than anybody can is told so once."""

from __future__ import annotations

from bot.gateway.budget import MOST, Allowed, Budget
from bot.storage.short import BoundedMemory


class Watch:
    """A clock of the machine that is turned by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_it_is_said_once_and_again_after_a_rest() -> None:
    watch = Watch()
    budget = Budget(BoundedMemory(9), watch)
    assert {await budget.spend(7) for _ in range(MOST)} == {Allowed.YES}
    assert [await budget.spend(7) for _ in range(3)] == [Allowed.JUST_USED_UP, Allowed.NO, Allowed.NO]
    assert await budget.spend(8) is Allowed.YES
    watch.now += 2
    assert await budget.spend(7) is Allowed.NO, "not an answer now and then to one who goes on"
    watch.now += MOST
    assert await budget.spend(7) is Allowed.YES


async def test_where_nothing_can_be_said_it_is_said_at_the_next_chance() -> None:
    budget = Budget(BoundedMemory(9), Watch())
    for _ in range(MOST):
        assert await budget.spend(7, tells=False) is Allowed.YES
    assert [await budget.spend(7, tells=False) for _ in range(2)] == [Allowed.NO, Allowed.NO]
    assert await budget.spend(7) is Allowed.JUST_USED_UP
    assert await budget.spend(7) is Allowed.NO


async def test_who_writes_now_and_then_never_uses_it_up() -> None:
    watch = Watch()
    budget = Budget(BoundedMemory(9), watch)
    for _ in range(5 * MOST):
        watch.now += 1
        assert await budget.spend(7) is Allowed.YES
