"""Copies of the real content that tests break in one place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from bot.catalogue.library import load_library
from bot.catalogue.problems import ContentError
from bot.catalogue.root import catalogue_root


class Content:
    """intents/ and content/ in a folder of their own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("intents", "content"):
            shutil.copytree(catalogue_root() / folder, root / folder)

    def read(self, file: str) -> dict[str, Any]:
        """A file as plain data."""
        data: dict[str, Any] = yaml.safe_load((self.root / file).read_text(encoding="utf-8"))
        return data

    def write(self, file: str, data: object) -> None:
        """Plain data, or lines as they are, as a file."""
        content = data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def change(self, file: str, **values: object) -> None:
        """Set top-level keys of a file."""
        self.write(file, {**self.read(file), **values})

    def replace(self, file: str, old: str, new: str) -> None:
        """Write something else for what stands in a file."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text, old
        self.write(file, text.replace(old, new, 1))

    def remove(self, file: str) -> None:
        """Take a file away."""
        (self.root / file).unlink()

    def problems(self) -> list[str]:
        """What loading complains of, one line a problem."""
        try:
            load_library(self.root)
        except ContentError as error:
            return [str(problem) for problem in error.problems]
        return []
