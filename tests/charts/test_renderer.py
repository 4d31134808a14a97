"""A card is drawn in a process of its own, while everything else goes on."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from dataclasses import replace

import pytest

from bot.charts.renderer import ChartRenderer
from bot.charts.week import SIZE, WIDTH
from bot.domain.week_chart import WeekChart
from tests.support.cards import CARD

_PNG = b"\x89PNG\r\n\x1a\n"


def _size(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


async def test_a_card_becomes_a_png_that_telegram_takes() -> None:
    png = await ChartRenderer().png(CARD)
    assert png.startswith(_PNG)
    assert _size(png) == (WIDTH, WIDTH * SIZE[1] // SIZE[0])
    assert len(png) < 200_000


async def test_the_same_card_is_the_same_picture_and_another_one_is_not() -> None:
    renderer = ChartRenderer()
    one, same, other = await asyncio.gather(
        renderer.png(CARD), renderer.png(replace(CARD)), renderer.png(replace(CARD, goal_ml=1000))
    )
    assert one == same != other


async def test_the_loop_goes_on_while_a_card_is_drawn() -> None:
    drawing = asyncio.ensure_future(ChartRenderer().png(CARD))
    turns = 0
    while not drawing.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert turns >= 10


async def test_what_cannot_be_drawn_is_one_error_with_nothing_of_the_person_in_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    broken: WeekChart = replace(CARD, means=None)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="ended with status 1"):
        await ChartRenderer().png(broken)
    assert "Mon" not in capfd.readouterr().err


def test_nothing_that_draws_is_loaded_by_what_serves() -> None:
    code = "import bot.app, sys; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(found.stdout.split())
    assert "bot.charts.renderer" in loaded
    assert not loaded & {"resvg_py", "font_lato", "PIL", "bot.drawing", "bot.charts.week", "xml.etree.ElementTree"}
