"""ARCHITECTURE says which files a column touches; columns that are there already hold it to that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ("bot/domain", "bot/storage", "bot/views", "content")
FIRST = "bot/storage/sqlite/migrations/0001_reminders.sql"
ALWAYS = {FIRST, "bot/storage/sqlite/rows.py", "bot/views/export.py", "content/privacy.yaml"}


def files_naming(column: str) -> Iterator[str]:
    """The files of these layers with that word in them."""
    for layer in LAYERS:
        for file in sorted((ROOT / layer).rglob("*.*")):
            if file.suffix in {".py", ".sql", ".yaml"} and re.search(rf"\b{column}\b", file.read_text("utf-8")):
                yield str(file.relative_to(ROOT))


@pytest.mark.parametrize(
    ("column", "more"),
    [
        ("stretches_paused_until", {"bot/domain/profile.py", "bot/views/reminders.py"}),
        ("quiet_start", set()),
        ("countdown_at", {"bot/storage/sqlite/trimming.py", "bot/storage/sqlite/migrations/0002_any_kind.sql"}),
    ],
)
def test_a_column_is_named_in_few_files(column: str, more: set[str]) -> None:
    assert set(files_naming(column)) == ALWAYS | more
