"""A thumb that taps twice means one thing."""

from __future__ import annotations

import pytest
from telegram import CallbackQuery

from bot.gateway.double_taps import DoubleTaps, Finished
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
    return DoubleTaps(seconds)


def tap(data: str = "a:topic", message: int = 9) -> CallbackQuery:
    query = tapped(data, message_id=message).callback_query
    assert query is not None
    return query


def test_the_same_tap_right_after_it_was_answered(taps: DoubleTaps, seconds: Seconds) -> None:
    assert not taps.is_second(7, tap())
    taps.was_first(7, tap())
    seconds.now += 0.4
    assert taps.is_second(7, tap())
    assert taps.is_second(7, tap())


@pytest.mark.parametrize(("chat", "other"), [(8, tap()), (7, tap("a:other")), (7, tap(message=10))])
def test_any_other_tap(taps: DoubleTaps, chat: int, other: CallbackQuery) -> None:
    taps.was_first(7, tap())
    assert not taps.is_second(chat, other)


def test_the_same_tap_a_while_later(taps: DoubleTaps, seconds: Seconds) -> None:
    taps.was_first(7, tap())
    seconds.now += 1.5
    assert not taps.is_second(7, tap())


def test_the_same_tap_after_another(taps: DoubleTaps) -> None:
    for data in ("m:topic", "l:topic"):
        taps.was_first(7, tap(data))
    assert not taps.is_second(7, tap("m:topic"))


def test_what_is_remembered_is_bounded(taps: DoubleTaps) -> None:
    again = tap()
    for chat in range(3_000):
        taps.was_first(chat, again)
    assert len(taps._last) == 2_048
    assert not taps.is_second(0, tap())


def test_a_finished_message_stays_finished_and_a_tap_right_after_is_half_of_the_last(seconds: Seconds) -> None:
    finished = Finished(seconds)
    assert not finished.holds(7, 9)
    finished.add(7, 9)
    assert finished.holds(7, 9)
    assert finished.just_now(7, 9)
    assert not finished.holds(8, 9)
    seconds.now += 1.5
    assert finished.holds(7, 9)
    assert not finished.just_now(7, 9)


def test_only_so_many_finished_messages_are_remembered(seconds: Seconds) -> None:
    finished = Finished(seconds)
    for message in range(5000):
        finished.add(7, message)
    assert not finished.holds(7, 0)
    assert finished.holds(7, 4999)
