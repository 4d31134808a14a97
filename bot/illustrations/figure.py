"""A body on the canvas: rounded limbs in two tones, the hamstring in the highlight colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.drawing.canvas import Canvas
from bot.drawing.curves import Point
from bot.illustrations.body import FOOT, HAND, HEAD, SHANK, THIGH, UPPER_ARM, Body, Limb, Vector, towards
from bot.illustrations.body import FOREARM as FOREARM_LENGTH
from bot.illustrations.outlines import Profile, along, spindle, sweep

_TORSO: Profile = (
    (-0.062, 0.010, 0.026),
    (-0.048, 0.040, 0.056),
    (-0.015, 0.062, 0.074),
    (0.025, 0.064, 0.070),
    (0.085, 0.058, 0.057),
    (0.14, 0.060, 0.055),
    (0.20, 0.068, 0.060),
    (0.25, 0.062, 0.062),
    (0.285, 0.044, 0.050),
    (0.303, 0.022, 0.030),
)
_BELLY = (4, 5, 6)
"""Which rows of the trunk a full breath moves."""
_BREATH = (0.8, 1.0, 0.45)
_THIGH: Profile = (
    (-0.16, 0.030, 0.034),
    (-0.08, 0.056, 0.060),
    (0.06, 0.064, 0.066),
    (0.3, 0.060, 0.058),
    (0.6, 0.049, 0.047),
    (0.85, 0.039, 0.038),
    (1.0, 0.037, 0.034),
    (1.1, 0.032, 0.028),
    (1.15, 0.014, 0.014),
)
_SHORTS: Profile = (*_THIGH[:4], (0.5, 0.054, 0.053), (0.54, 0.0505, 0.049))
_SHANK: Profile = (
    (-0.13, 0.014, 0.014),
    (-0.08, 0.032, 0.028),
    (0.02, 0.036, 0.034),
    (0.14, 0.031, 0.040),
    (0.30, 0.027, 0.044),
    (0.55, 0.023, 0.032),
    (0.80, 0.019, 0.022),
    (0.98, 0.020, 0.021),
    (1.06, 0.012, 0.014),
)
_UPPER_ARM: Profile = (
    (-0.16, 0.014, 0.014),
    (-0.1, 0.030, 0.030),
    (0.1, 0.036, 0.035),
    (0.4, 0.031, 0.031),
    (0.8, 0.025, 0.026),
    (1.0, 0.024, 0.025),
    (1.1, 0.014, 0.014),
)
_SLEEVE: Profile = (*_UPPER_ARM[:4], (0.48, 0.030, 0.031), (0.52, 0.028, 0.029))
_FOREARM: Profile = (
    (-0.14, 0.014, 0.014),
    (-0.06, 0.024, 0.024),
    (0.2, 0.027, 0.026),
    (0.6, 0.021, 0.021),
    (1.0, 0.016, 0.016),
    (1.06, 0.010, 0.010),
)
_HAND_SHAPE: Profile = (
    (-0.15, 0.008, 0.008),
    (0.0, 0.015, 0.015),
    (0.35, 0.021, 0.019),
    (0.7, 0.018, 0.017),
    (0.86, 0.008, 0.008),
)
_FOOT_SHAPE = (
    (-0.036, -0.026),
    (-0.037, -0.008),
    (-0.026, 0.010),
    (0.0, 0.018),
    (0.022, 0.010),
    (0.052, -0.006),
    (0.088, -0.016),
    (0.110, -0.022),
    (0.116, -0.032),
    (0.106, -0.039),
    (0.06, -0.039),
    (0.0, -0.039),
    (-0.026, -0.038),
)
_SKULL = (
    (0.0, 0.5),
    (0.27, 0.44),
    (0.41, 0.22),
    (0.43, 0.04),
    (0.53, -0.10),
    (0.41, -0.16),
    (0.39, -0.33),
    (0.28, -0.47),
    (0.10, -0.45),
    (-0.10, -0.36),
    (-0.30, -0.26),
    (-0.43, 0.0),
    (-0.40, 0.26),
    (-0.24, 0.43),
)
_HAIR = (
    (0.02, 0.54),
    (0.30, 0.48),
    (0.43, 0.27),
    (0.27, 0.21),
    (0.08, 0.17),
    (-0.02, 0.0),
    (-0.12, -0.20),
    (-0.30, -0.30),
    (-0.46, -0.04),
    (-0.44, 0.27),
    (-0.26, 0.47),
)
_RESTING_LENGTH = 0.265
"""Of the hamstring of someone who stands; its belly is thicker the shorter it is, because its volume stays."""
_THICKNESS = 0.030
_DEEPEST = 0.024
"""How far behind the middle of the thigh the middle of the muscle lies at most."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A body on the canvas: where its hip is, and how many pixels its height would be."""

    body: Body
    hip: Point
    scale: float

    def at(self, place: Vector) -> Point:
        """A place of the body in pixels."""
        return self.hip[0] + self.scale * place.x, self.hip[1] - self.scale * place.y

    def points(self, outline: Sequence[Vector]) -> list[Point]:
        """An outline in pixels."""
        return [self.at(place) for place in outline]

    def landmark(self, name: str, dx: float = 0, dy: float = 0) -> Point:
        """A named place, moved by pixels."""
        x, y = self.at(self.body.landmarks[name])
        return x + dx, y + dy


