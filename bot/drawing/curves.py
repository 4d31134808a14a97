"""Smooth curves through points (Catmull-Rom), as the data of an SVG path."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]


def closed_path(points: Sequence[Point], tension: float = 6.0) -> str:
    """A closed curve through all points."""
    many = len(points)
    data = [f"M{_n(points[0])}"]
    for number in range(many):
        before, here, there, after = (points[(number + step) % many] for step in (-1, 0, 1, 2))
        first = (here[0] + (there[0] - before[0]) / tension, here[1] + (there[1] - before[1]) / tension)
        second = (there[0] - (after[0] - here[0]) / tension, there[1] - (after[1] - here[1]) / tension)
        data.append(f"C{_n(first)} {_n(second)} {_n(there)}")
    return "".join(data) + "Z"


def open_path(points: Sequence[Point], tension: float = 6.0) -> str:
    """A curve from the first point to the last; between two neighbours it never leaves the height that they span."""
    data = [f"M{_n(points[0])}"]
    for number, (here, there) in enumerate(pairwise(points)):
        before, after = points[max(number - 1, 0)], points[min(number + 2, len(points) - 1)]
        low, high = sorted((here[1], there[1]))
        first = (here[0] + (there[0] - before[0]) / tension, here[1] + (there[1] - before[1]) / tension)
        second = (there[0] - (after[0] - here[0]) / tension, there[1] - (after[1] - here[1]) / tension)
        between = ((x, min(max(y, low), high)) for x, y in (first, second))
        data.append(f"C{' '.join(_n(point) for point in between)} {_n(there)}")
    return "".join(data)


def _n(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"
