"""Never more messages within a second than the receiver takes, and as many as that where there is a queue."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from bot.gateway.pacing import Pace
from tests.support.virtual_time import in_virtual_time, virtually

A_SECOND = 20


async def _sent(pace: Pace, count: int, latency: float = 0.0, hurry: bool = True) -> list[float]:
    """When so many messages were answered, sent side by side or one after the other."""
    moments: list[float] = []

    async def send() -> None:
        async with pace.turn():
            await asyncio.sleep(latency)
            moments.append(asyncio.get_running_loop().time())

    if hurry:
        await asyncio.gather(*(send() for _ in range(count)))
    else:
        for _ in range(count):
            await send()
    return moments


@virtually
async def test_a_queue_goes_out_evenly_and_no_faster_than_the_pace() -> None:
    moments = await _sent(Pace(A_SECOND), 2 * A_SECOND)
    gaps = sorted(after - before for before, after in pairwise(moments))
    assert moments[-1] - moments[0] >= 0.9 * (2 - 1 / A_SECOND)
    assert gaps[len(gaps) // 2] >= 0.8 / A_SECOND


@pytest.mark.parametrize("latency", [0.0, 0.2])
@virtually
async def test_no_second_sees_more_than_allowed_whenever_within_its_turn_a_message_counts(latency: float) -> None:
    pace = Pace(A_SECOND)
    spans: list[tuple[float, float]] = []

    async def send() -> None:
        async with pace.turn():
            began = asyncio.get_running_loop().time()
            await asyncio.sleep(latency)
            spans.append((began, asyncio.get_running_loop().time()))

    await asyncio.gather(*(send() for _ in range(2 * A_SECOND + 5)))
    for at, (_, answered) in enumerate(spans[:-A_SECOND]):
        assert spans[at + A_SECOND][0] - answered >= 1


@virtually
async def test_a_lone_message_does_not_wait() -> None:
    began = asyncio.get_running_loop().time()
    (sent,) = await _sent(Pace(A_SECOND), 1)
    assert sent - began < 0.001


@virtually
async def test_a_turn_that_was_not_waited_for_to_the_end_takes_no_place_for_ever() -> None:
    pace = Pace(A_SECOND)
    waiting = [asyncio.ensure_future(_sent(pace, 1)) for _ in range(A_SECOND)]
    await asyncio.sleep(0)
    for one in waiting:
        one.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    async with asyncio.timeout(1.5):
        await _sent(pace, 1)


@virtually
async def test_asked_to_pause_it_goes_half_as_fast_and_recovers_message_by_message() -> None:
    pace = Pace(A_SECOND)
    pace.slow_down()
    moments = await _sent(pace, 5)
    assert moments[-1] - moments[0] >= 0.8 * 8 / A_SECOND
    for _ in range(20):
        pace.speed_up()
    moments = await _sent(pace, 5)
    assert moments[-1] - moments[0] >= 0.7 * 4 / A_SECOND


@virtually
async def test_it_never_stops_for_good() -> None:
    pace = Pace(1000)
    for _ in range(100):
        pace.slow_down()
    async with asyncio.timeout(1):
        await _sent(pace, 3)


def test_what_can_be_spared_comes_evenly_at_half_the_pace() -> None:
    async def taken() -> list[float]:
        pace, loop = Pace(A_SECOND), asyncio.get_running_loop()
        moments = []
        while loop.time() < 2:
            if await pace.take_spare():
                moments.append(loop.time())
                pace.end_spare()
            await asyncio.sleep(0.001)
        return moments

    moments = in_virtual_time(taken())
    assert len(moments) == 20
    assert min(after - before for before, after in pairwise(moments)) > 1.99 / A_SECOND


def test_a_spare_turn_takes_its_place_until_a_second_after_its_answer() -> None:
    async def waited() -> float:
        pace, loop = Pace(1), asyncio.get_running_loop()
        assert await pace.take_spare()
        await asyncio.sleep(0.5)
        pace.end_spare()
        await _sent(pace, 1)
        return loop.time()

    assert 1.5 < in_virtual_time(waited()) < 1.51


@virtually
async def test_nothing_is_spare_while_somebody_waits_or_all_places_are_taken() -> None:
    pace = Pace(A_SECOND)
    waiting = [asyncio.ensure_future(_sent(pace, 1)) for _ in range(A_SECOND)]
    for _ in range(5):
        await asyncio.sleep(0.01)
        assert not await pace.take_spare()
    await asyncio.gather(*waiting)
    assert not await pace.take_spare()


@virtually
async def test_nothing_is_spare_for_a_while_after_the_receiver_asked_for_a_pause() -> None:
    pace = Pace(A_SECOND)
    pace.slow_down()
    assert not await pace.take_spare()