def outlines(body: Body) -> list[Vector]:
    """All that may touch the floor or a seat."""
    parts = [_torso(body), _head(body, _SKULL)]
    for leg in (body.leg, body.far_leg):
        parts += [_thigh(leg, _THIGH), sweep(leg.joints[1], leg.directions[1], SHANK, _SHANK), _foot(leg)]
    return [place for part in parts for place in part]


def draw_shadow(canvas: Canvas, placed: Placed) -> None:
    """The body in one faint tone: where a movement began."""
    for part in _silhouette(placed.body):
        canvas.blob(placed.points(part), canvas.palette.ghost)


def draw_body(canvas: Canvas, placed: Placed, *, muscle: bool) -> None:
    """The whole body, the far side first."""
    body, palette = placed.body, canvas.palette
    gap = placed.scale * 0.014
    _draw_arm(canvas, placed, body.far_arm, palette.far, palette.far, 0)
    _draw_leg(canvas, placed, body.far_leg, (palette.far, palette.far, palette.far), 0)
    canvas.blob(placed.points(_neck(body)), palette.body)
    canvas.blob(placed.points(_head(body, _SKULL)), palette.body)
    canvas.blob(placed.points(_head(body, _HAIR)), palette.clothes)
    _draw_face(canvas, placed)
    canvas.blob(placed.points(_torso(body)), palette.clothes, gap=gap)
    _draw_leg(canvas, placed, body.leg, (palette.body, palette.clothes, palette.clothes), gap)
    if muscle:
        draw_muscle(canvas, placed)
    _draw_arm(canvas, placed, body.arm, palette.body, palette.clothes, gap)


def draw_muscle(canvas: Canvas, placed: Placed) -> None:
    """The hamstring with a dot at each end."""
    palette = canvas.palette
    start, end = placed.body.landmarks["sitting bone"], placed.body.landmarks["below knee"]
    thick = _THICKNESS * (_RESTING_LENGTH / (end - start).length) ** 0.6
    shape = placed.points(spindle(start, end, thick, _held_by_the_thigh(placed.body.leg, start, end)))
    canvas.blob(shape, palette.highlight, gap=placed.scale * 0.012)
    for place in (start, end):
        canvas.disc(placed.at(place), placed.scale * 0.0125, palette.highlight, stroke=palette.ground, width=3)


def _held_by_the_thigh(leg: Limb, start: Vector, end: Vector) -> Vector:
    """How far the belly of the muscle lies off the straight line, so that it stays within the thigh."""
    middle, behind = (start + end) * 0.5, towards(leg.directions[0] + 90)
    off = middle.x * behind.x + middle.y * behind.y
    return behind * min(0.0, _DEEPEST - off)


