"""The steps from one version of the database to the next: numbered .sql files, in order, each applied once."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Migration:
    """One step; the database is at `version` after it."""

    version: int
    statements: tuple[str, ...]


def read_migrations(folder: Traversable | None = None) -> tuple[Migration, ...]:
    """All steps of a folder, by default those of this version, by the number their names begin with."""
    folder = folder or files(__package__)
    found = [
        Migration(int(file.name.partition("_")[0]), tuple(_statements(file.read_text("utf-8"))))
        for file in folder.iterdir()
        if file.name.endswith(".sql")
    ]
    return tuple(sorted(found, key=lambda one: one.version))


def _statements(script: str) -> list[str]:
    """A script cut into whole statements, so that all of them can be one transaction."""
    statements: list[str] = []
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            statements.append(begun)
            begun = ""
    if any(line.strip() and not line.strip().startswith("--") for line in begun.splitlines()):
        raise ValueError("a statement has no end")
    return statements
