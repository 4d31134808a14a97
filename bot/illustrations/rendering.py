"""From an SVG to the files that are sent: PNG in few colours, and a GIF of a movement."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence

from PIL import Image, ImageColor
from PIL.PngImagePlugin import PngInfo

from bot.drawing.palette import Palette
from bot.drawing.raster import png_from

_STEPS_BETWEEN = 3
_MADE_OF = "Made-of"


def png_of(svg: str, palette: Palette) -> bytes:
    """The picture in its own size, in the colours of the palette: a third of the bytes, and no eye sees it."""
    noted = PngInfo()
    noted.add_text(_MADE_OF, _mark([svg]))
    out = io.BytesIO()
    _image(svg).quantize(palette=_shades(palette), dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True, pnginfo=noted
    )
    return out.getvalue()


def gif_of(svgs: Sequence[str], palette: Palette, milliseconds: Sequence[int], size: tuple[int, int]) -> bytes:
    """The pictures one after the other, again and again."""
    images = [_image(svg).resize(size, Image.Resampling.LANCZOS) for svg in svgs]
    shades = _shades(palette)
    frames = [image.quantize(palette=shades, dither=Image.Dither.NONE) for image in images]
    out = io.BytesIO()
    frames[0].save(
        out,
        "GIF",
        save_all=True,
        append_images=frames[1:],
        duration=list(milliseconds),
        loop=0,
        optimize=True,
        comment=_mark(svgs).encode(),
    )
    return out.getvalue()


def is_made_of(content: bytes, svgs: Sequence[str]) -> bool:
    """Whether a file is a picture of just these SVGs, whatever version of the libraries made it."""
    image = Image.open(io.BytesIO(content))
    noted = image.info.get("comment", b"").decode() if image.format == "GIF" else image.info.get(_MADE_OF)
    return bool(noted == _mark(svgs))


def _mark(svgs: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(svgs).encode()).hexdigest()[:32]


def _shades(palette: Palette) -> Image.Image:
    """The colours of a palette, and for smooth edges the steps between any two."""
    tones = [ImageColor.getrgb(tone)[:3] for tone in palette.tones]
    pairs = [(one, other) for number, one in enumerate(tones) for other in tones[number + 1 :]]
    shades: dict[tuple[int, ...], None] = dict.fromkeys(tones)
    for one, other in pairs:
        for step in range(1, _STEPS_BETWEEN + 1):
            part = step / (_STEPS_BETWEEN + 1)
            shades[tuple(round(a + (b - a) * part) for a, b in zip(one, other, strict=True))] = None
    image = Image.new("P", (1, 1))
    image.putpalette([channel for shade in shades for channel in shade])
    return image


def _image(svg: str) -> Image.Image:
    return Image.open(io.BytesIO(png_from(svg))).convert("RGB")
