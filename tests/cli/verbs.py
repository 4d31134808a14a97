"""The verbs of which some file is given, and what they say of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.backup import backup_to
from bot.cli.encrypt import change_key, encrypt_in_place
from bot.cli.misses import show_misses
from bot.cli.purge import purge_silent
from bot.cli.restore import restore_from

Verb = Callable[[Path], int]
"""A verb of which some file is given."""

ON_A_DATABASE: dict[str, Verb] = {
    "backup": lambda file: backup_to(file.with_name("another.db")),
    "purge": lambda _: purge_silent(dry_run=False),
    "count": lambda _: purge_silent(dry_run=True),
    "misses": lambda _: show_misses(as_json_text=True),
    "restore": restore_from,
    "encrypt": lambda _: encrypt_in_place(keep=True),
}
TAKING_A_FILE: dict[str, Verb] = {
    "backup": backup_to,
    "restore": restore_from,
    "rekey": lambda f: change_key(f, keep=True),
}


def one_line(capsys: pytest.CaptureFixture[str], words: str) -> None:
    """That is all that was said."""
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert words in said.err
