"""The shape of content/illustrations/*.yaml. Field descriptions are the reference for people who edit them.

Lengths in a body are parts of its height; places on the picture are pixels, with y downwards. Angles are degrees.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from bot.catalogue.schemas import Id, Line, Prose, Strict

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Point = tuple[float, float]
Held = Literal[
    "back straight",
    "back round",
    "knee straight",
    "knee bent",
    "hip straight",
    "hip bent",
    "toes up",
    "muscle short",
    "muscle long",
    "upright",
]
Landmark = Annotated[str, StringConstraints(pattern=r"^(far )?[a-z]+( [a-z]+)?$")]
Place = tuple[Landmark, float, float] | Point
"""Pixels, or a landmark of the first figure with an offset in pixels."""


class Leg(Strict):
    """A leg: the hip's flexion (0 in line with the trunk), the inner angle of the knee (180 straight), the ankle."""

    hip: Annotated[float, Field(ge=-30, le=130)] = 0
    knee: Annotated[float, Field(ge=35, le=182)] = 178
    ankle: Annotated[float, Field(ge=60, le=150)] = 90


class Arm(Strict):
    """An arm: the shoulder's flexion (0 hanging along the trunk) and the elbow's angle, or what the hand is at."""

    shoulder: Annotated[float, Field(ge=-60, le=190)] = 0
    elbow: Annotated[float, Field(ge=35, le=182)] = 168
    reach: Landmark | None = None
    offset: Point = (0, 0)


class Pose(Strict):
    """How a body is held: the pelvis' lean (0 upright, 90 face down, -90 on the back), the spine's and neck's bend."""

    trunk: Annotated[float, Field(ge=-120, le=120)] = 0
    spine: Annotated[float, Field(ge=-30, le=110)] = 0
    neck: Annotated[float, Field(ge=-60, le=60)] = 0
    belly: Annotated[float, Field(ge=-0.02, le=0.05)] = 0
    leg: Leg = Leg()
    far_leg: Leg = Leg()
    arm: Arm = Arm()
    far_arm: Arm = Arm()


class Figure(Strict):
    """A body in the picture. `moves_from` is the pose that an animation begins in; `pose` is where it ends.

    `holds` says in words what the pose must be like; tests measure it.
    """

    pose: Pose
    moves_from: Pose | None = None
    anchor: Landmark = "hip"
    x: float
    y: float | None = None
    muscle: bool = False
    weights: bool = False
    strap: bool = False
    holds: Annotated[tuple[Held, ...], Field(min_length=1)]


class Arrow(Strict):
    """An arrow from a place to another."""

    start: Place
    end: Place
    bend: float = 0
    heads: Literal[1, 2] = 1


class Words(Strict):
    """A label; with `to`, a thin line leads to that place."""

    text: Label
    at: Place
    to: Place | None = None
    align: Literal["start", "middle", "end"] = "middle"
    strong: bool = False


class Dashes(Strict):
    """A dashed line that shows what is in line; it moves with the body."""

    start: Place
    end: Place


class Dot(Strict):
    """A ring around a place."""

    at: Place
    radius: float = 12


class Bar(Strict):
    """How long the muscle of the first figure is, as a bar below it."""

    x: float
    y: float


class Block(Strict):
    """Something that rests on the floor or holds the feet."""

    x: float
    y: float
    width: float
    height: float


class Panel(Strict):
    """A part of the picture with its own scale, floor and figures; a chair is under the first of them."""

    box: tuple[float, float, float, float]
    scale: float = 300
    floor: float | None = None
    title: Label | None = None
    mark: Literal["right", "wrong", "careful"] | None = None
    figures: tuple[Figure, ...] = ()
    chair: bool = False
    arrows: tuple[Arrow, ...] = ()
    words: tuple[Words, ...] = ()
    lines: tuple[Dashes, ...] = ()
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    blocks: tuple[Block, ...] = ()
    shakes: tuple[tuple[Landmark, float, float], ...] = ()
    view: Literal["back", "muscle", "fibres"] | None = None


class DrawingFile(Strict):
    """content/illustrations/<illustration>.yaml"""

    illustration: Id
    alt: Prose
    shows: Line
    facts: Annotated[tuple[str, ...], Field(min_length=1)]
    size: tuple[int, int] = (640, 480)
    panels: Annotated[tuple[Panel, ...], Field(min_length=1)]

    @property
    def moves(self) -> bool:
        """Whether any figure of it moves, so that there is an animation of it too."""
        return any(figure.moves_from for panel in self.panels for figure in panel.figures)

    @model_validator(mode="after")
    def _bars_have_a_muscle(self) -> DrawingFile:
        if any(panel.bars and not panel.figures for panel in self.panels):
            raise ValueError("a bar shows the muscle of a figure, and there is none")
        return self
