"""The watchdog bites where nothing goes on, and only there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

import pytest

from bot.watching.signs import Limits, Sign, Watched
from bot.watching.watchdog import LAGGING, StuckError, Watchdog
from tests.support.clock import FixedClock
from tests.support.observing import RecordingObserver
from tests.support.virtual_time import VirtualLoop, virtually

LOOK = 0.005


class Heart:
    """Something that goes on until it is stopped."""

    def __init__(self) -> None:
        self.beats = 0
        self.stopped = False

    def beat(self) -> float:
        self.beats += not self.stopped
        return self.beats


class Watch:
    """A watchdog over one heart."""

    def __init__(self, limits: Limits) -> None:
        self.heart, self.observer, self.clock = Heart(), RecordingObserver(), FixedClock()
        self.dog = Watchdog(self.observer, self.clock, every=LOOK)
        self.sign = Sign("the heart stands still", self.heart.beat, limits)
        self.broken: str | None = None
        self.well = 0

    def _well(self) -> None:
        self.well += 1

    async def run(self, until: Callable[[], bool] = lambda: False) -> None:
        """Watch until something is so. Raises StuckError, and TimeoutError after two seconds."""
        async with asyncio.timeout(2):
            watching = asyncio.ensure_future(self.dog.watch((self.sign,), lambda: self.broken, self._well))
            try:
                while not (until() or watching.done()):  # noqa: ASYNC110 (nobody tells)
                    await asyncio.sleep(LOOK / 5)
                if watching.done():
                    await watching
            finally:
                watching.cancel()
                with suppress(asyncio.CancelledError, StuckError):
                    await watching


def test_a_sign_is_doubted_first_and_the_end_after_that() -> None:
    heart = Heart()
    watched = Watched(Sign("the heart stands still", heart.beat, Limits(doubt=3, end=5)))
    heart.stopped = True
    said = []
    for _ in range(5):
        watched.look(1)
        said.append((watched.doubt is not None, watched.end is not None))
    assert said == [(False, False), (False, False), (True, False), (True, False), (True, True)]
    assert watched.end == "the heart stands still for 5 seconds"
    heart.stopped = False
    watched.look(1)
    assert watched.doubt is None


@virtually
async def test_it_is_ready_once_it_watches_and_not_before_and_not_as_it_ends() -> None:
    watch = Watch(Limits(1, 2))
    before = watch.dog.unready()
    await watch.run(until=lambda: watch.well > 3)
    ready = watch.dog.unready()
    watch.dog.stopping()
    assert (before, ready, watch.dog.unready()) == ("starting", None, "stopping")


@virtually
async def test_what_stands_still_for_a_while_makes_it_unready_and_what_goes_on_ready_again() -> None:
    watch = Watch(Limits(doubt=2 * LOOK, end=60))
    watch.heart.stopped = True
    await watch.run(until=lambda: watch.dog.unready() is not None and watch.well > 0)
    assert str(watch.dog.unready()).startswith("the heart stands still")
    assert watch.dog.dead() is None
    watch.heart.stopped = False
    await watch.run(until=lambda: watch.well > 5)
    assert watch.dog.unready() is None


@virtually
async def test_what_stands_still_for_long_is_the_end() -> None:
    watch = Watch(Limits(doubt=LOOK, end=4 * LOOK))
    watch.heart.stopped = True
    with pytest.raises(StuckError, match="the heart stands still"):
        await watch.run()
    assert watch.well == 3, "nobody is told that all is well as it is not"
    assert watch.dog.dead() is not None


@virtually
async def test_what_is_broken_is_the_end_at_once() -> None:
    watch = Watch(Limits(1, 2))
    watch.broken = "the file is gone"
    with pytest.raises(StuckError, match="the file is gone"):
        await watch.run()
    assert watch.well == 0


@pytest.mark.parametrize(("seconds", "leaps"), [(61, 1), (-61, 1), (59, 0)])
@virtually
async def test_a_clock_that_leaps_is_noticed(seconds: int, leaps: int, caplog: pytest.LogCaptureFixture) -> None:
    watch = Watch(Limits(1, 2))
    await watch.run(until=lambda: watch.well > 0)
    asyncio.get_running_loop().call_later(3 * LOOK, lambda: watch.clock.forward(seconds=seconds))
    with caplog.at_level(logging.WARNING):
        await watch.run(until=lambda: watch.well > 8)
    assert (watch.observer.told.count(("leapt",)), len(caplog.messages)) == (leaps, leaps)


@virtually
async def test_how_late_the_loop_comes_is_counted_at_each_look() -> None:
    watch = Watch(Limits(1, 2))
    await watch.run(until=lambda: watch.well > 3)
    assert watch.observer.told.count(("lagged",)) == watch.well


@virtually
async def test_a_loop_that_comes_very_late_makes_it_unready() -> None:
    watch = Watch(Limits(1, 2))
    loop = asyncio.get_running_loop()
    assert isinstance(loop, VirtualLoop)
    loop.call_later(3 * LOOK, loop.leap, LAGGING + 0.1)
    await watch.run(until=lambda: watch.dog.unready() is not None and watch.well > 0)
    assert "late" in str(watch.dog.unready())
    await watch.run(until=lambda: watch.dog.unready() is None)
