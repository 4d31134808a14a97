"""A process whose loop is blocked ends, and one that was asleep does not."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

import pytest

from bot.watching.guard import Guard

SECOND = 0.005


class Desk:
    """A guard whose seconds are short, and who only records the end."""

    def __init__(self, limit: float = 5 * SECOND) -> None:
        self.ended = threading.Event()
        self.guard = Guard(limit, self.ended.set, SECOND)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.guard.stop()


def test_a_word_in_time_keeps_the_process_alive(desk: Desk) -> None:
    desk.guard.start()
    for _ in range(20):
        time.sleep(SECOND / 2)
        desk.guard.well()
    assert not desk.ended.is_set()


def test_without_a_word_the_process_ends_and_says_where_it_stood(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        desk.guard.start()
        assert desk.ended.wait(2)
    assert len(caplog.messages) == 1
    assert "blocked" in caplog.text
    assert "test_without_a_word" in caplog.text


def test_a_process_that_ends_has_its_time_for_that(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.guard.start()
    desk.guard.end_within(20 * SECOND)
    assert not desk.ended.wait(10 * SECOND)
    with caplog.at_level(logging.CRITICAL):
        assert desk.ended.wait(2)
    assert "does not end" in caplog.text


def test_nobody_is_ended_after_the_watch(desk: Desk) -> None:
    desk.guard.start()
    desk.guard.stop()
    assert not desk.ended.wait(10 * SECOND)
