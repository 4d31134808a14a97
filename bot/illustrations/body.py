"""From joint angles to places on a body seen from its right side, in parts of its height, with y upwards.

The lengths of the segments are those of R. Drillis and R. Contini, Body Segment Parameters (1966), as in D. A. Winter,
Biomechanics and Motor Control of Human Movement, figure 4.1. The places where the hamstring is fixed are set so that
bending the hip and straightening the knee lengthen it, as they do.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from bot.catalogue.drawing_schemas import Arm, Leg, Pose

THIGH = 0.245
SHANK = 0.246
FOOT = 0.152
ANKLE_HEIGHT = 0.039
TRUNK = 0.288
"""From the hip to the height of the shoulders."""
UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.108
HEAD = 0.130

_PELVIS = 0.09
_BONES = 12
_NECK = 0.078
_GRIP = 0.045
_HEEL = 0.036
"""How far the heel lies behind the ankle."""
_SITTING_BONE = (-0.040, -0.042)
"""Of the pelvis, seen from the hip: in front and up are positive."""
_BELOW_THE_KNEE = (0.026, 0.050)
"""Of the shank, seen from the knee: so far behind it, and so far down."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A place or a way."""

    x: float
    y: float

    def __add__(self, other: Vector) -> Vector:
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other: Vector) -> Vector:
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, by: float) -> Vector:
        return Vector(self.x * by, self.y * by)

    @property
    def length(self) -> float:
        """In parts of the body's height."""
        return math.hypot(self.x, self.y)


def towards(degrees: float) -> Vector:
    """One step in a direction: 0 is up, 90 is to the front."""
    return Vector(math.sin(math.radians(degrees)), math.cos(math.radians(degrees)))


def direction(way: Vector) -> float:
    """The degrees of a way, as `towards` takes them."""
    return math.degrees(math.atan2(way.x, way.y))


@dataclass(frozen=True, slots=True)
class Limb:
    """The joints of a leg or an arm, from the trunk outwards, and the directions of its parts."""

    joints: tuple[Vector, Vector, Vector]
    directions: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Body:
    """Where everything is, with the hip at (0, 0)."""

    spine: tuple[Vector, ...]
    bends: tuple[float, ...]
    head: Vector
    head_direction: float
    leg: Limb
    far_leg: Limb
    arm: Limb
    far_arm: Limb
    landmarks: Mapping[str, Vector]
    belly: float

    @property
    def muscle_length(self) -> float:
        """Of the near hamstring, from the sitting bone to below the knee."""
        return (self.landmarks["sitting bone"] - self.landmarks["below knee"]).length


def body_of(pose: Pose) -> Body:
    """The places of a pose. Raises KeyError where a hand reaches for what there is not."""
    spine, bends = _spine(pose)
    top, lean = spine[-1], bends[-1]
    neck_way = lean + 6 + pose.neck * 0.6
    skull = top + towards(neck_way) * _NECK
    head_direction = lean + pose.neck
    head = skull + towards(head_direction) * 0.038
    shoulder = top - towards(lean) * 0.012
    leg, far_leg = _leg(pose.trunk, pose.leg), _leg(pose.trunk, pose.far_leg)
    marks: dict[str, Vector] = {"hip": Vector(0, 0), "neck": top, "head": head, "shoulder": shoulder}
    marks["crown"] = head + towards(head_direction) * (HEAD / 2)
    marks["mouth"] = head + towards(head_direction + 115) * (HEAD / 2)
    middle = len(spine) // 2
    marks["back"] = spine[middle] + towards(bends[middle] - 90) * 0.055
    marks["behind hip"] = towards(pose.trunk - 90) * 0.105
    marks["behind neck"] = top + towards(lean - 90) * 0.105
    marks["belly"] = spine[middle - 2] + towards(bends[middle - 2] + 90) * (0.062 + pose.belly)
    for prefix, limb in (("", leg), ("far ", far_leg)):
        marks |= {f"{prefix}{name}": place for name, place in _leg_marks(pose.trunk, limb).items()}
    arm, far_arm = _arm(shoulder, lean, pose.arm, marks), _arm(shoulder, lean, pose.far_arm, marks)
    for prefix, limb in (("", arm), ("far ", far_arm)):
        marks[f"{prefix}elbow"], marks[f"{prefix}wrist"] = limb.joints[1:]
        marks[f"{prefix}hand"] = limb.joints[2] + towards(limb.directions[2]) * _GRIP
    return Body(spine, bends, head, head_direction, leg, far_leg, arm, far_arm, marks, pose.belly)


def _spine(pose: Pose) -> tuple[tuple[Vector, ...], tuple[float, ...]]:
    """The hip, the top of the pelvis and the bones above it; a bend is shared evenly among them."""
    places, bends = [Vector(0, 0), towards(pose.trunk) * _PELVIS], [pose.trunk, pose.trunk]
    step = (TRUNK - _PELVIS) / _BONES
    for number in range(1, _BONES + 1):
        lean = pose.trunk + pose.spine * number / _BONES
        places.append(places[-1] + towards(lean) * step)
        bends.append(lean)
    return tuple(places), tuple(bends)


def _leg(trunk: float, leg: Leg) -> Limb:
    thigh = trunk + 180 - leg.hip
    shank = thigh + (180 - leg.knee)
    foot = shank - (180 - leg.ankle)
    knee = towards(thigh) * THIGH
    return Limb((Vector(0, 0), knee, knee + towards(shank) * SHANK), (thigh, shank, foot))


def _leg_marks(trunk: float, leg: Limb) -> dict[str, Vector]:
    _, knee, ankle = leg.joints
    thigh, shank, foot = leg.directions
    sole = towards(foot + 90) * ANKLE_HEIGHT
    front, up = towards(trunk + 90), towards(trunk)
    behind, down = _BELOW_THE_KNEE
    return {
        "knee": knee,
        "ankle": ankle,
        "heel": ankle + sole - towards(foot) * _HEEL,
        "ball": ankle + sole + towards(foot) * (FOOT - _HEEL) * 0.68,
        "toes": ankle + sole * 0.75 + towards(foot) * (FOOT - _HEEL),
        "sitting bone": front * _SITTING_BONE[0] + up * _SITTING_BONE[1],
        "below knee": knee + towards(shank) * down + towards(shank + 90) * behind,
        "thigh": knee * 0.5,
        "thigh back": knee * 0.5 + towards(thigh + 90) * 0.055,
        "shin": knee + towards(shank) * (SHANK * 0.55) + towards(shank - 90) * 0.03,
        "calf": knee + towards(shank) * (SHANK * 0.35) + towards(shank + 90) * 0.045,
    }


def _arm(shoulder: Vector, lean: float, arm: Arm, marks: Mapping[str, Vector]) -> Limb:
    upper = lean + 180 - arm.shoulder
    fore = upper - (180 - arm.elbow)
    if arm.reach is not None:
        way = marks[arm.reach] + Vector(*arm.offset) - shoulder
        a, b = UPPER_ARM, FOREARM + _GRIP
        far = min(max(way.length, abs(a - b) + 0.01), (a + b) * 0.998)
        inner = math.degrees(math.acos((a * a + far * far - b * b) / (2 * a * far)))
        upper = direction(way) + inner
        fore = direction(way) - math.degrees(math.acos((b * b + far * far - a * a) / (2 * b * far)))
    elbow = shoulder + towards(upper) * UPPER_ARM
    return Limb((shoulder, elbow, elbow + towards(fore) * FOREARM), (upper, fore, fore))
