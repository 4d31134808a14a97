"""hammy backup"""

from __future__ import annotations

import os
from pathlib import Path

from bot.cli.database import database, explained
from bot.cli.failing import FailedError, complain
from bot.storage.sqlite.copies import copy


def backup_to(target: Path) -> int:
    """Copy the database into a new file, also while Hammy runs, and look that through. 1 after one line otherwise."""
    try:
        source = database()
        with explained():
            target.exists()  # raises where that cannot be known
            if os.path.lexists(target):
                complain(f"{target}: is there already, and is not written over")
                return 1
            copy(source.path, target, source.key)
    except FailedError:
        return 1
    print(f"{source.path} was copied to {target}, and the copy is sound.")
    return 0
