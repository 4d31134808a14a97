"""A file of harmless phrases to put around labelled messages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from bot.catalogue.files import Folder
from bot.catalogue.problems import ContentError
from bot.catalogue.schemas import Strict
from bot.domain.wrapping import Wrapping


class PhraseEntry(Strict):
    """One phrase; exactly one of `before` and `after` holds its whole text, with {} for the message."""

    id: str
    kind: str
    half: Literal["tune", "held"]
    before: str | None = None
    after: str | None = None
    not_with: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_one_place(self) -> PhraseEntry:
        if (self.before is None) == (self.after is None) or "{}" not in (self.before or self.after or ""):
            raise ValueError("needs either before or after, with {}")
        return self


class WrappingFile(Strict):
    """tests/said/wrapping.yaml"""

    phrases: Annotated[tuple[PhraseEntry, ...], Field(min_length=1)]


def load_wrappings(path: Path) -> list[Wrapping]:
    """The phrases of a file. Raises ContentError with every problem."""
    folder = Folder(path.parent)
    file = folder.read(path, WrappingFile)
    if file is None:
        raise ContentError(folder.problems)
    return [Wrapping(one.id, one.before or one.after or "", one.not_with) for one in file.phrases]
