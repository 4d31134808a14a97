"""A drawing as an SVG, at a moment of its movement."""

from __future__ import annotations

import math

from bot.catalogue.drawing_schemas import Arm, DrawingFile, Figure, Leg, Panel, Pose
from bot.drawing.canvas import Canvas
from bot.drawing.curves import Point
from bot.drawing.palette import Palette
from bot.illustrations import anatomy
from bot.illustrations.body import Vector, body_of
from bot.illustrations.figure import Placed, draw_body, draw_shadow, outlines
from bot.illustrations.marks import Marks

END = 1.0


def svg_of(drawing: DrawingFile, palette: Palette, moment: float = END, *, shadow: bool = True) -> str:
    """The drawing at a moment between 0, where its movements begin, and 1; `shadow` shows where they began."""
    canvas = Canvas(drawing.size, palette)
    for panel in drawing.panels:
        _draw_panel(canvas, panel, moment, shadow=shadow)
    return canvas.svg


def between(start: Pose, end: Pose, part: float) -> Pose:
    """The pose so far on the way from one to another; what a hand reaches for is that of the end."""

    def mixed(one: float, other: float) -> float:
        return one + (other - one) * part

    def leg(one: Leg, other: Leg) -> Leg:
        return Leg(hip=mixed(one.hip, other.hip), knee=mixed(one.knee, other.knee), ankle=mixed(one.ankle, other.ankle))

    def arm(one: Arm, other: Arm) -> Arm:
        return Arm(
            shoulder=mixed(one.shoulder, other.shoulder),
            elbow=mixed(one.elbow, other.elbow),
            reach=other.reach,
            offset=(mixed(one.offset[0], other.offset[0]), mixed(one.offset[1], other.offset[1])),
        )

    return Pose(
        trunk=mixed(start.trunk, end.trunk),
        spine=mixed(start.spine, end.spine),
        neck=mixed(start.neck, end.neck),
        belly=mixed(start.belly, end.belly),
        leg=leg(start.leg, end.leg),
        far_leg=leg(start.far_leg, end.far_leg),
        arm=arm(start.arm, end.arm),
        far_arm=arm(start.far_arm, end.far_arm),
    )


def eased(part: float) -> float:
    """Slow at both ends, as a calm movement is."""
    return (1 - math.cos(math.pi * part)) / 2


def _draw_panel(canvas: Canvas, panel: Panel, moment: float, *, shadow: bool) -> None:
    left, _, width, _ = panel.box
    marks = Marks(canvas, panel)
    if panel.floor is not None:
        canvas.box(left + 14, panel.floor, width - 28, 7, canvas.palette.floor, 3.5)
    for block in panel.blocks:
        canvas.box(block.x, block.y, block.width, block.height, canvas.palette.wood, min(8, block.height / 2))
    if panel.view == "back":
        anatomy.draw_back(canvas, panel)
    elif panel.view == "muscle":
        anatomy.draw_close_up(canvas, panel)
    elif panel.view == "fibres":
        anatomy.draw_fibres(canvas, panel)
    placed = [_place(panel, figure, _pose(figure, moment)) for figure in panel.figures]
    if placed:
        marks.of(placed[0], _place(panel, panel.figures[0], panel.figures[0].pose))
    if panel.chair:
        marks.chair()
    for figure, one in zip(panel.figures, placed, strict=True):
        if shadow and figure.moves_from is not None:
            draw_shadow(canvas, _place(panel, figure, figure.moves_from))
        if figure.strap:
            marks.strap(one, far=True)
        if figure.weights:
            marks.weight(one, "far hand", near=False)
        draw_body(canvas, one, muscle=figure.muscle)
        if figure.strap:
            marks.strap(one, far=False)
        if figure.weights:
            marks.weight(one, "hand", near=True)
    marks.draw(moment)


def _pose(figure: Figure, moment: float) -> Pose:
    return figure.pose if figure.moves_from is None else between(figure.moves_from, figure.pose, moment)


def _place(panel: Panel, figure: Figure, pose: Pose) -> Placed:
    """The body with its anchor where the file says; without a height of its own, its lowest part is on the floor."""
    body = body_of(pose)
    anchor: Vector = body.landmarks[figure.anchor]
    x = figure.x - panel.scale * anchor.x
    if figure.y is not None:
        hip: Point = (x, figure.y + panel.scale * anchor.y)
    else:
        lowest = min(place.y for place in outlines(body))
        hip = (x, (panel.floor or 0) + panel.scale * lowest)
    return Placed(body, hip, panel.scale)
