"""Views that no pose makes: hips and legs from behind, and a muscle with its tendon from close by."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue.drawing_schemas import Panel
from bot.drawing.canvas import Canvas
from bot.drawing.curves import Point
from bot.illustrations.body import Vector
from bot.illustrations.outlines import spindle

Shape = tuple[tuple[float, float], ...]

_LEG: Shape = (
    (0.098, 0.53),
    (0.101, 0.47),
    (0.092, 0.39),
    (0.079, 0.315),
    (0.074, 0.285),
    (0.080, 0.225),
    (0.073, 0.15),
    (0.053, 0.075),
    (0.047, 0.052),
    (0.024, 0.052),
    (0.022, 0.075),
    (0.020, 0.15),
    (0.022, 0.225),
    (0.027, 0.285),
    (0.022, 0.33),
    (0.006, 0.42),
    (0.002, 0.50),
    (0.03, 0.56),
)
_SHOE: Shape = (
    (0.046, 0.064),
    (0.052, 0.035),
    (0.064, 0.010),
    (0.058, 0.0),
    (0.016, 0.0),
    (0.012, 0.010),
    (0.020, 0.035),
    (0.026, 0.064),
)
_PELVIS: Shape = ((0.072, 0.68), (0.076, 0.64), (0.086, 0.58), (0.099, 0.53), (0.104, 0.49), (0.104, 0.46))
_SHORTS: Shape = (
    (0.103, 0.49),
    (0.105, 0.46),
    (0.101, 0.425),
    (0.052, 0.421),
    (0.010, 0.425),
    (0.006, 0.46),
    (0.03, 0.51),
)
_MUSCLES: tuple[tuple[tuple[float, float], tuple[float, float], float, float], ...] = (
    ((0.043, 0.478), (0.031, 0.262), 0.0150, -0.011),
    ((0.048, 0.482), (0.041, 0.250), 0.0120, 0.004),
    ((0.053, 0.478), (0.070, 0.262), 0.0165, 0.010),
)
"""Semimembranosus, semitendinosus, biceps femoris: both ends, thickness, and how far the belly lies to the outside."""


def draw_back(canvas: Canvas, panel: Panel) -> None:
    """From the waist down, with the three muscles of the right leg; the panel's middle is between the legs."""
    left, _, width, _ = panel.box
    middle, floor, scale, palette = left + width / 2, panel.floor or 0, panel.scale, canvas.palette

    def place(point: tuple[float, float], side: int) -> Point:
        return middle + side * scale * point[0], floor - scale * point[1]

    def shape(points: Sequence[tuple[float, float]], side: int) -> list[Point]:
        return [place(point, side) for point in points]

    for side in (-1, 1):
        canvas.blob(shape(_LEG, side), palette.body)
        canvas.blob(shape(_SHOE, side), palette.clothes)
    both = [*shape(_PELVIS, 1), *reversed(shape(_PELVIS, -1))]
    canvas.path("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in both) + "Z", fill=palette.clothes)
    for side in (-1, 1):
        canvas.blob(shape(_SHORTS, side), palette.clothes)
    canvas.line([place((0, 0.53), 1), place((0, 0.42), 1)], palette.ground, 3)
    for start, end, thick, aside in _MUSCLES:
        points = spindle(Vector(*start), Vector(*end), thick, Vector(aside, 0))
        canvas.blob([place((point.x, point.y), 1) for point in points], palette.highlight, gap=5)
        for point in (start, end):
            canvas.disc(place(point, 1), 5.5, palette.highlight, stroke=palette.ground, width=3)


def draw_close_up(canvas: Canvas, panel: Panel) -> None:
    """A muscle that goes over into its tendon and a bone, with a spindle in the one and a Golgi organ in the other."""
    left, top, width, height = panel.box
    palette, y = canvas.palette, top + height / 2
    start, end, bone = left + width * 0.06, left + width * 0.66, left + width * 0.88
    canvas.box(bone, y - 92, width * 0.1, 184, palette.far, 20)
    for begin, until in ((start - 30, start + 50), (end - 50, bone + 14)):
        canvas.box(begin, y - 15, until - begin, 30, palette.body, 10)
    belly = spindle(Vector(start, y), Vector(end, y), 74, Vector(0, 0))
    canvas.blob([(point.x, point.y) for point in belly], palette.highlight)
    for step in (-44, -22, 22, 44):
        reach = (end - start) * (0.30 if abs(step) == 22 else 0.20)
        middle = (start + end) / 2 - 8
        canvas.path(
            f"M{middle - reach:.1f},{y + step * 0.72:.1f}Q{middle:.1f},{y + step * 1.15:.1f} "
            f"{middle + reach:.1f},{y + step * 0.72:.1f}",
            stroke=palette.ground,
            width=2.5,
        )
    _draw_spindle(canvas, ((start + end) / 2 - 8, y))
    _draw_golgi(canvas, (end + (bone - end) * 0.36, y))


def _draw_spindle(canvas: Canvas, at: Point) -> None:
    """A fibre with a coil around it."""
    palette, (x, y) = canvas.palette, at
    half = 52
    points = spindle(Vector(x - half, y), Vector(x + half, y), 17, Vector(0, 0))
    canvas.blob([(point.x, point.y) for point in points], palette.ground)
    canvas.line([(x - half, y), (x + half, y)], palette.ink, 3)
    coil = "c2,-22 10,-22 9,0s-6,18 -2,0" * 4
    canvas.path(f"M{x - 18:.1f},{y:.1f}{coil}", stroke=palette.ink, width=3)


def _draw_golgi(canvas: Canvas, at: Point) -> None:
    """A nerve ending that branches among the tendon's fibres."""
    palette, (x, y) = canvas.palette, at
    canvas.box(x - 26, y - 12, 52, 24, palette.ground, 12)
    canvas.path(
        f"M{x - 18:.1f},{y - 6:.1f}L{x + 18:.1f},{y + 6:.1f}M{x - 18:.1f},{y + 6:.1f}L{x + 18:.1f},{y - 6:.1f}"
        f"M{x - 20:.1f},{y:.1f}L{x + 20:.1f},{y:.1f}",
        stroke=palette.ink,
        width=3,
    )


def draw_fibres(canvas: Canvas, panel: Panel) -> None:
    """The fibres of a muscle in two groups, each with the nerve that switches it on; only one group is on."""
    left, top, width, height = panel.box
    palette = canvas.palette
    start, end, gap = left + width * 0.42, left + width * 0.96, height / 7.4
    for number in range(6):
        y = top + gap * (number + (0.7 if number < 3 else 1.5))
        is_on = number < 3
        thick = gap * 0.66
        canvas.box(start, y - thick / 2, end - start, thick, palette.highlight if is_on else palette.body, thick / 2)
    for group in (0, 1):
        ys = [top + gap * (number + (0.7 if number < 3 else 1.5)) for number in range(3 * group, 3 * group + 3)]
        root, fork, tone = left + width * 0.06, left + width * 0.24, palette.ink if group == 0 else palette.wood
        for y in ys:
            canvas.path(f"M{root:.1f},{ys[1]:.1f}H{fork:.1f}C{fork + 40:.1f},{ys[1]:.1f} {fork + 50:.1f},{y:.1f} "
                        f"{start + 46:.1f},{y:.1f}", stroke=tone, width=6)  # fmt: skip
            canvas.disc((start + 46, y), 8, tone)
        canvas.disc((root, ys[1]), 15, tone)
