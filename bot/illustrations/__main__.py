"""`python -m bot.illustrations`: every drawing anew, in light and dark, beside its YAML file."""

from __future__ import annotations

import sys

from bot.catalogue.illustrations import read_drawings
from bot.catalogue.problems import ContentError
from bot.catalogue.root import catalogue_root
from bot.drawing.palette import PALETTES
from bot.illustrations.frames import GIF_SIZE, frames_of
from bot.illustrations.rendering import gif_of, png_of
from bot.illustrations.scene import svg_of


def main() -> int:
    """Write all files; the exit code is 1 where the content has problems."""
    root = catalogue_root()
    try:
        drawings = read_drawings(root)
    except ContentError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    folder, written = root / "content" / "illustrations", 0
    for drawing in drawings:
        for palette in PALETTES:
            stem = f"{drawing.illustration}.{palette.name}"
            files = {f"{stem}.png": png_of(svg_of(drawing, palette), palette)}
            if drawing.moves:
                svgs, milliseconds = frames_of(drawing, palette)
                files[f"{stem}.gif"] = gif_of(svgs, palette, milliseconds, GIF_SIZE)
            for name, content in files.items():
                (folder / name).write_bytes(content)
                written += len(content)
                sys.stdout.write(f"{len(content):7,} {name}\n")
    sys.stdout.write(f"{written:7,} bytes in all\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
