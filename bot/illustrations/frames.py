"""The moments of an animation: there, a rest, and back again."""

from __future__ import annotations

from bot.catalogue.drawing_schemas import DrawingFile
from bot.drawing.palette import Palette
from bot.illustrations.scene import eased, svg_of

GIF_SIZE = (480, 360)
_STEPS = 10
_STEP = 140
_REST_AT_THE_START = 900
_REST_AT_THE_END = 1800
"""Milliseconds. Slow, because the movements are to be done slowly."""


def frames_of(drawing: DrawingFile, palette: Palette) -> tuple[list[str], list[int]]:
    """The pictures of one round, and how long each stands, in milliseconds."""
    there = [step / _STEPS for step in range(_STEPS + 1)]
    moments = [*there, *reversed(there[1:-1])]
    svgs = [svg_of(drawing, palette, eased(moment), shadow=False) for moment in moments]
    stands = {0.0: _REST_AT_THE_START, 1.0: _REST_AT_THE_END}
    return svgs, [stands.get(moment, _STEP) for moment in moments]
