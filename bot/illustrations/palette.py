"""The colours of a drawing: two tones, one highlight, and the ground they stand on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """`body` and `clothes` are the two tones, `far` is the body further away, `wood` is for things, `ink` for words."""

    name: str
    ground: str
    floor: str
    wood: str
    body: str
    clothes: str
    far: str
    ghost: str
    ink: str
    highlight: str

    @property
    def tones(self) -> tuple[str, ...]:
        """All of them, the most used first."""
        return (
            self.ground,
            self.clothes,
            self.body,
            self.highlight,
            self.ink,
            self.far,
            self.floor,
            self.wood,
            self.ghost,
        )


LIGHT = Palette(
    name="light",
    ground="#FBF8F2",
    floor="#E7DFD2",
    wood="#D3C6B0",
    body="#A9BEDA",
    clothes="#456A9C",
    far="#D3DDEB",
    ghost="#E3E8EE",
    ink="#2B3B50",
    highlight="#EA5B36",
)
DARK = Palette(
    name="dark",
    ground="#17212E",
    floor="#2C3A4C",
    wood="#43546B",
    body="#A5BBD8",
    clothes="#5580B8",
    far="#51647E",
    ghost="#2B394B",
    ink="#E9EEF5",
    highlight="#FF8257",
)
PALETTES = (LIGHT, DARK)
