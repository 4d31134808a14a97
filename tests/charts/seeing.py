"""How colours look to eyes that tell fewer of them apart, and how far apart two colours are."""

from __future__ import annotations

from bot.drawing.palette import linear

Light = tuple[float, float, float]
Matrix = tuple[Light, Light, Light]

SIGHTS: dict[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "no colours": ((0.2126, 0.7152, 0.0722),) * 3,
}
"""By what is missing: Machado, Oliveira and Fernandes 2009, at full severity, on linear light; and lightness alone."""

_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def difference(one: str, other: str, sight: Matrix) -> float:
    """How different two colours look, in hundredths of black to white in Oklab; 2 can just be told apart."""
    first, second = _lab(_times(sight, linear(one))), _lab(_times(sight, linear(other)))
    return 100 * float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def _lab(light: Light) -> Light:
    within = tuple(min(max(part, 0.0), 1.0) for part in light)
    long, middle, short = _times(_TO_LMS, within)  # type: ignore[arg-type]  # three parts
    return _times(_TO_LAB, (long ** (1 / 3), middle ** (1 / 3), short ** (1 / 3)))


def _times(matrix: Matrix, light: Light) -> Light:
    red, green, blue = (sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix)
    return red, green, blue
