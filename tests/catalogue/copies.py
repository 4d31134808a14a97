"""Copies of the real content that tests break in one place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from bot.catalogue import library
from bot.catalogue.cues import check_readable
from bot.catalogue.files import Folder, Model
from bot.catalogue.library import library_of
from bot.catalogue.problems import ContentError, Problem
from bot.catalogue.red_flags import read_red_flags
from bot.catalogue.root import catalogue_root
from bot.domain.cues import Cues
from bot.domain.red_flags import RedFlagLexicon

Known = dict[tuple[str, type[BaseModel], bytes], tuple[Any, tuple[Problem, ...]]]
"""By its name, what it is read as and what stands in it: what a file says, and its problems."""


_KEPT = 2
"""So many cues are known to be sound: those of the content, and the same without the kinds where these are broken."""


class KnownSound:
    """Reads neither the cues nor the warning signs of the content again: few copies are broken there."""

    def __init__(self, known: Known) -> None:
        """Reads all of the content, which is sound."""
        self._cues: list[Cues] = []
        self._signs: tuple[Cues, tuple[bytes, ...], RedFlagLexicon] | None = None
        with pytest.MonkeyPatch.context() as patch:
            self.stand_in(patch)
            library_of(RememberingFolder(catalogue_root(), known))

    def stand_in(self, patch: pytest.MonkeyPatch) -> None:
        """Take the place of both steps of loading the library."""
        patch.setattr(library, "check_readable", self._check_readable)
        patch.setattr(library, "read_red_flags", self._read_red_flags)

    def _check_readable(self, folder: Folder, cues: Cues) -> bool:
        sound = cues in self._cues or check_readable(folder, cues)
        if sound and cues not in self._cues and len(self._cues) < _KEPT:
            self._cues.append(cues)
        return sound

    def _read_red_flags(self, folder: Folder, cues: Cues) -> RedFlagLexicon | None:
        files = tuple(path.read_bytes() for path in sorted((folder.root / "intents/red_flags").rglob("*.yaml")))
        if self._signs is not None and self._signs[:2] == (cues, files):
            return self._signs[2]
        found = read_red_flags(folder, cues)
        if found is not None and self._signs is None:
            self._signs = cues, files, found
        return found


class RememberingFolder(Folder):
    """A folder that reads no file again that it knows, word for word: most are the same in every copy."""

    def __init__(self, root: Path, known: Known) -> None:
        super().__init__(root)
        self._known = known

    def read(self, path: Path, model: type[Model]) -> Model | None:
        """As in any folder."""
        if not path.exists():
            return super().read(path, model)
        key = (self.name(path), model, path.read_bytes())
        if key not in self._known:
            alone = Folder(self.root)
            self._known[key] = alone.read(path, model), tuple(alone.problems)
        found: Model | None
        found, problems = self._known[key]
        self.problems += problems
        return found


class Content:
    """intents/ and content/ in a folder of their own."""

    def __init__(self, root: Path, known: Known | None = None) -> None:
        self.root = root
        self._known = known if known is not None else {}
        for folder in ("intents", "content"):
            shutil.copytree(catalogue_root() / folder, root / folder)

    def read(self, file: str) -> dict[str, Any]:
        """A file as plain data."""
        data: dict[str, Any] = yaml.load((self.root / file).read_text(encoding="utf-8"), yaml.CSafeLoader)
        return data

    def write(self, file: str, data: object) -> None:
        """Plain data, or lines as they are, as a file."""
        content = (
            data
            if isinstance(data, str)
            else yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        )
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
            library_of(RememberingFolder(self.root, self._known))
        except ContentError as error:
            return [str(problem) for problem in error.problems]
        return []
