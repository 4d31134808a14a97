"""Take the pictures of the README anew, and look at them before you commit them. It needs a font with emoji.

python -m tests.screenshots [NAME ...] [--folder FOLDER]
"""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from tests.screenshots.scenes import SCENES
from tests.screenshots.taking import NoBrowserError, take

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"


def main(arguments: Sequence[str]) -> int:
    """0 where every picture was taken."""
    names = [scene.name for scene in SCENES]
    reader = ArgumentParser("tests.screenshots", description=__doc__)
    reader.add_argument("names", nargs="*", metavar="NAME", help=f"some of them only: {', '.join(names)}")
    reader.add_argument("--folder", type=Path, default=FOLDER)
    asked = reader.parse_args(arguments)
    unknown = set(asked.names) - set(names)
    if unknown:
        reader.error(f"no picture is named {', '.join(sorted(unknown))}")
    asked.folder.mkdir(parents=True, exist_ok=True)
    try:
        asyncio.run(take([scene for scene in SCENES if scene.name in (asked.names or names)], asked.folder))
    except NoBrowserError as error:
        reader.exit(2, f"{error}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
