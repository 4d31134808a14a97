"""Outlines: from a line and how thick it is on both sides to the points around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.illustrations.body import Vector, direction, towards

Profile = tuple[tuple[float, float, float], ...]
"""How far along, and how thick in front and behind."""


def sweep(start: Vector, way: float, length: float, profile: Profile) -> list[Vector]:
    """The outline of a straight limb: `profile` is by the part of its length; in front is to the left of the way."""
    front = [start + towards(way) * (length * at) + towards(way - 90) * thick for at, thick, _ in profile]
    behind = [start + towards(way) * (length * at) + towards(way + 90) * thick for at, _, thick in profile]
    return [*front, *reversed(behind)]


def along(places: Sequence[Vector], bends: Sequence[float], profile: Profile) -> list[Vector]:
    """The outline of a bent trunk: `profile` is by the distance from the first place, which may be passed below."""
    lengths = [0.0]
    for one, other in pairwise(places):
        lengths.append(lengths[-1] + (other - one).length)
    front, behind = [], []
    for at, before, back in profile:
        place, lean = _at(places, bends, lengths, at)
        front.append(place + towards(lean + 90) * before)
        behind.append(place + towards(lean - 90) * back)
    return [*front, *reversed(behind)]


def spindle(start: Vector, end: Vector, thickness: float, sag: Vector) -> list[Vector]:
    """A muscle with a tendon at each end, its belly moved by `sag`."""
    way, length = direction(end - start), (end - start).length
    shape = (
        (0, 0.1),
        (0.08, 0.16),
        (0.2, 0.55),
        (0.36, 0.94),
        (0.5, 1),
        (0.64, 0.86),
        (0.8, 0.42),
        (0.92, 0.16),
        (1, 0.1),
    )
    front, behind = [], []
    for at, part in shape:
        middle = start + towards(way) * (length * at) + sag * (4 * at * (1 - at))
        front.append(middle + towards(way - 90) * (thickness * part))
        behind.append(middle + towards(way + 90) * (thickness * part))
    return [*front, *reversed(behind)]


def _at(places: Sequence[Vector], bends: Sequence[float], lengths: Sequence[float], at: float) -> tuple[Vector, float]:
    """A place by its distance along the line, and the line's direction there."""
    if at <= 0:
        return places[0] + towards(bends[0]) * at, bends[0]
    for number in range(1, len(places)):
        if at <= lengths[number] or number == len(places) - 1:
            span = lengths[number] - lengths[number - 1]
            part = (at - lengths[number - 1]) / span
            lean = bends[number - 1] + (bends[number] - bends[number - 1]) * min(part, 1)
            return places[number - 1] + (places[number] - places[number - 1]) * part, lean
    return places[-1], bends[-1]
