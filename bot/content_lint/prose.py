"""Everything a person may read, as its author wrote it and with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import RootModel

from bot.catalogue.files import Folder

_FOLDERS = (
    "content/answers",
    "content/voice",
    "content/checklists",
    "content/nudges",
    "content/illustrations",
    "content/out_of_scope",
    "content/sessions",
)
_KINDS = "content/kinds.yaml"
_READ = frozenset(
    {"says", "asks", "sign", "title", "sentences", "labels", "name", "reminders", "new", "alt", "text", "asides"}
)
"""What stands below these keys is read by people; the rest says where it comes from and how it is used."""


@dataclass(frozen=True, slots=True)
class Prose:
    """One text of a content file."""

    file: str
    key: str
    text: str


class _AnyFile(RootModel[dict[str, object]]):
    """A file of any shape; the shapes were checked when the library was loaded."""


def read_prose(root: Path) -> list[Prose]:
    """All texts below content/ that people read."""
    folder = Folder(root)
    files = [found for below in _FOLDERS for found in folder.read_all(below, _AnyFile)]
    kinds = folder.read(root / _KINDS, _AnyFile)
    if kinds is not None:
        files.append((root / _KINDS, kinds))
    return [
        Prose(folder.name(path), key, text) for path, file in files for key, text in _texts(file.root, "", read=False)
    ]


def _texts(node: object, key: str, *, read: bool) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        if read:
            yield key, node
    elif isinstance(node, dict):
        for name, below in node.items():
            yield from _texts(below, f"{key}.{name}".lstrip("."), read=read or name in _READ)
    elif isinstance(node, list):
        for number, below in enumerate(node):
            yield from _texts(below, f"{key}.{number}", read=read)
