"""The colours of a drawing: two tones, one highlight, and the ground they stand on."""

from __future__ import annotations

from dataclasses import dataclass


def contrast(one: str, other: str) -> float:
    """How far two colours are apart in lightness, 1 to 21, as the web's guidelines for readers have it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def linear(tone: str) -> tuple[float, float, float]:
    """The light of a colour such as #FBF8F2: red, green and blue, 0 to 1, without the bend of sRGB."""
    red, green, blue = (int(tone[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _unbent(red), _unbent(green), _unbent(blue)


def _luminance(tone: str) -> float:
    red, green, blue = linear(tone)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _unbent(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


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
    def strong(self) -> str:
        """The one of the two tones that stands out from the ground more."""
        return max((self.clothes, self.body), key=lambda tone: contrast(tone, self.ground))

    @property
    def soft(self) -> str:
        """The other one."""
        return min((self.clothes, self.body), key=lambda tone: contrast(tone, self.ground))

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
