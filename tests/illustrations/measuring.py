"""What a pose is like, measured on the places of the body and not on the angles it was made from."""

from __future__ import annotations

import math

from bot.catalogue.drawing_schemas import Held
from bot.illustrations.body import Body, Vector


def angle(one: Vector, corner: Vector, other: Vector) -> float:
    """Degrees at a corner, 180 where all three are in line."""
    a, b = one - corner, other - corner
    return math.degrees(math.acos(max(-1.0, min(1.0, (a.x * b.x + a.y * b.y) / (a.length * b.length)))))


def roundness(body: Body) -> float:
    """How far the spine is off the straight line from hip to neck, as a part of that line."""
    start, end = body.spine[0], body.spine[-1]
    chord = end - start
    return max(abs(chord.x * (one - start).y - chord.y * (one - start).x) for one in body.spine) / chord.length**2


def lean(body: Body) -> float:
    """Degrees between the trunk and upright."""
    trunk = body.landmarks["neck"] - body.landmarks["hip"]
    return abs(math.degrees(math.atan2(trunk.x, trunk.y)))


def is_held(word: Held, body: Body, standing: Body) -> bool:
    """Whether a body is what a word says; muscles are compared with those of someone who stands."""
    marks = body.landmarks
    knee = angle(marks["hip"], marks["knee"], marks["ankle"])
    hip = angle(marks["neck"], marks["hip"], marks["knee"])
    toes = angle(marks["knee"], marks["ankle"], marks["ankle"] + (marks["ball"] - marks["heel"]))
    longer = body.muscle_length / standing.muscle_length
    return {
        "back straight": roundness(body) < 0.02,
        "back round": roundness(body) > 0.12,
        "knee straight": 170 <= knee <= 180,
        "knee bent": knee < 110,
        "hip straight": hip > 170,
        "hip bent": hip < 130,
        "toes up": toes < 80,
        "muscle short": longer < 0.85,
        "muscle long": longer > 1.1,
        "upright": lean(body) < 8,
    }[word]
