"""The pictures beside the drawings are made from them, in the size that is promised."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bot.catalogue.drawing_schemas import DrawingFile
from bot.catalogue.illustrations import read_drawings
from bot.catalogue.root import catalogue_root
from bot.drawing.palette import LIGHT, PALETTES, Palette
from bot.illustrations.frames import frames_of
from bot.illustrations.rendering import gif_of, is_made_of, png_of
from bot.illustrations.scene import svg_of

FOLDER = catalogue_root() / "content" / "illustrations"
DRAWINGS = read_drawings(catalogue_root())
EACH = [pytest.param(one, tones, id=f"{one.illustration}-{tones.name}") for one in DRAWINGS for tones in PALETTES]
MOST_OF_A_PICTURE = 20_000
MOST_OF_AN_ANIMATION = 200_000


@pytest.mark.parametrize(("drawing", "palette"), EACH)
def test_picture_is_up_to_date(drawing: DrawingFile, palette: Palette) -> None:
    content = (FOLDER / f"{drawing.illustration}.{palette.name}.png").read_bytes()
    assert is_made_of(content, [svg_of(drawing, palette)]), "run `make drawings`"
    assert Image.open(io.BytesIO(content)).width == 640
    assert len(content) <= MOST_OF_A_PICTURE


@pytest.mark.parametrize(("drawing", "palette"), [one for one in EACH if one.values[0].moves])  # type: ignore[union-attr]
def test_animation_is_up_to_date_and_goes_on_for_ever(drawing: DrawingFile, palette: Palette) -> None:
    content = (FOLDER / f"{drawing.illustration}.{palette.name}.gif").read_bytes()
    assert is_made_of(content, frames_of(drawing, palette)[0]), "run `make drawings`"
    image = Image.open(io.BytesIO(content))
    assert image.info["loop"] == 0
    assert len(content) <= MOST_OF_AN_ANIMATION


def test_no_other_file_is_shipped() -> None:
    wanted = {f"{one.illustration}.yaml" for one in DRAWINGS}
    for one in DRAWINGS:
        endings = ("png", "gif") if one.moves else ("png",)
        wanted |= {f"{one.illustration}.{palette.name}.{end}" for palette in PALETTES for end in endings}
    assert {path.name for path in FOLDER.iterdir()} == wanted


def test_another_drawing_is_told_from_the_shipped_one() -> None:
    one, other = (svg_of(drawing, LIGHT) for drawing in DRAWINGS[:2])
    assert is_made_of(png_of(one, LIGHT), [one])
    assert not is_made_of(png_of(one, LIGHT), [other])
    moving = gif_of([one, other], LIGHT, [100, 200], (64, 48))
    assert is_made_of(moving, [one, other])
    assert not is_made_of(moving, [other, one])


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_words_and_highlight_stand_out_by_lightness_alone(palette: Palette) -> None:
    assert _contrast(palette.ink, palette.ground) >= 7
    assert _contrast(palette.highlight, palette.ground) >= 3
    assert _contrast(palette.clothes, palette.ground) >= 3


def test_every_movement_of_the_stretch_the_release_and_the_lowering_is_there() -> None:
    assert {one.illustration for one in DRAWINGS if one.moves} == {
        "hinge",
        "cramp_release",
        "nordic_curl",
        "romanian_deadlift",
    }


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return sum(part * one for part, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
