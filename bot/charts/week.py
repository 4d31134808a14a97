"""The card of a week as an SVG: water by day, the habit by day, and its strength."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from bot.domain.week_chart import DayMark, Heading, WeekChart
from bot.drawing.canvas import Canvas
from bot.drawing.curves import Point, open_path
from bot.drawing.palette import Palette

SIZE = (1080, 1350)
"""Four by five: the tallest that a phone shows whole."""

WIDTH = 864
"""Pixels that it is drawn in: a finger's breadth has 2.7 of them for each on a screen of 320, and more take longer."""

SMALLEST = 36
"""The size of the smallest words: more than ten pixels where the card is 320 wide."""

_LEFT, _RIGHT = 72, 1008
_COLUMN = (_RIGHT - _LEFT) / 7
_BAR = 78
_TITLE, _HEAD, _DAY = 66, 46, 40
_BASE, _TALLEST = 580, 250
"""The ground that the bars stand on, and the room for them."""
_ROOM_ABOVE = 1.12
"""How much higher than the goal and the highest bar the room reaches."""
_LOWEST = 18
_EDGE = 5
_DOTTED = "2 14"
_MARKS_AT = 806
_DOT = 27
_LEGEND_AT = 890
_CURVE_TOP, _CURVE_BASE = 1020, 1160
_WIDEST_LINE = 50
"""Characters of the smallest words in one line."""


def week_svg(chart: WeekChart, palette: Palette) -> str:
    """The whole card."""
    canvas = Canvas(SIZE, palette)
    _heading(canvas, chart.heading, 112, _TITLE)
    _water(canvas, chart)
    _marks(canvas, chart)
    _strength(canvas, chart)
    return canvas.svg


def _heading(canvas: Canvas, heading: Heading, y: float, size: float) -> None:
    canvas.text(heading.name, (_LEFT, y), size, align="start", bold=True)
    canvas.text(heading.told, (_RIGHT, y), max(SMALLEST + 2, size * 0.62), align="end")


def _water(canvas: Canvas, chart: WeekChart) -> None:
    tones = canvas.palette
    _heading(canvas, chart.water, 216, _HEAD)
    top = max((*(day.ml for day in chart.days), chart.goal_ml or 0, 1)) * _ROOM_ABOVE
    heights = [max(_TALLEST * day.ml / top, _LOWEST) if day.ml else 0 for day in chart.days]
    for number, (day, height) in enumerate(zip(chart.days, heights, strict=True)):
        x = _middle(number)
        if day.today:
            _framed(canvas, x - _COLUMN / 2 - 3, _BASE - _TALLEST - 62, _COLUMN + 6, _TALLEST + 144)
        if not day.before:
            _bar(canvas, x, height, met=chart.goal_ml is not None and day.ml >= chart.goal_ml)
    if chart.goal_ml is not None:
        y = _BASE - _TALLEST * chart.goal_ml / top
        canvas.line([(_LEFT, y), (_RIGHT, y)], tones.highlight, 5, dash=_DOTTED)
        canvas.line([(_LEFT + 2, 262), (_LEFT + 66, 262)], tones.highlight, 5, dash=_DOTTED)
    canvas.text(chart.goal, (_LEFT + 84 if chart.goal_ml is not None else _LEFT, 274), SMALLEST, align="start")
    for number, (day, height) in enumerate(zip(chart.days, heights, strict=True)):  # words stand over the line
        x = _middle(number)
        canvas.text(day.name, (x, _BASE + 56), _DAY, bold=day.today)
        if day.ml:
            canvas.text(day.amount, (x, _BASE - height - 14), SMALLEST, rim=10)


def _bar(canvas: Canvas, x: float, height: float, *, met: bool) -> None:
    """One bar, full where the goal is met and pale within where not; a day without water has a line on the ground."""
    tones = canvas.palette
    if not height:
        canvas.box(x - _BAR / 2, _BASE - 6, _BAR, 6, tones.wood, 3)
        return
    canvas.box(x - _BAR / 2, _BASE - height, _BAR, height, tones.strong, 16)
    if not met:
        canvas.box(x - _BAR / 2 + _EDGE, _BASE - height + _EDGE, _BAR - 2 * _EDGE, height - 2 * _EDGE, tones.soft, 11)


