from __future__ import annotations

from datetime import datetime, timedelta

from playground.server import Playground

from .driver import Driver


async def test_without_a_bot_that_tells_nothing_is_planned(driver: Driver) -> None:
    assert await driver.control_refused("clock", to_next=True) == (400, "Nothing is planned.")


async def test_the_clock_moves_to_what_is_planned_next(driver: Driver, playground: Playground) -> None:
    due = playground.clock.now() + timedelta(hours=9)
    asked = []

    async def next_due() -> datetime | None:
        asked.append(1)
        return due

    playground.knows_next(next_due)
    moved = await driver.control("clock", to_next=True)
    assert timedelta() <= datetime.fromisoformat(moved["now"]) - due < timedelta(seconds=1)
    assert 8.9 * 3600 < moved["offset_seconds"] <= 9 * 3600
    assert await driver.control_refused("clock", to_next=True) == (400, "Nothing is planned.")
    assert len(asked) == 2


async def test_nothing_planned_and_too_far_ahead(driver: Driver, playground: Playground) -> None:
    async def nothing() -> datetime | None:
        return None

    async def far() -> datetime | None:
        return playground.clock.now() + timedelta(days=366 * 101)

    playground.knows_next(nothing)
    assert await driver.control_refused("clock", to_next=True) == (400, "Nothing is planned.")
    playground.knows_next(far)
    assert (await driver.control_refused("clock", to_next=True))[0] == 400
    assert (await driver.state())["clock"]["offset_seconds"] == 0
