"""A process whose loop is blocked ends, and one that was asleep does not."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import pytest

from bot.watching.guard import Guard


class Seconds(threading.Event):
    """Seconds that pass as they are told to."""

    def __init__(self) -> None:
        super().__init__()
        self._waits = threading.Semaphore(0)
        self._go = threading.Semaphore(0)

    def wait(self, timeout: float | None = None) -> bool:
        self._waits.release()
        self._go.acquire()
        return self.is_set()

    def set(self) -> None:
        super().set()
        self._go.release()

    def one_passes(self) -> None:
        """The next second; what comes of the one before has come."""
        assert self._waits.acquire(timeout=60)
        self._go.release()


class Desk:
    """A guard of five seconds that pass as they are told to, and who only records the end."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self.guard = Guard(5, self.ended.set)
        self._seconds = self.guard._done = Seconds()

    def passes(self, seconds: int) -> None:
        """So many seconds pass, and what comes of all but the last has come."""
        for _ in range(seconds):
            self._seconds.one_passes()


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.guard.stop()


def test_a_word_in_time_keeps_the_process_alive(desk: Desk) -> None:
    desk.guard.start()
    for _ in range(20):
        desk.passes(2)
        desk.guard.well()
    assert not desk.ended.is_set()


def test_without_a_word_the_process_ends_and_says_where_it_stood(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        desk.guard.start()
        desk.passes(4)
        assert not desk.ended.is_set()
        desk.passes(1)
        assert desk.ended.wait(60)
    assert len(caplog.messages) == 1
    assert "blocked" in caplog.text
    assert "test_without_a_word" in caplog.text


def test_a_process_that_ends_has_its_time_for_that(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.guard.start()
    desk.guard.end_within(20)
    desk.passes(19)
    assert not desk.ended.is_set()
    desk.passes(1)
    with caplog.at_level(logging.CRITICAL):
        assert desk.ended.wait(60)
    assert "does not end" in caplog.text


def test_nobody_is_ended_after_the_watch(desk: Desk) -> None:
    desk.guard.start()
    desk.passes(4)
    desk.guard.stop()
    assert not desk.ended.wait(0.1)