def _framed(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Today stands in a frame."""
    canvas.box(x, y, width, height, canvas.palette.wood, 24)
    canvas.box(x + _EDGE, y + _EDGE, width - 2 * _EDGE, height - 2 * _EDGE, canvas.palette.ground, 19)


def _marks(canvas: Canvas, chart: WeekChart) -> None:
    """Told apart by shape first: a disc with a tick, a ring, a bar, a speck."""
    _heading(canvas, chart.stretches, 732, _HEAD)
    for number, day in enumerate(chart.days):
        if not day.before:
            _mark(canvas, day.mark, (_middle(number), _MARKS_AT))
    x = float(_LEFT + _DOT)
    for mark, words in chart.marks:
        _mark(canvas, mark, (x, _LEGEND_AT - 12), 0.62)
        canvas.text(words, (x + 30, _LEGEND_AT), SMALLEST, align="start")
        x += 30 + _width(words) + 62


def _mark(canvas: Canvas, mark: DayMark, at: Point, scale: float = 1) -> None:
    tones, (x, y), r = canvas.palette, at, _DOT * scale
    match mark:
        case DayMark.DONE:
            canvas.disc(at, r, tones.highlight)
            tick = [(x - 0.42 * r, y + 0.02 * r), (x - 0.1 * r, y + 0.36 * r), (x + 0.46 * r, y - 0.34 * r)]
            canvas.line(tick, tones.ground, 0.24 * r)
        case DayMark.MISSED:
            canvas.disc(at, r - 3 * scale, tones.ground, stroke=tones.ink, width=9 * scale)
        case DayMark.REST:
            canvas.box(x - r, y - 0.26 * r, 2 * r, 0.52 * r, tones.strong, 0.26 * r)
        case DayMark.NONE:
            canvas.disc(at, 0.22 * r, tones.wood)


def _strength(canvas: Canvas, chart: WeekChart) -> None:
    tones = canvas.palette
    _heading(canvas, chart.strength, 986, _HEAD)
    canvas.line([(_LEFT, _CURVE_BASE), (_RIGHT, _CURVE_BASE)], tones.wood, 4)
    if chart.curve:
        points = _points(chart.curve)
        if len(points) > 1:
            curve = open_path(points)
            canvas.path(f"{curve}L{_RIGHT},{_CURVE_BASE}L{_LEFT},{_CURVE_BASE}Z", fill=tones.ghost)
            canvas.path(curve, stroke=tones.clothes, width=9)
        canvas.disc(points[-1], 15, tones.highlight, stroke=tones.ground, width=8)
        canvas.text(chart.curve_from, (_LEFT, _CURVE_BASE + 46), SMALLEST, align="start")
        canvas.text(chart.curve_until, (_RIGHT, _CURVE_BASE + 46), SMALLEST, align="end")
    for number, line in enumerate(wrap(chart.means, _WIDEST_LINE)):
        canvas.text(line, (_LEFT, _CURVE_BASE + 108 + 48 * number), SMALLEST + 2, align="start")


def _points(curve: Sequence[int]) -> list[Point]:
    """One for each day, the last of them, today, on the right."""
    step = (_RIGHT - _LEFT) / max(len(curve) - 1, 1)
    high, last = _CURVE_BASE - _CURVE_TOP, len(curve) - 1
    return [(_RIGHT - step * (last - day), _CURVE_BASE - high * strength / 100) for day, strength in enumerate(curve)]


def _middle(column: int) -> float:
    return _LEFT + _COLUMN * (column + 0.5)


def _width(words: str) -> float:
    """About how wide the smallest words are."""
    return 0.54 * SMALLEST * len(words)
