"""What is drawn around a body: chair, strap, weights, arrows, labels, and the signs of right and wrong."""

from __future__ import annotations

import math

from bot.catalogue.drawing_schemas import Arrow, Bar, Panel, Place, Words
from bot.drawing.canvas import Canvas
from bot.drawing.curves import Point
from bot.illustrations.figure import Placed

_WORDS = 25
_TITLE = 26
_BADGE = 19
_NEARLY = 0.7
_BAR_PIXELS = 560
"""Pixels for a muscle as long as the body."""


class Marks:
    """Draws the marks of one panel; places may be named after the landmarks of its first figure."""

    def __init__(self, canvas: Canvas, panel: Panel) -> None:
        self._canvas = canvas
        self._panel = panel
        self._now: Placed | None = None
        self._placed: Placed | None = None

    def of(self, now: Placed, at_the_end: Placed) -> None:
        """The body whose landmarks are meant: labels stand where its movement ends, and do not follow it."""
        self._now, self._placed = now, at_the_end

    def draw(self, moment: float) -> None:
        """All that is on top of the bodies; a label that points at something is shown once that is nearly there."""
        panel, palette = self._panel, self._canvas.palette
        for line in panel.lines:
            self._canvas.line([self._at(line.start, self._now), self._at(line.end, self._now)], palette.ink, 2.5, "2 8")
        for at in panel.shakes:
            self._shake(self._at(at))
        for dot in panel.dots:
            self._canvas.disc(self._at(dot.at), dot.radius, None, stroke=palette.ink, width=3)
        for bar in panel.bars:
            self._bar(bar)
        for arrow in panel.arrows:
            self._arrow(arrow)
        for words in panel.words:
            if words.to is None or moment >= _NEARLY:
                self._words(words)
        self._heading()

    def chair(self) -> None:
        """Its seat touches the thighs, its legs the floor."""
        placed, floor = self._first, self._panel.floor or 0
        scale = placed.scale
        x, y = placed.hip
        seat = y + scale * 0.070
        back, front = x - scale * 0.15, x + scale * 0.09
        tone, thick = self._canvas.palette.wood, scale * 0.03
        for end in (back, front):
            self._canvas.line([(end, seat), (end, floor)], tone, thick)
        self._canvas.line([(back, seat + thick / 2), (front, seat + thick / 2)], tone, thick)
        self._canvas.line([(back, seat), (back - scale * 0.02, seat - scale * 0.33)], tone, thick)

    def strap(self, placed: Placed, *, far: bool) -> None:
        """From both hands around the ball of the foot."""
        palette = self._canvas.palette
        hand = placed.landmark("far hand" if far else "hand")
        ball = placed.landmark("ball")
        tail = (hand[0] - placed.scale * 0.01, hand[1] + placed.scale * 0.1)
        tone = palette.far if far else palette.ink
        self._canvas.line([tail, hand, ball], tone, placed.scale * 0.014)

    def weight(self, placed: Placed, hand: str, *, near: bool) -> None:
        """A dumbbell seen from its end."""
        palette, at = self._canvas.palette, placed.landmark(hand)
        self._canvas.disc(
            at, placed.scale * 0.048, palette.ink if near else palette.far, stroke=palette.ground, width=4
        )
        self._canvas.disc(at, placed.scale * 0.014, palette.ground)

    @property
    def _first(self) -> Placed:
        if self._placed is None:
            raise ValueError("a landmark is named, and the panel has no figure")
        return self._placed

    def _at(self, place: Place, body: Placed | None = None) -> Point:
        if len(place) == 3:
            return (body or self._first).landmark(*place)
        return place

    def _arrow(self, arrow: Arrow) -> None:
        palette = self._canvas.palette
        (ax, ay), (bx, by) = self._at(arrow.start), self._at(arrow.end)
        dx, dy = bx - ax, by - ay
        middle = ((ax + bx) / 2 - dy * arrow.bend, (ay + by) / 2 + dx * arrow.bend)
        data = f"M{ax:.1f},{ay:.1f}Q{middle[0]:.1f},{middle[1]:.1f} {bx:.1f},{by:.1f}"
        self._canvas.path(data, stroke=palette.ground, width=13)
        self._canvas.path(data, stroke=palette.highlight, width=6.5)
        self._head(middle, (bx, by))
        if arrow.heads == 2:
            self._head(middle, (ax, ay))

    def _head(self, start: Point, tip: Point) -> None:
        angle = math.atan2(tip[1] - start[1], tip[0] - start[0])
        ends = [(tip[0] - 17 * math.cos(angle + turn), tip[1] - 17 * math.sin(angle + turn)) for turn in (0.6, -0.6)]
        self._canvas.line([ends[0], tip, ends[1]], self._canvas.palette.highlight, 6.5)

    def _words(self, words: Words) -> None:
        at = self._at(words.at)
        if words.to is not None:
            to = self._at(words.to)
            start = (at[0] + {"start": -6, "middle": 0, "end": 6}[words.align], at[1] - _WORDS * 0.3)
            if words.align == "middle":
                start = (at[0], at[1] + (8 if to[1] > at[1] else -_WORDS * 0.95))
            self._canvas.line([start, to], self._canvas.palette.ink, 2)
            self._canvas.disc(to, 4, self._canvas.palette.ink)
        self._canvas.text(words.text, at, _WORDS, align=words.align, bold=words.strong)

    def _shake(self, at: Point) -> None:
        """Two small waves: something trembles here."""
        for step in (0, 14):
            x, y = at[0] + step, at[1]
            data = f"M{x:.1f},{y:.1f}q9,7 0,14q-9,7 0,14q9,7 0,14q-9,7 0,14"
            self._canvas.path(data, stroke=self._canvas.palette.ink, width=4)

    def _bar(self, bar: Bar) -> None:
        palette = self._canvas.palette
        half = self._first.body.muscle_length * _BAR_PIXELS / 2
        start, end = (bar.x - half, bar.y), (bar.x + half, bar.y)
        self._canvas.line([start, end], palette.highlight, 7)
        for x, y in (start, end):
            self._canvas.line([(x, y - 11), (x, y + 11)], palette.highlight, 5)

    def _heading(self) -> None:
        panel = self._panel
        left, top, width, _ = panel.box
        if panel.title is None:
            return
        shift = 0.0
        if panel.mark is not None:
            shift = _BADGE + 4
            room = _TITLE * 0.25 * len(panel.title)
            self._badge((left + width / 2 - room - 10, top + 38), panel.mark)
        self._canvas.text(panel.title, (left + width / 2 + shift, top + 47), _TITLE, bold=True)

    def _badge(self, at: Point, mark: str) -> None:
        """Told apart by their shapes, not by a colour."""
        palette, (x, y) = self._canvas.palette, at
        if mark == "right":
            self._canvas.disc(at, _BADGE, palette.ink)
            self._canvas.line([(x - 8, y + 1), (x - 2, y + 7), (x + 9, y - 6)], palette.ground, 4.5)
        elif mark == "wrong":
            self._canvas.disc(at, _BADGE - 2, palette.ground, stroke=palette.ink, width=4)
            for side in (1, -1):
                self._canvas.line([(x - 7, y - 7 * side), (x + 7, y + 7 * side)], palette.ink, 4.5)
        else:
            data = f"M{x},{y - 18}L{x + 20},{y + 16}L{x - 20},{y + 16}Z"
            self._canvas.path(data, fill=palette.ink, stroke=palette.ink, width=6)
            self._canvas.line([(x, y - 7), (x, y + 4)], palette.ground, 4.5)
            self._canvas.disc((x, y + 11), 2.8, palette.ground)
