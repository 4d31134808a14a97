"""content/illustrations: what each picture shows, and the drawing it is made from."""

from __future__ import annotations

from pathlib import Path

from bot.catalogue.drawing_schemas import DrawingFile
from bot.catalogue.files import Folder
from bot.catalogue.problems import ContentError


def read_drawings(root: Path) -> list[DrawingFile]:
    """All drawings as data, by name. Raises ContentError with every problem."""
    folder = Folder(root)
    drawings = _read(folder)
    if folder.problems:
        raise ContentError(folder.problems)
    return drawings


def _read(folder: Folder) -> list[DrawingFile]:
    drawings = []
    for path, file in folder.read_all("content/illustrations", DrawingFile):
        if file.illustration != path.stem:
            folder.report(path, "illustration", f"must be the file's name, {path.stem}")
        drawings.append(file)
    return drawings
