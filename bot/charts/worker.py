"""What runs in the process of one card: a chart from standard input, a PNG to standard output."""

from __future__ import annotations

import pickle
import sys

from bot.charts.week import WIDTH, week_svg
from bot.domain.week_chart import WeekChart
from bot.drawing.palette import LIGHT
from bot.drawing.raster import png_from


def draw() -> None:
    """Draw one card."""
    chart = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    assert isinstance(chart, WeekChart)
    sys.stdout.buffer.write(png_from(week_svg(chart, LIGHT), WIDTH))
