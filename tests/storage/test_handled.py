"""What a process that is killed leaves to the next: which updates had their answer, and how often it may have come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bot.storage.handled import HandledUpdates

Start = Callable[[], HandledUpdates]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """A process after the one before it was killed."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(HandledUpdates(7, tmp_path / "updates")))


def test_what_was_handled_is_known_to_the_next(start: Start) -> None:
    start().add(1000)
    assert start().holds(1000)
    assert not start().holds(1001)


def test_what_another_bot_handled_says_nothing(start: Start, tmp_path: Path) -> None:
    start().add(1000)
    with closing(HandledUpdates(8, tmp_path / "updates")) as other:
        assert not other.holds(1000)


def test_an_answer_that_was_on_its_way_is_sent_once_more_and_then_never(start: Start) -> None:
    start().going_out(1000)
    second = start()
    assert not second.holds(1000)
    second.going_out(1000)
    assert start().holds(1000)


def test_an_answer_that_certainly_did_not_arrive_is_sent_again_however_often(start: Start) -> None:
    for _ in range(4):
        process = start()
        assert not process.holds(1000)
        process.going_out(1000)
        process.came_back(1000)


def test_what_came_back_takes_nothing_from_the_one_before_it(start: Start) -> None:
    start().going_out(1000)
    for _ in range(2):
        process = start()
        process.going_out(1000)
        process.came_back(1000)
    process = start()
    assert not process.holds(1000)
    process.going_out(1000)
    assert start().holds(1000)


def test_what_was_handled_is_no_longer_on_its_way(start: Start) -> None:
    process = start()
    process.going_out(1000)
    process.add(1000)
    process.came_back(1000)
    assert start().holds(1000)
