"""An SVG that is drawn on with points in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from bot.drawing.curves import Point, closed_path
from bot.drawing.palette import Palette


class Canvas:
    """Collects shapes, the later ones on top."""

    def __init__(self, size: tuple[int, int], palette: Palette) -> None:
        self.palette = palette
        self.size = size
        self._root = Element("svg", xmlns="http://www.w3.org/2000/svg", width=str(size[0]), height=str(size[1]))
        self._root.set("viewBox", f"0 0 {size[0]} {size[1]}")
        self.box(0, 0, *size, palette.ground)

    @property
    def svg(self) -> str:
        """The whole as text."""
        return tostring(self._root, encoding="unicode")

    def blob(self, points: Sequence[Point], fill: str, *, gap: float = 0) -> None:
        """A smooth closed shape, with a gap of the ground's colour around it."""
        self.path(closed_path(points), fill=fill, stroke=self.palette.ground if gap else None, width=gap)

    def path(
        self,
        data: str,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0,
        dash: str | None = None,
    ) -> None:
        """Any path; the line is behind the fill, so that a gap takes nothing from the shape."""
        element = SubElement(self._root, "path", d=data, fill=fill or "none")
        if stroke:
            element.set("stroke", stroke)
            element.set("stroke-width", f"{width:.1f}")
            element.set("stroke-linecap", "round")
            element.set("stroke-linejoin", "round")
            element.set("paint-order", "stroke")
        if dash:
            element.set("stroke-dasharray", dash)

    def line(self, points: Sequence[Point], stroke: str, width: float, dash: str | None = None) -> None:
        """Straight pieces from point to point."""
        data = "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.path(data, stroke=stroke, width=width, dash=dash)

    def disc(self, at: Point, radius: float, fill: str | None, *, stroke: str | None = None, width: float = 0) -> None:
        """A circle."""
        x, y = at
        element = SubElement(self._root, "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}", fill=fill or "none")
        if stroke:
            element.set("stroke", stroke)
            element.set("stroke-width", f"{width:.1f}")
            element.set("paint-order", "stroke")

    def box(self, x: float, y: float, width: float, height: float, fill: str, round_: float = 0) -> None:
        """A rectangle."""
        numbers = {"x": x, "y": y, "width": width, "height": height, "rx": round_}
        SubElement(self._root, "rect", {key: f"{value:.1f}" for key, value in numbers.items()}, fill=fill)

    def text(
        self,
        words: str,
        at: Point,
        size: float,
        *,
        align: str = "middle",
        bold: bool = False,
        rim: float = 5,
    ) -> None:
        """One line of words, with a rim of the ground's colour so that it can be read over anything."""
        element = SubElement(self._root, "text", {"text-anchor": align, "paint-order": "stroke"})
        element.set("x", f"{at[0]:.1f}")
        element.set("y", f"{at[1]:.1f}")
        element.set("font-family", "Lato")
        element.set("font-size", f"{size:.0f}")
        element.set("font-weight", "700" if bold else "400")
        element.set("fill", self.palette.ink)
        element.set("stroke", self.palette.ground)
        element.set("stroke-width", f"{rim:.0f}")
        element.set("stroke-linejoin", "round")
        element.text = words