def _draw_leg(canvas: Canvas, placed: Placed, leg: Limb, tones: tuple[str, str, str], gap: float) -> None:
    skin, shorts, shoe = tones
    thigh, shank = _thigh(leg, _THIGH), sweep(leg.joints[1], leg.directions[1], SHANK, _SHANK)
    if gap:
        for part in (thigh, shank, _foot(leg)):
            canvas.blob(placed.points(part), skin, gap=gap)
    for part in (thigh, shank):
        canvas.blob(placed.points(part), skin)
    canvas.blob(placed.points(_foot(leg)), shoe)
    canvas.blob(placed.points(_thigh(leg, _SHORTS)), shorts)


def _draw_arm(canvas: Canvas, placed: Placed, arm: Limb, skin: str, sleeve: str, gap: float) -> None:
    parts = _arm(arm)
    if gap:
        for part in parts:
            canvas.blob(placed.points(part), skin, gap=gap)
    for part in parts:
        canvas.blob(placed.points(part), skin)
    canvas.blob(placed.points(sweep(arm.joints[0], arm.directions[0], UPPER_ARM, _SLEEVE)), sleeve)


def _draw_face(canvas: Canvas, placed: Placed) -> None:
    """A closed eye and a small smile: calm."""
    body, ink = placed.body, canvas.palette.ink if canvas.palette.name == "light" else canvas.palette.ground
    width = placed.scale * 0.0065
    for points in (((0.20, 0.02), (0.26, -0.015), (0.33, 0.01)), ((0.22, -0.23), (0.29, -0.275), (0.36, -0.25))):
        (ax, ay), (bx, by), (cx, cy) = (placed.at(_in_head(body, point)) for point in points)
        canvas.path(f"M{ax:.1f},{ay:.1f}Q{bx:.1f},{by:.1f} {cx:.1f},{cy:.1f}", stroke=ink, width=width)


def _silhouette(body: Body) -> list[list[Vector]]:
    parts = [_torso(body), _neck(body), _head(body, _SKULL), *_arm(body.far_arm), *_arm(body.arm)]
    for leg in (body.far_leg, body.leg):
        parts += [_thigh(leg, _THIGH), sweep(leg.joints[1], leg.directions[1], SHANK, _SHANK), _foot(leg)]
    return parts


def _torso(body: Body) -> list[Vector]:
    rows = list(_TORSO)
    for row, part in zip(_BELLY, _BREATH, strict=True):
        at, front, behind = rows[row]
        rows[row] = (at, front + body.belly * part, behind)
    return along(body.spine, body.bends, tuple(rows))


def _neck(body: Body) -> list[Vector]:
    start = body.spine[-1]
    way = body.head - start
    lean = body.bends[-1]
    right, left = towards(lean + 90), towards(lean - 90)
    low = start - towards(lean) * 0.02
    return [
        low + right * 0.03,
        start + way * 0.5 + right * 0.027,
        start + way * 0.9 + right * 0.02,
        start + way * 0.9 + left * 0.035,
        start + way * 0.4 + left * 0.032,
        low + left * 0.042,
    ]


def _in_head(body: Body, point: tuple[float, float]) -> Vector:
    way = body.head_direction
    return body.head + towards(way + 90) * (point[0] * HEAD) + towards(way) * (point[1] * HEAD)


def _head(body: Body, shape: Sequence[tuple[float, float]]) -> list[Vector]:
    return [_in_head(body, point) for point in shape]


def _thigh(leg: Limb, profile: Profile) -> list[Vector]:
    return sweep(leg.joints[0], leg.directions[0], THIGH, profile)


def _foot(leg: Limb) -> list[Vector]:
    ankle, way = leg.joints[2], leg.directions[2]
    scale = FOOT / 0.152
    return [ankle + towards(way) * (x * scale) + towards(way - 90) * (y * scale) for x, y in _FOOT_SHAPE]


def _arm(arm: Limb) -> list[list[Vector]]:
    shoulder, elbow, wrist = arm.joints
    upper, fore, hand = arm.directions
    return [
        sweep(shoulder, upper, UPPER_ARM, _UPPER_ARM),
        sweep(elbow, fore, FOREARM_LENGTH, _FOREARM),
        sweep(wrist, hand, HAND * 0.8, _HAND_SHAPE),
    ]
