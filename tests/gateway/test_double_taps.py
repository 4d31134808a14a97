"""A thumb that taps twice means one thing."""

from __future__ import annotations

import pytest
from telegram import CallbackQuery

from bot.gateway.double_taps import DoubleTaps, Finished
from bot.storage.short import BoundedMemory
from tests.support.updates import tapped


class Seconds:
    """A clock in seconds that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def taps(seconds: Seconds) -> DoubleTaps:
    return DoubleTaps(BoundedMemory(99), seconds)


def tap(data: str = "a:topic", message: int = 9) -> CallbackQuery:
    query = tapped(data, message_id=message).callback_query
    assert query is not None
    return query


async def test_the_same_tap_right_after_it_was_answered(taps: DoubleTaps, seconds: Seconds) -> None:
    assert not await taps.is_second(7, tap())
    await taps.was_first(7, tap())
    seconds.now += 0.4
    assert await taps.is_second(7, tap())
    assert await taps.is_second(7, tap())


@pytest.mark.parametrize(("chat", "other"), [(8, tap()), (7, tap("a:other")), (7, tap(message=10))])
async def test_any_other_tap(taps: DoubleTaps, chat: int, other: CallbackQuery) -> None:
    await taps.was_first(7, tap())
    assert not await taps.is_second(chat, other)


async def test_the_same_tap_a_while_later(taps: DoubleTaps, seconds: Seconds) -> None:
    await taps.was_first(7, tap())
    seconds.now += 1.5
    assert not await taps.is_second(7, tap())


async def test_the_same_tap_a_while_after_it_did_something(taps: DoubleTaps, seconds: Seconds) -> None:
    await taps.was_first(7, tap(), acted=True)
    seconds.now += 30
    assert await taps.is_second(7, tap())
    assert not await taps.is_second(7, tap("a:other"))
    seconds.now += 31
    assert not await taps.is_second(7, tap())


async def test_the_same_tap_after_another(taps: DoubleTaps) -> None:
    for data in ("m:topic", "l:topic"):
        await taps.was_first(7, tap(data))
    assert not await taps.is_second(7, tap("m:topic"))


async def test_a_finished_message_stays_finished_and_a_tap_right_after_is_half_of_the_last(seconds: Seconds) -> None:
    finished = Finished(BoundedMemory(99), seconds)
    assert not await finished.holds(7, 9)
    await finished.add(7, 9)
    assert await finished.holds(7, 9)
    assert await finished.just_now(7, 9)
    assert not await finished.holds(8, 9)
    seconds.now += 1.5
    assert await finished.holds(7, 9)
    assert not await finished.just_now(7, 9)
